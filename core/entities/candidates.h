// Everything that might be a name, with how sure it is, before overlaps are settled.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// A row that tells facts of a name: which table, which row.
struct Fact {
  const Table* table = nullptr;
  int row = -1;
  explicit operator bool() const { return table != nullptr; }
  std::string_view text(std::string_view column) const {
    return table ? table->text(row, table->column(column)) : std::string_view();
  }
};

/// What found a candidate.
enum class Origin : std::uint8_t {
  places,
  countries,
  orgs,
  persons,
  people,
  events,
  products,
  leagues,
  cities,
  clubs,
  world_cities,
  doubtful,
  class_noun,       ///< a class noun that makes a name by itself
  weak_class_noun,  ///< one that wants a name after it
  department,       ///< a ministry by its department
  listed,           ///< words that lists of personal names have
  ranked,           ///< a person after a rank
  nationality,
  repeated,  ///< the word of a name that stands elsewhere in full
  other      ///< the tagger, or a pattern that has no number of its own; the numbers are features of models
};

struct Candidate {
  TokenRange tokens;
  MentionType type = MentionType::PER;
  double score = 0;  ///< 0 to 1 for a plain guess; a longer match of a table may score higher
  Fact fact;
  Origin origin = Origin::other;
};

/// The tables of names, opened once.
struct NameTables {
  explicit NameTables(const Lexicon& lexicon);

  Table places, cities, world_cities, countries, orgs, clubs, persons, people, leagues, events, products, class_nouns,
      titles, nationalities, name_tokens, departments, function_words, title_links, name_styles;
};

class NameWords;

/// The type of mention that the row says, in its column `type`; nothing where it says none.
std::optional<MentionType> type_in(const Table& table, int row);

/// Longest match of `table` from token `i` that ends at token `limit` or before: the end of it, or `i`. The first token
/// may leave out its article.
int longest_match(const Document& doc, const Table& table, int i, Rows& rows,
                  int limit = std::numeric_limits<int>::max());
/// Whether `table` has just these words.
bool matches(const Document& doc, const Table& table, TokenRange range, Rows& rows);

/// Names that tables have, in any place of the document.
void add_table_names(const Document& doc, const NameTables& tables, const NameWords& words,
                     std::vector<Candidate>& out);

/// Persons after a rank or honorific, and two or more words that name lists have.
void add_persons(const Document& doc, const NameTables& tables, const NameWords& words, std::vector<Candidate>& out);

/// Words of nationality, religion and camp.
void add_norps(const Document& doc, const NameTables& tables, const NameWords& words, std::vector<Candidate>& out);

/// The best set without overlaps, by score and then length, sorted by place.
std::vector<Candidate> settle(std::vector<Candidate> candidates, int token_count);

}  // namespace khabar
