#include "events/counts.h"

#include <algorithm>
#include <cstdlib>

#include "khabar/names.h"
#include "quotes/cues.h"

namespace khabar {

CountFinder::CountFinder(const Lexicon& lexicon) : count_nouns_(lexicon.table("count_nouns")) {}

void CountFinder::add(const TokenIndex& index, std::vector<Event>& events) const {
  const Document& doc = index.doc();
  const auto nearest = [&](int sentence, int token, auto fits) -> Event* {
    Event* best = nullptr;
    const auto first =
        std::lower_bound(events.begin(), events.end(), sentence, [](const Event& e, int s) { return e.sentence < s; });
    for (auto e = first; e != events.end() && e->sentence == sentence; ++e)
      if (fits(*e) && (!best || std::abs(e->trigger_token - token) < std::abs(best->trigger_token - token))) best = &*e;
    return best;
  };
  for (const Quantity& q : doc.quantities) {
    const int token = q.tokens.begin, sentence = doc.tokens[static_cast<std::size_t>(token)].sentence;
    CountKind kind = CountKind::other;
    Event* event = nullptr;
    if (q.kind == QuantityKind::MONEY || q.kind == QuantityKind::PERCENT) {
      kind = q.kind == QuantityKind::MONEY ? CountKind::money : CountKind::percent;
      event = nearest(sentence, token, [](const Event& e) { return e.type != EventType::STATE; });
    } else if (q.kind == QuantityKind::CARDINAL) {
      const int next = q.tokens.end;
      if (next < doc.token_count())
        for (const std::u16string& form : noun_forms(doc, next))
          if (const auto rows = count_nouns_.find(form)) {
            kind = count_kind(count_nouns_.text(rows->begin, 1)).value_or(CountKind::other);
            break;
          }
      event = nearest(sentence, token, [&](const Event& e) {
        return e.type != EventType::STATE && std::abs(e.trigger_token - token) < 8;
      });
      if (event && kind == CountKind::other && event->type == EventType::CASUALTY)
        kind = event->mode == "injury" ? CountKind::injured : CountKind::killed;
      if (event && kind == CountKind::other && event->type == EventType::COERCE) kind = CountKind::arrested;
    }
    if (event) event->counts.push_back({kind, q.value, q.span});
  }
}

}  // namespace khabar
