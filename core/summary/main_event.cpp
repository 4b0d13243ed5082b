#include "summary/main_event.h"

#include <algorithm>

namespace khabar {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// How much an event says: who and whom, and whether by name; as a verb and as something that did happen.
double told_by(const Document& doc, const Event& event) {
  const auto told = [](const std::vector<Argument>& list) {
    if (list.empty()) return 0.0;
    const bool named = std::any_of(list.begin(), list.end(), [](const Argument& a) { return a.entity >= 0; });
    return named ? 1.5 : 1.0;
  };
  double out = told(event.agents) + told(event.targets);
  if (doc.morphs[at(event.trigger_token)].pos == Pos::VERB) out += 1;
  if (event.status != Status::actual && event.status != Status::planned) out -= 0.5;
  return out;
}

}  // namespace

int main_event(const Document& doc) {
  constexpr double later = 0.25;  // what stands first is what the sentence is about
  for (const RankedSentence& ranked : doc.summary.sentences) {
    auto e = std::lower_bound(doc.events.begin(), doc.events.end(), ranked.sentence,
                              [](const Event& event, int s) { return event.sentence < s; });
    int main = -1;
    double best = 0;
    for (int order = 0; e != doc.events.end() && e->sentence == ranked.sentence; ++e, ++order) {
      if (e->type == EventType::STATE || (e->agents.empty() && e->targets.empty())) continue;
      const double told = told_by(doc, *e) - later * order;
      if (main >= 0 && told <= best) continue;
      main = static_cast<int>(e - doc.events.begin());
      best = told;
    }
    if (main >= 0) return main;
  }
  return doc.events.empty() ? -1 : 0;
}

}  // namespace khabar
