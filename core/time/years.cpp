#include "time/reader.h"

namespace khabar {
namespace {

bool starts_new(const Expression& e) { return e.end == 0; }

}  // namespace

/// A bare number of four digits is a year after a month and after the words that announce one.
bool TimeReader::bare_year_allowed(const Expression& e, int i, int end) const {
  if (e.month != 0 || e.subyear != 0 || e.nth_week != 0 || !e.season.empty() || e.holiday >= 0) return true;
  if (!starts_new(e)) return false;
  // 2011-2015 by itself
  if (const auto first = words_.small_digits(i), last = words_.small_digits(end + 1);
      first && last && (words_.is_sign(end, u'-') || words_.is_sign(end, u'–')) && *first >= 1900 && *last <= 2100 &&
      *last > *first && *last - *first < 60 && !words_.is_sign(i - 1, u'-') && !words_.is_sign(end + 2, u'-') &&
      !words_.is(end + 2, WordClass::unit) && !words_.is(end + 2, WordClass::outcome))
    return true;
  if (words_.number(end).kind == NumberKind::scale || words_.is_sign(end, u'%')) return false;
  const bool cued = words_.is(i - 1, WordClass::yearcue) || words_.is_sign(i - 1, u'(') ||
                    words_.is(i - 1, WordClass::edge) || words_.is(i - 1, WordClass::to);
  if (!cued) return false;
  // بين 2000 و5000 م
  const auto other =
      words_.is(i - 1, WordClass::between) && words_.is_wa(end) ? words_.small_digits(end + 1) : std::nullopt;
  if (other && (*other < 1800 || *other > 2199)) return false;
  // عام، سنة are counted after it: 2000 سنة
  return !words_.is(end, WordClass::unit) && !words_.is(end, WordClass::outcome);
}

/// [عام | سنة] 2014 [م | هـ], عامي 2014 و2015, 2011-2015
bool TimeReader::year(Expression& e, int i) const {
  if (e.year >= 0 || e.years) return false;
  int at = i;
  const WordRow* unit = words_.find(i, WordClass::unit);
  const WordRow* head = words_.find(i, WordClass::head);
  const bool season = words_.is(i, WordClass::period, "season") && words_.is(i + 1, WordClass::yearkind);
  const bool headed = season || (unit != nullptr && unit->value == "year" && unit->number == "s") ||
                      (head != nullptr && head->value == "year");
  if (headed) ++at;
  // السنة المالية 2023, الموسم الدراسي 2023/2024
  if (headed && words_[i].article && words_.is(at, WordClass::yearkind) && words_[at].article) ++at;
  if (headed && !words_.together(at, i)) return false;
  const auto n = read_number(words_, at);
  if (!n || !n->is_integer() || n->ordinal || n->value < 1 || n->value > 2199 || n->vague) return false;
  if (n->digits && (!n->plain || words_.doc().norm(at).size() > 4)) return false;
  const int value = static_cast<int>(n->value);
  if (headed) {
    if (value < 100 || (n->prefixes != 0)) return false;
  } else {
    const bool spelt = !n->digits && n->end - at >= 3 && value > 1100 && value < 2100 && value % 100 != 0 &&
                       !(words_.together(n->end, i) && words_.is_word(n->end));
    if (value < 1000 ||
        (!n->digits && !spelt && e.month == 0 && e.subyear == 0 && e.season.empty() && e.nth_week == 0) ||
        !bare_year_allowed(e, at, n->end))
      return false;
    if ((value < 1800 || value > 2100) && e.month == 0 && e.holiday < 0 && !spelt) return false;
    if (e.calendar == Calendar::hijri && (value < 1300 || value > 1500) && (value < 1900 || value > 2100)) return false;
    if ((n->prefixes & ~(clitic::la | clitic::ba)) != 0 && !starts_new(e)) return false;
  }
  e.year = value;
  take(e, i, n->end);
  if (words_.is(e.end, WordClass::before) && words_.is(e.end + 1, WordClass::era, "birth")) {
    e.before_christ = true;
    e.end += 2;
    return true;
  }
  if (words_.is(e.end, WordClass::era) && words_[e.end].prefixes == 0) {
    if (words_.find(e.end, WordClass::era)->value == "hijri") e.calendar = Calendar::hijri;
    ++e.end;
    if (words_.is_sign(e.end, u'ـ')) ++e.end;
  } else if (e.calendar == Calendar::gregorian && value > 1340 && value < 1500 && e.month == 0) {
    e.calendar = Calendar::hijri;
  }
  // 2011-2015, 2016/2017, عامي 2014 و2015
  int next = e.end;
  const bool dash = words_.is_sign(next, u'-') || words_.is_sign(next, u'–') || words_.is_sign(next, u'/');
  const bool pair = (head != nullptr || words_.is(e.begin - 1, WordClass::between)) && words_.is_wa(next);
  const bool until = words_.is(next, WordClass::to) && words_[next].prefixes == 0 && e.month == 0;
  if (dash || pair || until) ++next;
  const auto last = words_.small_digits(next);
  if (next > e.end && last && *last > e.year && *last < 2200 && words_.doc().norm(next).size() == 4 && e.month == 0) {
    e.last_year = *last;
    e.end = next + 1;
  }
  return true;
}

}  // namespace khabar
