#include "time/reader.h"
#include "time/tense.h"

namespace khabar {
namespace {

constexpr int most_parts = 6;

bool has_unit(const Expression& e, Unit unit) {
  for (const DurationPart& part : e.duration)
    if (part.unit == unit) return true;
  return false;
}

}  // namespace

/// [ال]ثلاثة أيام, 125 ألف عام, يومين, عدة أيام, السنوات المئة الماضية
bool TimeReader::counted_unit(Expression& e, int i) const {
  double count = 0;
  int at = i;
  bool some = false;
  const auto n = read_number(words_, i);
  if (n && n->value > 0 && n->value < 1e12 && !(n->ordinal && n->value < 20)) {
    count = n->value;
    at = n->end;
    some = n->vague;
  } else if (words_.is(i, WordClass::some) && words_.find(i, WordClass::some)->number.empty() &&
             words_.find(i, WordClass::some)->value == "before") {
    some = true;
    at = i + 1;
  }
  const WordRow* unit = at > i || words_.is(i, WordClass::unit) ? words_.find(at, WordClass::unit) : nullptr;
  if (unit == nullptr || (at > i && words_[at].prefixes != 0) || !words_.together(at, i)) return false;
  if (n && n->value < 1 && read_date(at)) return false;  // نصف شهر مارس
  int end = at + 1;
  // أحد أشهر is one of the most famous; in راديو 4 اليوم the number is a name.
  if (n && at > i &&
      ((count == 1 && unit->number == "p") || (words_[at].article && !n->article && unit->number == "s")))
    return false;
  if (at == i) {
    if (unit->number == "d") {
      if (words_[i].article && relation_at(end) == Which::none) return false;  // المديرين العامين
      count = 2;
    } else if (unit->number == "p") {
      // السنوات المئة, أيام عدة
      const bool parted = words_.is_article(end) && words_.is_digits(end + 1);  // السنوات الـ3
      const auto after = read_number(words_, parted ? end + 1 : end);
      if (words_.is(end, WordClass::some)) {
        some = true;
        ++end;
      } else if (words_[i].article && after && (after->article || parted) && after->prefixes == 0 && !after->ordinal) {
        count = after->value;
        end = after->end;
      } else {
        return false;
      }
    } else {
      return false;
    }
  }
  // ساعة ونصف, ساعتين ونصف
  const NumberRow fraction = words_.number(words_.is_wa(end) ? end + 1 : end);
  if (fraction.kind == NumberKind::fraction && (words_.is_wa(end) || words_.has(end, clitic::wa))) {
    count += fraction.value;
    end += words_.is_wa(end) ? 2 : 1;
    end = after_unit_again(end, *unit);
  }
  const Unit name = unit_named(unit->value);
  if (has_unit(e, name) || words_.is(end, WordClass::notime)) return false;
  e.duration.push_back({name, some ? 0 : count});
  return take(e, i, end);
}

/// عامين ونصف العام: past the unit that the half is of; `i` where it is not said again.
int TimeReader::after_unit_again(int i, const WordRow& unit) const {
  const WordRow* again = words_.find(i, WordClass::unit);
  const bool same = again != nullptr && unit_named(again->value) == unit_named(unit.value);
  return same && words_[i].article && words_[i].prefixes == 0 ? i + 1 : i;
}

/// عام, أسبوع واحد, نصف ساعة: one of the unit.
bool TimeReader::lone_unit(Expression& e, int i) const {
  const WordRow* unit = words_.find(i, WordClass::unit);
  if (unit == nullptr || words_[i].article || unit->number == "d") return false;
  const Unit name = unit_named(unit->value);
  if (has_unit(e, name)) return false;
  int end = i + 1;
  // بعد عقد المحادثات: the verbal noun.
  if (name == Unit::decade && words_.is_word(end) && !words_.is(end, WordClass::of)) return false;
  double count = unit->number == "p" ? 0 : 1;
  const bool joined = words_.has(end, clitic::wa) || words_.is_wa(end);
  const NumberRow after = words_.number(words_.is_wa(end) ? end + 1 : end);
  if (joined && after.kind == NumberKind::fraction) {
    count += after.value;
    end += words_.is_wa(end) ? 2 : 1;
    end = after_unit_again(end, *unit);
  } else if (!joined && after.kind == NumberKind::digit && after.value == 1 && words_[end].prefixes == 0) {
    ++end;
  }
  e.duration.push_back({name, count});
  return take(e, i, end);
}

bool TimeReader::duration_part(Expression& e, int i) const {
  return counted_unit(e, i) || (e.end != 0 && lone_unit(e, i));
}

/// و21 يوما; كاملة; الماضية
void TimeReader::duration_tail(Expression& e) const {
  for (int n = 0; n < most_parts; ++n) {
    int at = e.end;
    const bool comma = words_.is_sign(at, u',') || words_.is_sign(at, u'،');
    if (words_.is_wa(at) || (comma && words_.is_digits(at + 1)))
      ++at;
    else if (!words_.has(at, clitic::wa))
      break;
    if (!words_.together(at, e.begin) || !duration_part(e, at)) break;
  }
  if (words_.is(e.end, WordClass::full) && words_[e.end].prefixes == 0) ++e.end;
  if (words_.is(e.end, WordClass::some) && words_[e.end].article) ++e.end;
  if (const Which found = relation_at(e.end); found != Which::none && words_.together(e.end, e.begin)) {
    e.relation = found;
    ++e.end;
  } else if (words_.is(e.begin - 1, WordClass::edge, "end")) {
    e.relation = Which::past;  // آخر ثلاثة أيام
  }
}

/// Ages and minutes of a match are no times.
bool TimeReader::is_age(int i, int end) const {
  const auto is_unit = [this](int j) {
    return words_.is(j, WordClass::unit, "year") || words_.is(j, WordClass::unit, "month");
  };
  if (!is_unit(end - 1) && !is_unit(i)) return false;  // سنة واحدة
  for (int j = i - 1; j >= i - 8 && words_.together(j, i); --j)
    if (words_.is(j, WordClass::age) && (j >= i - 2 || !words_.is(j, WordClass::age, "verb"))) return true;
  const auto comma = [this](int j) { return words_.is_sign(j, u'،') || words_.is_sign(j, u','); };
  if (comma(i - 1) && comma(end)) return true;
  if (words_.is_sign(end, u')'))
    for (int j = i - 1; j >= i - 8 && words_.together(j, i) && !words_.is_sign(j, u')'); --j)
      if (words_.is_sign(j, u'(')) return true;
  for (int j = end; j < end + 3 && words_.together(j, i); ++j)
    if (words_.is(j, WordClass::age) && (words_.has(j, clitic::la | clitic::ba) || words_.is(j - 1, WordClass::of)))
      return true;
  return false;
}

/// شهرين من الآن: a length counted from now, back in a text of the past.
bool TimeReader::from_now(Expression& e) const {
  if (!words_.is(e.end, WordClass::of) || words_[e.end].prefixes != 0 || !words_.together(e.end + 1, e.begin))
    return false;
  const auto phrase = read_phrase(e.end + 1);
  if (!phrase || phrase->reference != "PRESENT_REF") return false;
  e.end = phrase->end;
  e.direction = direction_of(words_, e.begin, e.end) == Direction::past ? -1 : 1;
  e.from_now = true;
  return true;
}

/// A length of time: three days; one of a unit only after a word that announces a length (لمدة عام).
std::optional<Expression> TimeReader::read_duration(int i) const {
  Expression e;
  const bool announced = words_.is(i - 1, WordClass::during) || words_.is(i - 1, WordClass::since);
  if (counted_unit(e, i)) {
    duration_tail(e);
    if (from_now(e)) return e;
    if (is_age(i, e.end)) return std::nullopt;
    return e;
  }
  if (Expression one; lone_unit(one, i)) {
    const bool told = one.end > i + 1;  // أسبوع واحد, سنة ونصف
    duration_tail(one);
    if (from_now(one) || (told && !is_age(i, one.end))) return one;
  }
  const WordRow* unit = words_.find(i, WordClass::unit);
  if (unit != nullptr && words_[i].article && unit->number == "p" && unit->value != "hour" && unit->value != "minute" &&
      unit->value != "second" && words_.together(i + 1, i)) {
    // الأيام [القليلة] الماضية
    const int at = words_.is(i + 1, WordClass::some) ? i + 2 : i + 1;
    const auto counted = read_number(words_, at);
    if (!counted && relation_at(at) == Which::none) return std::nullopt;
    if (relation_at(at) == Which::none) return std::nullopt;
    e.duration.push_back({unit_named(unit->value), 0});
    take(e, i, at + 1);
    return e;
  }
  // نصف ساعة, ربع قرن
  const NumberRow half = words_.number(i);
  if (half.kind == NumberKind::fraction && words_.is(i + 1, WordClass::unit) && words_[i + 1].prefixes == 0 &&
      words_.find(i + 1, WordClass::unit)->number == "s" && !words_[i + 1].article && !read_date(i + 1)) {
    e.duration.push_back({unit_named(words_.find(i + 1, WordClass::unit)->value), half.value});
    take(e, i, i + 2);
    return e;
  }
  // طوال اليوم, طيلة الأسبوع
  if (announced && unit != nullptr && words_[i].article && unit->number == "s" &&
      words_.is(i - 1, WordClass::during, "whole")) {
    e.duration.push_back({unit_named(unit->value), 1});
    take(e, i, i + 1);
    return e;
  }
  const bool full = unit != nullptr && words_.is(i + 1, WordClass::full);
  if ((announced || full) && unit != nullptr && (unit->number == "s" || announced) &&
      !(unit->number == "p" && unit->value != "day" && unit->value != "year" && unit->value != "month" &&
        unit->value != "week" && unit->value != "decade" && unit->value != "century") &&
      lone_unit(e, i)) {
    duration_tail(e);
    return e;
  }
  return std::nullopt;
}

/// قبل ثلاثة أيام, منذ عام, بعد أسبوعين: with the preposition, a day counted from publication. Before من and a noun it
/// is a length (قبل أسبوعين من مقتله), as is منذ أيام.
std::optional<Expression> TimeReader::read_distance(int i) const {
  const bool before = words_.is(i, WordClass::before), since = words_.is(i, WordClass::since);
  const bool after = words_.is(i, WordClass::after);
  if ((!before && !since && !after) || words_[i].article) return std::nullopt;
  int at = i + 1;
  const auto bound = words_.phrase(words_.vocabulary().bounds, at);
  if (bound) at = bound->end;
  if (!words_.together(at, i) || words_[at].prefixes != 0) return std::nullopt;
  Expression e;
  if (read_date(at) || (!counted_unit(e, at) && !lone_unit(e, at))) return std::nullopt;
  duration_tail(e);
  if (is_age(at, e.end)) return std::nullopt;
  bool from_now = false;
  const int of = words_.is(e.end, WordClass::only) ? e.end + 1 : e.end;
  if ((words_.is(of, WordClass::of) || words_.is(of, WordClass::over)) && words_[of].prefixes == 0) {
    Expression rest;
    const auto phrase = read_phrase(of + 1);
    if (!deictic(rest, of + 1) && !phrase) return e;
    e.end = rest.end > 0 ? rest.end : phrase->end;
    from_now = true;
  }
  // قبل نحو عامين is a day still; قبل أكثر من عام says only how long.
  const Table& bounds = words_.vocabulary().bounds;
  if (bound && bounds.text(bound->row, bounds.column("bound")) != "about") return e;
  e.begin = i;
  e.prefix_units = words_[i].prefix_units;
  e.direction = after ? 1 : -1;
  e.since = since && !from_now;
  return e;
}

}  // namespace khabar
