#include "entities/candidates.h"

#include <algorithm>

#include "entities/name_words.h"
#include "khabar/names.h"

namespace khabar {

NameTables::NameTables(const Lexicon& lexicon)
    : places(lexicon.table("places")),
      cities(lexicon.table("cities")),
      world_cities(lexicon.table("world_cities")),
      countries(lexicon.table("cldr_countries")),
      orgs(lexicon.table("orgs")),
      clubs(lexicon.table("clubs")),
      persons(lexicon.table("persons")),
      people(lexicon.table("people")),
      leagues(lexicon.table("leagues")),
      events(lexicon.table("events_named")),
      products(lexicon.table("products")),
      class_nouns(lexicon.table("class_nouns")),
      titles(lexicon.table("titles")),
      nationalities(lexicon.table("nationalities")),
      name_tokens(lexicon.table("name_tokens")),
      departments(lexicon.table("departments")),
      function_words(lexicon.table("function_words")),
      title_links(lexicon.table("title_links")),
      name_styles(lexicon.table("name_styles")) {}

std::optional<MentionType> type_in(const Table& table, int row) {
  return mention_type(table.text(row, table.column("type")));
}

int longest_match(const Document& doc, const Table& table, int i, Rows& rows, int limit) {
  constexpr int longest = 8;
  const int sentence = doc.tokens[static_cast<std::size_t>(i)].sentence;
  int end = i;
  Table::Cursor cursor = table.cursor();
  for (int j = i; j < std::min(limit, doc.token_count()) && j < i + longest; ++j) {
    if (doc.tokens[static_cast<std::size_t>(j)].sentence != sentence) break;
    if (j > i && !cursor.feed(u" ")) break;
    // The last word may carry a pronoun; the words between carry nothing that the table has not.
    Table::Cursor last = cursor;
    if (!cursor.feed(j == i ? doc.stem_key(j) : doc.key(j))) {
      if (j > i && last.feed(doc.stem_key(j)) && last.rows() &&
          doc.morphs[static_cast<std::size_t>(j)].prefix_units == 0) {
        rows = *last.rows();
        end = j + 1;
      }
      break;
    }
    if (const auto found = cursor.rows()) {
      rows = *found;
      end = j + 1;
    }
  }
  return end;
}

bool matches(const Document& doc, const Table& table, TokenRange range, Rows& rows) {
  return longest_match(doc, table, range.begin, rows, range.end) == range.end;
}

namespace {

/// How a table's names are taken.
struct Source {
  const Table* table;
  MentionType type;
  Origin origin;
  double single;       ///< score of one word
  double multiple;     ///< of several
  int ambiguous = -1;  ///< the column
};

}  // namespace

void add_table_names(const Document& doc, const NameTables& t, const NameWords& words, std::vector<Candidate>& out) {
  Source sources[] = {
      {&t.places, MentionType::GPE, Origin::places, 1.1, 1.4},
      {&t.countries, MentionType::GPE, Origin::countries, 0.8, 1.1},
      {&t.orgs, MentionType::ORG, Origin::orgs, 0.9, 1.4},
      {&t.persons, MentionType::PER, Origin::persons, 0.9, 1.4},
      {&t.people, MentionType::PER, Origin::people, 0.4, 1.0},
      {&t.events, MentionType::EVENT, Origin::events, 0.8, 1.3},
      {&t.products, MentionType::PRODUCT, Origin::products, 0.9, 1.3},
      {&t.leagues, MentionType::EVENT, Origin::leagues, 0.5, 1.0},
      {&t.cities, MentionType::GPE, Origin::cities, 0.5, 0.8},
      {&t.clubs, MentionType::ORG, Origin::clubs, 0.15, 0.7},
      {&t.world_cities, MentionType::GPE, Origin::world_cities, 0.25, 0.55},
  };
  for (Source& source : sources) source.ambiguous = source.table->column("ambiguous");
  constexpr double ambiguity = 0.7;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::punctuation) continue;
    for (const Source& source : sources) {
      if (!words.stem_in(*source.table, i)) continue;
      Rows rows;
      const int end = longest_match(doc, *source.table, i, rows);
      if (end == i) continue;
      Candidate c{{i, end},
                  source.type,
                  end - i > 1 ? source.multiple : source.single,
                  {source.table, rows.begin},
                  source.origin};
      if (source.table == &t.places) c.type = type_in(t.places, rows.begin).value_or(MentionType::GPE);
      if (source.table->number(rows.begin, source.ambiguous) != 0) c.score -= ambiguity;
      c.score += 0.05 * (end - i);
      // A verb is seldom a name, however it reads.
      if (end - i == 1 && doc.morphs[static_cast<std::size_t>(i)].pos == Pos::VERB) c.score -= 0.6;
      out.push_back(c);
    }
  }
}

std::vector<Candidate> settle(std::vector<Candidate> candidates, int token_count) {
  constexpr double threshold = 0.45;
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.tokens.size() > b.tokens.size();
  });
  std::vector<bool> taken(static_cast<std::size_t>(token_count), false);
  std::vector<Candidate> out;
  for (const Candidate& c : candidates) {
    if (c.score < threshold) break;
    bool free = true;
    for (int i = c.tokens.begin; i < c.tokens.end; ++i) free = free && !taken[static_cast<std::size_t>(i)];
    if (!free) continue;
    for (int i = c.tokens.begin; i < c.tokens.end; ++i) taken[static_cast<std::size_t>(i)] = true;
    out.push_back(c);
  }
  std::sort(out.begin(), out.end(),
            [](const Candidate& a, const Candidate& b) { return a.tokens.begin < b.tokens.begin; });
  return out;
}

}  // namespace khabar
