#include "tools/marked_words.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar::tools {
namespace {

struct Mark {
  std::size_t start = 0;
  std::u16string word;
  Pos pos = Pos::X;
};
using Marks = std::map<std::string, std::vector<Mark>>;  ///< by "corpus/document"

/// What follows the last mark as far as it tells something of it.
constexpr std::size_t context_units = 200;

Marks read_marks(const std::string& path) {
  Marks out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("corpus\t")) continue;
    std::istringstream cells(line);
    std::string corpus, document, word, tag;
    Mark mark;
    cells >> corpus >> document >> mark.start >> word >> tag;
    const auto tagged = pos(tag);
    const auto wide = to_utf16(word);
    if (!cells || !tagged || !wide) {
      std::fprintf(stderr, "%s: no mark: %s\n", path.c_str(), line.c_str());
      continue;
    }
    mark.word = *wide;
    mark.pos = *tagged;
    out[corpus + '/' + document].push_back(std::move(mark));
  }
  return out;
}

/// Calls `visit` with "corpus/document" and the text of each article.
void for_each_text(const std::string& data, const std::function<void(const std::string&, const std::string&)>& visit) {
  std::string line;
  std::ifstream news(data + "/news/antcorpus.jsonl"), extracts(data + "/summary/easc-dev.jsonl");
  while (std::getline(news, line)) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (row.is_object()) visit("ant/" + row.value("id", ""), row.value("title", "") + "\n" + row.value("text", ""));
  }
  while (std::getline(extracts, line)) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (row.is_object()) visit("easc/" + row.value("topic", ""), row.value("text", ""));
  }
  std::ifstream sentences(data + "/news/ntrex-ar-en.tsv");
  for (int number = 0; std::getline(sentences, line); ++number) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos)
      visit("ntrex/" + std::to_string(number), line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
}

GoldDocument make_marked(const std::string& name, const std::u16string& text, const std::vector<Mark>& marks,
                         const Lexicon& lexicon) {
  std::size_t end = 0;
  for (const Mark& m : marks) end = std::max(end, m.start + m.word.size() + context_units);
  GoldDocument out;
  out.doc = make_document(text.substr(0, end), lexicon);
  out.words.resize(out.doc.tokens.size());
  for (const Mark& m : marks) {
    const auto start = static_cast<std::int32_t>(m.start);
    const TokenRange tokens = out.doc.tokens_at({start, start + static_cast<std::int32_t>(m.word.size())});
    if (m.start > text.size() || text.substr(m.start, m.word.size()) != m.word || tokens.size() != 1) {
      std::fprintf(stderr, "%s: the word at %zu is another\n", name.c_str(), m.start);
      continue;
    }
    GoldWord gold;
    gold.pos = morphology::pos_bit(m.pos);
    out.words[static_cast<std::size_t>(tokens.begin)] = gold;
  }
  return out;
}

}  // namespace

std::vector<GoldDocument> read_marked_words(const std::string& annotations, const std::string& data,
                                            const Lexicon& lexicon) {
  const Marks marks = read_marks(annotations);
  std::vector<GoldDocument> out;
  for_each_text(data, [&](const std::string& name, const std::string& text) {
    const auto found = marks.find(name);
    if (found == marks.end()) return;
    if (const auto wide = to_utf16(text)) out.push_back(make_marked(name, *wide, found->second, lexicon));
  });
  return out;
}

}  // namespace khabar::tools
