#include "morphology/morphology.h"

namespace khabar {

MorphologyStage::MorphologyStage(const Lexicon&) {}

void MorphologyStage::run(Document& doc) const { doc.morphs.assign(doc.tokens.size(), Morph{}); }

}  // namespace khabar
