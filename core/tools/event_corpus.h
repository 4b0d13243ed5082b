// Texts with annotated events: what the event models are trained on.
#pragma once

#include <string>
#include <vector>

#include "khabar/analysis.h"
#include "khabar/analyzer.h"

namespace khabar::tools {

/// An annotated event: its trigger is at a token of the document.
struct GoldEvent {
  int token = 0;
  EventType type = EventType::STATE;
  Status status = Status::actual;
};

struct EventDocument {
  std::string id;
  Document doc;
  std::vector<GoldEvent> events;
};

/// The articles ID.json with ID.gold.json of `dir`, in the order of their names.
std::vector<EventDocument> read_gold(const Analyzer& analyzer, const std::string& dir);

/// The articles of `corpus` (JSON Lines with id, text, published) that the file `annotations` names: an id, a tab, and
/// the words that tell of events in the order of the text, word|TYPE or word|TYPE|status.
std::vector<EventDocument> read_annotated(const Analyzer& analyzer, const std::string& corpus,
                                          const std::string& annotations);

/// One text a line, the words that tell of events marked: [word|TYPE] or [word|TYPE|status]. Lines that begin with #
/// are notes.
std::vector<EventDocument> read_marked(const Analyzer& analyzer, const std::string& path);

}  // namespace khabar::tools
