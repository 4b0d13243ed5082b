#include "summary/summary.h"

namespace khabar {

int usual_summary_length(int sentences) { return sentences <= 8 ? 2 : sentences <= 16 ? 3 : 4; }

SummaryStage::SummaryStage(const Lexicon&) {}

void SummaryStage::run(Document&) const {}

}  // namespace khabar
