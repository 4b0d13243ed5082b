#include "events/events.h"

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {

EventStage::EventStage(const Lexicon& lexicon)
    : phrase_tables_(lexicon),
      codes_(lexicon.table("event_codes")),
      plover_(codes_.column("plover")),
      cameo_(codes_.column("cameo")),
      triggers_(lexicon),
      arguments_(lexicon),
      counts_(lexicon),
      status_(lexicon),
      sources_(lexicon),
      same_(lexicon),
      gloss_(lexicon) {}

void EventStage::run(Document& doc, const std::vector<Cue>& cues) const {
  const TokenIndex index(doc, phrase_tables_);
  const std::vector<Trigger> triggers = triggers_.find(index);
  const std::vector<Status> statuses = status_.read(doc, triggers);
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
    add_codes(e);
    e.status = statuses[t];
    events.push_back(std::move(e));
  }
  arguments_.fill(index, triggers, cues, events);
  counts_.add(index, events);
  sources_.add(index, events);
  same_.link(doc, events);
  doc.events = std::move(events);
  for (Event& e : doc.events) gloss_.write(doc, e);
}

void EventStage::add_codes(Event& event) const {
  const auto rows = codes_.find(*to_utf16(name(event.type)));
  if (!rows) return;
  event.plover = codes_.text(rows->begin, plover_);
  if (event.cameo.empty()) event.cameo = codes_.text(rows->begin, cameo_);
}

}  // namespace khabar
