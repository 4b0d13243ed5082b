#include "events/events.h"

#include <algorithm>

#include "khabar/names.h"

namespace khabar {

EventStage::EventStage(const Lexicon& lexicon)
    : phrase_tables_(lexicon),
      cues_(lexicon),
      triggers_(lexicon),
      arguments_(lexicon),
      counts_(lexicon),
      status_(lexicon),
      gloss_(lexicon) {}

void EventStage::run(Document& doc) const {
  const TokenIndex index(doc, phrase_tables_);
  const std::vector<Trigger> triggers = triggers_.find(index);
  const std::vector<Status> statuses = status_.read(doc, triggers);
  const std::vector<Cue> cues = cues_.find(index);
  std::vector<Event> events;
  events.reserve(triggers.size());
  for (std::size_t t = 0; t < triggers.size(); ++t) {
    const Trigger& trigger = triggers[t];
    Event e;
    e.type = trigger.type;
    e.mode = trigger.mode;
    e.trigger = doc.stem_span(trigger.token);
    e.trigger_token = trigger.token;
    e.sentence = doc.tokens[static_cast<std::size_t>(trigger.token)].sentence;
    e.confidence = trigger.confidence;
    e.cameo = trigger.cameo;
    if (e.type <= EventType::ASSAULT) e.plover = name(e.type);  // the types up to here are PLOVER's own
    e.status = statuses[t];
    events.push_back(std::move(e));
  }
  arguments_.fill(index, triggers, cues, events);
  counts_.add(index, events);
  doc.events = std::move(events);
  add_sources(doc);
  for (Event& e : doc.events) gloss_.write(doc, e);
}

/// An event inside reported words has their speaker as its source; quotes and events both go up through the text.
void EventStage::add_sources(Document& doc) const {
  std::size_t first = 0;
  for (Event& e : doc.events) {
    while (first < doc.quotes.size() && doc.quotes[first].span.end <= e.trigger.start) ++first;
    for (std::size_t q = first; q < doc.quotes.size() && doc.quotes[q].span.start <= e.trigger.start; ++q)
      if (doc.quotes[q].speaker && doc.quotes[q].span.contains(e.trigger)) e.source = doc.quotes[q].speaker;
  }
}

}  // namespace khabar
