// What the tagger sees around each token, as hashes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/rows.h"
#include "tagger/word_classes.h"

namespace khabar::tagger {

/// A token's place in the longest match of a table.
struct ListMark {
  std::uint8_t place = 0;  ///< 0 outside, 1 a match of one token, 2 its first, 3 its last, 4 inside
  std::uint16_t kind = 0;  ///< a hash of what the row says of type, kind and doubt; 0 where it says nothing
};

/// What tables and patterns together call a token (core/entities/rules.h).
struct Hint {
  std::uint8_t name = 0;    ///< 0 no name, else 1 + 4 * type + (alone 0, first 1, last 2, between 3)
  std::uint8_t origin = 0;  ///< what found the name
};

/// What the name tables say of each token of a document.
class ListMarks {
 public:
  /// Longest matches of every table over the whole document, linear in its length.
  ListMarks(const Document& doc, const std::vector<Table>& tables, std::vector<Hint> hints);
  ListMark at(int i, std::size_t t) const { return marks_[static_cast<std::size_t>(i) * tables_ + t]; }
  Hint hint(int i) const { return hints_[static_cast<std::size_t>(i)]; }
  std::size_t tables() const { return tables_; }

 private:
  std::size_t tables_;
  std::vector<ListMark> marks_;
  std::vector<Hint> hints_;
};

/// Templates: words and stems in a window of two, affixes, character n-grams, shape, part of speech, how often a word
/// stands in news, classes of words, name lists, what rules call a name, and what the same stem was called elsewhere in
/// the document. Conditional random fields with such features: Lafferty, McCallum & Pereira 2001; for Arabic names
/// Benajiba & Rosso 2008.
class FeatureExtractor {
 public:
  /// Reads the tables of names and the classes of words.
  explicit FeatureExtractor(const Lexicon& lexicon);
  /// For training: with these classes in place of the lexicon's.
  FeatureExtractor(const Lexicon& lexicon, WordClasses classes);

  /// `hints` has one for each token.
  ListMarks marks(const Document& doc, std::vector<Hint> hints) const {
    return ListMarks(doc, tables_, std::move(hints));
  }

  /// Adds a row for each token of `range` (one sentence). `memory` is empty in the first pass, else for each token of
  /// the document the coarse type that its stem got elsewhere (0 none, 1 + type).
  /// Without memory the rows lack the features of extract_memory, with it they have them as well.
  void extract(const Document& doc, const ListMarks& marks, TokenRange range, const std::vector<std::uint8_t>& memory,
               sequence::FeatureRows& rows) const;
  /// Adds a row for each token of `range` of what memory alone tells.
  static void extract_memory(TokenRange range, const std::vector<std::uint8_t>& memory, sequence::FeatureRows& rows);

 private:
  std::vector<Table> tables_;
  WordClasses classes_;
};

}  // namespace khabar::tagger
