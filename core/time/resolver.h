// From what an expression says to its value: TIMEX3 against the day of publication and the dates named before.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "time/reader.h"
#include "time/tense.h"

namespace khabar {

/// A day, month, year, or a span that TIMEX3 names otherwise (2017-W20, 2016-Q1).
struct Moment {
  int year = 0, month = 0, day = 0;
  std::string name;  ///< where the three numbers do not say it
  std::string end;   ///< the last of a range
  static Moment of(int days) {
    const Date date = from_days(days);
    return {date.year, date.month, date.day, {}, {}};
  }
  static Moment called(std::string name) { return {0, 0, 0, std::move(name), {}}; }
  /// The TIMEX3 value; empty where there is none.
  std::string text() const { return !name.empty() || year == 0 ? name : iso_date(year, month, day); }
};

/// Reads the times of one text in order; keeps the dates that later expressions refer to.
class Resolver {
 public:
  Resolver(const Words& words) : words_(words), note_(note_of(words)), published_(words.doc().published) {}

  /// The time that the match is; its value is empty and `unanchored` true where it needs the day of publication and
  /// there is none. Nothing where it turns out to be no time.
  std::optional<Time> resolve(TimeReader::Match match);

 private:
  void finish(const Expression& e, Time& time);
  void range(const TimeReader::Match& match, Time& time);
  std::optional<Moment> moment(const Expression& e);
  std::optional<Moment> day_moment(const Expression& e) const;
  static std::optional<Moment> third_of_month(std::string_view edge, int year, int month);
  std::optional<Moment> span_moment(const Expression& e) const;
  std::optional<Moment> hijri_moment(const Expression& e) const;
  std::optional<Moment> holiday_moment(const Expression& e) const;
  std::optional<Moment> anaphor_moment(const Expression& e) const;
  std::optional<Moment> weekday_moment(const Expression& e) const;
  std::optional<Moment> week_of_period(const Expression& e) const;
  std::optional<Moment> nth_weekday(const Expression& e) const;
  int year_of(const Expression& e) const;
  int choose_year(const Expression& e, int month, int day) const;
  std::optional<int> choose_hijri_year(const Expression& e) const;
  std::optional<int> hijri_year_in(int gregorian, int month, int day) const;
  bool stands_alone(const Expression& e) const;
  std::string clock(const Expression& e, bool dated) const;
  Direction direction(const Expression& e) const;
  bool distance(Expression& e, Time& time);
  bool stretch(const Expression& e, Time& time) const;
  std::optional<Moment> clock_day(const Expression& e) const;

  const Words& words_;
  const Note note_;
  std::optional<Date> published_;
  std::optional<Moment> named_;    ///< the last date that stands by itself
  std::optional<Moment> current_;  ///< the last date of any kind
  int current_sentence_ = -1;
  int week_ = 0, week_end_ = -1;  ///< the last week named, in weeks from now, and the token after it
};

/// The ISO week of a day: 2024-W11.
std::string week_name(int day);

/// The TIMEX3 value of a length: P1Y2M, PT30M, PXD.
std::string duration_value(const std::vector<DurationPart>& parts);

}  // namespace khabar
