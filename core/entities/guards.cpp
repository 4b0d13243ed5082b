#include "entities/guards.h"

#include <algorithm>

#include "entities/name_words.h"
#include "entities/words.h"
#include "khabar/names.h"

namespace khabar {
namespace {

bool is_place(MentionType t) { return t == MentionType::GPE || t == MentionType::LOC || t == MentionType::FAC; }

/// Whether the word before token `i` is a class noun of that type, so that `i` is read as a name: مدينة الكرم.
bool after_class_noun(const Document& doc, const NameTables& tables, int i, MentionType type) {
  const auto fits = [&](Rows rows) {
    const auto said = type_in(tables.class_nouns, rows.begin);
    return said && (*said == type || (is_place(*said) && is_place(type)));
  };
  const auto noun = i > 0 ? tables.class_nouns.find(doc.bare_key(i - 1)) : std::nullopt;
  return noun && fits(*noun) && same_sentence(doc, i - 1, i) && morph(doc, i - 1).suffix_units == 0 &&
         !has_article(doc, i - 1) && morph(doc, i).prefix_units == 0;
}

bool after_rank(const Document& doc, const NameTables& tables, int i) {
  if (i == 0 || !same_sentence(doc, i - 1, i) || morph(doc, i).prefix_units > 0) return false;
  const auto rows = tables.titles.find(doc.stem_key(i - 1));
  return rows && tables.titles.text(rows->begin, tables.titles.column("kind")) != "office";
}

bool after_preposition(const Document& doc, int i) {
  if (morph(doc, i).prefixes & (clitic::ba | clitic::la)) return true;
  return i > 0 && same_sentence(doc, i - 1, i) && morph(doc, i - 1).pos == Pos::ADP;
}

}  // namespace

void drop_measured(const Document& doc, std::vector<Candidate>& candidates) {
  std::vector<bool> timed(doc.tokens.size(), false);
  for (const Time& t : doc.times)
    for (int i = t.tokens.begin; i < t.tokens.end; ++i) timed[static_cast<std::size_t>(i)] = true;
  for (const Quantity& q : doc.quantities)
    if (q.kind == QuantityKind::MONEY)
      for (int i = q.tokens.begin; i < q.tokens.end; ++i) timed[static_cast<std::size_t>(i)] = true;
  std::erase_if(candidates, [&](const Candidate& c) {
    for (int i = c.tokens.begin; i < c.tokens.end; ++i)
      if (timed[static_cast<std::size_t>(i)]) return true;
    return false;
  });
}

void drop_unsupported(const Document& doc, const NameTables& tables, std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [&](const Candidate& c) {
    return c.fact && c.tokens.size() == 1 && c.fact.text("ambiguous") == "1" &&
           !after_class_noun(doc, tables, c.tokens.begin, c.type);
  });
}

void drop_doubtful_places(const Document& doc, const NameTables& tables, const Table& doubtful,
                          std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [&](const Candidate& c) {
    const int i = c.tokens.begin;
    if (c.type != MentionType::GPE || c.tokens.size() != 1) return false;
    const auto rows = doubtful.find(doc.stem_key(i));
    if (!rows || doubtful.text(rows->begin, doubtful.column("type")) != "GPE" ||
        after_class_noun(doc, tables, i, c.type))
      return false;
    return doubtful.text(rows->begin, doubtful.column("kind")) != "country" || !after_preposition(doc, i);
  });
}

void add_doubtful(const Document& doc, const NameTables& tables, const NameWords& words, const Table& doubtful,
                  std::vector<Candidate>& out) {
  constexpr double score = 0.8;
  for (int i = 0; i < doc.token_count(); ++i) {
    const auto rows = words.stem_in(doubtful, i) ? doubtful.find(doc.stem_key(i)) : std::nullopt;
    if (!rows) continue;
    const auto type = type_in(doubtful, rows->begin);
    if (!type) continue;
    const bool country = doubtful.text(rows->begin, doubtful.column("kind")) == "country";
    const bool meant = type == MentionType::PER
                           ? after_rank(doc, tables, i)
                           : after_class_noun(doc, tables, i, *type) || (country && after_preposition(doc, i));
    if (meant) out.push_back({{i, i + 1}, *type, score, {&doubtful, rows->begin}, Origin::doubtful});
  }
}

void drop_adjectives(const Document& doc, const NameTables& tables, std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [&](const Candidate& c) {
    const int i = c.tokens.begin;
    return (c.type == MentionType::PER || c.type == MentionType::ORG) && c.tokens.size() == 1 && i > 0 &&
           same_sentence(doc, i - 1, i) && morph(doc, i).prefix_units == 0 && starts_norp(doc, tables, i) &&
           looks_definite(doc, i - 1) && !is_listed_name(doc, tables, i - 1);
  });
}

bool only_describes(const Document& doc, const NameTables& tables, const Candidate& c) {
  constexpr int describing = 4;
  const int begin = c.tokens.begin;
  if (c.fact || c.tokens.size() < 2 || !has_article(doc, begin)) return false;
  const auto rows = tables.class_nouns.find(doc.bare_key(begin));
  if (!rows || tables.class_nouns.number(rows->begin, tables.class_nouns.column("namesake")) != describing)
    return false;
  Rows nationality;
  return longest_match(doc, tables.nationalities, begin + 1, nationality) == c.tokens.end;
}

bool names_nationality(const Document& doc, const NameTables& tables, const Candidate& c) {
  Rows nationality;
  return !c.fact && c.tokens.size() > 1 &&
         longest_match(doc, tables.nationalities, c.tokens.begin, nationality) == c.tokens.end;
}

}  // namespace khabar
