#include "events/events.h"

namespace khabar {

EventStage::EventStage(const Lexicon&) {}

void EventStage::run(Document&) const {}

}  // namespace khabar
