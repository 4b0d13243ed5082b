#include "entities/entities.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "entities/guards.h"
#include "entities/linking.h"
#include "entities/relations.h"
#include "entities/words.h"
#include "khabar/names.h"

namespace khabar {
namespace {

/// كيم وبوتين are two persons: a name does not go on over و.
void split_at_and(const Document& doc, Candidate c, std::vector<Candidate>& out) {
  const int end = c.tokens.end;
  for (int i = c.tokens.begin + 1; i < end; ++i) {
    if ((doc.morphs[static_cast<std::size_t>(i)].prefixes & clitic::wa) == 0) continue;
    c.tokens.end = i;
    out.push_back(c);
    c.tokens = {i, end};
    c.fact = {};
  }
  out.push_back(c);
}

/// Whether a table's type can be meant where the tagger, which knows one kind of place, says `tagged`.
bool same_kind(std::optional<MentionType> known, MentionType tagged) {
  if (known == MentionType::LOC || known == MentionType::FAC) return tagged == MentionType::GPE;
  return known == tagged;
}

}  // namespace

EntityStage::EntityStage(const Lexicon& lexicon)
    : tables_(std::make_unique<NameTables>(lexicon)),
      spans_(lexicon),
      doubtful_(lexicon.table("doubtful")),
      relation_links_(lexicon.table("relation_links")),
      latin_(lexicon, *tables_),
      tagger_(lexicon) {}

void EntityStage::add_tagged(const Document& doc, const tagger::Tagging& tagging, std::vector<Candidate>& out) const {
  for (const tagger::TaggedSpan& span : tagging.spans) {
    if (span.type == tagger::Coarse::MISC) continue;
    Candidate c{span.tokens, MentionType::PER, 0.35 + 0.75 * span.confidence, {}};
    if (span.type == tagger::Coarse::ORG) c.type = MentionType::ORG;
    if (span.type == tagger::Coarse::LOC) c.type = MentionType::GPE;
    if (span.tokens.size() == 1 && doc.stem_key(span.tokens.begin).size() < 2) continue;  // a letter by itself
    // What a table says of just these words decides the kind of place and gives the facts.
    for (const auto& [table, type] : {std::pair<const Table*, MentionType>{&tables_->places, MentionType::GPE},
                                      {&tables_->countries, MentionType::GPE},
                                      {&tables_->cities, MentionType::GPE},
                                      {&tables_->world_cities, MentionType::GPE},
                                      {&tables_->orgs, MentionType::ORG},
                                      {&tables_->clubs, MentionType::ORG},
                                      {&tables_->persons, MentionType::PER},
                                      {&tables_->people, MentionType::PER},
                                      {&doubtful_, c.type}}) {
      Rows rows;
      if (type != c.type || longest_match(doc, *table, span.tokens.begin, rows) != span.tokens.end) continue;
      if (table == &doubtful_ && !same_kind(mention_type(table->text(rows.begin, 1)), c.type)) continue;
      c.fact = {table, rows.begin};
      if (table == &tables_->places && table->text(rows.begin, 1) == "LOC") c.type = MentionType::LOC;
      if (table == &tables_->places && table->text(rows.begin, 1) == "FAC") c.type = MentionType::FAC;
      break;
    }
    if (c.type == MentionType::GPE && !c.fact)
      if (const auto rows = tables_->class_nouns.find(doc.bare_key(span.tokens.begin));
          rows && span.tokens.size() > 1) {
        const std::string_view kind = tables_->class_nouns.text(rows->begin, 1);
        if (kind == "FAC") c.type = MentionType::FAC;
        if (kind == "LOC") c.type = MentionType::LOC;
      }
    if (c.type == MentionType::PER)
      split_at_and(doc, c, out);
    else
      out.push_back(c);
  }
}

/// Whether the table of doubtful names has token `i` as a body.
bool EntityStage::stands_for_body(const Document& doc, int i) const {
  const auto rows = doubtful_.find(doc.stem_key(i));
  return rows && doubtful_.text(rows->begin, doubtful_.column("type")) == "ORG";
}

/// The words of names that are sure, wherever they stand again: a surname alone, the same body.
std::vector<Candidate> EntityStage::repeated(const Document& doc, const std::vector<Candidate>& names) const {
  std::unordered_map<std::u16string_view, const Candidate*> words;
  std::unordered_map<std::u16string, const Candidate*> surnames;  // by skeleton: وارن for وارين
  for (const Candidate& c : names) {
    if (c.type == MentionType::PER && c.tokens.size() > 1) {
      for (int i : {c.tokens.begin, c.tokens.end - 1}) words.emplace(doc.stem_key(i), &c);
      if (c.fact) surnames.emplace(skeleton(doc.stem_key(c.tokens.end - 1)), &c);
    } else if (c.type == MentionType::ORG && c.tokens.size() == 2 && c.fact && stands_for_body(doc, c.tokens.end - 1)) {
      words.emplace(doc.stem_key(c.tokens.end - 1), &c);  // النداء after حركة النداء
    } else if (c.tokens.size() == 1 && c.score > 0.7 && c.type != MentionType::NORP) {
      words.emplace(doc.stem_key(c.tokens.begin), &c);
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
    if (doc.stem_key(i).size() < 3) continue;
    const auto found = words.find(doc.stem_key(i));
    if (found == words.end()) {
      const std::u16string bones = m.known && m.pos != Pos::PROPN ? std::u16string() : skeleton(doc.stem_key(i));
      const auto other = surnames.find(bones);
      if (bones.size() < 3 || other == surnames.end()) continue;
      out.push_back({{i, i + 1}, MentionType::PER, 0.6, {}});
      continue;
    }
    const auto common = tables_->name_tokens.find(doc.stem_key(i));
    const bool ordinary = m.pos == Pos::VERB || (common && tables_->name_tokens.number(common->begin, 3) != 0);
    if (ordinary && found->second->tokens.size() > 1) continue;
    Candidate c = *found->second;
    if (c.tokens.size() > 1 && c.type == MentionType::PER) c.fact = {};
    c.tokens = {i, i + 1};
    c.score = 0.6;
    out.push_back(c);
  }
  return out;
}

/// A nationality after a body's name belongs to it: وزارة الخارجية الصينية، برشلونة الإسباني.
void EntityStage::widen(const Document& doc, std::vector<Candidate>& names) const {
  for (std::size_t n = 0; n < names.size(); ++n) {
    Candidate& c = names[n];
    if (c.type != MentionType::ORG || c.tokens.end >= doc.token_count()) continue;
    const int next = c.tokens.end;
    const bool free =
        n + 1 == names.size() || names[n + 1].tokens.begin > next || names[n + 1].type == MentionType::NORP;
    const Morph& m = doc.morphs[static_cast<std::size_t>(next)];
    if (!free || m.article_units == 0 || m.prefix_units > 0 || m.suffix_units > 0) continue;
    if (doc.morphs[static_cast<std::size_t>(next - 1)].suffix_units > 0) continue;
    if (!tables_->nationalities.find(doc.bare_key(next)) ||
        doc.tokens[static_cast<std::size_t>(next)].sentence != doc.tokens[static_cast<std::size_t>(next - 1)].sentence)
      continue;
    c.tokens.end = next + 1;
    // What has a country is the same with its adjective (برشلونة الإسباني); a ministry is another one.
    if (c.fact.text("country").empty()) c.fact = {};
    if (n + 1 < names.size() && names[n + 1].tokens.begin == next)
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
  }
}

void EntityStage::run(Document& doc) const {
  std::vector<Candidate> candidates;
  add_table_names(doc, *tables_, candidates);
  drop_unsupported(doc, *tables_, candidates);
  const tagger::Tagging tagging = tagger_.run(doc);
  drop_contradicted(*tables_, tagging, candidates);
  add_tagged(doc, tagging, candidates);
  add_doubtful(doc, *tables_, doubtful_, candidates);
  add_class_nouns(doc, *tables_, spans_, candidates);
  add_persons(doc, *tables_, candidates);
  add_norps(doc, *tables_, candidates);
  drop_measured(doc, candidates);
  drop_doubtful_places(doc, *tables_, doubtful_, candidates);
  drop_adjectives(doc, *tables_, candidates);
  const std::vector<Candidate> first = settle(candidates, doc.token_count());
  std::vector<Candidate> more = repeated(doc, first);
  candidates.insert(candidates.end(), more.begin(), more.end());
  std::vector<Candidate> names = settle(std::move(candidates), doc.token_count());
  widen(doc, names);
  join_namesakes(doc, *tables_, names);
  name_teams(doc, *tables_, names);
  const std::vector<Candidate> titles = find_titles(doc, *tables_, spans_, names);
  // Only bodies, places and events inside a title are mentions of their own.
  std::vector<bool> titled(doc.tokens.size(), false);
  for (const Candidate& t : titles)
    for (int i = t.tokens.begin; i < t.tokens.end; ++i) titled[static_cast<std::size_t>(i)] = true;
  std::erase_if(names, [&](const Candidate& c) {
    return (c.type == MentionType::NORP || c.type == MentionType::PRODUCT || c.type == MentionType::PER) &&
           titled[static_cast<std::size_t>(c.tokens.begin)];
  });
  const std::vector<Candidate> persons = persons_after(doc, *tables_, titles, names);
  names.insert(names.end(), persons.begin(), persons.end());
  names.insert(names.end(), titles.begin(), titles.end());
  std::stable_sort(names.begin(), names.end(), [](const Candidate& a, const Candidate& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  for (const Candidate& c : names)
    doc.mentions.push_back({doc.span_of(c.tokens), c.type, -1, std::clamp(c.score, 0.0, 1.0), c.tokens});
  link_entities(doc, *tables_, latin_, names);
  add_relations(doc, names, relation_links_);
}

}  // namespace khabar
