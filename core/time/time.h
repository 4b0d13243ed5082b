// Times (TIMEX3) and quantities.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class TimeStage {
 public:
  explicit TimeStage(const Lexicon& lexicon);
  /// Fills doc.times and doc.quantities; needs tokens and morphs.
  void run(Document& doc) const;
};

}  // namespace khabar
