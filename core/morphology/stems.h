// What the lexicons know about a stem.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar::morphology {

struct StemFacts {
  std::uint8_t plain = 0, article = 0;  ///< how often it stands in news without and with the article, in doublings
  std::uint8_t cluster = 0;             ///< class of words used alike, from 1; 0 for rare words
  std::uint16_t lists = 0;              ///< bit n: a key of the n-th table of names
  int count_row = -1;                   ///< row of `word_counts`, or -1
  int nominal = -1;                     ///< row of `nominals`, or -1
  int plural = -1;                      ///< row of `plurals`, or -1
};

class StemLexicon {
 public:
  /// Reads `word_counts`, `nominals`, `plurals`, and the tables of names.
  explicit StemLexicon(const Lexicon& lexicon);
  /// Takes other classes of the rows of word_counts than the table has (training).
  void use_clusters(const std::vector<std::uint8_t>& clusters);

  StemFacts facts(std::u16string_view stem) const;
  /// The frequency of a stem before a pronoun as the more frequent of the forms that it has alone: زيارت- is زيارة,
  /// لاعبي- is لاعبين, أعضائ- is أعضاء.
  int count_before_pronoun(std::u16string_view stem) const;
  /// What the lexicons know of the dictionary form that `stem` seems to come from by an ending of number, gender or
  /// case (قادرين is قادر): its facts, and the ending, from 1; the stem's own facts and 0 where it stands in a table of
  /// nouns itself or no other form is known.
  struct Base {
    StemFacts facts;
    int ending = 0;
  };
  Base base(std::u16string_view stem, const StemFacts& own) const;
  /// The greater of both counts.
  int count(std::u16string_view word) const;

  const Table& counts() const { return counts_; }
  const Table& nominals() const { return nominals_; }
  const Table& plurals() const { return plurals_; }

 private:
  /// Everything about all stems in one hash table, which is searched once for a stem instead of every table.
  struct Entry {
    std::uint64_t hash = 0;  ///< of the stem; 0 in a free entry. No two of the stems share one.
    StemFacts facts;
  };
  StemFacts& entry(std::u16string_view stem);

  Table counts_, nominals_, plurals_;
  std::vector<Entry> entries_;  ///< open addressing; a power of two
  std::size_t used_ = 0;
};

/// Bits of StemFacts::lists whose tables hold names alone, whole.
bool is_name(const StemFacts& facts);

}  // namespace khabar::morphology
