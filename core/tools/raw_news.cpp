#include "tools/raw_news.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "khabar/utf.h"

namespace khabar::tools {
namespace {

std::vector<std::string> read_texts(const std::string& folder) {
  std::vector<std::string> out;
  std::string line;
  std::ifstream articles(folder + "/antcorpus.jsonl");
  while (std::getline(articles, line)) {
    const auto article = nlohmann::json::parse(line, nullptr, false);
    if (article.is_object() && article.contains("text")) out.push_back(article["text"].get<std::string>());
  }
  std::ifstream translations(folder + "/ntrex-ar-en.tsv");
  std::getline(translations, line);
  std::string document;
  while (std::getline(translations, line)) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    if (line.substr(0, first) != document) out.emplace_back();
    document = line.substr(0, first);
    out.back() += line.substr(first + 1, second - first - 1) + "\n";
  }
  return out;
}

}  // namespace

std::vector<LabelledDocument> read_raw_news(const std::string& folder) {
  std::vector<LabelledDocument> out;
  for (const std::string& text : read_texts(folder))
    if (auto wide = to_utf16(text)) out.push_back(unlabelled(std::move(*wide)));
  return out;
}

void add_words(const Document& doc, WordStream& words) {
  for (const Sentence& s : doc.sentences) {
    for (int i = s.tokens.begin; i < s.tokens.end; ++i) {
      const bool number = doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::number;
      words.emplace_back(number ? std::u16string_view(u"0") : doc.stem_key(i));
    }
    words.emplace_back();
  }
}

}  // namespace khabar::tools
