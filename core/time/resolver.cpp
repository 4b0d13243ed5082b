#include "time/resolver.h"

#include <cstdio>

namespace khabar {

int hour_of_day(int hour, std::string_view part) {
  if (part == "MO") return hour == 12 ? 0 : hour;
  if (part == "AF") return hour < 8 ? hour + 12 : hour;
  if (part == "EV") return hour < 12 ? hour + 12 : hour;
  if (part == "NI") return hour == 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
  return hour;
}

/// An hour without minutes is that hour (T15) where the text names no day for it; with a day it is written in full.
std::string Resolver::clock(const Expression& e, bool dated) const {
  if (e.hour < 0) return "T" + std::string(e.part);
  char text[40];
  const int hour = hour_of_day(e.hour, e.part) % 24;
  if (e.second >= 0)
    std::snprintf(text, sizeof(text), "T%02d:%02d:%02d", hour, e.minute, e.second);
  else if (e.minute < 0 && !dated)
    std::snprintf(text, sizeof(text), "T%02d", hour);
  else
    std::snprintf(text, sizeof(text), "T%02d:%02d", hour, e.minute < 0 ? 0 : e.minute);
  return text;
}

/// The day that the text has for a clock time that names none: that of the last date of this sentence or the one
/// before.
std::optional<Moment> Resolver::clock_day(const Expression& e) const {
  const int sentence = words_.doc().tokens[static_cast<std::size_t>(e.begin)].sentence;
  if (!current_ || current_->day == 0 || !current_->name.empty() || sentence - current_sentence_ > 1)
    return std::nullopt;
  return current_;
}

void Resolver::finish(const Expression& e, Time& time) {
  auto found = e.has_date() ? moment(e) : clock_day(e);
  const bool dated = e.has_date() || found;
  if (!dated && published_) found = Moment{published_->year, published_->month, published_->day, {}, {}};
  time.calendar = e.calendar;
  if (e.has_time()) time.type = TimeType::TIME;
  if (!found || found->text().empty()) {
    time.unanchored = !published_;
    return;
  }
  time.value = found->text();
  time.end_value = found->end;
  if (e.edge == "end" && !e.has_time() && found->day != 0 && found->name.empty() && e.has_day()) {
    time.type = TimeType::TIME;  // the end of a day is its last minute
    time.value += "T23:59";
  }
  if (e.has_time()) {
    time.value += clock(e, dated);
    time.end_value.clear();
  }
  week_end_ = e.weeks && e.weekday == 0 ? e.end : -1;
  week_ = e.weeks.value_or(0);
  if (!dated) return;
  current_ = found;
  current_sentence_ = words_.doc().tokens[static_cast<std::size_t>(e.begin)].sentence;
  const bool by_itself =
      !e.offset && e.anaphor == Anaphor::none && !e.weeks && !e.months && !e.years && e.weekday == 0 && e.has_date();
  if (by_itself || (e.month != 0 && e.day != 0)) named_ = found;
}

/// A range whose start leaves out what its end says takes it from there: من 13 إلى 15 تموز.
void Resolver::range(const TimeReader::Match& match, Time& time) {
  Expression first = match.first;
  const Expression& last = *match.last;
  if (!first.has_date() && last.has_date()) {
    const Expression clock = first;
    first = last;
    first.hour = clock.hour, first.minute = clock.minute, first.second = clock.second;
    first.part = clock.part;
  }
  if (first.year < 0 && first.month != 0 && last.month != 0 && first.calendar == last.calendar)
    if (const auto end = moment(last); end && end->year != 0 && first.calendar == Calendar::gregorian)
      first.year = end->year - (first.month > last.month ? 1 : 0);
  // الأسبوع المقبل بين الأربعاء والجمعة
  if (first.weekday != 0 && !first.weeks && week_end_ >= 0 && first.begin - week_end_ <= 1) first.weeks = week_;
  const bool weekdays = first.weekday != 0 && first.day == 0 && last.weekday != 0 && last.day == 0 && !last.has_time();
  if (weekdays && !first.has_time() && !last.weeks && last.relation == Which::none) {
    first.last_weekday = last.weekday;  // من الخميس إلى السبت: the first of its name after the start
    finish(first, time);
    return;
  }
  if (first.hour >= 0 && first.part.empty() && first.hour <= last.hour) first.part = last.part;
  finish(first, time);
  Expression second = last;
  if (second.weekday != 0 && !second.weeks && second.day == 0) second.weeks = first.weeks;
  if (!second.has_date() && match.first.has_date()) {
    const Expression clock = second;
    second = match.first;
    second.hour = clock.hour, second.minute = clock.minute, second.second = clock.second;
    second.part =
        clock.part.empty() && clock.hour > match.first.hour && clock.hour < 12 ? match.first.part : clock.part;
  } else if (second.part.empty() && second.hour >= match.first.hour && second.hour < 12) {
    second.part = match.first.part;
  }
  Time end;
  finish(second, end);
  time.end_value = end.end_value.empty() ? end.value : end.end_value;
}

std::optional<Time> Resolver::resolve(TimeReader::Match match) {
  Expression& e = match.first;
  Time time;
  if (!e.set.empty()) {
    time.type = TimeType::SET;
    Expression hour;
    hour.hour = e.hour, hour.minute = e.minute, hour.part = e.part;
    time.value = e.set == "every" ? duration_value(e.duration) : e.set + (e.hour >= 0 ? clock(hour, false) : "");
  } else if (!e.duration.empty()) {
    time.type = TimeType::DURATION;
    if (!distance(e, time) && !stretch(e, time)) time.value = duration_value(e.duration);
  } else if (!e.reference.empty()) {
    time.value = e.reference;
  } else if (match.last) {
    range(match, time);
  } else {
    if (e.anaphor == Anaphor::nth_day && !named_ && !current_) return std::nullopt;
    finish(e, time);
  }
  time.tokens = {e.begin, match.end()};
  time.span = words_.span(e.begin, e.prefix_units, match.end());
  return time;
}

/// In a note the last or next three weeks are those weeks themselves, as the next week is; elsewhere, and after
/// خلال, a length.
bool Resolver::stretch(const Expression& e, Time& time) const {
  if (note_ == Note::none || !published_ || words_.is(e.begin - 1, WordClass::during) || e.duration.size() != 1)
    return false;
  const auto [unit, counted] = e.duration.front();
  const bool next = e.relation == Which::next;
  if ((!next && e.relation != Which::past) || counted < 1 || counted > 500 || counted != static_cast<int>(counted))
    return false;
  const int count = static_cast<int>(counted), first = next ? 1 : -count, last = next ? count : -1;
  const auto value = [&](int shift) -> std::string {
    const Date& now = *published_;
    switch (unit) {
      case Unit::day:
        return iso_date(from_days(to_days(now) + shift));
      case Unit::week:
        return week_name(to_days(now) + 7 * shift);
      case Unit::month: {
        const Date moved = add_months({now.year, now.month, 1}, shift);
        return iso_date(moved.year, moved.month);
      }
      case Unit::year:
        return iso_date(now.year + shift);
      default:
        return {};
    }
  };
  if (value(first).empty()) return false;
  time.type = TimeType::DATE;
  time.value = value(first);
  if (first != last) time.end_value = value(last);
  return true;
}

/// Where the clause of the expression points; a command points ahead.
Direction Resolver::direction(const Expression& e) const {
  return note_ == Note::command ? Direction::future : direction_of(words_, e.begin, e.end);
}

/// Three days ago, in two weeks: a day, a month or a year counted from publication. Hours stay a length, as does what
/// has no number.
bool Resolver::distance(Expression& e, Time& time) {
  if (e.direction == 0) return false;
  // قتل بعد أربعة أيام: told of the past, counted from the date named before.
  std::optional<Date> base = published_;
  // يعمل هنا منذ عشرين عاما: how long, not when.
  if (e.since && direction(e) != Direction::past) return false;
  if (e.direction > 0 && !e.from_now && direction(e) == Direction::past) {
    if (!named_ || named_->day == 0 || !named_->name.empty()) return false;
    base = Date{named_->year, named_->month, named_->day};
  }
  int days = 0, months = 0;
  bool by_day = false;
  for (const DurationPart& part : e.duration) {
    const int count = part.count < 1e6 ? static_cast<int>(part.count) : 0;
    if (part.unit >= Unit::year && part.count > 500) {
      time.type = TimeType::DATE;
      time.value = e.direction < 0 ? "PAST_REF" : "FUTURE_REF";
      return true;
    }
    if (part.count == 0 || part.count > 1e6 || part.count != count) return false;
    switch (part.unit) {
      case Unit::day:
      case Unit::night:
        days += count;
        by_day = true;
        break;
      case Unit::week:
        days += 7 * count;
        by_day = true;
        break;
      case Unit::month:
        months += count;
        break;
      case Unit::year:
        months += 12 * count;
        break;
      case Unit::decade:
        months += 120 * count;
        break;
      case Unit::century:
        months += 1200 * count;
        break;
      default:
        return false;
    }
  }
  time.type = TimeType::DATE;
  if (!base) {
    time.unanchored = true;
    return true;
  }
  const Date moved = add_months(*base, e.direction * months);
  const Date date = from_days(to_days(moved) + e.direction * days);
  if (by_day || (is_own(note_) && e.direction > 0))  // what is planned, to the day
    time.value = iso_date(date);
  else if (months % 12 != 0)
    time.value = iso_date(date.year, date.month);
  else
    time.value = iso_date(date.year);
  return true;
}

}  // namespace khabar
