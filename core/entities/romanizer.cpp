#include "entities/romanizer.h"

#include "khabar/utf.h"
#include "text/fold.h"

namespace khabar {
namespace {

/// What a node's key has after the letter, in this order (core/tools/train_romanizer.py): `last` is whether a vowel was
/// written last, the others are neighbours of the letter.
constexpr int last = 99;
constexpr int order[] = {last, 1, -1, 2, -2, -3, 3, 4};

/// Letters whose difference the folding of keys would level have codes of their own in the table; letters for sounds
/// that Arabic has not are written as the letter that news has for them.
char16_t code(char16_t letter) {
  constexpr std::u16string_view letters = u"أإآىةؤئءڨڤگپ", codes = u"AIMYPWEHقفغب";
  const std::size_t at = letters.find(letter);
  return at == std::u16string_view::npos ? letter : codes[at];
}

char16_t last_written(const std::string& out) {
  if (out.empty()) return u'_';
  return std::string_view("aeiouy").find(out.back()) == std::string_view::npos ? u'c' : u'v';
}

/// How the keys of a tree begin.
std::u16string_view prefix(NameOrigin origin) {
  if (origin == NameOrigin::foreign) return {};
  return origin == NameOrigin::arab ? u"O" : u"F";
}

}  // namespace

std::string Romanizer::write(std::u16string_view word, NameOrigin origin) const {
  std::string out;
  const int size = static_cast<int>(word.size());
  for (int i = 0; i < size; ++i) {
    const char16_t letter = word[static_cast<std::size_t>(i)];
    if (!is_arabic_letter(letter)) {
      out += to_utf8(word.substr(static_cast<std::size_t>(i), 1));
      continue;
    }
    std::u16string key(prefix(origin));
    const std::size_t shortest = key.size() + 1;
    key += code(letter);
    for (int what : order) {
      const int at = i + what;
      key += what == last ? last_written(out) : at < 0 || at >= size ? u'_' : code(word[static_cast<std::size_t>(at)]);
    }
    for (std::size_t length = key.size(); length >= shortest; --length)
      if (const auto rows = nodes_.find(std::u16string_view(key).substr(0, length))) {
        out += nodes_.text(rows->begin, latin_);
        break;
      }
  }
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace khabar
