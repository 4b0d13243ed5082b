// Who said what: direct and indirect speech with speaker and cue.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class QuoteStage {
 public:
  explicit QuoteStage(const Lexicon& lexicon);
  /// Fills doc.quotes; needs mentions and entities.
  void run(Document& doc) const;
};

}  // namespace khabar
