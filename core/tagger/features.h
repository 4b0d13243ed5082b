// What the tagger sees around each token, as hashes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/rows.h"

namespace khabar::tagger {

/// What the name tables say of each token of a document: bits of `List`, and the place in the match.
class ListMarks {
 public:
  /// Longest matches of every table over the whole document, linear in its length.
  ListMarks(const Document& doc, const std::vector<Table>& tables);
  /// For token `i` in table `t`: 0 outside, 1 a match of one token, 2 its first, 3 its last, 4 inside.
  std::uint8_t at(int i, std::size_t t) const { return marks_[static_cast<std::size_t>(i) * tables_ + t]; }
  std::size_t tables() const { return tables_; }

 private:
  std::size_t tables_;
  std::vector<std::uint8_t> marks_;
};

/// Templates: words and stems in a window of two, affixes, character n-grams, shape, part of speech, name lists, and
/// (in the second pass) what the same stem was called elsewhere in the document. Conditional random fields with such
/// features: Lafferty, McCallum & Pereira 2001; for Arabic names Benajiba & Rosso 2008.
class FeatureExtractor {
 public:
  /// Reads the tables of names.
  explicit FeatureExtractor(const Lexicon& lexicon);

  ListMarks marks(const Document& doc) const { return ListMarks(doc, tables_); }

  /// Adds a row for each token of `range` (one sentence). `memory` is empty in the first pass, else for each token of
  /// the document the coarse type that its stem got elsewhere (0 none, 1 + type).
  void extract(const Document& doc, const ListMarks& marks, TokenRange range, const std::vector<std::uint8_t>& memory,
               sequence::FeatureRows& rows) const;

 private:
  std::vector<Table> tables_;
};

}  // namespace khabar::tagger
