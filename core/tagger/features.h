// What the tagger sees around each token, as hashes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/rows.h"
#include "tagger/list_marks.h"
#include "tagger/word_classes.h"

namespace khabar::tagger {

/// What tables and patterns together call a token (core/entities/rules.h).
struct Hint {
  std::uint8_t name = 0;    ///< 0 no name, else 1 + 4 * type + (alone 0, first 1, last 2, between 3)
  std::uint8_t origin = 0;  ///< what found the name
};

/// The hints of a token and of the two before and after it, and what it and its neighbours are called elsewhere: a
/// number for each. Few such windows make up most of a text.
using HintWindow = std::array<char16_t, 5>;
using MemoryWindow = std::array<char16_t, 3>;
/// The window of token `i` of a piece; `memory` is of the piece (see FeatureExtractor::extract).
MemoryWindow memory_window(std::span<const std::uint8_t> memory, std::size_t i);

/// What is known of a stem by itself.
struct SeenWord {
  std::uint32_t hash = 0;
  WordClass known;
};
/// What stands in for words beyond the beginning and the end of a piece.
inline constexpr SeenWord before_piece{1, {}}, after_piece{2, {}};

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

  ListMarks marks(const Document& doc) const { return ListMarks(doc, lists_); }
  SeenWord see(std::u16string_view stem) const;

  /// Adds a row for each token of `range` (one sentence, the piece that `marks` read last). `hints` has one for each
  /// token of the document; `memory` is empty in the first pass, else it has for each token of the document the coarse
  /// type that its stem got elsewhere (0 none, 1 + type). Without memory the rows lack the features of extract_memory,
  /// with it they have them as well.
  void extract(const Document& doc, const ListMarks& marks, TokenRange range, std::span<const Hint> hints,
               const std::vector<std::uint8_t>& memory, sequence::FeatureRows& rows) const;
  /// How far from a token words stand whose features it has, before and after it.
  static constexpr int reach = 2;
  /// Adds the row of those features of a token that the stem `d` tokens after it (before it where negative) gives by
  /// itself; the stem is empty for `before_piece` and `after_piece`.
  static void extract_word(std::u16string_view stem, const SeenWord& word, int d, sequence::FeatureRows& rows);
  /// What one layer is hinted (of each token of the document), the window of each token of a range, and the rows of
  /// what the token's own hint tells together with what it is.
  struct HintRows {
    std::span<const Hint> hints;
    std::vector<HintWindow> windows;
    sequence::FeatureRows rows;
  };
  /// Adds to `rows` a row for each token of `range` of the features that all layers see, but for those of
  /// extract_word; and fills the windows and rows of each of `hinted`. `words` are the range's stems as seen.
  static void extract_context(const Document& doc, const ListMarks& marks, TokenRange range,
                              std::span<const SeenWord> words, sequence::FeatureRows& rows, std::span<HintRows> hinted);
  /// Adds a row of what a window alone tells.
  static void extract_hints(const HintWindow& window, sequence::FeatureRows& rows);
  static void extract_memory(const MemoryWindow& window, sequence::FeatureRows& rows);

 private:
  std::vector<NameList> lists_;
  WordClasses classes_;
};

}  // namespace khabar::tagger
