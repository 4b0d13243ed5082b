// Everything that might be a name, with how sure it is, before overlaps are settled.
#pragma once

#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "tagger/tagger.h"

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

struct Candidate {
  TokenRange tokens;
  MentionType type = MentionType::PER;
  double score = 0;  ///< 0 to 1 for a plain guess; a longer match of a table may score higher
  Fact fact;
};

/// The tables of names, opened once.
struct NameTables {
  explicit NameTables(const Lexicon& lexicon);

  Table places, cities, world_cities, countries, orgs, clubs, persons, people, leagues, events, products, class_nouns,
      titles, nationalities, name_tokens, departments, function_words, title_links;
};

/// Longest match of `table` from token `i`: the end of it, or `i`. The first token may leave out its article.
int longest_match(const Document& doc, const Table& table, int i, Rows& rows);

/// Names that tables have, in any place of the document.
void add_table_names(const Document& doc, const NameTables& tables, std::vector<Candidate>& out);

/// Persons after a rank or honorific, and two or more words that name lists have.
void add_persons(const Document& doc, const NameTables& tables, std::vector<Candidate>& out);

/// Words of nationality, religion and camp.
void add_norps(const Document& doc, const NameTables& tables, std::vector<Candidate>& out);

/// Takes out one-word places of tables in which the tagger rather sees a person, a body or a part of one.
void drop_contradicted(const NameTables& tables, const tagger::Tagging& tagging, std::vector<Candidate>& candidates);

/// The best set without overlaps, by score and then length, sorted by place.
std::vector<Candidate> settle(std::vector<Candidate> candidates, int token_count);

}  // namespace khabar
