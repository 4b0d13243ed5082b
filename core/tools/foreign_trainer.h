// Trains the model that tells foreign names by their letters (morphology/foreign.h).
#pragma once

#include <string>

#include "lexicon/lexicon.h"
#include "morphology/readings.h"

namespace khabar::tools {

/// The model file, from the names of persons in `names` (wikidata-person-tokens.tsv) against the Arabic words that the
/// tables of morphology hold. The same bytes for the same input.
std::string train_foreign_look(const std::string& names, const Lexicon& lexicon, const morphology::ReadingMaker& maker);

}  // namespace khabar::tools
