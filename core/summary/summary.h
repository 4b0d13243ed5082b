// The brief: ranked sentences, headlines, five W's and how, timeline, keywords.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "summary/answers.h"
#include "summary/headline.h"
#include "summary/keywords.h"
#include "summary/ranker.h"

namespace khabar {

/// How many sentences a summary has where nobody says: 2 for up to 8 sentences, 3 for up to 16, 4 above.
int usual_summary_length(int sentences);

class SummaryStage {
 public:
  explicit SummaryStage(const Lexicon& lexicon);
  /// Fills doc.summary (all sentences, best first), doc.timeline and doc.keywords; needs all layers before.
  void run(Document& doc) const;

 private:
  void rank(Document& doc) const;

  SentenceReader reader_;
  SentenceWeights weights_;
  HeadlineWriter headlines_;
  AnswerFinder answers_;
  KeywordFinder keywords_;
};

}  // namespace khabar
