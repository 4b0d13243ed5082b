// Who said what: direct and indirect speech with speaker and cue.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "quotes/cues.h"

namespace khabar {

class QuoteStage {
 public:
  /// Reads the tables `speech`, `quote_marks`, `complementizers`, `titles`, `function_words`.
  explicit QuoteStage(const Lexicon& lexicon);
  /// Fills doc.quotes, sorted by place; needs mentions and entities.
  void run(Document& doc) const;

 private:
  Table titles_, function_words_, complementizers_, marks_;
  CueFinder cues_;
};

}  // namespace khabar
