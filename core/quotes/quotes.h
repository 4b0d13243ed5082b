// Who said what: direct and indirect speech with speaker and cue.
#pragma once

#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "quotes/cues.h"
#include "syntax/phrases.h"

namespace khabar {

class QuoteStage {
 public:
  /// Reads the tables `quote_marks`, `work_nouns`, `attributions`, `titles`, `function_words`, and those of CueFinder.
  explicit QuoteStage(const Lexicon& lexicon);
  /// Fills doc.quotes, sorted by place; needs mentions and entities. Gives the words of speech, which events need too.
  std::vector<Cue> run(Document& doc) const;

 private:
  PhraseTables phrase_tables_;
  Table marks_, work_nouns_, attributions_;
  CueFinder cues_;
};

}  // namespace khabar
