#include "events/same_as.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "events/gloss_parts.h"

namespace khabar {
namespace {

constexpr std::size_t look_back = 40;  // events of one type
constexpr int named_again = 2;         // sentences from an event to its mention with the article
constexpr int enough = 4;              // evidence that makes two events one

/// What two lists say of each other: -1 they name different entities, 0 nothing, else 1.
int agreement(const std::vector<Argument>& a, const std::vector<Argument>& b) {
  bool named_a = false, named_b = false;
  for (const Argument& x : a) {
    named_a = named_a || x.entity >= 0;
    for (const Argument& y : b)
      if (x.entity >= 0 && x.entity == y.entity) return 1;
  }
  for (const Argument& y : b) named_b = named_b || y.entity >= 0;
  return named_a && named_b ? -1 : 0;
}

/// The words of the first unnamed arguments, without the article.
bool same_words(const Document& doc, const std::vector<Argument>& a, const std::vector<Argument>& b) {
  if (a.empty() || b.empty() || a.front().entity >= 0 || b.front().entity >= 0) return false;
  const TokenRange x = doc.tokens_at(a.front().span), y = doc.tokens_at(b.front().span);
  return doc.bare_key(x.begin) == doc.bare_key(y.begin);
}

/// Dates as far as both are known: 2023-09 and 2023-09-18 agree.
int time_agreement(const Document& doc, const Event& a, const Event& b) {
  int result = 0;
  for (int t : a.times)
    for (int u : b.times) {
      const Time &x = doc.times[static_cast<std::size_t>(t)], &y = doc.times[static_cast<std::size_t>(u)];
      if (x.type == TimeType::DURATION || y.type == TimeType::DURATION || x.value.size() < 4 || y.value.size() < 4)
        continue;
      if (x.value.ends_with("REF") || y.value.ends_with("REF")) continue;
      const std::size_t size = std::min({x.value.size(), y.value.size(), std::size_t{10}});
      if (x.value.compare(0, size, y.value, 0, size) == 0) return 1;
      const bool inside = (!x.end_value.empty() && x.value <= y.value && y.value <= x.end_value) ||
                          (!y.end_value.empty() && y.value <= x.value && x.value <= y.end_value);
      if (inside) return 1;
      result = -1;
    }
  return result;
}

int count_agreement(const Event& a, const Event& b) {
  for (const Count& x : a.counts)
    for (const Count& y : b.counts)
      if (x.kind == y.kind) return x.value == y.value ? 1 : -1;
  return 0;
}

/// The noun with its article and without an object: الزيارة, but not القبض على شخص آخر.
bool is_definite(const Document& doc, const Event& event) {
  const Morph& m = doc.morphs[static_cast<std::size_t>(event.trigger_token)];
  const int next = event.trigger_token + 1;
  return m.pos != Pos::VERB && m.article_units > 0 && (next >= doc.token_count() || doc.key(next) != u"علي");
}

/// How much of the two agrees; -1 where something differs.
int evidence(const Document& doc, const Event& before, const Event& event, bool one_family) {
  const bool again = is_definite(doc, event) && one_family && event.sentence - before.sentence <= named_again;
  if (before.status != event.status && !again) return -1;
  const int agents = agreement(before.agents, event.agents), targets = agreement(before.targets, event.targets);
  const int places = agreement(before.places, event.places), times = time_agreement(doc, before, event);
  const int counts = count_agreement(before, event);
  if (std::min({agents, targets, places, times, counts}) < 0) return -1;
  int sum = 2 * agents + 2 * targets + places + 2 * times + 2 * counts;
  if (same_words(doc, before.agents, event.agents)) sum += 1;
  if (same_words(doc, before.targets, event.targets)) sum += 2;
  if (one_family) sum += 1;
  if (again) sum += 3;
  return sum;
}

}  // namespace

SameEventFinder::SameEventFinder(const Lexicon& lexicon) : verbs_(lexicon.table("gloss_verbs")) {}

std::string_view SameEventFinder::family(const Document& doc, const Event& event) const {
  const int row = gloss_row(verbs_, doc.lemma(event.trigger_token), event.type);
  return row < 0 ? std::string_view() : verbs_.table.text(row, verbs_.past);
}

void SameEventFinder::link(const Document& doc, std::vector<Event>& events) const {
  std::array<std::vector<int>, static_cast<std::size_t>(EventType::COMPETE) + 1> of_type;
  std::vector<std::string_view> families;
  families.reserve(events.size());
  for (const Event& e : events) families.push_back(family(doc, e));
  const auto lemma = [&](const Event& e) { return doc.lemma(e.trigger_token); };
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& e = events[i];
    if (e.type == EventType::STATE) continue;
    std::vector<int>& earlier = of_type[static_cast<std::size_t>(e.type)];
    int best = enough - 1;
    for (std::size_t n = earlier.size(); n > 0 && earlier.size() - n < look_back; --n) {
      const int at = earlier[n - 1];
      const Event& before = events[static_cast<std::size_t>(at)];
      if (before.sentence == e.sentence) continue;
      const std::string_view other = families[static_cast<std::size_t>(at)];
      const bool one_family = (!other.empty() && other == families[i]) || lemma(before) == lemma(e);
      if (!one_family && (e.mode.empty() || e.mode != before.mode)) continue;
      const int first = before.same_as >= 0 ? before.same_as : at;
      if (first != at && evidence(doc, events[static_cast<std::size_t>(first)], e, one_family) < 0) continue;
      if (const int sum = evidence(doc, before, e, one_family); sum > best) {
        best = sum;
        e.same_as = first;
      }
    }
    earlier.push_back(static_cast<int>(i));
  }
}

}  // namespace khabar
