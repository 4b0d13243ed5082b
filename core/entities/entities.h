// Who and what the text speaks of: mentions, the entities behind them, relations that words state.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class EntityStage {
 public:
  explicit EntityStage(const Lexicon& lexicon);
  /// Fills doc.mentions, entities and relations; needs tokens, morphs and times.
  void run(Document& doc) const;
};

}  // namespace khabar
