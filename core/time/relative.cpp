#include <cstdlib>
#include <string>

#include "time/reader.h"

namespace khabar {

Which TimeReader::relation_at(int i) const {
  if (const WordRow* row = words_.find(i, WordClass::rel); row != nullptr && words_[i].article) {
    if (row->value == "past" || row->value == "last" || row->value == "previous") return Which::past;
    if (row->value == "next" || row->value == "following") return Which::next;
    if (row->value == "this") return Which::same;
  }
  return Which::none;
}

/// قبل الماضي: two back, بعد المقبل: two ahead; 0 where neither stands there.
int TimeReader::distant_relation(int i) const {
  if (words_[i].prefixes != 0 || !words_.together(i + 1, i)) return 0;
  if (words_.is(i, WordClass::before) && relation_at(i + 1) == Which::past) return -2;
  return words_.is(i, WordClass::after) && relation_at(i + 1) == Which::next ? 2 : 0;
}

bool TimeReader::set_units(Expression& e, Unit unit, int offset) const {
  switch (unit) {
    case Unit::day:
      if (e.offset) return false;
      e.offset = offset;
      return true;
    case Unit::week:
      if (e.weeks) return false;
      e.weeks = offset;
      return true;
    case Unit::month:
      if (e.months || e.month != 0) return false;
      e.months = offset;
      return true;
    case Unit::year:
      if (e.years || e.year >= 0) return false;
      e.years = offset;
      return true;
    case Unit::decade:
      if (e.decades) return false;
      e.decades = offset;
      return true;
    default:
      return false;
  }
}

/// أمس، غدا، [يوم] أمس، اليوم، الليلة
bool TimeReader::deictic(Expression& e, int i) const {
  if (e.offset || e.anaphor != Anaphor::none) return false;
  int at = i;
  const bool headed = words_.is(i, WordClass::unit, "day") && !words_[i].article &&
                      words_.find(i, WordClass::unit)->number == "s" && words_.together(i + 1, i);
  if (headed) ++at;
  if (const auto match = words_.phrase(words_.vocabulary().phrases, at)) {
    const Table& phrases = words_.vocabulary().phrases;
    if (phrases.text(match->row, phrases.column("class")) == "deictic" && (match->prefixes == 0 || e.end == 0)) {
      e.offset = phrases.number(match->row, phrases.column("value"));
      return take(e, i, match->end);
    }
  }
  if (const WordRow* row = words_.find(at, WordClass::deictic)) {
    e.offset = std::atoi(std::string(row->value).c_str());
    return take(e, i, at + 1);
  }
  const WordRow* unit = words_.find(at, WordClass::unit);
  if (!headed && unit != nullptr && unit->value == "day" && unit->number == "s" && words_[at].article) {
    if (words_.is(at + 1, WordClass::rel) || (words_.is(at + 1, WordClass::naming) && words_[at + 1].article))
      return false;
    if (words_.number(at + 1).kind == NumberKind::ordinal && words_[at + 1].article) return false;
    if (words_.number(at + 1).kind == NumberKind::digit && words_[at + 1].article && words_[at + 1].weekday == 0)
      return false;  // في اليوم الواحد
    e.offset = 0;
    return take(e, i, at + 1);
  }
  const WordRow* night = words_.find(at, WordClass::part);
  if (!headed && night != nullptr && night->value == "NI" && words_[at].article && e.part.empty() &&
      words_.doc().norm(at).back() == u'ة' && relation_at(at + 1) == Which::none) {
    e.offset = 0;
    e.part = night->value;
    return take(e, i, at + 1);
  }
  return false;
}

/// هذا الأسبوع، هذه الليلة، هذا الشهر، هذا الثلاثاء، ذلك العام
bool TimeReader::demonstrative(Expression& e, int i) const {
  const WordRow* row = words_.find(i, WordClass::demonstrative);
  if (row == nullptr || !words_.together(i + 1, i)) return false;
  const int at = i + 1;
  const bool that = row->value == "that";
  const WordRow* unit = words_.find(at, WordClass::unit);
  const WordRow* part = words_.find(at, WordClass::part);
  Expression next = e;
  if (unit != nullptr && unit->number == "s" && words_[at].article) {
    if (that) {
      // وقع ذلك الأسبوع الماضي: the pronoun, and a week with its own adjective or number.
      const bool told = relation_at(at + 1) != Which::none || distant_relation(at + 1) != 0 ||
                        (words_.number(at + 1).kind == NumberKind::ordinal && words_[at + 1].article);
      const bool feminine = words_.doc().key(at).back() == u'ه';
      if (told || feminine != (words_.doc().key(i).find(u"تلك") != std::u16string_view::npos)) return false;
      if (e.anaphor != Anaphor::none || unit->value == "hour" || unit->value == "minute") return false;
      next.anaphor = unit->value == "day" ? Anaphor::day : Anaphor::date;
      e = next;
      return take(e, i, at + 1);
    }
    if (unit->value == "decade" || !set_units(next, unit_named(unit->value), 0)) return false;  // هذا العقد: contract
    e = next;
    return take(e, i, at + 1);
  }
  if (part != nullptr && words_[at].article && e.part.empty() && part->value != "AF") {
    if (that && relation_at(at + 1) != Which::none) return false;
    next.part = part->value;
    if (that)
      next.anaphor = Anaphor::day;
    else if (!next.offset && next.weekday == 0)
      next.offset = 0;
    e = next;
    return take(e, i, at + 1);
  }
  if (that) return false;
  if (weekday(next, at) || month(next, at) || season(next, at)) {
    next.relation = Which::same;
    e = next;
    if (e.begin == at) {
      e.begin = i;
      e.prefix_units = words_[i].prefix_units;
    }
    return true;
  }
  return false;
}

/// من نفس السنة, من العام نفسه after a month or day
bool TimeReader::same_year(Expression& e, int i) const {
  if (e.month == 0 || e.year >= 0 || e.same_year) return false;
  const bool before = words_.is(i, WordClass::same, "before") && words_.is(i + 1, WordClass::unit, "year");
  const bool after =
      words_.is(i, WordClass::unit, "year") && words_[i].article && words_.is(i + 1, WordClass::same, "after");
  if ((!before && !after) || !words_.together(i + 1, i)) return false;
  e.same_year = true;
  return take(e, i, i + 2);
}

/// العام الماضي، الأسبوع المقبل، الليلة الماضية، اليوم التالي, العام 2015 (left to year)
bool TimeReader::unit_with_relation(Expression& e, int i) const {
  int at = i;
  if (words_.is(i, WordClass::demonstrative, "this")) return demonstrative(e, i);
  const WordRow* unit = words_.find(at, WordClass::unit);
  const WordRow* part = words_.find(at, WordClass::part);
  if (!words_[at].article || !words_.together(at + 1, at)) return false;
  // الأمين العام السابق: the adjective general.
  if (unit != nullptr && unit->value == "year" && words_.is(at - 1, WordClass::general) && words_[at].prefixes == 0)
    return false;
  // العام الدراسي المقبل
  if (unit != nullptr && unit->value == "year" && unit->number == "s" && words_.is(at + 1, WordClass::yearkind) &&
      words_[at + 1].article && words_.together(at + 2, at))
    ++at;
  const int distant = distant_relation(at + 1);
  const Which relation = relation_at(distant != 0 ? at + 2 : at + 1);
  if (relation == Which::none) return false;
  const int offset = distant != 0 ? distant : relation == Which::past ? -1 : relation == Which::next ? 1 : 0;
  if (unit != nullptr && unit->number == "s") {
    if (words_.is(at + 1, WordClass::rel, "last")) return false;
    if (unit->value == "decade" && relation == Which::same) return false;  // العقد الحالي: the contract
    if (!set_units(e, unit_named(unit->value), offset)) return false;
    e.following = words_.is(at + 1, WordClass::rel, "following");
    return take(e, i, distant != 0 ? at + 3 : at + 2);
  }
  if (words_.is(at, WordClass::period, "season") && e.end == 0) {
    e.reference = offset < 0 ? "PAST_REF" : offset > 0 ? "FUTURE_REF" : "PRESENT_REF";
    return take(e, i, at + 2);
  }
  if (part != nullptr && part->value == "NI" && e.part.empty() && !e.offset) {
    e.part = part->value;
    e.offset = offset;
    return take(e, i, at + 2);
  }
  return false;
}

/// ثالث يوم ثلاثاء في أيلول، آخر اثنين من الشهر، أول أيام رمضان: the number before its noun, a month after it.
bool TimeReader::nth_before(Expression& e, int i) const {
  if (e.end != 0 || words_[i].article) return false;
  const auto ordinal = words_.number(i, NumberKind::ordinal);
  const bool last = words_.is(i, WordClass::edge, "end");
  if (!ordinal && !last) return false;
  const int nth = last ? -1 : static_cast<int>(ordinal->value);
  Expression next;
  const WordRow* unit = words_.find(i + 1, WordClass::unit);
  const bool day = unit != nullptr && unit->value == "day" && unit->number != "d" && words_[i + 1].prefixes == 0;
  int at = i + 2;
  if (day && words_[i + 2].weekday != 0 && words_[i + 2].prefixes == 0) {
    next.nth_weekday = nth;
    next.weekday = words_[i + 2].weekday;
    ++at;
  } else if (words_[i + 1].weekday != 0 && !words_[i + 1].article && words_[i + 1].prefixes == 0) {
    next.nth_weekday = nth;
    next.weekday = words_[i + 1].weekday;
  } else if (day && !words_[i + 1].article) {
    next.day = nth;
  } else if (unit != nullptr && unit->value == "week" && unit->number == "s") {
    next.nth_week = nth;
  } else {
    return false;
  }
  take(next, i, at);
  if (words_[at].prefixes == 0 && (words_.is(at, WordClass::of) || words_.is(at, WordClass::in))) ++at;
  if (!words_.together(at, i) || !(month(next, at) || unit_with_relation(next, at))) return false;
  e = next;
  return true;
}

/// الأشهر الستة الأولى من سنة 2017
bool TimeReader::first_months(Expression& e, int i) const {
  const WordRow* unit = words_.find(i, WordClass::unit);
  if (e.end != 0 || unit == nullptr || unit->value != "month" || unit->number != "p" || !words_[i].article)
    return false;
  const auto count = read_number(words_, words_.is_article(i + 1) ? i + 2 : i + 1);
  if (!count || !count->is_integer() || count->value < 2 || count->value > 11 || count->ordinal) return false;
  const auto first = words_.number(count->end, NumberKind::ordinal);
  if (!first || first->value != 1 || !words_[count->end].article) return false;
  Expression period;
  period.month = 1;
  period.last_month = static_cast<int>(count->value);
  take(period, i, count->end + 1);
  const int at = words_.is(period.end, WordClass::of) ? period.end + 1 : period.end;
  Expression year_part;
  if (!words_.together(at, i) || !(year(year_part, at) || unit_with_relation(year_part, at))) return false;
  if (year_part.year < 0 && !year_part.years) return false;
  period.year = year_part.year;
  period.years = year_part.years;
  period.end = year_part.end;
  if (count->value == 3 || count->value == 6) {
    period.month = period.last_month = 0;
    period.subyear = count->value == 3 ? 'Q' : 'H';
    period.nth_subyear = 1;
  }
  e = period;
  return true;
}

/// الربع الأول، الفصل الثالث، النصف الثاني، الأسبوع الثالث، اليوم الثاني، آخر أسبوع، ثالث ثلاثاء
bool TimeReader::nth_unit(Expression& e, int i) const {
  if (!words_.together(i + 1, i)) return false;
  const WordRow* subyear = words_.find(i, WordClass::subyear);
  const WordRow* unit = words_.find(i, WordClass::unit);
  const auto number = words_.number(i + 1).kind == NumberKind::ordinal ? read_number(words_, i + 1) : std::nullopt;
  const bool last = words_.is(i + 1, WordClass::rel, "last") && words_[i + 1].article;
  if (first_months(e, i)) return true;
  if (words_[i].article && (last || (number && number->article && number->prefixes == 0 && number->value < 1000))) {
    const int nth = last ? -1 : static_cast<int>(number->value);
    const int end = last ? i + 2 : number->end;
    if (subyear != nullptr && e.subyear == 0 && !last) {
      const char kind = subyear->value.front();
      if (nth > (kind == 'Q' ? 4 : 2)) return false;
      e.subyear = kind;
      e.nth_subyear = nth;
      return take(e, i, end);
    }
    if (unit != nullptr && unit->value == "week" && e.nth_week == 0) {
      e.nth_week = nth;
      return take(e, i, end);
    }
    if (unit != nullptr && unit->value == "day" && last && e.end == 0) {
      Expression day;
      day.day = -1;
      take(day, i, end);
      const int at = words_.is(end, WordClass::of) || words_.is(end, WordClass::in) ? end + 1 : end;
      if (!words_.together(at, i) || !(month(day, at) || unit_with_relation(day, at))) return false;
      e = day;
      return true;
    }
    if (unit != nullptr && unit->value == "day" && unit->number == "s" && e.end == 0 && !last) {
      Expression date;
      if (day_of_month(date, i)) {
        e = date;
        return true;
      }
      if (!words_.is(end, WordClass::of) && (words_[end].prefixes & clitic::la) == 0) return false;
      e.anaphor = Anaphor::nth_day;
      e.anaphor_count = nth;
      return take(e, i, end);
    }
  }
  // The second Monday, the last Monday: الاثنين الأخير من شهر مارس
  if (words_[i].weekday != 0 && words_[i].article && e.weekday == 0 && words_[i + 1].weekday == 0 &&
      (last || (number && number->article && number->value < 10))) {
    Expression next = e;
    next.weekday = words_[i].weekday;
    next.nth_weekday = last ? -1 : static_cast<int>(number->value);
    take(next, i, last ? i + 2 : number->end);
    const int of = words_.is(next.end, WordClass::of) || words_.is(next.end, WordClass::in) ? next.end + 1 : next.end;
    Expression rest;
    rest.nth_weekday = next.nth_weekday;
    if (!words_.together(of, i) || !(month(rest, of) || unit_with_relation(rest, of))) return false;
    e = next;
    return true;
  }
  return false;
}

/// ثمانينيات القرن الماضي، القرن التاسع عشر، السبعينيات
bool TimeReader::era_span(Expression& e, int i) const {
  if (e.decade >= 0 || e.century != 0) return false;
  int at = i;
  const WordRow* decade = words_.find(i, WordClass::decade);
  if (decade != nullptr) {
    e.decade = std::atoi(std::string(decade->value).c_str());
    take(e, i, i + 1);
    at = words_.is(i + 1, WordClass::of) && words_.is(i + 2, WordClass::unit, "century") ? i + 2 : i + 1;
  }
  if (words_.is(at, WordClass::unit, "century") && words_[at].article && words_.together(at + 1, i)) {
    const Which relation = relation_at(at + 1);
    const auto number = read_number(words_, at + 1);
    const auto era = [this](int end) { return words_.is(end, WordClass::era) && words_[end].article ? end + 1 : end; };
    if (relation != Which::none) {
      e.century = relation == Which::past ? 20 : relation == Which::same ? 21 : 22;
      return take(e, i, at + 2);
    }
    if (number && (number->ordinal || number->article || number->digits) && number->value >= 1 && number->value <= 21) {
      e.century = static_cast<int>(number->value);
      return take(e, i, era(number->end));
    }
  }
  return decade != nullptr;
}

/// صيف 2016، الربيع القادم; bare only with something that says which.
bool TimeReader::season(Expression& e, int i) const {
  const WordRow* row = words_.find(i, WordClass::season);
  if (row == nullptr || !e.season.empty()) return false;
  Expression next = e;
  next.season = row->value;
  take(next, i, i + 1);
  const int at = words_.is(i + 1, WordClass::of) ? i + 2 : i + 1;
  if (!words_.together(at, i)) return false;
  Expression rest = next;
  if (words_[i].article ? relation(rest, at) || year(rest, at) : year(rest, at) || unit_with_relation(rest, at)) {
    e = rest;
    return true;
  }
  return words_.is(i - 1, WordClass::demonstrative) && words_[i].article ? (e = next, true) : false;
}

/// The adjective after a weekday, month, date or holiday: الماضي، المقبل، الجاري.
bool TimeReader::relation(Expression& e, int i) const {
  if (e.end != i || e.relation != Which::none) return false;
  if (e.weekday == 0 && e.month == 0 && e.season.empty() && e.holiday < 0 && !e.weekend) return false;
  if (e.year >= 0) return false;
  // الاثنين بعد القادم
  const int distant = e.weekday != 0 && e.month == 0 ? distant_relation(i) : 0;
  const Which found = relation_at(distant != 0 ? i + 1 : i);
  if (found == Which::none) return false;
  e.relation = found;
  e.week_more = distant != 0;
  return take(e, i, distant != 0 ? i + 2 : i + 1);
}

bool TimeReader::holiday(Expression& e, int i) const {
  if (e.holiday >= 0 || e.month != 0) return false;
  const auto match = words_.phrase(words_.vocabulary().holidays, i);
  if (!match || (match->prefixes != 0 && e.end != 0)) return false;
  e.holiday = match->row;
  return take(e, i, match->end);
}

}  // namespace khabar
