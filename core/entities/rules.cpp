#include "entities/rules.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "entities/guards.h"
#include "entities/linking.h"
#include "entities/words.h"
#include "khabar/names.h"

namespace khabar {

NameRules::NameRules(const Lexicon& lexicon)
    : tables_(lexicon),
      spans_(lexicon),
      doubtful_(lexicon.table("doubtful")),
      common_column_(tables_.name_tokens.column("common")) {}

std::vector<Candidate> NameRules::candidates(const Document& doc, const NameWords& words) const {
  std::vector<Candidate> out;
  add_table_names(doc, tables_, words, out);
  drop_unsupported(doc, tables_, out);
  add_doubtful(doc, tables_, words, doubtful_, out);
  add_class_nouns(doc, tables_, spans_, words, out);
  add_persons(doc, tables_, words, out);
  add_norps(doc, tables_, words, out);
  drop_measured(doc, out);
  drop_doubtful_places(doc, tables_, doubtful_, out);
  drop_adjectives(doc, tables_, out);
  return out;
}

std::vector<Candidate> NameRules::settled(const Document& doc, const NameWords& words,
                                          std::vector<Candidate> candidates) const {
  const std::vector<Candidate> first = settle(candidates, doc.token_count());
  const std::vector<Candidate> more = repeated(doc, words, first);
  candidates.insert(candidates.end(), more.begin(), more.end());
  std::vector<Candidate> names = settle(std::move(candidates), doc.token_count());
  widen(doc, names);
  join_namesakes(doc, tables_, names);
  return names;
}

/// Whether the table of doubtful names has token `i` as a body.
bool NameRules::stands_for_body(const Document& doc, int i) const {
  const auto rows = doubtful_.find(doc.stem_key(i));
  return rows && doubtful_.text(rows->begin, doubtful_.column("type")) == "ORG";
}

std::vector<Candidate> NameRules::repeated(const Document& doc, const NameWords& words,
                                           const std::vector<Candidate>& names) const {
  std::vector<const Candidate*> by_word(doc.tokens.size(), nullptr);  // at the first token with the stem
  const auto remember = [&](int i, const Candidate& c) {
    const Candidate*& known = by_word[static_cast<std::size_t>(words.first_like(i))];
    if (known == nullptr) known = &c;
  };
  std::unordered_map<std::u16string, const Candidate*> surnames;  // by skeleton: وارن for وارين
  for (const Candidate& c : names) {
    if (c.type == MentionType::PER && c.tokens.size() > 1) {
      for (int i : {c.tokens.begin, c.tokens.end - 1}) remember(i, c);
      if (c.fact) surnames.emplace(skeleton(doc.stem_key(c.tokens.end - 1)), &c);
    } else if (c.type == MentionType::ORG && c.tokens.size() == 2 && c.fact && stands_for_body(doc, c.tokens.end - 1)) {
      remember(c.tokens.end - 1, c);  // النداء after حركة النداء
    } else if (c.tokens.size() == 1 && c.score > 0.7 && c.type != MentionType::NORP) {
      remember(c.tokens.begin, c);
    }
  }
  // A word of a longer name is no name of its own there.
  std::vector<bool> within(doc.tokens.size(), false);
  for (const Candidate& c : names)
    if (c.tokens.size() > 1)
      for (int i = c.tokens.begin; i < c.tokens.end; ++i) within[static_cast<std::size_t>(i)] = true;
  std::vector<Candidate> out;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::punctuation || within[static_cast<std::size_t>(i)])
      continue;
    const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    const std::u16string_view stem = doc.stem_key(i);
    if (stem.size() < 3) continue;
    const Candidate* found = by_word[static_cast<std::size_t>(words.first_like(i))];
    if (found == nullptr) {
      if (surnames.empty()) continue;
      const std::u16string bones = m.known && m.pos != Pos::PROPN ? std::u16string() : skeleton(stem);
      const auto other = surnames.find(bones);
      if (bones.size() < 3 || other == surnames.end()) continue;
      out.push_back({{i, i + 1}, MentionType::PER, 0.6, {}, Origin::repeated});
      continue;
    }
    const auto common = tables_.name_tokens.find(stem);
    const bool ordinary =
        m.pos == Pos::VERB || (common && tables_.name_tokens.number(common->begin, common_column_) != 0);
    if (ordinary && found->tokens.size() > 1) continue;
    Candidate c = *found;
    if (c.tokens.size() > 1 && c.type == MentionType::PER) c.fact = {};
    c.tokens = {i, i + 1};
    c.score = 0.6;
    c.origin = Origin::repeated;
    out.push_back(c);
  }
  return out;
}

/// A nationality after a body's name belongs to it: وزارة الخارجية الصينية، برشلونة الإسباني.
void NameRules::widen(const Document& doc, std::vector<Candidate>& names) const {
  for (std::size_t n = 0; n < names.size(); ++n) {
    Candidate& c = names[n];
    if (c.type != MentionType::ORG || c.tokens.end >= doc.token_count()) continue;
    const int next = c.tokens.end;
    const bool free =
        n + 1 == names.size() || names[n + 1].tokens.begin > next || names[n + 1].type == MentionType::NORP;
    const Morph& m = doc.morphs[static_cast<std::size_t>(next)];
    if (!free || m.article_units == 0 || m.prefix_units > 0 || m.suffix_units > 0) continue;
    if (doc.morphs[static_cast<std::size_t>(next - 1)].suffix_units > 0) continue;
    if (!tables_.nationalities.find(doc.bare_key(next)) ||
        doc.tokens[static_cast<std::size_t>(next)].sentence != doc.tokens[static_cast<std::size_t>(next - 1)].sentence)
      continue;
    c.tokens.end = next + 1;
    // What has a country is the same with its adjective (برشلونة الإسباني); a ministry is another one.
    if (c.fact.text("country").empty()) c.fact = {};
    if (n + 1 < names.size() && names[n + 1].tokens.begin == next)
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
  }
}

std::vector<tagger::Hint> NameRules::hints(const Document& doc, const std::vector<Candidate>& names) {
  std::vector<tagger::Hint> out(doc.tokens.size());
  for (const Candidate& c : names)
    for (int i = c.tokens.begin; i < c.tokens.end; ++i) {
      const int part = c.tokens.size() == 1 ? 0 : i == c.tokens.begin ? 1 : i == c.tokens.end - 1 ? 2 : 3;
      out[static_cast<std::size_t>(i)] = {static_cast<std::uint8_t>(1 + 4 * static_cast<int>(c.type) + part),
                                          static_cast<std::uint8_t>(c.origin)};
    }
  return out;
}

std::vector<tagger::Hint> NameRules::second_hints(const Document& doc, const NameWords& words,
                                                  const std::vector<Candidate>& names) const {
  const std::vector<Candidate> titles = find_titles(doc, tables_, spans_, words, names);
  std::vector<tagger::Hint> out = hints(doc, names);
  const std::vector<tagger::Hint> roles = hints(doc, titles);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (roles[i].name != 0) out[i] = roles[i];
  return out;
}

}  // namespace khabar
