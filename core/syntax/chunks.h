// The chunks of a text: its noun phrases with the prepositions that govern them, and the marks between its clauses.
// A chunk parse in the sense of Abney, "Parsing by Chunks", 1991: flat but for names inside longer phrases.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/features.h"
#include "syntax/descriptions.h"
#include "syntax/phrases.h"

namespace khabar {

/// A row of the table `prepositions`.
struct Preposition {
  std::string_view form;               ///< as the table spells it
  std::string_view kind;               ///< what it says
  std::uint32_t form_hash, kind_hash;  ///< sequence::hash_bytes of both
};

/// A noun phrase of the text.
struct Chunk {
  TokenRange tokens;
  Argument argument;  ///< whom it means
  int first = 0;      ///< the chunk with which its coordination begins; itself where it is the first
  const Preposition* governor = nullptr;
  int sentence = 0;
  bool nested = false;    ///< a name inside the chunk before
  bool resolved = false;  ///< its entity was found by what it is called (الوزير)
  bool event = false;     ///< its only word is the trigger of an event
  bool aside = false;     ///< in an apposition between commas, so whoever it is takes part in nothing outside
  bool manner = false;    ///< says how or how much (بقوة), so nobody takes part by it

  /// What governs it; both are empty where nothing does.
  std::string_view preposition() const { return governor ? governor->form : std::string_view(); }
  std::string_view kind() const { return governor ? governor->kind : std::string_view(); }
  std::uint32_t preposition_hash() const { return governor ? governor->form_hash : sequence::hash_bytes({}); }
  std::uint32_t kind_hash() const { return governor ? governor->kind_hash : sequence::hash_bytes({}); }
};

/// What parts clauses: a comma, a conjunction before a verb, أن and its like, الذي, other words of subordination.
enum class ClauseMark : std::uint8_t { none, comma, coordination, complement, relative, subordinate };
/// A bit for each kind of mark; none has no bit.
constexpr std::uint32_t bit(ClauseMark mark) { return 1u << static_cast<unsigned>(mark) & ~1u; }

/// What lies between a token and a chunk.
struct Gap {
  bool after = false;       ///< the chunk stands after the token
  int verbs = 0;            ///< verbs between
  int bare = 0;             ///< chunks between that nothing governs
  int governed = 0;         ///< chunks between that have a preposition
  std::uint32_t marks = 0;  ///< the bits of the ClauseMarks between (or on the later of both)
  bool crosses() const { return (marks & ~bit(ClauseMark::comma)) != 0; }
};

struct ChunkTables {
  explicit ChunkTables(const Lexicon& lexicon);
  Table prepositions, complementizers, clause_marks, relatives, class_nouns, titles, manner_nouns;
  std::vector<Preposition> governors;  ///< the rows of `prepositions`
};

/// The chunks of a document in text order, read as far as they are asked for, and sums over its tokens that tell in
/// constant time what lies between two.
class Chunks {
 public:
  /// Of the sentences from `first` on; none is read yet. `triggers`: the tokens of event words in text order, each of
  /// which is a chunk of its own. `index` and `tables` must outlive it.
  Chunks(const TokenIndex& index, const ChunkTables& tables, std::vector<int> triggers, int first = 0);
  /// Reads on up to sentence `end`.
  void read(int end);
  void read_all();
  /// Forgets the chunks of the sentences before `begin`: of a long text they would be too many to keep. The others stay
  /// what they are called by.
  void forget(int begin);

  /// How many were read.
  int count() const { return forgotten_ + static_cast<int>(chunks_.size()); }
  const Chunk& at(int i) const { return chunks_[static_cast<std::size_t>(i - forgotten_)]; }
  /// The first chunk that begins at or after `token`; count() where none does.
  int from(int token) const;
  /// The chunks of a sentence: [first, second).
  std::pair<int, int> of_sentence(int s) const;
  ClauseMark mark(int token) const { return words_[static_cast<std::size_t>(token - first_token_)].mark; }
  /// What lies between; takes time that grows with the chunks between.
  Gap gap(int token, int chunk) const;
  /// The last verb before `token` at or after `limit`, some thirty tokens back at most and over no mark of
  /// subordination; or -1.
  int verb_before(int token, int limit) const;
  /// How many verbs the tokens of `range` have.
  int verbs(TokenRange range) const { return between(range).verbs; }
  /// Which marks they have: the bits of those kinds.
  std::uint32_t marks(TokenRange range) const { return between(range).marks; }

 private:
  struct Word {
    ClauseMark mark;
    bool verb;
  };
  /// How many of each some tokens have, by the lowest 16 bits: ranges have fewer than 65,536 of them.
  struct Sums {
    std::uint16_t verbs = 0;
    std::array<std::uint16_t, 6> marks{};
    void add(Word word);
  };
  /// How many verbs some tokens have, and the bits of the kinds of their marks.
  struct Between {
    int verbs = 0;
    std::uint32_t marks = 0;
  };
  static constexpr int block = 16;  ///< tokens; only before each block are there sums of all tokens before
  Between between(TokenRange range) const;
  ClauseMark mark_of(int token) const;
  void read_marks(TokenRange tokens);
  void read_sentence(int sentence);
  void add(Chunk chunk);
  void add_nested();
  int apposition_end(int comma, int limit) const;
  bool tells_manner(int token, const Preposition* governor) const;
  bool opens_clause(const Chunk& last, const Chunk& chunk) const;
  void resolve(Chunk& chunk);

  const TokenIndex& index_;
  const Document& doc_;
  const ChunkTables& tables_;
  std::vector<int> triggers_;
  std::size_t next_trigger_ = 0;
  Descriptions descriptions_;
  int first_sentence_, first_token_;
  std::vector<int> sentences_;  ///< the first chunk of each sentence that was read, and one past the last
  std::vector<Chunk> chunks_;
  int forgotten_ = 0;        ///< chunks before these
  std::vector<Word> words_;  ///< of each token
  std::vector<Sums> sums_;   ///< of the tokens before each block
  Sums all_;                 ///< of all of them
};

}  // namespace khabar
