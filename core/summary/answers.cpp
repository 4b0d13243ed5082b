#include "summary/answers.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "summary/main_event.h"

namespace khabar {
namespace {

constexpr std::size_t most = 3;
constexpr int longest_reason = 20;  // words

std::size_t at(int i) { return static_cast<std::size_t>(i); }

template <class T>
void add(std::vector<T>& list, const T& value) {
  if (list.size() < most && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool is_place(MentionType type) {
  return type == MentionType::GPE || type == MentionType::LOC || type == MentionType::FAC;
}

/// "2017-W09" as the day on which it begins, near enough for an order; other values as they are.
std::string order_key(const std::string& value) {
  int year = 0, week = 0;
  if (std::sscanf(value.c_str(), "%d-W%d", &year, &week) != 2) return value;
  const int day = std::max(0, 7 * (week - 1));
  char out[40];
  std::snprintf(out, sizeof(out), "%04d-%02d-%02d", year, std::min(12, 1 + day / 31), 1 + day % 31);
  return out;
}

bool share_somebody(const Event& a, const Event& b) {
  for (const auto* x : {&a.agents, &a.targets})
    for (const Argument& one : *x)
      for (const auto* y : {&b.agents, &b.targets})
        for (const Argument& other : *y)
          if (one.entity >= 0 && one.entity == other.entity) return true;
  return false;
}

}  // namespace

AnswerFinder::AnswerFinder(const Lexicon& lexicon) : markers_(lexicon.table("reason_markers")) {}

/// What the main event has comes first, then the most salient names.
void AnswerFinder::run(Document& doc) const {
  Summary& brief = doc.summary;
  const int main = main_event(doc);
  if (main >= 0) {
    const Event& event = doc.events[at(main)];
    for (const auto* list : {&event.agents, &event.targets})
      for (const Argument& a : *list)
        if (a.entity >= 0 && !is_place(doc.entities[at(a.entity)].type)) add(brief.who, a.entity);
    for (const Argument& a : event.places)
      if (a.entity >= 0) add(brief.where, a.entity);
    for (const int t : event.times) add(brief.when, t);
    brief.what.push_back(main);
    for (int e = 0; e < static_cast<int>(doc.events.size()); ++e)
      if (doc.events[at(e)].sentence == event.sentence && doc.events[at(e)].type != EventType::STATE)
        add(brief.what, e);
    find_reasons(doc, event);
  }
  std::vector<int> order(doc.entities.size());
  for (std::size_t e = 0; e < order.size(); ++e) order[e] = static_cast<int>(e);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return doc.entities[at(a)].salience > doc.entities[at(b)].salience; });
  for (const int id : order) {
    const MentionType type = doc.entities[at(id)].type;
    if (type == MentionType::PER || type == MentionType::ORG) add(brief.who, id);
    if (is_place(type)) add(brief.where, id);
  }
  for (const int e : brief.what)
    for (const int t : doc.events[at(e)].times) add(brief.when, t);
}

/// From a marker to the end of its clause, in the main event's sentence.
void AnswerFinder::find_reasons(Document& doc, const Event& event) const {
  const TokenRange range = doc.sentences[at(event.sentence)].tokens;
  for (int i = range.begin; i < range.end; ++i) {
    auto cursor = markers_.cursor();
    std::optional<Rows> found;
    int after = i;
    for (int j = i; j < range.end && cursor.alive(); ++j) {
      if (j > i) cursor.feed(u" ");
      cursor.feed(doc.key(j));
      if (const auto rows = cursor.rows()) found = rows, after = j + 1;
    }
    if (!found) continue;
    int end = after;
    while (end < range.end && end < after + longest_reason && doc.tokens[at(end)].kind < TokenKind::punctuation) ++end;
    if (end == after) continue;
    const bool why = markers_.text(found->begin, markers_.column("asks")) == "why";
    add(why ? doc.summary.why : doc.summary.how, Span{doc.tokens[at(i)].span.start, doc.tokens[at(end - 1)].span.end});
    i = after - 1;
  }
}

std::vector<int> main_events(const Document& doc, std::size_t most_events) {
  std::vector<double> rank(doc.sentences.size(), 0);
  for (const RankedSentence& s : doc.summary.sentences) rank[at(s.sentence)] = s.score;
  const auto weight = [&](int id) {
    const Event& e = doc.events[at(id)];
    return e.confidence * (1 + rank[at(e.sentence)]) * (e.status == Status::actual ? 1 : 0.7);
  };
  std::vector<int> out;
  for (int id = 0; id < static_cast<int>(doc.events.size()); ++id)
    if (const Event& e = doc.events[at(id)];
        e.type != EventType::STATE && e.same_as < 0 && !(e.agents.empty() && e.targets.empty()))
      out.push_back(id);
  std::stable_sort(out.begin(), out.end(), [&](int a, int b) { return weight(a) > weight(b); });
  if (out.size() > most_events) out.resize(most_events);
  std::sort(out.begin(), out.end());
  return out;
}

void build_timeline(Document& doc) {
  std::map<std::pair<EventType, std::string>, std::vector<int>> told;
  std::vector<bool> stands(doc.events.size(), false);  // by the first event of a happening
  for (int e = 0; e < static_cast<int>(doc.events.size()); ++e) {
    const Event& event = doc.events[at(e)];
    if (event.type == EventType::STATE || event.status == Status::negated || event.times.empty()) continue;
    const Time& time = doc.times[at(event.times.front())];
    if (time.type == TimeType::SET || time.value.empty() || time.value.front() < '0' || time.value.front() > '9')
      continue;
    const int happening = event.same_as >= 0 ? event.same_as : e;
    if (stands[at(happening)]) continue;
    // sameAs links events of different sentences; these are told twice in one.
    auto& same = told[{event.type, time.value}];
    if (std::any_of(same.begin(), same.end(), [&](int o) { return share_somebody(doc.events[at(o)], event); }))
      continue;
    if (same.size() < most) same.push_back(e);  // so that one type on one day stays linear
    stands[at(happening)] = true;
    doc.timeline.push_back({e, event.times.front(), event.status != Status::actual});
  }
  std::stable_sort(doc.timeline.begin(), doc.timeline.end(), [&](const TimelineEntry& a, const TimelineEntry& b) {
    if (a.planned != b.planned) return b.planned;
    return order_key(doc.times[at(a.time)].value) < order_key(doc.times[at(b.time)].value);
  });
}

}  // namespace khabar
