// The chunks of a text: its noun phrases with the prepositions that govern them, and the marks between its clauses.
// A chunk parse in the sense of Abney, "Parsing by Chunks", 1991: flat but for names inside longer phrases.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

/// A noun phrase of the text.
struct Chunk {
  TokenRange tokens;
  Argument argument;             ///< whom it means
  std::string_view preposition;  ///< what governs it, as the table `prepositions` spells it; empty where nothing does
  std::string_view kind;         ///< what the preposition says, from that table
  int first = 0;                 ///< the chunk with which its coordination begins; itself where it is the first
  int sentence = 0;
  bool nested = false;    ///< a name inside the chunk before
  bool resolved = false;  ///< its entity was found by what it is called (الوزير)
  bool event = false;     ///< its only word is the trigger of an event
  bool manner = false;    ///< says how or how much (بقوة), so nobody takes part by it
};

/// What parts clauses: a comma, a conjunction before a verb, أن and its like, الذي, other words of subordination.
enum class ClauseMark : std::uint8_t { none, comma, coordination, complement, relative, subordinate };

/// What lies between a token and a chunk.
struct Gap {
  bool after = false;       ///< the chunk stands after the token
  int verbs = 0;            ///< verbs between
  int bare = 0;             ///< chunks between that nothing governs
  int governed = 0;         ///< chunks between that have a preposition
  std::uint32_t marks = 0;  ///< bit n: there is a ClauseMark n between (or on the later of both)
  bool crosses() const { return (marks & ~(1u << static_cast<unsigned>(ClauseMark::comma))) != 0; }
};

struct ChunkTables {
  explicit ChunkTables(const Lexicon& lexicon);
  Table prepositions, complementizers, clause_marks, relatives, class_nouns, titles, manner_nouns;
};

/// The chunks of a document in text order, and sums over its tokens that tell in constant time what lies between two.
class Chunks {
 public:
  /// `triggers`: the tokens of event words in text order, each of which is a chunk of its own.
  Chunks(const TokenIndex& index, const ChunkTables& tables, const std::vector<int>& triggers);

  int count() const { return static_cast<int>(chunks_.size()); }
  const Chunk& at(int i) const { return chunks_[static_cast<std::size_t>(i)]; }
  /// The first chunk that begins at or after `token`; count() where none does.
  int from(int token) const;
  /// The chunks of a sentence: [first, second).
  std::pair<int, int> of_sentence(int s) const;
  ClauseMark mark(int token) const { return marks_[static_cast<std::size_t>(token)]; }
  /// What lies between; takes time that grows with the chunks between.
  Gap gap(int token, int chunk) const;
  /// How many verbs, or marks of a kind, the tokens of `range` have.
  int verbs(TokenRange range) const { return sum(verbs_, range); }
  int marks(TokenRange range, ClauseMark kind) const { return sum(sums_[static_cast<std::size_t>(kind)], range); }

 private:
  /// Of the tokens up to each, by the lowest 16 bits: ranges have fewer than 65,536 of them.
  using Sums = std::vector<std::uint16_t>;
  static int sum(const Sums& sums, TokenRange range);
  void read_marks(const TokenIndex& index, const ChunkTables& tables);
  void read_sentence(const TokenIndex& index, const ChunkTables& tables, int sentence,
                     std::vector<int>::const_iterator& trigger, std::vector<int>::const_iterator last);
  void add(const Document& doc, Chunk chunk);
  void add_nested(const TokenIndex& index);
  void resolve(const Document& doc, const ChunkTables& tables);

  std::vector<Chunk> chunks_;
  std::vector<int> sentences_;  ///< the first chunk of each sentence, and one past the last
  std::vector<ClauseMark> marks_;
  Sums verbs_;
  std::array<Sums, 6> sums_;
};

}  // namespace khabar
