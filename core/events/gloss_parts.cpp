#include "events/gloss_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

bool same(const Argument& a, const Argument& b) { return a.entity >= 0 ? a.entity == b.entity : a.span == b.span; }

bool among(const std::vector<Argument>& list, const Argument& a) {
  return std::any_of(list.begin(), list.end(), [&](const Argument& b) { return same(a, b); });
}

/// "2023-09-18T10:00", "2023-09", "2023"; nothing of weeks, quarters and references.
std::optional<Date> read_date(std::string_view value) {
  value = value.substr(0, value.find('T'));
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t size, int& out) {
    if (at >= value.size()) return true;
    const char* end = value.data() + at + size;
    const auto [stop, error] = std::from_chars(value.data() + at, end, out);
    return error == std::errc() && stop == end;
  };
  Date date;
  if (!part(0, 4, date.year) || !part(5, 2, date.month) || !part(8, 2, date.day)) return std::nullopt;
  if (date.month < 0 || date.month > 12) return std::nullopt;
  return date;
}

}  // namespace

GlossTables::GlossTables(const Lexicon& lexicon)
    : nouns(lexicon.table("gloss_nouns")),
      phrases(lexicon.table("gloss_phrases")),
      masculine_places(lexicon.table("masculine_places")) {}

std::string GlossTables::phrase(const std::string& key, const char* language) const {
  const auto rows = phrases.find(*to_utf16(key));
  return rows ? std::string(phrases.text(rows->begin, phrases.column(language))) : std::string();
}

int gloss_row(const Table& verbs, std::u16string_view lemma, EventType type) {
  const auto rows = verbs.find(lemma);
  const int types = verbs.column("types");
  const std::string wanted = " " + std::string(name(type)) + " ";
  for (int row = rows ? rows->begin : 0; rows && row < rows->end; ++row)
    if ((" " + std::string(verbs.text(row, types)) + " ").find(wanted) != std::string::npos) return row;
  return -1;
}

GlossRoles gloss_roles(const GlossVerb& verb, const Event& event) {
  GlossRoles roles{event.agents, event.targets, {}};
  if (verb.frame == 's') roles.subject = event.targets.empty() ? event.agents : event.targets;
  if (verb.frame == 's' || verb.frame == 'n') roles.object.clear();
  // Nobody does a thing to himself: who stands on both sides stays where he is not alone, else as the subject.
  const bool others = std::any_of(roles.subject.begin(), roles.subject.end(),
                                  [&](const Argument& a) { return !among(roles.object, a); });
  auto& doubled = others ? roles.subject : roles.object;
  const auto& kept = others ? roles.object : roles.subject;
  std::erase_if(doubled, [&](const Argument& a) { return among(kept, a); });
  for (const Argument& place : event.places)
    if (!among(roles.subject, place) && !among(roles.object, place)) roles.places.push_back(place);
  return roles;
}

std::optional<GlossDate> gloss_date(const Document& doc, const Event& event) {
  for (int t : event.times) {
    const Time& time = doc.times[static_cast<std::size_t>(t)];
    if (time.type != TimeType::DATE && time.type != TimeType::TIME) continue;
    const auto begin = read_date(time.value);
    if (!begin) continue;
    GlossDate date{*begin, *begin, false};
    if (const auto end = read_date(time.end_value); end && end->day > 0 && begin->day > 0) date.end = *end;
    date.with_year = !doc.published || doc.published->year != begin->year;
    return date;
  }
  return std::nullopt;
}

bool denies_future(const Document& doc, const Event& event) {
  return event.trigger_token > 0 && doc.stem_key(event.trigger_token - 1) == u"لن";
}

std::vector<Count> counts_beside(const Event& event) {
  std::vector<Count> out;
  for (const Count& count : event.counts) {
    const auto says = [&](const Argument& a) { return a.span.start < count.span.end && count.span.start < a.span.end; };
    if (count.kind > CountKind::missing || count.value < 1 || count.value != std::floor(count.value)) continue;
    if (std::any_of(event.agents.begin(), event.agents.end(), says)) continue;
    if (std::none_of(event.targets.begin(), event.targets.end(), says)) out.push_back(count);
  }
  return out;
}

std::string number_words(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

}  // namespace khabar
