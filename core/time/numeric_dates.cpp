#include <utility>

#include "time/reader.h"

namespace khabar {
namespace {

/// 17 in a date is 2017, 96 is 1996.
int full_year(int year) { return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year; }

bool is_sign_of_date(const Words& words, int i) {
  return words.is_sign(i, u'/') || words.is_sign(i, u'-') || words.is_sign(i, u'.') || words.is_sign(i, u'\\');
}

}  // namespace

/// 2016/02/22, 22-2-2016, 12.05.2017, 2/2013; a pair of day and month only where a word announces a date.
bool TimeReader::numeric_date(Expression& e, int i) const {
  if (words_.is(i, WordClass::unit, "day") && !words_[i].article && words_.together(i + 1, i) &&
      words_.is_digits(i + 1)) {
    Expression date = e;
    if (!numeric_date(date, i + 1)) return false;
    if (e.end == 0) date.begin = i, date.prefix_units = words_[i].prefix_units;
    e = date;
    return true;
  }
  if (e.day != 0 || e.month != 0 || e.year >= 0 || !words_.is_digits(i)) return false;
  if (dotted_date(e, i) || noted_pair(e, i)) return true;
  const auto a = words_.small_digits(i);
  if (!a || !is_sign_of_date(words_, i + 1) || !words_.adjacent(i) || !words_.adjacent(i + 1)) return false;
  const auto b = words_.small_digits(i + 2);
  if (!b) return false;
  const auto sign = words_.doc().key(i + 1).front();
  std::optional<int> c;
  if (words_.is_sign(i + 3, sign) && words_.adjacent(i + 2) && words_.adjacent(i + 3)) c = words_.small_digits(i + 4);
  if (c) {
    const bool year_first = words_.doc().norm(i).size() == 4;
    const int year = full_year(year_first ? *a : *c);
    int month = *b, day = year_first ? *c : *a;
    if (month > 12) std::swap(month, day);
    if (!is_date(year, month, day)) return false;
    e.year = year, e.month = month, e.day = day;
    return take(e, i, i + 5);
  }
  const std::size_t la = words_.doc().norm(i).size(), lb = words_.doc().norm(i + 2).size();
  if ((la == 4) != (lb == 4)) {
    const int year = la == 4 ? *a : *b, month = la == 4 ? *b : *a;
    if (month < 1 || month > 12 || year < 1800 || year > 2199) return false;
    e.year = year, e.month = month;
    return take(e, i, i + 3);
  }
  const auto year =
      words_.is_sign(i + 3, u',') || words_.is_sign(i + 3, u'،') ? words_.small_digits(i + 4) : std::nullopt;
  const bool short_year = is_own(note_) && year && *year < 100 && words_.doc().norm(i + 4).size() == 2;
  if (words_.is_sign(i + 1, u'/') && year && (short_year || (*year > 1900 && *year < 2200)) &&
      is_date(full_year(*year), *a, *b)) {
    e.year = full_year(*year), e.month = *a, e.day = *b;  // 08/12, 2015 has the month first
    return take(e, i, i + 5);
  }
  const bool plain = (*a > 12) != (*b > 12) && la <= 2 && lb <= 2 && !words_.is_word(i + 3) &&
                     (words_.is(i - 1, WordClass::in) || words_.is(i - 1, WordClass::every) ||
                      (words_.is_sign(i + 1, u'/') && (only_complement(i, i + 3) || (i == 0 && words_.size() == 3))));
  const bool announced = plain || e.weekday != 0 || words_.is(i - 1, WordClass::datehead) ||
                         (words_.is_sign(i + 1, u'/') &&
                          (words_.is(i - 1, WordClass::unit, "day") || words_.is(i - 1, WordClass::yearcue)));
  if (!announced || la > 2 || lb > 2) return false;
  const bool swapped = *b > 12;
  const int day = swapped ? *b : *a, month = swapped ? *a : *b;
  if (!is_date(2000, month, day)) return false;
  e.month = month, e.day = day;
  return take(e, i, i + 3);
}

bool TimeReader::dotted_date(Expression& e, int i) const {
  const std::u16string_view text = words_.doc().norm(i);
  const std::size_t first = text.find(u'.');
  if (first == std::u16string_view::npos || text.size() > 10) return false;
  const std::size_t last = text.rfind(u'.');
  if (first == last) return false;
  int part[3] = {0, 0, 0}, index = 0;
  for (const char16_t c : text) {
    if (c == u'.')
      ++index;
    else if (c >= u'0' && c <= u'9' && index < 3)
      part[index] = part[index] * 10 + (c - u'0');
    else
      return false;
  }
  if (index != 2) return false;
  const bool year_first = first == 4;
  const int year = full_year(year_first ? part[0] : part[2]), day = year_first ? part[2] : part[0];
  if (!is_date(year, part[1], day) || (!year_first && text.size() - last - 1 != 4)) return false;
  e.year = year, e.month = part[1], e.day = day;
  return take(e, i, i + 1);
}

}  // namespace khabar
