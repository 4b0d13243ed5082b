#include "tools/rouge.h"

#include <algorithm>

#include "text/fold.h"

namespace khabar::tools {
namespace {

using Bigrams = std::map<std::pair<std::u16string, std::u16string>, int>;

Bigrams bigrams(const WordList& words) {
  Bigrams out;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) ++out[{words[i], words[i + 1]}];
  return out;
}

int common(const Bigrams& a, const Bigrams& b) {
  int out = 0;
  for (const auto& [pair, count] : a)
    if (const auto at = b.find(pair); at != b.end()) out += std::min(count, at->second);
  return out;
}

int count(const WordList& words) { return words.empty() ? 0 : static_cast<int>(words.size()) - 1; }

bool is_space(char16_t c) { return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n' || c == u'\u00A0'; }

}  // namespace

WordList rouge_words(std::u16string_view text) {
  WordList out(1);
  for (const char16_t c : fold_key(text)) {
    const bool letter =
        is_arabic_letter(c) || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
    if (letter)
      out.back() += c;
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::vector<WordList> rouge_sentences(std::u16string_view text) {
  std::vector<WordList> out;
  std::size_t from = 0;
  const auto cut = [&](std::size_t end) {
    WordList words = rouge_words(text.substr(from, end - from));
    if (words.size() > 1) out.push_back(std::move(words));
    from = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_stop = i > 0 && std::u16string_view(u".!؟?").find(text[i - 1]) != std::u16string_view::npos;
    if (text[i] == u'\n' || (is_space(text[i]) && after_stop)) cut(i);
  }
  cut(text.size());
  return out;
}

WordList take_within(const std::vector<WordList>& sentences, const std::vector<int>& order, double budget) {
  std::vector<int> taken;
  std::size_t used = 0;
  for (const int i : order) {
    const std::size_t more = sentences[static_cast<std::size_t>(i)].size();
    if (!taken.empty() && static_cast<double>(used + more) > budget) continue;
    taken.push_back(i);
    used += more;
  }
  std::sort(taken.begin(), taken.end());
  WordList out;
  for (const int i : taken) {
    const WordList& words = sentences[static_cast<std::size_t>(i)];
    out.insert(out.end(), words.begin(), words.end());
  }
  return out;
}

double rouge_2(const WordList& given, const WordList& right) {
  const int all = count(given) + count(right);
  return all > 0 ? 2.0 * common(bigrams(given), bigrams(right)) / all : 0;
}

double bigrams_within(const WordList& part, const WordList& whole) {
  return count(part) > 0 ? static_cast<double>(common(bigrams(part), bigrams(whole))) / count(part) : 0;
}

}  // namespace khabar::tools
