#include "time/calendar.h"

#include <cstdio>

#include "khabar/analyzer.h"

namespace khabar {

int to_days(Date date) {
  const int y = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date from_days(int days) {
  const int z = days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_index + 2) / 5 + 1;
  const int month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int days_in_month(int year, int month) {
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[month - 1];
}

bool is_date(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

int weekday_of(int days) {
  const int shifted = (days + 3) % 7;  // 1970-01-01 was a Thursday
  return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

std::pair<int, int> iso_week(int days) {
  const int thursday = days - weekday_of(days) + 4;
  const int year = from_days(thursday).year;
  return {year, (thursday - to_days({year, 1, 1})) / 7 + 1};
}

int monday_of(int year, int week) {
  const int fourth = to_days({year, 1, 4});
  return fourth - weekday_of(fourth) + 1 + (week - 1) * 7;
}

Date add_months(Date date, int months) {
  const int count = date.year * 12 + date.month - 1 + months;
  const int year = count >= 0 ? count / 12 : (count - 11) / 12;
  const int month = count - year * 12 + 1;
  const int last = days_in_month(year, month);
  return {year, month, date.day < last ? date.day : last};
}

int nth_of_month(int year, int month, int weekday, int nth) {
  if (nth < 0) {
    const int last = to_days({year, month, days_in_month(year, month)});
    return last - (weekday_of(last) - weekday + 7) % 7;
  }
  const int first = to_days({year, month, 1});
  return first + (weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1);
}

Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {year, n / 31, n % 31 + 1};
}

Date orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30;
  const int e = (2 * a + 4 * b - d + 34) % 7;
  const int n = d + e + 114;
  return from_days(to_days({year, n / 31, n % 31 + 1}) + 13);  // 13 days from the Julian calendar
}

std::string iso_date(int year, int month, int day) {
  char text[32];
  if (month == 0)
    std::snprintf(text, sizeof(text), "%04d", year);
  else if (day == 0)
    std::snprintf(text, sizeof(text), "%04d-%02d", year, month);
  else
    std::snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
  return text;
}

std::string iso_date(Date date) { return iso_date(date.year, date.month, date.day); }

std::optional<int> UmmAlQura::row_of(int year) const {
  if (year < 1 || year > 9999) return std::nullopt;
  std::u16string key;
  for (const char c : std::to_string(year)) key.push_back(static_cast<char16_t>(c));
  const auto rows = table_.find(key);
  if (!rows) return std::nullopt;
  return rows->begin;
}

std::optional<int> UmmAlQura::start_of(int row) const {
  const auto date = parse_date(table_.text(row, table_.column("start")));
  if (!date) return std::nullopt;
  return khabar::to_days(*date);
}

int UmmAlQura::month_length(int year, int month) const {
  const auto row = row_of(year);
  if (!row || month < 1 || month > 12) return 0;
  const std::string_view lengths = table_.text(*row, table_.column("lengths"));
  return lengths[static_cast<std::size_t>(month - 1)] == '1' ? 30 : 29;
}

std::optional<int> UmmAlQura::to_days(int year, int month, int day) const {
  const auto row = row_of(year);
  if (!row || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  std::optional<int> days = start_of(*row);
  if (!days) return std::nullopt;
  for (int m = 1; m < month; ++m) *days += month_length(year, m);
  return *days + day - 1;
}

std::optional<std::pair<int, int>> UmmAlQura::month_of(int days) const {
  // 1 Muharram of year 1 was 622-07-16 (Julian), day -492148; a Hijri year has 354.367 days.
  int year = static_cast<int>((days + 492148) / 354.367) + 1;
  for (int tries = 0; tries < 3; ++tries) {
    const auto start = to_days(year, 1, 1);
    if (!start) return std::nullopt;
    if (*start > days) {
      --year;
      continue;
    }
    int left = days - *start;
    for (int month = 1; month <= 12; ++month) {
      if (left < month_length(year, month)) return std::pair{year, month};
      left -= month_length(year, month);
    }
    ++year;
  }
  return std::nullopt;
}

}  // namespace khabar
