#include "tools/conll.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "entities/rules.h"
#include "khabar/utf.h"
#include "lexicon/lexicon.h"
#include "morphology/morphology.h"
#include "tagger/labels.h"
#include "text/text.h"
#include "time/time.h"
#include "tools/files.h"

namespace khabar::tools {
namespace {

using tagger::Coarse;

/// The types of ANERcorp and of NewsFANE (its fine classes are those of ACE, with some more).
std::optional<Coarse> coarse_type(const std::string& type) {
  static const std::map<std::string, Coarse> types = [] {
    std::map<std::string, Coarse> m;
    for (const char* t : {"PER", "PERS", "Politician", "Athlete", "Artist", "Other_PER", "Businessperson", "Engineer",
                          "Scientist", "Religious_PER", "Lawyer", "Police"})
      m[t] = Coarse::PER;
    for (const char* t :
         {"LOC", "Nation", "Population-Center", "State-or-Province", "County-or-District", "GPE-Cluster", "Continent",
          "Water-Body", "Land-Region-Natural", "Airport", "Building-Grounds", "Path", "Subarea-Facility", "Plant"})
      m[t] = Coarse::LOC;
    for (const char* t : {"ORG", "Government", "Non-Governmental", "Sports", "Media", "Commercial", "Educational",
                          "Religious_ORG", "Medical-Science", "Entertainment"})
      m[t] = Coarse::ORG;
    for (const char* t : {"MIS", "MISC", "Group", "Book", "Movie", "Software", "Hardware", "Food", "Drug", "Air",
                          "Water", "Land", "Projectile", "Shooting"})
      m[t] = Coarse::MISC;
    return m;
  }();
  const auto found = types.find(type);
  if (found == types.end()) return std::nullopt;
  return found->second;
}

Span span_of(const nlohmann::json& j) { return {j.at("start").get<int>(), j.at("end").get<int>()}; }

struct Name {
  Span span;
  Coarse type;
};

/// One document's text with the names in it.
struct Text {
  std::u16string text;
  std::vector<Name> names;

  void add(const LabelledSentence& sentence, bool join_clitics) {
    std::string open_type;
    for (const LabelledWord& w : sentence) {
      auto word = to_utf16(w.word);
      if (!word || word->empty()) continue;
      // ل + ال is written لل: the article's alef goes.
      if (joined_lam_ && word->substr(0, 2) == u"ال") word->erase(0, 1);
      const auto start = static_cast<std::int32_t>(text.size());
      text += *word;
      const Span span{start, static_cast<std::int32_t>(text.size())};
      const bool clitic = join_clitics && w.tag == "O" && word->size() == 1 && is_clitic((*word)[0]);
      joined_lam_ = clitic && (*word)[0] == u'ل';
      if (!clitic) text += u' ';
      const std::string type = w.tag == "O" ? "" : w.tag.substr(2);
      const auto coarse = coarse_type(type);
      if (!coarse) {
        open_type.clear();
        continue;
      }
      if (w.tag[0] == 'I' && type == open_type)
        names.back().span.end = span.end;
      else
        names.push_back({span, *coarse});
      open_type = type;
    }
    text += u'\n';
    joined_lam_ = false;
  }

