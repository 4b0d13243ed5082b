#include <algorithm>
#include <cstdlib>
#include <string>

#include "time/resolver.h"

namespace khabar {
namespace {

/// The first two numbers of "12-10", "11-4-4".
int field(std::string_view value, int index) {
  for (; index > 0; --index) value.remove_prefix(value.find('-', 1) + 1);
  return std::atoi(std::string(value.substr(0, value.find('-', 1))).c_str());
}

}  // namespace

/// The Hijri year whose month lies nearest to publication and fits the adjective.
std::optional<int> Resolver::choose_hijri_year(const Expression& e) const {
  const UmmAlQura& hijri = words_.vocabulary().hijri;
  if (!published_) return std::nullopt;
  const int now = to_days(*published_);
  const auto today = hijri.month_of(now);
  if (!today) return std::nullopt;
  const int year = today->first + e.years.value_or(0);
  if (e.years || e.relation == Which::same) return year;
  std::optional<int> best;
  int nearest = 0;
  for (const int candidate : {year - 1, year, year + 1}) {
    const auto start = hijri.to_days(candidate, e.month == 0 ? 1 : e.month, e.day <= 0 ? 1 : e.day);
    if (!start) continue;
    const int away = *start - now;
    if ((e.relation == Which::past && away >= 0) || (e.relation == Which::next && away <= 0)) continue;
    const int length = e.day == 0 ? 29 : 0;
    const int far = away > 0 ? away : std::max(0, -away - length);
    if (e.relation == Which::none && stands_alone(e) && away < 0 && far > 0) continue;
    if (!best || far < nearest) best = candidate, nearest = far;
  }
  return best;
}

/// The Hijri year whose month or day begins in a Gregorian year.
std::optional<int> Resolver::hijri_year_in(int gregorian, int month, int day) const {
  const UmmAlQura& hijri = words_.vocabulary().hijri;
  const auto first = hijri.month_of(to_days({gregorian, 1, 1}));
  for (int step = 0; first && step < 2; ++step) {
    const auto start = hijri.to_days(first->first + step, month == 0 ? 1 : month, day <= 0 ? 1 : day);
    if (start && from_days(*start).year == gregorian) return first->first + step;
  }
  return std::nullopt;
}

std::optional<Moment> Resolver::hijri_moment(const Expression& e) const {
  const UmmAlQura& hijri = words_.vocabulary().hijri;
  auto year = e.year >= 0 && e.year < 1600 ? std::optional(e.year) : choose_hijri_year(e);
  if (e.year >= 1600) year = hijri_year_in(e.year, e.month, e.day);
  if (!year) return std::nullopt;
  const int day = e.day < 0 ? hijri.month_length(*year, e.month) : e.day == 0 ? 1 : e.day;
  const auto start = hijri.to_days(*year, e.month == 0 ? 1 : e.month, day);
  if (!start) return std::nullopt;
  Moment found = Moment::of(*start);
  if (e.day != 0) {
    if (const auto last = hijri.to_days(*year, e.month, e.last_day)) found.end = iso_date(from_days(*last));
    return found;
  }
  if (e.edge == "start") return found;
  const auto next =
      e.month == 0 || e.month == 12 ? hijri.to_days(*year + 1, 1, 1) : hijri.to_days(*year, e.month + 1, 1);
  if (e.edge == "end" && next) return Moment::of(*next - 1);
  if (next) found.end = iso_date(from_days(*next - 1));
  return found;
}

std::optional<Moment> Resolver::holiday_moment(const Expression& e) const {
  const Table& table = words_.vocabulary().holidays;
  const std::string_view rule = table.text(e.holiday, table.column("rule"));
  const std::string_view value = table.text(e.holiday, table.column("value"));
  Expression date = e;
  date.holiday = -1;
  if (rule == "hijri") {
    date.calendar = Calendar::hijri;
    date.month = field(value, 0);
    date.day = field(value, 1);
    return hijri_moment(date);
  }
  if (e.year < 0 && !published_) return std::nullopt;
  if (rule == "fixed") {
    date.month = field(value, 0);
    date.day = field(value, 1);
    return day_moment(date);
  }
  const auto day_in = [&](int year) {
    if (rule == "orthodox") return to_days(orthodox_easter(year)) + field(value, 0);
    if (rule == "easter") return to_days(easter(year)) + field(value, 0);
    return nth_of_month(year, field(value, 0), field(value, 1), field(value, 2));
  };
  if (e.year >= 0) return Moment::of(day_in(e.year));
  const int year = published_->year + e.years.value_or(0);
  const Date here = from_days(day_in(year));
  if (e.years) return Moment::of(day_in(year));
  return Moment::of(day_in(choose_year(date, here.month, here.day)));
}

}  // namespace khabar
