// The ways in which one word can be cut into clitics and stem.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar::morphology {

/// One way to cut a word. The units are those of Morph, but for a contraction: see `contracted`.
struct Cut {
  std::uint8_t prefixes = 0;  ///< bits of namespace clitic
  std::uint8_t prefix_units = 0, article_units = 0, suffix_units = 0;
  bool contracted = false;  ///< لل stands for ل+ال: the word as written has one ل fewer than its reading
  bool own_lam = false;     ///< and the noun begins with a ل of its own: للجنة
  int function_row = -1;    ///< the row of function_words that this cut goes by, or -1

  /// The stem without its article, in the word as written.
  std::u16string_view stem(std::u16string_view word) const;
};

/// Cuts words by the order و/ف, ب/ل/ك/س, ال, stem, pronoun, and by the table of closed-class words.
class Cutter {
 public:
  /// Reads the tables `function_words` and `pronouns`.
  explicit Cutter(const Lexicon& lexicon);

  /// Every cut of the word that spelling allows, the whole word among them; a word that the table of closed-class words
  /// holds is cut as its rows say. `key` is the word as a key, `norm` folded and of the same length (it tells ta
  /// marbuta from ه and أل from ال). None where the word is empty.
  std::vector<Cut> cuts(std::u16string_view key, std::u16string_view norm) const;

  const Table& function_words() const { return function_words_; }

 private:
  class Search;
  Table function_words_, pronouns_;
  int split_column_ = -1;
};

}  // namespace khabar::morphology
