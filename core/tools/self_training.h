// What a first model makes of words, for the next round of training to learn from (self-training; McClosky, Charniak &
// Johnson, "Effective Self-Training for Parsing", 2006).
#pragma once

#include "morphology/ranker.h"
#include "morphology/readings.h"
#include "tools/treebank.h"

namespace khabar::tools {

/// The document whose told words have clitics too, as `ranker` cuts them.
GoldDocument tell_clitics(const GoldDocument& document, const morphology::ReadingMaker& maker,
                          const morphology::Ranker& ranker);

/// The document with what `ranker` makes of the words of which it tells nothing (part of speech, clitics), and nothing
/// of the others.
GoldDocument tell_other_words(const GoldDocument& document, const morphology::ReadingMaker& maker,
                              const morphology::Ranker& ranker);

}  // namespace khabar::tools
