// Who did what to whom: triggers, arguments, status, source, gloss.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class EventStage {
 public:
  explicit EventStage(const Lexicon& lexicon);
  /// Fills doc.events; needs all layers before.
  void run(Document& doc) const;
};

}  // namespace khabar
