// Mistakes of hamza, ta marbuta and alef maqsura.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar::morphology {

/// Warns (`suspected-typo`) once for each spelling of a word that news spells otherwise nine times out of ten: الازمه
/// for الأزمة, اعلان for إعلان. Keys level these letters, so the reading of the word is right without it.
class SpellingCheck {
 public:
  /// Reads the table `spellings`.
  explicit SpellingCheck(const Lexicon& lexicon);
  /// Needs morphs, so that a pronoun (مدينه, his city) is no misspelt ta marbuta.
  void run(Document& doc) const;

 private:
  Table spellings_;
  int spelling_;  // column
};

}  // namespace khabar::morphology
