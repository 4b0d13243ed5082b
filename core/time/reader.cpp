#include "time/reader.h"

#include <utility>

namespace khabar {
namespace {

bool both_clock(const Expression& a, const Expression& b) { return a.hour >= 0 && b.hour >= 0; }

bool both_dates(const Expression& a, const Expression& b) {
  if (a.hour >= 0 || b.hour >= 0 || a.has_time() || b.has_time()) return false;
  const bool days = a.has_day() && b.has_day();
  const bool months = !a.has_day() && !b.has_day() && a.month != 0 && b.month != 0;
  const bool years = !a.has_day() && !b.has_day() && a.month == 0 && b.month == 0 && a.year >= 0 && b.year >= 0;
  return days || months || years;
}

}  // namespace

std::optional<Expression> TimeReader::read_phrase(int i) const {
  const Table& phrases = words_.vocabulary().phrases;
  const auto match = words_.phrase(phrases, i);
  if (!match) return std::nullopt;
  const std::string_view cls = phrases.text(match->row, phrases.column("class"));
  const std::string_view value = phrases.text(match->row, phrases.column("value"));
  Expression e;
  if (cls == "modifier") {
    const auto date = words_.is(match->end, WordClass::of) ? read_date(match->end + 1) : std::nullopt;
    if (!date || !words_.together(date->begin, i)) return std::nullopt;
    Expression whole = *date;
    whole.begin = i;
    whole.prefix_units = match->prefix_units;
    return whole;
  } else if (cls == "ref") {
    e.reference = value;
  } else if (cls == "anaphor") {
    e.anaphor = Anaphor::date;
  } else if (cls == "following") {
    e.anaphor = value == "1" ? Anaphor::day_after : Anaphor::day_before;
  } else if (cls == "same_month") {
    e.anaphor = Anaphor::month_of_year;
  } else if (cls == "weekend") {
    e.weekend = true;
  } else {
    return std::nullopt;
  }
  const bool in = words_.is(i, WordClass::in) && match->prefixes == 0 && match->end > i + 1;
  e.begin = in ? i + 1 : i;
  e.end = match->end;
  e.prefix_units = match->prefix_units;
  const bool of = words_.is(e.end, WordClass::of) && words_[e.end].prefixes == 0;
  if (!e.reference.empty() && (of || words_.is(e.end, WordClass::demonstrative, "this"))) {
    // في وقت سابق من هذا الشهر
    const int at = of ? e.end + 1 : e.end;
    if (auto date = read_date(at); date && date->has_date() && words_.together(at, i)) {
      date->begin = e.begin;
      date->prefix_units = e.prefix_units;
      return date;
    }
  }
  if (e.anaphor == Anaphor::month_of_year) {
    const int at = words_.is(e.end, WordClass::of) ? e.end + 1 : e.end;
    if (!words_.together(at, i) || !(year(e, at) || unit_with_relation(e, at))) return std::nullopt;
  }
  if (e.weekend) {
    if (words_.is(e.end, WordClass::demonstrative)) ++e.end;
    if (const int distant = distant_relation(e.end); distant != 0) {
      e.weeks = distant;
      e.end += 2;
    } else if (const Which found = relation_at(e.end); found != Which::none) {
      e.relation = found;
      ++e.end;
    }
  }
  return e;
}

/// Where the end of a range may begin after its start: behind إلى, حتى, a dash, or the و of بين; -1 where it does not.
int TimeReader::range_connector(const Expression& first) const {
  const int next = first.end;
  const bool pair = words_.is(first.begin - 1, WordClass::between);
  const bool dash = words_.is_sign(next, u'-') || words_.is_sign(next, u'–');
  const bool until = words_.is(next, WordClass::to) && (words_[next].prefixes & ~clitic::wa) == 0;
  // من الخميس للسبت
  if (words_.is(first.begin - 1, WordClass::of) && first.weekday != 0 && words_[next].weekday != 0 &&
      words_.has(next, clitic::la))
    return next;
  if (until) return words_.is(next + 1, WordClass::togo) ? next + 2 : next + 1;
  if (dash || (pair && words_.is_wa(next))) return next + 1;
  return pair && words_.has(next, clitic::wa) ? next : -1;
}

/// 1 رمضان 1445 الموافق 11 مارس 2024: one day in two calendars, said by the Gregorian date.
void TimeReader::side_by_side(Expression& e) const {
  if (e.day == 0 || e.month == 0) return;
  int at = e.end;
  const bool bracket = words_.is_sign(at, u'(');
  if (words_.is(at, WordClass::coincide))
    at += words_.is(at + 1, WordClass::of) ? 2 : 1;
  else if (bracket || words_.is_sign(at, u'/') || words_.is_sign(at, u'-') || words_.is_sign(at, u'،'))
    ++at;
  else
    return;
  if (!words_.together(at, e.begin)) return;
  auto other = read_date(at);
  if (!other || other->calendar == e.calendar || other->day == 0 || other->month == 0) return;
  const Expression first = e;
  const int end = other->end;
  if (first.calendar == Calendar::hijri) e = *std::move(other);
  e.begin = first.begin;
  e.prefix_units = first.prefix_units;
  if (e.weekday == 0) e.weekday = first.weekday;
  e.end = end;
}

/// The end of a range of hours that begins with a bare one: السابعة صباحا, or a bare one before its day (6 من 22
/// أبريل).
std::optional<Expression> TimeReader::hours_until(const Expression& first, int i) const {
  if (auto last = read_date(i); last && last->hour >= 0) return last;
  auto last = bare_hour(i);
  if (!last || last->hour <= first.hour) {
    const auto n = read_number(words_, i);
    if (!n || !n->plain || n->value <= first.hour || n->value > 24) return std::nullopt;
    last = Expression();
    last->hour = static_cast<int>(n->value);
    take(*last, i, n->end);
  }
  // 6 من 22 أبريل, 11 الخميس
  const int of = last->end;
  const bool glue = (words_.is(of, WordClass::of) || words_.is(of, WordClass::in)) && words_[of].prefixes == 0;
  const int at = glue ? of + 1 : of;
  auto day = words_.together(at, i) ? read_date(at) : std::nullopt;
  if (!day || (!glue && day->weekday == 0 && !day->offset) || !day->has_day() || day->has_time()) return std::nullopt;
  day->hour = last->hour, day->minute = last->minute;
  day->begin = last->begin, day->prefix_units = last->prefix_units;
  return day;
}

/// اليوم من الخامسة إلى السابعة
std::optional<TimeReader::Match> TimeReader::hours_of_day(const Expression& date) const {
  const int of = date.end;
  if (!date.has_day() || date.has_time() || words_[of].prefixes != 0 || !words_.together(of + 1, date.begin)) return {};
  if (!words_.is(of, WordClass::of) && !words_.is(of, WordClass::between)) return {};
  if (words_.is_digits(of + 1)) return {};
  const auto first = bare_hour(of + 1);
  const int next = first ? range_connector(*first) : -1;
  if (next < 0) return {};
  auto last = bare_hour(next);
  if (!last) return {};
  Expression whole = date;
  whole.hour = first->hour, whole.minute = first->minute;
  whole.end = first->end;
  return Match{std::move(whole), std::move(last)};
}

int TimeReader::skip(int i) const {
  const Table& phrases = words_.vocabulary().phrases;
  const auto match = words_.phrase(phrases, i);
  return match && phrases.text(match->row, phrases.column("class")) == "none" ? match->end : i;
}

std::optional<TimeReader::Match> TimeReader::read(int i) const {
  if (!words_.is_word(i) && !words_.is_digits(i)) return std::nullopt;
  if (note_ == Note::none && !words_.opens_time(i)) return std::nullopt;
  if (auto e = read_phrase(i)) return Match{*std::move(e), std::nullopt};
  if (note_ != Note::none)
    if (auto e = read_note(i)) return Match{*std::move(e), std::nullopt};
  if (auto e = read_distance(i)) return Match{*std::move(e), std::nullopt};
  if (words_.is(i, WordClass::unit, "day"))
    if (auto e = read_set(i)) return Match{*std::move(e), std::nullopt};
  // من 5 إلى السابعة صباحا: the first hour is bare.
  if (words_.is(i - 1, WordClass::of) || words_.is(i - 1, WordClass::between))
    if (auto hour = bare_hour(i))
      if (const int next = range_connector(*hour); next >= 0)
        if (auto last = hours_until(*hour, next)) return Match{*std::move(hour), std::move(last)};
  auto date = read_date(i);
  // طوال اليوم is a day long.
  if (date && date->offset == 0 && date->end == i + 1 && words_.is(i - 1, WordClass::during, "whole")) date.reset();
  if (!date) {
    if (auto e = read_set(i)) return Match{*std::move(e), std::nullopt};
    if (auto e = read_duration(i)) return Match{*std::move(e), std::nullopt};
    return std::nullopt;
  }
  side_by_side(*date);
  // التاسعة صباحا كل يوم أحد
  if (date->hour >= 0 && !date->has_date() && words_.is(date->end, WordClass::every))
    if (auto set = read_set(date->end); set && set->set.substr(0, 8) == "XXXX-WXX" && set->set.size() == 10) {
      set->hour = date->hour, set->minute = date->minute, set->part = date->part;
      set->begin = date->begin, set->prefix_units = date->prefix_units;
      return Match{*std::move(set), std::nullopt};
    }
  if (auto match = hours_of_day(*date)) return match;
  Match match{*std::move(date), std::nullopt};
  if (match.first.last_day != 0 || match.first.last_year >= 0) return match;
  const int next = range_connector(match.first);
  if (next < 0 || !words_.together(next, i)) return match;
  auto last = read_date(next);
  if (!last && match.first.hour >= 0) last = bare_hour(next);
  if (!last && match.first.hour >= 0 && !match.first.has_date()) last = hours_until(match.first, next);
  if (last && (both_clock(match.first, *last) || both_dates(match.first, *last))) match.last = std::move(last);
  return match;
}

}  // namespace khabar
