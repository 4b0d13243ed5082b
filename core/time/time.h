// Times (TIMEX3) and quantities.
#pragma once

#include "khabar/analysis.h"
#include "time/measures.h"
#include "time/vocabulary.h"

namespace khabar {

class TimeStage {
 public:
  explicit TimeStage(const Lexicon& lexicon);
  /// Fills doc.times and doc.quantities; needs tokens, and for open years the tenses of morphs. A relative time in a
  /// text without a day of publication has no value and adds a warning, unanchored-time. Linear in the tokens.
  void run(Document& doc) const;

 private:
  Vocabulary vocabulary_;
  Measures measures_;
};

}  // namespace khabar
