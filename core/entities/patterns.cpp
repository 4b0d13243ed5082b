// Names that no table has, by the words around them.
#include <algorithm>

#include "entities/name_words.h"
#include "entities/spans.h"
#include "entities/words.h"
#include "khabar/names.h"

namespace khabar {

bool is_content(const Document& doc, const NameTables& t, int i) {
  if (token(doc, i).kind != TokenKind::word) return false;
  const Pos p = morph(doc, i).pos;
  const bool verb = p == Pos::VERB && !has_article(doc, i);  // a verb has no article
  return !verb && p != Pos::AUX && p != Pos::ADP && p != Pos::SCONJ && p != Pos::PRON &&
         !t.function_words.find(doc.key(i));
}

bool starts_norp(const Document& doc, const NameTables& t, int i) {
  return looks_definite(doc, i) && t.nationalities.find(without_article(doc, i)).has_value();
}

bool is_listed_name(const Document& doc, const NameTables& t, int i) {
  const auto rows = t.name_tokens.find(doc.stem_key(i));
  return rows && t.name_tokens.number(rows->begin, t.name_tokens.column("common")) == 0;
}

bool is_family_name(const Document& doc, const NameTables& t, int i) {
  const Morph& m = morph(doc, i);
  return token(doc, i).kind == TokenKind::word && looks_definite(doc, i) && m.prefix_units == 0 &&
         m.suffix_units == 0 && (m.pos == Pos::NOUN || m.pos == Pos::PROPN) && doc.key(i).back() == u'ي' &&
         !t.titles.find(doc.stem_key(i)) && !t.nationalities.find(without_article(doc, i));
}

namespace {

/// How far the name of a body runs after its class noun at `head`: definite nouns and adjectives, a bare noun between
/// (idafa), ل with the article, and و with the article where `joins` allows.
int end_of_body(const Document& doc, const NameTables& t, const SpanTables& spans, int head, bool joins) {
  constexpr int longest = 9;
  int end = head + 1;
  bool closed = false;  // a definite word has been seen
  const auto rows = t.class_nouns.find(doc.bare_key(head));
  const bool body = rows && t.class_nouns.text(rows->begin, t.class_nouns.column("type")) == "ORG";
  for (int i = head + 1; same_sentence(doc, head, i) && i < head + longest; ++i) {
    const Link link = closed && body ? noun_link(doc, spans, i) : Link::none;
    if (link == Link::word) {
      closed = false;
      continue;
    }
    if (!is_content(doc, t, i) || spans.span_stops.find(doc.key(i))) break;
    const Morph& m = morph(doc, i);
    const bool name = t.places.find(doc.stem_key(i)).has_value() || t.countries.find(doc.stem_key(i)).has_value();
    if ((m.prefixes & (clitic::ba | clitic::ka | clitic::fa | clitic::sa)) && link != Link::attached) break;
    if (m.prefixes & clitic::wa) {
      if (!joins || !closed || !has_article(doc, i)) break;
    } else if (m.prefixes & clitic::la) {
      if (!body || (!has_article(doc, i) && !(same_sentence(doc, head, i + 1) && has_article(doc, i + 1)))) break;
    } else if (!has_article(doc, i) && !name) {
      // A noun of an idafa needs its complement; after a definite word the name is over. شرطة ولاية لويزيانا
      if (!closed && i + 1 < doc.token_count() && t.class_nouns.find(doc.bare_key(i))) continue;
      if (closed || !same_sentence(doc, head, i + 1) || !has_article(doc, i + 1) || morph(doc, i + 1).prefix_units > 0)
        break;
      continue;
    }
    closed = true;
    end = i + 1;
    if (m.suffix_units > 0 || name) break;
  }
  return end;
}

constexpr int state_noun = 3;  // in the column "namesake": with the adjective it names a country

/// How far a person's name runs that a building or street is named after, a rank before it: ملعب الملك فهد,
/// مستشفى الحبيب ثامر; `i` where none begins there.
int end_of_namesake(const Document& doc, const NameTables& t, int i) {
  constexpr int longest = 4;
  int begin = i;
  if (const auto rows = t.titles.find(doc.stem_key(i));
      rows && t.titles.text(rows->begin, t.titles.column("kind")) != "office")
    ++begin;
  int end = begin;
  bool sure = false;
  while (end < begin + longest && same_sentence(doc, i, end) && is_content(doc, t, end) &&
         morph(doc, end).prefix_units == 0 && !t.class_nouns.find(doc.bare_key(end)) &&
         (t.name_tokens.find(doc.stem_key(end)) || t.name_tokens.find(without_article(doc, end)) ||
          (end > begin && (!morph(doc, end).known || morph(doc, end).pos == Pos::PROPN ||
                           (has_article(doc, end) && !starts_norp(doc, t, end)))))) {
    sure = sure || is_listed_name(doc, t, end) || morph(doc, end).pos == Pos::PROPN;
    ++end;
  }
  return sure ? end : i;
}

/// A class noun that names nothing by itself (نادي، مطار، شارع): what follows must look like a name.
void add_weak_class_noun(const Document& doc, const NameTables& t, const SpanTables& spans, int i, Rows rows,
                         std::vector<Candidate>& out) {
  const auto kind = type_in(t.class_nouns, rows.begin);
  if (!kind || !same_sentence(doc, i, i + 1) || !is_content(doc, t, i + 1)) return;
  if (morph(doc, i + 1).prefix_units > 0 || morph(doc, i + 1).suffix_units > 0) return;
  if (*kind == MentionType::GPE) {  // الجمهورية العراقية; other places are in the tables
    if (t.class_nouns.number(rows.begin, t.class_nouns.column("namesake")) == state_noun && has_article(doc, i) &&
        starts_norp(doc, t, i + 1))
      out.push_back({{i, i + 2}, MentionType::GPE, 1.0, {}, Origin::weak_class_noun});
    return;
  }
  if (*kind == MentionType::FAC || *kind == MentionType::LOC) {
    const int end = has_article(doc, i) ? i + 1 : end_of_namesake(doc, t, i + 1);
    if (end > i + 1) {
      out.push_back({{i, end}, *kind, 0.62 + 0.05 * (end - i), {}, Origin::weak_class_noun});
      return;
    }
  }
  const bool listed = t.name_tokens.find(doc.stem_key(i + 1)) || t.places.find(doc.stem_key(i + 1)) ||
                      t.cities.find(doc.stem_key(i + 1));
  const bool unknown = !morph(doc, i + 1).known || morph(doc, i + 1).pos == Pos::PROPN;
  if (has_article(doc, i) && !unknown && !starts_norp(doc, t, i + 1)) return;
  if (t.titles.find(doc.stem_key(i + 1)) || (has_article(doc, i) && !looks_definite(doc, i + 1))) return;
  const int end = end_of_body(doc, t, spans, i, false);
  if (end == i + 2 && has_article(doc, i + 1) && t.class_nouns.find(doc.bare_key(i + 1))) return;
  if (end < i + 2 && !listed && !unknown) return;
  const double score = listed || unknown ? 0.58 : has_article(doc, i + 1) && *kind == MentionType::ORG ? 0.40 : 0.3;
  out.push_back({{i, std::max(end, i + 2)}, *kind, score, {}, Origin::weak_class_noun});
}

/// الخارجية الصينية: a ministry by its department, with the adjective of a country.
bool is_short_ministry(const Document& doc, const NameTables& t, int i) {
  const auto department = t.departments.find(doc.stem_key(i));
  if (!department || !same_sentence(doc, i, i + 1) || !starts_norp(doc, t, i + 1) || morph(doc, i + 1).prefix_units > 0)
    return false;
  const auto nation = t.nationalities.find(without_article(doc, i + 1));
  if (t.nationalities.text(nation->begin, t.nationalities.column("gender")) != "f" ||
      t.nationalities.text(nation->begin, t.nationalities.column("place")).empty())
    return false;
  const bool alone = i == 0 || !same_sentence(doc, i - 1, i);
  if (t.departments.number(department->begin, t.departments.column("after_verb")) == 1)
    return !alone && morph(doc, i - 1).pos == Pos::VERB && morph(doc, i).prefix_units == 0;
  if (alone || morph(doc, i).prefix_units > 0) return true;
  // After a noun without article it is that noun's complement: حقول النفط التونسية.
  const Pos before = morph(doc, i - 1).pos;
  return !((before == Pos::NOUN || before == Pos::PROPN) && !has_article(doc, i - 1)) &&
         !t.class_nouns.find(doc.bare_key(i - 1)) && !t.titles.find(doc.bare_key(i - 1));
}

}  // namespace

void add_class_nouns(const Document& doc, const NameTables& t, const SpanTables& spans, const NameWords& words,
                     std::vector<Candidate>& out) {
  const int strong = t.class_nouns.column("strong"), pattern = t.class_nouns.column("pattern");
  for (int i = 0; i < doc.token_count(); ++i) {
    if (token(doc, i).kind != TokenKind::word) continue;
    if (const auto rows = words.bare_in(t.class_nouns, i) ? t.class_nouns.find(doc.bare_key(i)) : std::nullopt) {
      if (morph(doc, i).suffix_units > 0 || morph(doc, i).pos == Pos::VERB) continue;
      if (t.class_nouns.number(rows->begin, strong) != 1) {
        add_weak_class_noun(doc, t, spans, i, *rows, out);
        continue;
      }
      int end = end_of_body(doc, t, spans, i, t.class_nouns.text(rows->begin, pattern) == "of");
      const auto kind = type_in(t.class_nouns, rows->begin);
      if (kind == MentionType::FAC && !has_article(doc, i) && same_sentence(doc, i, i + 1))
        end = std::max(end, end_of_namesake(doc, t, i + 1));
      // اللجنة alone names nothing; اللجنة العليا … does.
      if (end < i + (has_article(doc, i) ? 3 : 2)) continue;
      // هيئة المهرجان names nothing either.
      if (end == i + 2 && has_article(doc, i + 1) && t.class_nouns.find(doc.bare_key(i + 1))) continue;
      out.push_back({{i, end}, kind.value_or(MentionType::ORG), 0.62 + 0.04 * (end - i), {}, Origin::class_noun});
      continue;
    }
    if (words.stem_in(t.departments, i) && is_short_ministry(doc, t, i)) {
      Rows nation;  // of two words: الاستخبارات الكورية الجنوبية
      out.push_back({{i, std::max(i + 2, longest_match(doc, t.nationalities, i + 1, nation))},
                     MentionType::ORG,
                     0.8,
                     {},
                     Origin::department});
    }
  }
}

void join_namesakes(const Document& doc, const NameTables& t, std::vector<Candidate>& names) {
  const int namesake = t.class_nouns.column("namesake");
  std::vector<bool> taken(doc.tokens.size(), false);
  for (const Candidate& c : names)
    for (int i = c.tokens.begin; i < c.tokens.end; ++i) taken[static_cast<std::size_t>(i)] = true;
  const auto free = [&](int i, int of) {
    return i >= 0 && same_sentence(doc, i, of) && !taken[static_cast<std::size_t>(i)] && !has_article(doc, i) &&
           morph(doc, i).suffix_units == 0 && morph(doc, i).pos != Pos::VERB;
  };
  for (Candidate& c : names) {
    if (c.type != MentionType::PER || morph(doc, c.tokens.begin).prefix_units > 0) continue;
    int head = c.tokens.begin - 1;
    if (head > 0 && same_sentence(doc, head, c.tokens.begin) && !taken[static_cast<std::size_t>(head)])
      if (const auto rows = t.titles.find(doc.stem_key(head));
          rows && t.titles.text(rows->begin, t.titles.column("kind")) != "office")
        --head;  // ملعب الأمير عبد الله
    if (!free(head, c.tokens.begin)) continue;
    const auto rows = t.class_nouns.find(doc.bare_key(head));
    if (!rows || t.class_nouns.number(rows->begin, namesake) != 1) continue;
    c.type = type_in(t.class_nouns, rows->begin).value_or(MentionType::FAC);
    c.tokens.begin = head;
    c.fact = {};
  }
}

void add_persons(const Document& doc, const NameTables& t, const NameWords& words, std::vector<Candidate>& out) {
  constexpr int longest = 5;
  const int kind = t.titles.column("kind"), common = t.name_tokens.column("common");
  const auto listed = [&](int i) {
    const auto rows = words.stem_in(t.name_tokens, i) ? t.name_tokens.find(doc.stem_key(i)) : std::nullopt;
    return rows ? (t.name_tokens.number(rows->begin, common) ? 1 : 2) : 0;
  };
  for (int i = 0; i < doc.token_count(); ++i) {
    if (token(doc, i).kind != TokenKind::word) continue;
    // Words that lists have: at least two, one of which is no ordinary word.
    int end = i, sure = 0;
    while (end < i + longest && (end == i || same_sentence(doc, i, end)) && token(doc, end).kind == TokenKind::word &&
           (end == i || morph(doc, end).prefix_units == 0)) {
      const int l = listed(end);
      const Morph& m = morph(doc, end);
      const bool verb = m.pos == Pos::VERB && (l == 1 || m.prefix_units > 0);
      if (l == 0 || verb || m.pos == Pos::ADP || m.pos == Pos::SCONJ || m.pos == Pos::PART || m.pos == Pos::AUX) break;
      sure += l == 2;
      ++end;
    }
    if (sure >= 1 && end < i + longest && same_sentence(doc, i, end) && is_family_name(doc, t, end)) ++end;
    if (end - i >= 2 && sure >= 1) out.push_back({{i, end}, MentionType::PER, 0.42 + 0.08 * sure, {}, Origin::listed});
    // After a rank or honorific: words that are no ordinary words.
    const auto rows = words.stem_in(t.titles, i) ? t.titles.find(doc.stem_key(i)) : std::nullopt;
    if (!rows || t.titles.text(rows->begin, kind) == "office") continue;
    int last = i + 1;
    while (last < i + 1 + longest && same_sentence(doc, i, last) && is_content(doc, t, last) &&
           morph(doc, last).prefix_units == 0 && !t.class_nouns.find(doc.bare_key(last)) &&
           (listed(last) > 0 || !morph(doc, last).known) && !starts_norp(doc, t, last))
      ++last;
    const bool may_end = last > i + 1 || t.titles.text(rows->begin, kind) == "rank";
    if (may_end && same_sentence(doc, i, last) && is_family_name(doc, t, last)) ++last;
    if (last > i + 1) out.push_back({{i + 1, last}, MentionType::PER, last - i > 2 ? 0.75 : 0.5, {}, Origin::ranked});
  }
}

void add_norps(const Document& doc, const NameTables& t, const NameWords& words, std::vector<Candidate>& out) {
  for (int i = 0; i < doc.token_count(); ++i) {
    if (token(doc, i).kind != TokenKind::word || morph(doc, i).pos == Pos::VERB) continue;
    if (words.stem_in(t.nationalities, i)) {
      Rows several;  // الكورية الجنوبية
      if (const int end = longest_match(doc, t.nationalities, i, several); end > i + 1)
        out.push_back({{i, end}, MentionType::NORP, 0.6, {&t.nationalities, several.begin}, Origin::nationality});
    }
    if (!words.plain_in(t.nationalities, i)) continue;
    if (const auto rows = t.nationalities.find(without_article(doc, i)))
      out.push_back({{i, i + 1}, MentionType::NORP, 0.5, {&t.nationalities, rows->begin}, Origin::nationality});
  }
}

}  // namespace khabar
