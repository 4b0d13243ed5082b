#include "time/reader.h"

namespace khabar {
namespace {

std::string two_figures(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

/// سنويا, اليومي; كل يوم, كل يوم جمعة, كل ثلاثة أسابيع
std::optional<Expression> TimeReader::read_set(int i) const {
  if (words_.is(i, WordClass::every) && !words_[i].article) return read_every(i);
  // أيام الاثنين: every Monday, but not يوما الاثنين والثلاثاء.
  const WordRow* days = words_.find(i, WordClass::unit);
  if (days != nullptr && days->value == "day" && days->number == "p" && !words_[i].article &&
      words_[i + 1].weekday != 0 && words_[i + 1].article && words_[i + 2].weekday == 0 && !words_.is_digits(i + 2) &&
      words_.together(i + 1, i)) {
    Expression e;
    e.set = "XXXX-WXX-" + std::to_string(words_[i + 1].weekday);
    take(e, i, i + 2);
    return e;
  }
  // نصف سنوي, ربع سنوية
  const NumberRow share = words_.number(i);
  if (share.kind == NumberKind::fraction && words_.is(i + 1, WordClass::set, "P1Y") && words_.together(i + 1, i) &&
      (share.value == 0.5 || share.value == 0.25)) {
    Expression e;
    e.set = share.value == 0.5 ? "P6M" : "P3M";
    take(e, i, i + 2);
    return e;
  }
  const WordRow* row = words_.find(i, WordClass::set);
  if (row == nullptr) return std::nullopt;
  if (words_.is(i, WordClass::head)) {
    // يومي is two days before a number or a weekday.
    if (words_.is_digits(i + 1) || words_[i + 1].weekday != 0 || words_.number(i + 1).kind != NumberKind::none)
      return std::nullopt;
  }
  Expression e;
  e.set = row->value;
  take(e, i, i + 1);
  return e;
}

std::optional<Expression> TimeReader::read_every(int i) const {
  if (!words_.together(i + 1, i) || words_[i + 1].prefixes != 0 || words_[i + 1].article) return std::nullopt;
  Expression e;
  const WordRow* part = words_.find(i + 1, WordClass::part);
  if (weekday(e, i + 1) || (words_[i + 1].weekday != 0 && words_.number(i + 1).kind == NumberKind::none)) {
    e.set = "XXXX-WXX-" + std::to_string(e.weekday != 0 ? e.weekday : words_[i + 1].weekday);
    if (e.end == 0) take(e, i, i + 2);
  } else if (part != nullptr && part->number == "n") {
    e.set = "T" + std::string(part->value);
    take(e, i, i + 2);
    Expression hour = e;
    hour.part = part->value;
    if (words_.is(i + 2, WordClass::in) && words_[i + 2].prefixes == 0 && lone_hour(hour, i + 3)) {
      e.set = "T" + two_figures(hour_of_day(hour.hour, hour.part));  // كل ليلة في 9
      e.end = hour.end;
    }
  } else if (Expression date; words_.is_digits(i + 1) && numeric_date(date, i + 1) && date.year < 0) {
    e.set = "XXXX-" + two_figures(date.month) + "-" + two_figures(date.day);
    take(e, i, date.end);
  } else if (counted_unit(e, i + 1) || lone_unit(e, i + 1)) {
    if (e.duration.size() != 1 || e.duration.front().count == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (e.set.empty()) e.set = "every";
  e.begin = i;
  e.prefix_units = words_[i].prefix_units;
  return e;
}

}  // namespace khabar
