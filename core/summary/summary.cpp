#include "summary/summary.h"

#include <algorithm>

namespace khabar {

int usual_summary_length(int sentences) { return sentences <= 8 ? 2 : sentences <= 16 ? 3 : 4; }

SummaryStage::SummaryStage(const Lexicon& lexicon)
    : reader_(lexicon),
      weights_(read_sentence_weights(lexicon)),
      headlines_(lexicon),
      answers_(lexicon),
      keywords_(lexicon) {}

void SummaryStage::run(Document& doc) const {
  rank(doc);
  doc.summary.headline = headlines_.write(doc);
  doc.summary.headline_en = HeadlineWriter::write_english(doc);
  answers_.run(doc);
  build_timeline(doc);
  doc.keywords = keywords_.find(doc);
}

void SummaryStage::rank(Document& doc) const {
  const std::vector<double> scores = score_sentences(reader_.read(doc), weights_);
  for (std::size_t i = 0; i < scores.size(); ++i) doc.summary.sentences.push_back({static_cast<int>(i), scores[i]});
  std::stable_sort(doc.summary.sentences.begin(), doc.summary.sentences.end(),
                   [](const RankedSentence& a, const RankedSentence& b) { return a.score > b.score; });
  if (doc.summary.sentences.empty()) return;
  const double top = doc.summary.sentences.front().score, bottom = doc.summary.sentences.back().score;
  for (RankedSentence& s : doc.summary.sentences) s.score = top > bottom ? (s.score - bottom) / (top - bottom) : 1.0;
}

}  // namespace khabar
