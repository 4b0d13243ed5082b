// Who did what to whom: triggers, arguments, status, source, gloss.
#pragma once

#include <vector>

#include "events/arguments.h"
#include "events/counts.h"
#include "events/gloss.h"
#include "events/same_as.h"
#include "events/sources.h"
#include "events/status.h"
#include "events/triggers.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "quotes/cues.h"
#include "syntax/phrases.h"

namespace khabar {

class EventStage {
 public:
  explicit EventStage(const Lexicon& lexicon);
  /// Fills doc.events in text order; needs all layers before. `cues`: the words of speech (QuoteStage).
  void run(Document& doc, const std::vector<Cue>& cues) const;

 private:
  /// PLOVER type and CAMEO root of the event's type.
  void add_codes(Event& event) const;

  PhraseTables phrase_tables_;
  Table codes_;
  int plover_, cameo_;  ///< columns of it
  TriggerFinder triggers_;
  ArgumentFinder arguments_;
  CountFinder counts_;
  StatusReader status_;
  SourceFinder sources_;
  SameEventFinder same_;
  GlossWriter gloss_;
};

}  // namespace khabar
