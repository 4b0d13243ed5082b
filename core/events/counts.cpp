#include "events/counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "khabar/names.h"
#include "quotes/cues.h"

namespace khabar {
namespace {

constexpr int farthest_thing = 26;  // tokens from a number to its event
constexpr int farthest_people = 45;
constexpr int clause_cost = 6;     // what a comma between them weighs, in tokens
constexpr int following_cost = 3;  // what it weighs that the event comes after

bool is_time(std::string_view unit) {
  for (std::string_view name :
       {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})
    if (unit == name) return true;
  return false;
}

/// What people are that the event counts.
CountKind kind_by_event(const Event& event) {
  if (event.type == EventType::CASUALTY) {
    if (event.mode == "injury") return CountKind::injured;
    return event.mode.empty() || event.mode == "death" ? CountKind::killed : CountKind::other;
  }
  if (event.type == EventType::COERCE) return CountKind::arrested;
  if (event.type == EventType::ASSAULT || event.type == EventType::DISASTER) return CountKind::killed;
  return CountKind::other;
}

class Places {
 public:
  Places(const TokenIndex& index, std::vector<Event>& events) : events_(events), commas_(1, 0) {
    for (int i = 0; i < index.doc().token_count(); ++i) commas_.push_back(commas_.back() + index.is_comma(i));
  }

  Event* nearest(int sentence, int token, int farthest) {
    const auto first = std::lower_bound(events_.begin(), events_.end(), sentence,
                                        [](const Event& e, int s) { return e.sentence < s; });
    Event* best = nullptr;
    int least = farthest;
    for (auto e = first; e != events_.end() && e->sentence == sentence; ++e) {
      if (e->type == EventType::STATE) continue;
      const int low = std::min(e->trigger_token, token), high = std::max(e->trigger_token, token);
      const int commas = commas_[static_cast<std::size_t>(high)] - commas_[static_cast<std::size_t>(low)];
      const int cost = high - low + clause_cost * commas + (e->trigger_token > token ? following_cost : 0);
      if (cost < least) least = cost, best = &*e;
    }
    return best;
  }

 private:
  std::vector<Event>& events_;
  std::vector<int> commas_;  ///< before each token
};

}  // namespace

CountFinder::CountFinder(const Lexicon& lexicon)
    : count_nouns_(lexicon.table("count_nouns")),
      count_verbs_(lexicon.table("count_verbs")),
      uncounted_heads_(lexicon.table("uncounted_heads")) {}

/// What the quantity counts; nothing where it is none of an event's. `people`: the event says what became of them.
std::optional<CountKind> CountFinder::kind_of(const TokenIndex& index, const Quantity& q, bool& people) const {
  const Document& doc = index.doc();
  const int begin = q.tokens.begin;
  if (q.value == 0) return std::nullopt;
  if (q.kind == QuantityKind::MONEY) return CountKind::money;
  if (q.kind == QuantityKind::PERCENT) return CountKind::percent;
  if (q.kind == QuantityKind::ORDINAL || index.mention(begin) >= 0 || is_time(q.unit)) return std::nullopt;
  if (begin > 0 && (uncounted_heads_.find(doc.bare_key(begin - 1)) || uncounted_heads_.find(doc.key(begin - 1))))
    return std::nullopt;
  if (q.kind == QuantityKind::MEASURE) return CountKind::other;
  // Tens, tens of thousands of somebody is no number; more than a hundred is.
  const bool in_words = doc.tokens[static_cast<std::size_t>(begin)].kind == TokenKind::word;
  const bool bounded = begin > 0 && doc.morphs[static_cast<std::size_t>(begin - 1)].pos == Pos::ADP;
  if (in_words && !bounded && q.bound == "over" && std::fmod(std::log10(q.value), 1.0) == 0) return std::nullopt;
  const bool year = q.value >= 1950 && q.value <= 2050 && q.tokens.size() == 1 && !in_words;
  if (year && q.bound.empty() && (bounded || q.unit.empty())) return std::nullopt;  // خلال 2015 طالب العمال
  // The noun after the number, or the number's own where it is a dual: جريحان.
  const bool dual = q.value == 2 && q.tokens.size() == 1 && !q.unit.empty() &&
                    doc.tokens[static_cast<std::size_t>(begin)].kind == TokenKind::word;
  const auto of_them = [&doc](int i) {
    return i < doc.token_count() && (doc.key(i) == u"منهم" || doc.key(i) == u"منهن");
  };
  // اثنين منهم, مهاجرين اثنين
  const bool before = in_words && begin > 0 && q.value == 2 && q.unit.empty();
  people = of_them(q.tokens.end);
  if (people) return CountKind::other;
  for (const int i : {q.tokens.end, dual ? begin : -1, before ? begin - 1 : -1}) {
    if (i < 0 || i >= doc.token_count()) continue;
    for (const std::u16string_view form : noun_forms(doc, i))
      if (const auto rows = count_nouns_.find(form)) {
        const std::string_view kind = count_nouns_.text(rows->begin, count_nouns_.column("kind"));
        people = kind == "people";
        return people ? CountKind::other : count_kind(kind).value_or(CountKind::other);
      }
  }
  // Few or many of what nobody counts (عشرات الطلبات), a name with a number (نوت 7), one of several.
  if (q.unit.empty() || (q.bound == "over" && in_words) || q.value == 1 || dual) return std::nullopt;
  return CountKind::other;
}

/// What a word right before the number says of the people that it counts (أصيب 35 آخرون).
std::optional<CountKind> CountFinder::told_before(const TokenIndex& index, int token) const {
  constexpr int reach = 4;
  const Document& doc = index.doc();
  const int begin =
      doc.sentences[static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(token)].sentence)].tokens.begin;
  for (int i = token - 1; i >= begin && i >= token - reach && !index.is_comma(i); --i)
    for (const std::u16string_view form : noun_forms(doc, i))
      if (const auto rows = count_verbs_.find(form))
        return count_kind(count_verbs_.text(rows->begin, count_verbs_.column("kind")));
  return std::nullopt;
}

void CountFinder::add(const TokenIndex& index, std::vector<Event>& events) const {
  const Document& doc = index.doc();
  Places places(index, events);
  int list = -1;  // the event that a list goes on to count
  for (const Quantity& q : doc.quantities) {
    bool people = false;
    const auto kind = kind_of(index, q, people);
    if (!kind) continue;
    const int token = q.tokens.begin, sentence = doc.tokens[static_cast<std::size_t>(token)].sentence;
    const int first = doc.sentences[static_cast<std::size_t>(sentence)].tokens.begin;
    Event* event = places.nearest(sentence, token, people ? farthest_people : farthest_thing);
    if (event == nullptr && list >= 0 && doc.norm(first) == u"-") event = &events[static_cast<std::size_t>(list)];
    if (event == nullptr) continue;
    event->counts.push_back(
        {people ? told_before(index, token).value_or(kind_by_event(*event)) : *kind, q.value, q.span});
    list = static_cast<int>(event - events.data());
  }
}

}  // namespace khabar
