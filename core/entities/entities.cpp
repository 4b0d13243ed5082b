#include "entities/entities.h"

namespace khabar {

EntityStage::EntityStage(const Lexicon&) {}

void EntityStage::run(Document&) const {}

}  // namespace khabar
