// A time expression as it is written, before it is given a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "time/vocabulary.h"

namespace khabar {

/// Which of the days of its name an expression means: ديسمبر الماضي, الاثنين المقبل, هذا الأسبوع, ذلك العام.
enum class Which : std::uint8_t { none, past, next, same, that };

/// What refers to a date that the text named before.
enum class Anaphor : std::uint8_t { none, date, day, day_after, day_before, nth_day, month_of_year };

struct DurationPart {
  Unit unit = Unit::none;
  double count = 0;  ///< 0: some (عدة أيام)
};

/// What an expression says; a field that it does not give keeps its default.
struct Expression {
  int begin = 0;  ///< tokens
  int end = 0;
  int prefix_units = 0;  ///< of the first token, outside

  Calendar calendar = Calendar::gregorian;
  int year = -1, last_year = -1;  ///< a second one makes a range
  int month = 0, last_month = 0;
  int day = 0, last_day = 0;
  int weekday = 0, last_weekday = 0;
  int nth_weekday = 0;           ///< the second Monday of …; -1 the last
  std::optional<int> offset;     ///< days from publication
  Which relation = Which::none;  ///< of the weekday, day, month, season
  bool week_more = false;        ///< of the weekday: بعد القادم، قبل الماضي
  bool same_year = false;        ///< the year of the date named before
  bool following = false;        ///< the units are those after a date named before, in a text of the past
  std::optional<int> weeks, months, years, decades;  ///< units from the current one (العام الماضي: years -1)
  int nth_week = 0;                                  ///< of a month or year; -1 the last
  char subyear = 0;                                  ///< 'Q' or 'H'
  int nth_subyear = 0;
  bool weekend = false;
  bool week_of_day = false;  ///< the week in which the day falls
  bool before_christ = false;
  std::string_view season;  ///< SP SU FA WI
  int decade = -1;          ///< 70 for the seventies; with `century`
  int century = 0;          ///< 20 for the twentieth
  std::string_view edge;    ///< start, mid, end, rest
  int holiday = -1;         ///< row of the table
  Anaphor anaphor = Anaphor::none;
  int anaphor_count = 0;
  std::string_view reference;  ///< PRESENT_REF, PAST_REF, FUTURE_REF

  int hour = -1, minute = -1, second = -1;
  std::string_view part;  ///< MO AF EV NI DT

  std::vector<DurationPart> duration;
  bool since = false;     ///< with منذ
  bool from_now = false;  ///< with من الآن
  int direction = 0;      ///< of the duration from publication: -1 ago, +1 in; 0 a length
  std::string set;        ///< the value of a SET

  bool has_day() const { return day != 0 || weekday != 0 || offset.has_value() || holiday >= 0; }
  bool has_date() const {
    return has_day() || year >= 0 || month != 0 || weeks || months || years || decades || weekend || subyear != 0 ||
           !season.empty() || decade >= 0 || century != 0 || anaphor != Anaphor::none || nth_week != 0;
  }
  bool has_time() const { return hour >= 0 || !part.empty(); }
};

/// The hour of 24 that an hour of 12 is in a part of the day (MO AF EV NI): 3 in the afternoon is 15.
int hour_of_day(int hour, std::string_view part);

}  // namespace khabar
