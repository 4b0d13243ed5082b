#include <cstdio>
#include <cstdlib>
#include <string>

#include "time/resolver.h"

namespace khabar {

std::string week_name(int day) {
  const auto [year, week] = iso_week(day);
  char text[40];
  std::snprintf(text, sizeof(text), "%04d-W%02d", year, week);
  return text;
}

namespace {

int monday(int days) { return days - weekday_of(days) + 1; }

}  // namespace

std::optional<Moment> Resolver::moment(const Expression& e) {
  if (e.anaphor != Anaphor::none) return anaphor_moment(e);
  if (e.calendar == Calendar::hijri) return hijri_moment(e);
  if (e.holiday >= 0) return holiday_moment(e);
  if (auto found = day_moment(e)) return found;
  return span_moment(e);
}

/// Whether the text is little more than the expression, as a query is: it then looks ahead.
bool Resolver::stands_alone(const Expression& e) const { return words_.size() <= e.end - e.begin + 1; }

/// The year nearest to publication that the adjective and, for a far date, the tense allow.
int Resolver::choose_year(const Expression& e, int month, int day) const {
  const int now = to_days(*published_), this_year = published_->year;
  if (e.relation == Which::same) return this_year;
  if (e.weekday != 0 && day > 0)
    for (const int near : {0, 1, -1})
      if (is_date(this_year + near, month, day) && weekday_of(to_days({this_year + near, month, day})) == e.weekday)
        return this_year + near;
  const auto distance = [&](int year) { return to_days({year, month, day <= 0 ? 15 : day}) - now; };
  const auto passed = [&](int year) {
    if (day == 0) return year < this_year || (year == this_year && month < published_->month);
    return distance(year) < 0;
  };
  const int last = passed(this_year) ? this_year : this_year - 1;
  const bool now_itself = day == 0 ? month == published_->month : distance(this_year) == 0;
  if (e.relation == Which::past) return last;
  if (now_itself) return e.relation == Which::next ? this_year + 1 : this_year;
  const int next = last + 1;
  if (e.relation == Which::next) return next;
  const int back = -distance(last), ahead = distance(next);
  if (stands_alone(e) && back > 45) return next;
  if (back > 45 && ahead > 45) {
    const Direction clause = direction(e);
    if (clause == Direction::past) return last;
    if (clause == Direction::future) return next;
  }
  return back <= ahead ? last : next;
}

/// The Gregorian year of the expression, or 0 where nothing tells.
int Resolver::year_of(const Expression& e) const {
  if (e.year >= 0) return e.year;
  if (e.same_year && named_ && named_->year != 0) return named_->year;
  if (!published_) return 0;
  if (e.years && e.following && named_ && direction(e) == Direction::past) return named_->year + *e.years;
  if (e.years) return published_->year + *e.years;
  if (e.month != 0) return choose_year(e, e.month, e.day);
  return published_->year;
}

std::optional<Moment> Resolver::day_moment(const Expression& e) const {
  if (e.nth_weekday != 0) return nth_weekday(e);
  if (e.month != 0 && e.day != 0) {
    const int year = year_of(e);
    if (year == 0) return std::nullopt;
    if (e.day < 0) return Moment{year, e.month, days_in_month(year, e.month), {}, {}};
    if (!is_date(year, e.month, e.day)) return Moment{year, e.month, 0, {}, {}};
    if (e.week_of_day) return Moment::called(week_name(to_days({year, e.month, e.day})));
    Moment found{year, e.month, e.day, {}, {}};
    if (e.last_day != 0 && is_date(year, e.month, e.last_day)) found.end = iso_date(year, e.month, e.last_day);
    return found;
  }
  if (!published_) return std::nullopt;
  const int now = to_days(*published_);
  if (e.offset) return Moment::of(now + *e.offset);
  if (e.day != 0) {
    // A day without its month: this one, or the one nearest whose weekday fits.
    const int shift = e.months.value_or(0);
    const Date first = add_months({published_->year, published_->month, 1}, shift);
    for (const int near : {0, 1, -1, 2, -2, 3, -3}) {
      const Date month = add_months(first, near);
      if (e.day < 0) return Moment{month.year, month.month, days_in_month(month.year, month.month), {}, {}};
      if (e.day > days_in_month(month.year, month.month)) continue;
      const int day = to_days({month.year, month.month, e.day});
      if (e.weekday != 0 && weekday_of(day) != e.weekday) continue;
      Moment found = Moment::of(day);
      if (e.last_day > e.day && is_date(month.year, month.month, e.last_day))
        found.end = iso_date(month.year, month.month, e.last_day);
      return found;
    }
    if (e.weekday == 0) return std::nullopt;
  }
  if (e.weekday != 0) return weekday_moment(e);
  return std::nullopt;
}

std::optional<Moment> Resolver::weekday_moment(const Expression& e) const {
  const int now = to_days(*published_);
  int day = 0;
  const bool this_week = e.relation == Which::same && !(stands_alone(e) && e.weekday < weekday_of(now));
  if (e.weeks || this_week) {
    day = monday(now) + 7 * e.weeks.value_or(0) + e.weekday - 1;
  } else {
    const int back = (weekday_of(now) - e.weekday + 7) % 7;  // 0 today
    const Direction clause = direction(e);
    const bool fragment = clause == Direction::none && (stands_alone(e) || note_ == Note::query);
    if (e.relation == Which::past)
      day = now - (back == 0 ? 7 : back) - (e.week_more ? 7 : 0);
    else if (e.relation == Which::next)
      day = now + 7 - back + (e.week_more ? 7 : 0);
    else if (back == 0 && !fragment)
      day = now;
    else if (clause == Direction::past)
      day = now - back;
    else if (clause == Direction::future || clause == Direction::present || fragment)
      day = now + 7 - back;
    else
      day = back <= 3 ? now - back : now + 7 - back;
  }
  Moment found = Moment::of(day);
  if (e.last_weekday != 0) found.end = iso_date(from_days(day + (e.last_weekday - e.weekday + 7) % 7));
  return found;
}

std::optional<Moment> Resolver::nth_weekday(const Expression& e) const {
  int month = e.month, year = year_of(e);
  if (year == 0) return std::nullopt;
  if (month == 0) {
    const Date moved =
        add_months({published_ ? published_->year : year, published_ ? published_->month : 1, 1}, e.months.value_or(0));
    month = moved.month;
    if (e.year < 0 && !e.years) year = moved.year;
  }
  if (month < 1 || month > 12 || e.weekday == 0) return std::nullopt;
  return Moment::of(nth_of_month(year, month, e.weekday, e.nth_weekday));
}

/// The nth week of a month begins with its nth Monday; that of a year is the ISO week.
std::optional<Moment> Resolver::week_of_period(const Expression& e) const {
  int year = year_of(e), month = e.month;
  if (year == 0) return std::nullopt;
  if (month == 0 && e.months) {
    if (!published_) return std::nullopt;
    const Date moved = add_months({published_->year, published_->month, 1}, *e.months);
    year = moved.year, month = moved.month;
  }
  if (month == 0) {
    if (e.nth_week < 0) return Moment::called(week_name(to_days({year, 12, 28})));
    return Moment::called(week_name(monday_of(year, e.nth_week)));
  }
  if (e.nth_week > 0) return Moment::called(week_name(nth_of_month(year, month, 1, e.nth_week)));
  const int last = to_days({year, month, days_in_month(year, month)});
  return Moment::called(week_name(monday(last + 1) - 7));
}

/// In a note the edges of a month are its first ten days and those from the 21st, its middle is the 15th.
std::optional<Moment> Resolver::third_of_month(std::string_view edge, int year, int month) {
  if (edge == "mid") return Moment{year, month, 15, {}, {}};
  if (edge == "start") return Moment{year, month, 1, {}, iso_date(year, month, 10)};
  if (edge == "end") return Moment{year, month, 21, {}, iso_date(year, month, days_in_month(year, month))};
  return std::nullopt;
}

std::optional<Moment> Resolver::span_moment(const Expression& e) const {
  if (e.nth_week != 0) return week_of_period(e);
  if (e.decades) {
    if (!published_) return std::nullopt;
    const int year = (published_->year / 10 + *e.decades) * 10;
    return Moment{year, 0, 0, {}, iso_date(year + 9)};
  }
  if (e.decade >= 0 || e.century != 0) {
    if (e.decade < 0) {
      char text[40];
      std::snprintf(text, sizeof(text), "%02d", e.century - 1);
      return Moment::called(text);
    }
    const int year = (e.century != 0 ? e.century - 1 : 19) * 100 + e.decade;
    return Moment{year, 0, 0, {}, iso_date(year + 9)};
  }
  if (e.weeks || e.weekend) {
    if (!published_) return std::nullopt;
    int weeks = e.weeks.value_or(0);
    if (e.weekend) weeks += e.relation == Which::past ? -1 : e.relation == Which::next ? 1 : 0;
    const int day = monday(to_days(*published_)) + 7 * weeks;
    if (e.edge == "rest") {
      Moment rest = Moment::of(to_days(*published_));
      rest.end = iso_date(from_days(day + 6));
      return rest;
    }
    return Moment::called(week_name(day) + (e.weekend ? "-WE" : ""));
  }
  const int year = year_of(e);
  if (year == 0) return std::nullopt;
  if (e.before_christ) return Moment::called("BC" + iso_date(year));
  if (e.subyear != 0 && e.month == 0 && !e.months) {
    char text[40];
    std::snprintf(text, sizeof(text), "%04d-%c%d", year, e.subyear, e.nth_subyear);
    return Moment::called(text);
  }
  if (!e.season.empty()) {
    // By its first month: the next spring is that of next year from March on.
    const int start = e.season == "SP" ? 3 : e.season == "SU" ? 6 : e.season == "FA" ? 9 : 12;
    int shift = 0;
    if (published_ && e.relation == Which::next && published_->month >= start) shift = 1;
    if (published_ && e.relation == Which::past && published_->month < start + 3) shift = -1;
    return Moment::called(iso_date(year + shift) + "-" + std::string(e.season));
  }
  if (e.edge == "rest" && published_ && e.month == 0 && (e.months == 0 || e.years == 0)) {
    Moment rest = Moment::of(to_days(*published_));
    const int month = e.months ? published_->month : 12;
    rest.end = iso_date(published_->year, month, days_in_month(published_->year, month));
    return rest;
  }
  if (e.months && published_) {
    const Date moved = add_months({published_->year, published_->month, 1}, *e.months);
    return Moment{moved.year, moved.month, 0, {}, {}};
  }
  if (note_ != Note::none && e.month != 0 && e.last_month == 0)
    if (auto third = third_of_month(e.edge, year, e.month)) return third;
  Moment found{year, e.month, 0, {}, {}};
  if (e.last_year >= 0) found.end = iso_date(e.last_year);
  if (e.last_month != 0) found.end = iso_date(e.last_month < e.month ? year + 1 : year, e.last_month);
  return found;
}

std::optional<Moment> Resolver::anaphor_moment(const Expression& e) const {
  const auto& base = named_ ? named_ : current_;
  if (e.anaphor == Anaphor::month_of_year) {
    const int year = year_of(e);
    if (year == 0) return std::nullopt;
    return Moment{year, base ? base->month : 0, 0, {}, {}};
  }
  const int step = e.anaphor == Anaphor::day_after    ? 1
                   : e.anaphor == Anaphor::day_before ? -1
                   : e.anaphor == Anaphor::nth_day    ? e.anaphor_count - 1
                                                      : 0;
  if (e.anaphor != Anaphor::date && e.anaphor != Anaphor::day) {
    const auto& day = current_ && current_->day != 0 ? current_ : base;
    if (day && day->day != 0 && day->name.empty()) return Moment::of(to_days({day->year, day->month, day->day}) + step);
    if (e.anaphor == Anaphor::nth_day || !published_) return std::nullopt;
    return Moment::of(to_days(*published_) + step);
  }
  if (!base) return Moment::called("PAST_REF");
  Moment found = *base;
  found.end.clear();
  // Of that day nothing is known but its year or month.
  if (e.anaphor == Anaphor::day && found.name.empty() && found.day == 0)
    return Moment::called(found.text() + (found.month == 0 ? "-XX-XX" : "-XX"));
  return found;
}

std::string duration_value(const std::vector<DurationPart>& parts) {
  struct Letter {
    Unit unit;
    const char* text;
    bool clock;
  };
  static constexpr Letter letters[] = {
      {Unit::century, "CE", false}, {Unit::decade, "DE", false}, {Unit::year, "Y", false},  {Unit::month, "M", false},
      {Unit::week, "W", false},     {Unit::day, "D", false},     {Unit::night, "D", false}, {Unit::hour, "H", true},
      {Unit::minute, "M", true},    {Unit::second, "S", true}};
  std::string out = "P";
  bool clock = false;
  for (const Letter& letter : letters)
    for (const DurationPart& part : parts) {
      if (part.unit != letter.unit) continue;
      double count = part.count;
      std::string text = letter.text;
      if (count != 0 && (part.unit == Unit::century || part.unit == Unit::decade)) {
        count *= part.unit == Unit::century ? 100 : 10;
        text = "Y";
      }
      if (letter.clock && !clock) {
        out += "T";
        clock = true;
      }
      char number[32] = "X";
      if (part.count != 0) std::snprintf(number, sizeof(number), "%.10g", count);
      out += number + text;
    }
  return out;
}

}  // namespace khabar