 private:
  static bool is_clitic(char16_t c) { return std::u16string_view(u"وفبلكس").find(c) != std::u16string_view::npos; }
  bool joined_lam_ = false;
};

LabelledDocument analyse(std::u16string text) {
  static const auto lexicon = Lexicon::open(builtin_block());
  static const TextStage text_stage(*lexicon);
  static const MorphologyStage morphology(*lexicon);
  static const TimeStage time(*lexicon);
  static const NameRules rules(*lexicon);
  LabelledDocument out;
  out.doc.text = std::move(text);
  text_stage.run(out.doc);
  morphology.run(out.doc);
  time.run(out.doc);
  const NameWords words(out.doc, rules.tables());
  const std::vector<Candidate> names = rules.settled(out.doc, words, rules.candidates(out.doc, words));
  out.hints = NameRules::hints(out.doc, names);
  out.second_hints = rules.second_hints(out.doc, words, names);
  return out;
}

/// Labels of these names; where two lie over each other, of the later.
template <class Names>
std::vector<int> labels_of(const Document& doc, const Names& names) {
  std::vector<int> out(doc.tokens.size(), tagger::outside);
  for (const auto& name : names) {
    const TokenRange range = doc.tokens_at(name.span);
    for (int i = range.begin; i < range.end; ++i) {
      const tagger::Part part = range.size() == 1    ? tagger::Part::S
                                : i == range.begin   ? tagger::Part::B
                                : i == range.end - 1 ? tagger::Part::E
                                                     : tagger::Part::I;
      out[static_cast<std::size_t>(i)] = tagger::label(name.type, part);
    }
  }
  return out;
}

LabelledDocument label(const Text& text) {
  LabelledDocument out = analyse(text.text);
  out.labels = labels_of(out.doc, text.names);
  return out;
}

}  // namespace

std::vector<LabelledSentence> read_conll(const std::string& path) {
  std::ifstream in(path);
  std::vector<LabelledSentence> out;
  LabelledSentence sentence;
  std::string line;
  const auto close = [&] {
    if (!sentence.empty()) out.push_back(std::move(sentence));
    sentence.clear();
  };
  while (std::getline(in, line)) {
    const std::size_t gap = line.find_last_of(" \t");
    if (gap == std::string::npos) {
      close();
      continue;
    }
    std::string word = line.substr(0, gap);
    if (word.rfind("\xEF\xBB\xBF", 0) == 0) word.erase(0, 3);
    std::string tag = line.substr(gap + 1);
    if (tag.size() < 3) tag = "O";
    sentence.push_back({word, tag});
  }
  close();
  return out;
}

std::vector<LabelledDocument> make_documents(const std::vector<LabelledSentence>& sentences, int sentences_each,
                                             bool join_clitics) {
  std::vector<LabelledDocument> out;
  for (std::size_t i = 0; i < sentences.size(); i += static_cast<std::size_t>(sentences_each)) {
    Text text;
    for (std::size_t j = i; j < sentences.size() && j < i + static_cast<std::size_t>(sentences_each); ++j)
      text.add(sentences[j], join_clitics);
    out.push_back(label(text));
  }
  return out;
}

LabelledDocument unlabelled(std::u16string text) { return analyse(std::move(text)); }

std::vector<LabelledDocument> read_articles(const std::string& dir) {
  using nlohmann::json;
  using tagger::Second;
  const std::map<std::string, Coarse> types{{"PER", Coarse::PER},     {"ORG", Coarse::ORG}, {"GPE", Coarse::LOC},
                                            {"LOC", Coarse::LOC},     {"FAC", Coarse::LOC}, {"EVENT", Coarse::MISC},
                                            {"PRODUCT", Coarse::MISC}};
  // A role last: events inside it give way.
  const std::pair<const char*, Second> seconds[] = {
      {"NORP", Second::NORP}, {"EVENT", Second::EVENT}, {"PRODUCT", Second::PRODUCT}, {"TITLE", Second::TITLE}};
  struct SecondName {
    Span span;
    Second type;
  };
  std::vector<LabelledDocument> out;
  for (const GoldFile& file : read_gold_files(dir)) {
    Text text;
    text.text = *to_utf16(file.article.at("text").get<std::string>());
    std::vector<SecondName> second;
    for (const json& entity : file.gold.at("entities"))
      if (const auto type = types.find(entity.at("type").get<std::string>()); type != types.end())
        for (const json& mention : entity.at("mentions")) text.names.push_back({span_of(mention), type->second});
    for (const auto& [name, type] : seconds)
      for (const json& entity : file.gold.at("entities"))
        if (entity.at("type") == name)
          for (const json& mention : entity.at("mentions")) second.push_back({span_of(mention), type});
    out.push_back(label(text));
    out.back().second_labels = labels_of(out.back().doc, second);
  }
  return out;
}

}  // namespace khabar::tools
