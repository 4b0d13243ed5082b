// Days, weeks and months of the Gregorian calendar and of Umm al-Qura, without a clock and without a time zone.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// Days since 1970-01-01 of the proleptic Gregorian calendar. (H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", 2013: days_from_civil and civil_from_days.)
int to_days(Date date);
Date from_days(int days);

int days_in_month(int year, int month);
/// Whether the three numbers are a day of the calendar in the years 1 to 9999.
bool is_date(int year, int month, int day);
/// 1 Monday … 7 Sunday, as ISO 8601.
int weekday_of(int days);
/// The ISO 8601 week of a day: the year that it counts in, and its number.
std::pair<int, int> iso_week(int days);
/// The Monday of an ISO week.
int monday_of(int year, int week);
/// `date` moved by whole months; a day that the month does not have becomes its last.
Date add_months(Date date, int months);
/// The nth weekday (1 Monday … 7 Sunday) of a month, the last where nth is negative; in days.
int nth_of_month(int year, int month, int weekday, int nth);
/// Western Easter Sunday (anonymous Gregorian algorithm, Meeus, "Astronomical Algorithms", 1991, chapter 8).
Date easter(int year);
/// Easter Sunday of the Orthodox and Coptic churches, as a Gregorian day of the years 1900 to 2099 (Meeus, chapter 8).
Date orthodox_easter(int year);

/// "2023", "2023-09", "2023-09-18"; month and day of 0 are left out.
std::string iso_date(int year, int month = 0, int day = 0);
std::string iso_date(Date date);

/// Hijri dates by the Umm al-Qura tables of CLDR.
class UmmAlQura {
 public:
  explicit UmmAlQura(const Lexicon& lexicon) : table_(lexicon.table("cldr_umm_al_qura")) {}

  /// The Gregorian day of a Hijri day; nothing outside the years that the table has. A 30th of a month of 29 days is
  /// the first of the next.
  std::optional<int> to_days(int year, int month, int day) const;
  /// The Hijri year and month in which a Gregorian day falls; nothing outside the table.
  std::optional<std::pair<int, int>> month_of(int days) const;
  /// 29 or 30; 0 outside the table.
  int month_length(int year, int month) const;

 private:
  std::optional<int> row_of(int year) const;
  std::optional<int> start_of(int row) const;

  Table table_;
};

}  // namespace khabar
