// The first stage: folds the text and cuts it into tokens, sentences and paragraphs.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class TextStage {
 public:
  /// Reads the table `abbreviations`.
  explicit TextStage(const Lexicon& lexicon);
  /// Fills doc.folded, keys, origin, tokens, sentences from doc.text.
  void run(Document& doc) const;

 private:
  Table abbreviations_;
};

/// Cuts doc.folded into tokens: words by UAX #29 (ICU's break iterator), then apart where the script or digits change
/// (عام2020) and at marks inside Arabic words (انتهى.وقال). White space is in no token.
void tokenize(Document& doc);

/// Cuts doc.tokens into sentences: a new line ends a paragraph, and within it UAX #29's sentence breaks count, but for
/// those after an abbreviation of the table or an initial (د. أحمد). Needs tokens.
void split_sentences(Document& doc, const Table& abbreviations);

}  // namespace khabar
