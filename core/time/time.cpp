#include "time/time.h"

namespace khabar {

TimeStage::TimeStage(const Lexicon&) {}

void TimeStage::run(Document&) const {}

}  // namespace khabar
