#include "events/events.h"

#include "khabar/names.h"

namespace khabar {

EventStage::EventStage(const Lexicon& lexicon)
    : phrase_tables_(lexicon),
      cues_(lexicon),
      triggers_(lexicon),
      arguments_(lexicon),
      counts_(lexicon),
      status_(lexicon),
      sources_(lexicon),
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
  sources_.add(index, events);
  doc.events = std::move(events);
  for (Event& e : doc.events) gloss_.write(doc, e);
}

}  // namespace khabar
