#include "time/reader.h"

namespace khabar {
namespace {

constexpr int most_pieces = 12;

bool starts_new(const Expression& e) { return e.end == 0; }

}  // namespace

bool TimeReader::take(Expression& e, int i, int end) const {
  if (starts_new(e)) {
    e.begin = i;
    e.prefix_units = words_[i].prefix_units;
  }
  e.end = end;
  return true;
}

std::optional<Expression> TimeReader::read_date(int i) const {
  if (!words_.opens_piece(i)) return std::nullopt;
  Expression e;
  if (words_.is(i, WordClass::unit, "week") && words_.find(i, WordClass::unit)->number == "s" && !words_[i].article &&
      words_.together(i + 1, i) && words_.is_digits(i + 1) && day_of_month(e, i + 1)) {
    year(e, e.end);
    e.week_of_day = true;  // أسبوع 16 سبتمبر
    e.begin = i;
    e.prefix_units = words_[i].prefix_units;
    return e;
  }
  if (!deictic(e, i) && !nth_before(e, i) && !edge(e, i) && !piece(e, i)) return std::nullopt;
  for (int n = 0; n < most_pieces && words_.together(e.end, i); ++n) {
    const int next = skip_glue(e, e.end);
    if (!words_.together(next, i)) break;
    if (piece(e, next)) continue;
    if (next == e.end || !piece(e, e.end)) break;
  }
  if (!acceptable(e)) return std::nullopt;
  return e;
}

/// What may stand between two pieces: من and في, a comma, brackets, الموافق, the slash of two names of one month.
int TimeReader::skip_glue(const Expression& e, int i) const {
  if (words_.is(i, WordClass::coincide)) return i + (words_.is(i + 1, WordClass::of) ? 2 : 1);
  const bool dated = e.weekday != 0 || e.offset || e.day != 0;
  if (words_.is_sign(i, u'/') && e.month != 0) return i + 1;
  if (words_.is_sign(i, u'-') && e.month != 0 && e.day == 0 && words_.adjacent(i)) return i + 1;
  if (words_.is_sign(i, u'.') && e.month != 0 && e.day != 0 && e.year < 0 && words_.is_digits(i + 1)) return i + 1;
  if (words_.is_sign(i, u'(') && dated) return i + 1;
  if (words_.is_sign(i, u')') && words_.is_sign(e.begin - 1, u'(')) return i;
  // 7 يناير (كانون الثاني) 2022
  if (words_.is_sign(i, u')') && e.month != 0 && e.year < 0 &&
      (words_.is_sign(i - 2, u'(') || words_.is_sign(i - 3, u'(')))
    return i + 1;
  if (words_.is_sign(i, u'(') && e.month != 0 && e.day == 0 && !words_.is_digits(i + 1)) return i + 1;
  if ((words_.is_sign(i, u'،') || words_.is_sign(i, u',')) && (dated || e.has_time())) {
    const int next = words_.is(i + 1, WordClass::coincide) ? i + 2 : i + 1;
    return words_.is(next, WordClass::around) ? next + 1 : next;
  }
  if (words_[i].prefixes == 0 && (words_.is(i, WordClass::of) || words_.is(i, WordClass::in))) {
    if (words_.is(i + 1, WordClass::around)) return i + 2;
    return i + 1;
  }
  if (words_[i].prefixes == 0 && words_.is(i, WordClass::around)) return i + 1;
  if (words_.is(i, WordClass::between) && words_[i].prefixes == 0 && e.month != 0 && e.day == 0 &&
      words_.is_digits(i + 1))
    return i + 1;
  return i;
}

bool TimeReader::piece(Expression& e, int i) const {
  if (!words_.opens_piece(i)) return false;
  if (words_[i].prefixes != 0 && !starts_new(e) && (words_[i].prefixes & ~(clitic::la | clitic::ba)) != 0) return false;
  return numeric_date(e, i) || clock(e, i) || holiday(e, i) || part(e, i) || demonstrative(e, i) || deictic(e, i) ||
         nth_unit(e, i) || day_of_month(e, i) || weekday(e, i) || lone_day(e, i) || bare_day(e, i) || month(e, i) ||
         season(e, i) || era_span(e, i) || same_year(e, i) || unit_with_relation(e, i) || year(e, i) || relation(e, i);
}

bool TimeReader::edge(Expression& e, int i) const {
  const WordRow* row = words_.find(i, WordClass::edge);
  const bool first = row != nullptr && row->value == "first";
  if (row == nullptr || (words_[i].article && !first)) return false;
  Expression inner;
  const bool half = row->value == "half";
  if (half && !(words_.is(i + 1, WordClass::unit, "month") && !words_[i + 1].article)) return false;  // نصف شهر مارس
  inner.edge = half ? "mid" : row->value;
  const int next = first && words_.is(i + 1, WordClass::of) ? i + 2 : i + 1;  // الفاتح من نوفمبر
  if (!words_.together(next, i) || words_[next].prefixes != 0) return false;
  if (words_.is(next, WordClass::set, "P1W") && words_.doc().key(next).back() == u'ي' &&
      (row->value == "end" || row->value == "rest")) {
    inner.weeks = 0;  // نهاية أسبوعي
    inner.weekend = row->value == "end";
    take(inner, next, next + 1);
  } else if (words_.is(next, WordClass::unit) && words_[next].article &&
             words_.find(next, WordClass::unit)->number == "s" && relation_at(next + 1) == Which::none &&
             words_.number(next + 1).kind == NumberKind::none && !words_.is_digits(next + 1)) {
    const Unit unit = unit_named(words_.find(next, WordClass::unit)->value);
    // نهاية اليوم
    if ((unit == Unit::day && !is_own(note_)) || !set_units(inner, unit, 0)) return false;
    take(inner, next, next + 1);
  } else if (!(half ? month(inner, next) : piece(inner, next)) || inner.has_time() || !inner.has_date()) {
    return false;
  }
  e = inner;
  if (first && e.month != 0 && e.day == 0) e.day = 1;
  e.edge = half ? "mid" : row->value;
  e.begin = i;
  e.prefix_units = words_[i].prefix_units;
  return true;
}

/// [يوم] الاثنين; without the article only after يوم or before a date.
bool TimeReader::weekday(Expression& e, int i) const {
  if (e.weekday != 0) return false;
  int at = i;
  bool headed = false;
  const WordRow* unit = words_.find(i, WordClass::unit);
  const WordRow* head = words_.find(i, WordClass::head);
  const bool plural = (unit != nullptr && unit->number == "p") || (head != nullptr && head->number == "d");
  if (((unit != nullptr && unit->value == "day") || (head != nullptr && head->value == "day")) && !words_[i].article) {
    headed = true;
    ++at;
  }
  const TokenWord& word = words_[at];
  if (word.weekday == 0 || !words_.together(at, i) || (headed && word.prefixes != 0)) return false;
  if (!headed && words_.is(i - 1, WordClass::noday)) return false;
  if (!headed && !word.article && !(words_.is_digits(at + 1) && read_number(words_, at + 1)->plain)) {
    // أحد الأسبوع الماضي
    Expression next;
    if (!unit_with_relation(next, at + 1) || !next.weeks) return false;
  }
  e.weekday = word.weekday;
  take(e, i, at + 1);
  // ليلة السبت الأحد: the night between them
  if (e.part == "NI" && words_[at + 1].weekday == word.weekday % 7 + 1 && words_[at + 1].article &&
      words_[at + 1].prefixes == 0 && words_.together(at + 1, i))
    e.end = at + 2;
  // يومي السبت والأحد
  if (plural)
    for (int j = at + 1; words_.together(j, i) && j < at + 8;) {
      const int next = words_.is_wa(j) ? j + 1 : j;
      if (words_[next].weekday == 0 || (next == j && !words_.has(j, clitic::wa))) break;
      // A note of two days and an hour is two times: يومي السبت والأحد الساعة 9.
      if (Expression hour; is_own(note_) && words_.together(next + 1, i) && clock(hour, next + 1)) break;
      e.last_weekday = words_[next].weekday;
      e.end = j = next + 1;
    }
  return true;
}

bool TimeReader::month_allowed(const Expression& e, int begin, int end, bool guarded) const {
  if (!guarded || e.day != 0 || !e.edge.empty()) return true;
  if (words_.is(begin - 1, WordClass::unit, "month") || words_.is(begin - 1, WordClass::edge)) return true;
  if (words_.number(begin).kind != NumberKind::none) {
    const auto year = words_.small_digits(end);  // صفر is nought
    return year && *year > 1000;
  }
  if (words_.is(begin - 1, WordClass::yearcue) || (words_[begin].prefixes & (clitic::ba | clitic::la)) != 0)
    return true;
  if (relation_at(end) != Which::none) return true;
  const auto number = words_.small_digits(end);
  return number && (*number > 1000 || (*number <= 31 && words_.is(end + 1, WordClass::to)));
}

/// شهري جويلية وأوت
bool TimeReader::two_months(Expression& e, int i) const {
  if (!words_.is(i, WordClass::head, "month") || words_[i].article || e.month != 0) return false;
  Expression first, last;
  if (!words_.together(i + 1, i) || !month(first, i + 1)) return false;
  const int next = words_.is_wa(first.end) ? first.end + 1 : first.end;
  if (!words_.together(next, i) || (next == first.end && !words_.has(next, clitic::wa)) || !month(last, next))
    return false;
  e.month = first.month;
  e.last_month = last.month;
  e.calendar = first.calendar;
  return take(e, i, last.end);
}

/// [شهر] يناير [/ كانون الثاني]
bool TimeReader::month(Expression& e, int i) const {
  if (starts_new(e) && words_.number(i).kind != NumberKind::none && words_.is_digits(i + 1)) return false;
  int at = i;
  if (two_months(e, i)) return true;
  const bool headed = words_.is(i, WordClass::unit, "month") && !words_[i].article &&
                      words_.find(i, WordClass::unit)->number == "s" && words_.together(i + 1, i);
  if (headed) ++at;
  const Vocabulary& v = words_.vocabulary();
  auto own = words_.phrase(v.months, at);
  auto cldr = words_.phrase(v.cldr_months, at);
  const bool from_own = own && (!cldr || own->end >= cldr->end);
  const auto& match = from_own ? own : cldr;
  if (!match) {
    // شهر ثلاثة: the month by its number
    const bool wanted = e.day != 0 || e.nth_weekday != 0 || e.nth_week != 0 || !e.edge.empty();
    const bool named = words_.is(i, WordClass::unit, "month") && words_.together(i + 1, i);
    const auto number = named && wanted && e.month == 0 ? read_number(words_, i + 1) : std::nullopt;
    if (!number || !number->is_integer() || number->value < 1 || number->value > 12) return false;
    e.month = static_cast<int>(number->value);
    return take(e, i, number->end);
  }
  const Table& table = from_own ? v.months : v.cldr_months;
  const int value = table.number(match->row, table.column("month"));
  const bool hijri = table.text(match->row, table.column("calendar")) == "hijri";
  const Calendar calendar = hijri ? Calendar::hijri : Calendar::gregorian;
  if (e.month != 0) {
    // Both names of one month: يناير / كانون الثاني
    if (e.month != value || e.calendar != calendar || headed) return false;
    return take(e, i, match->end);
  }
  if (headed && match->prefixes != 0) return false;
  if (!starts_new(e) && match->prefixes != 0 && (match->prefixes & ~(clitic::ba | clitic::la)) != 0) return false;
  const std::string_view guard = from_own ? table.text(match->row, table.column("guarded")) : std::string_view();
  if (guard == "exact" && !headed &&
      !words_.written_as(at, match->prefix_units, table.text(match->row, table.column("spelt"))))
    return false;
  if (guard == "dated") {  // 1 الفاتح 1969
    const auto dated = words_.small_digits(match->end);
    if (e.day == 0 || !dated || *dated < 1900) return false;
  }
  const bool guarded = !headed && !guard.empty();
  if (!month_allowed(e, at, match->end, guarded)) return false;
  e.month = value;
  e.calendar = calendar;
  return take(e, i, match->end);
}

/// [يوم | أيام | يومي] 3 [و4 و5 | إلى 11 | - 15] [من] مارس; the month may also stand before: يوليو 13-15.
bool TimeReader::day_of_month(Expression& e, int i) const {
  if (e.day != 0 || e.year >= 0) return false;
  int at = i;
  const WordRow* unit = words_.find(i, WordClass::unit);
  const WordRow* head = words_.find(i, WordClass::head);
  if ((unit != nullptr && unit->value == "day" && unit->number != "d") || (head != nullptr && head->value == "day")) {
    if (words_[i].article && words_.number(i + 1).kind != NumberKind::ordinal) return false;
    ++at;
  }
  if (!words_.together(at, i)) return false;
  const auto day_at = [&](int j) -> std::optional<Numeral> {
    const auto n = read_number(words_, j);
    if (!n || !n->is_integer() || n->value < 1 || n->value > 31 || n->vague || (n->digits && !n->plain))
      return std::nullopt;
    return n;
  };
  const auto first = day_at(at);
  if (!first || (at > i && first->prefixes != 0)) return false;
  int end = first->end, last = 0;
  for (int n = 0; n < 6 && words_.together(end, i); ++n) {
    int next = end;
    const bool dash = words_.is_sign(next, u'-') || words_.is_sign(next, u'–') || words_.is_sign(next, u'/');
    if (dash || words_.is_wa(next) || words_.is(next, WordClass::to)) ++next;
    if (next > end && words_.is(end, WordClass::to) && words_.is(next, WordClass::togo)) ++next;
    if (next > end && words_.is(next, WordClass::unit, "day") && !words_[next].article) ++next;
    if (next == end && !words_.has(next, clitic::wa)) break;
    const auto more = words_.together(next, i) ? day_at(next) : std::nullopt;
    if (!more || more->value <= (last != 0 ? last : first->value)) break;
    last = static_cast<int>(more->value);
    end = more->end;
  }
  Expression rest = e;
  rest.day = static_cast<int>(first->value);
  rest.last_day = last;
  take(rest, i, end);
  if (e.month == 0) {
    const bool joint = (words_.is(end, WordClass::of) && words_[end].prefixes == 0) ||
                       (words_.is_sign(end, u'.') && first->plain && words_.adjacent(end - 1));
    const int next = joint ? end + 1 : end;
    Expression unit_month = rest;
    if (words_.together(next, i) && month(rest, next)) {
    } else if (words_.together(next, i) && (demonstrative(unit_month, next) || unit_with_relation(unit_month, next)) &&
               unit_month.months) {
      rest = unit_month;
    } else {
      return false;
    }
  } else {
    const bool joined = e.end == i || (words_.is(i - 1, WordClass::between) && first->plain) ||
                        (e.end == i - 1 && !words_.is_word(i - 1) && first->plain);
    const bool counts = !first->digits && !(first->ordinal && first->article);
    if (!joined || (counts && (words_.together(end, i) && words_.is_word(end))) || e.relation != Which::none)
      return false;
  }
  e = rest;
  return true;
}

/// A day of the month without the month: only after its weekday or يوم.
bool TimeReader::lone_day(Expression& e, int i) const {
  if (e.day != 0 || e.month != 0 || e.offset) return false;
  const bool headed = words_.is(i, WordClass::unit, "day") && !words_[i].article &&
                      words_.find(i, WordClass::unit)->number == "s" && words_.together(i + 1, i);
  const int at = headed ? i + 1 : i;
  if (!headed && (e.weekday == 0 || e.end != i)) return false;
  const auto n = read_number(words_, at);
  if (!n || !n->is_integer() || n->value < 1 || n->value > 31 || n->prefixes != 0 || (n->digits && !n->plain))
    return false;
  if (headed && !n->digits) return false;
  if (words_.is(n->end, WordClass::unit) || words_.is_sign(n->end, u':') || words_.is_sign(n->end, u'/')) return false;
  if (!headed && n->ordinal && n->value <= 5) {
    e.nth_weekday = static_cast<int>(n->value);
    return take(e, i, n->end);
  }
  e.day = static_cast<int>(n->value);
  return take(e, i, n->end);
}

/// في 15 الساعة 8, سأعود في 27: a day of the month by its number alone, which is no hour and counts nothing.
bool TimeReader::bare_day(Expression& e, int i) const {
  if (e.has_day() && (e.weekday == 0 || e.day != 0)) return false;
  if (!words_.is(i - 1, WordClass::in) || words_[i - 1].prefixes != 0) return false;
  const auto n = read_number(words_, i);
  if (!n || !n->is_integer() || n->value < 13 || n->value > 31 || n->prefixes != 0 || n->ordinal || n->article)
    return false;
  if (n->digits && !n->plain) return false;
  const bool ends = !words_.together(n->end, i) || (!words_.is_word(n->end) && !words_.is_digits(n->end) &&
                                                    !words_.is_sign(n->end, u'%') && !words_.is_sign(n->end, u'/'));
  Expression time;
  const bool timed = words_.together(n->end, i) && clock(time, n->end);
  const Document& doc = words_.doc();
  const bool moves = i >= 2 && !doc.morphs.empty() && doc.morphs[static_cast<std::size_t>(i - 2)].pos == Pos::VERB;
  if (!timed && !(ends && (e.hour >= 0 || e.weekday != 0 || moves))) return false;
  e.day = static_cast<int>(n->value);
  return take(e, i, n->end);
}

bool TimeReader::acceptable(const Expression& e) const {
  if (!e.edge.empty() && !e.has_date()) return false;
  if (!e.reference.empty()) return true;
  if (e.hour >= 0) return true;
  if (!e.part.empty()) {
    if (e.has_date()) return true;
    // In the evening, at night: adverbs, or a noun with the article after a preposition.
    const WordRow* row = words_.find(e.begin, WordClass::part);
    if (row == nullptr) return true;
    if (row->number == "a") return true;
    return words_[e.begin].article && e.end <= e.begin + 2 &&
           (words_.is(e.begin - 1, WordClass::in) || words_.is(e.begin - 1, WordClass::during)) && row->value != "DT";
  }
  const bool period = e.year >= 0 || e.years || e.month != 0 || e.months;
  if (e.nth_week != 0 && !period) return false;
  if (e.subyear != 0 && !period) {
    // الربع الأول by itself after في or خلال is that of this year; a half or a فصل may be of anything.
    const bool announced = words_.is(e.begin - 1, WordClass::during) || words_.is(e.begin - 1, WordClass::in);
    if (!announced || !words_.is(e.begin, WordClass::subyear, "Q") || !words_.number(e.begin, NumberKind::fraction))
      return false;
  }
  if (e.nth_weekday != 0 && e.weekday == 0) return false;
  return e.has_date();
}

}  // namespace khabar
