// The grammar of time expressions: reads them from the tokens, one method a kind.
#pragma once

#include <optional>

#include "time/expression.h"
#include "time/note.h"
#include "time/numbers.h"

namespace khabar {

/// Every method takes the token at which to begin and gives the expression, or nothing; the work of each is bounded by
/// a constant number of tokens.
class TimeReader {
 public:
  explicit TimeReader(const Words& words) : words_(words), note_(note_of(words)) {}

  /// The expression that begins at token i, and where there is a range, the expression of its end.
  struct Match {
    Expression first;
    std::optional<Expression> last;
    int end() const { return last ? last->end : first.end; }
  };
  std::optional<Match> read(int i) const;

  /// The end of a phrase at token i that only looks like a time (أمس الحاجة); i where there is none.
  int skip(int i) const;

 private:
  // note_times.cpp
  std::optional<Expression> read_note(int i) const;
  std::optional<Expression> noted_number(int i) const;
  std::optional<Expression> alarm_hour(int i) const;
  std::optional<Expression> hour_before_day(int i) const;
  std::optional<Expression> noted_distance(int i) const;
  bool noted_pair(Expression& e, int i) const;

  // sets.cpp
  std::optional<Expression> read_set(int i) const;
  std::optional<Expression> read_every(int i) const;

  // durations.cpp
  std::optional<Expression> read_duration(int i) const;
  std::optional<Expression> read_distance(int i) const;  ///< قبل ثلاثة أيام
  bool duration_part(Expression& e, int i) const;
  bool counted_unit(Expression& e, int i) const;
  bool lone_unit(Expression& e, int i) const;
  int after_unit_again(int i, const WordRow& unit) const;
  void duration_tail(Expression& e) const;
  bool is_age(int i, int end) const;
  bool from_now(Expression& e) const;

  // phrases.cpp
  std::optional<Expression> read_phrase(int i) const;

  void side_by_side(Expression& e) const;

  // dates.cpp
  std::optional<Expression> read_date(int i) const;
  bool piece(Expression& e, int i) const;
  int skip_glue(const Expression& e, int i) const;
  bool acceptable(const Expression& e) const;
  bool edge(Expression& e, int i) const;
  bool numeric_date(Expression& e, int i) const;
  bool dotted_date(Expression& e, int i) const;
  bool weekday(Expression& e, int i) const;
  bool day_of_month(Expression& e, int i) const;
  bool lone_day(Expression& e, int i) const;
  bool bare_day(Expression& e, int i) const;
  bool month(Expression& e, int i) const;
  bool two_months(Expression& e, int i) const;
  bool month_allowed(const Expression& e, int begin, int end, bool guarded) const;

  // years.cpp
  bool year(Expression& e, int i) const;
  bool bare_year_allowed(const Expression& e, int i, int end) const;

  // relative.cpp
  bool deictic(Expression& e, int i) const;
  bool demonstrative(Expression& e, int i) const;
  bool unit_with_relation(Expression& e, int i) const;
  bool first_months(Expression& e, int i) const;
  bool nth_unit(Expression& e, int i) const;
  bool era_span(Expression& e, int i) const;  ///< decades and centuries
  bool season(Expression& e, int i) const;
  bool same_year(Expression& e, int i) const;
  bool relation(Expression& e, int i) const;
  bool holiday(Expression& e, int i) const;
  Which relation_at(int i) const;
  int distant_relation(int i) const;
  bool set_units(Expression& e, Unit unit, int offset) const;

  // clock.cpp
  bool clock(Expression& e, int i) const;
  bool clock_digits(Expression& e, int i) const;
  bool greenwich(Expression& e, int i) const;
  bool joined_digits(Expression& e, int i) const;
  std::optional<Expression> bare_hour(int i) const;
  std::optional<Expression> hours_until(const Expression& first, int i) const;
  std::optional<Match> hours_of_day(const Expression& date) const;
  int range_connector(const Expression& first) const;
  bool nth_before(Expression& e, int i) const;
  bool clock_words(Expression& e, int i, bool headed) const;
  bool minutes_beside(Expression& e, int i) const;
  bool lone_hour(Expression& e, int i) const;
  bool only_complement(int i, int end) const;
  bool words_before_part(int i) const;
  void clock_minutes(Expression& e) const;
  bool clock_part(Expression& e) const;
  bool part(Expression& e, int i) const;

  /// Marks the piece [i, end) as read; sets the begin of an expression that is new.
  bool take(Expression& e, int i, int end) const;

  const Words& words_;
  const Note note_;
};

}  // namespace khabar
