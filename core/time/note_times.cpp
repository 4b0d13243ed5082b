// What only notes say: an alarm by bare numbers, a day moved to the 27th, in ten days.
#include "time/reader.h"
#include "time/tense.h"

namespace khabar {
namespace {

/// A whole number with nothing attached that could be an hour or a day.
std::optional<Numeral> small_number(const Words& words, int i, int limit) {
  const auto n = read_number(words, i);
  if (!n || !n->is_integer() || n->value < 1 || n->value > limit || n->vague || n->scaled || (n->digits && !n->plain))
    return std::nullopt;
  return n;
}

bool ends_text(const Words& words, int end) {
  for (int i = end; i < words.size(); ++i)
    if (words.is_word(i) || words.is_digits(i) || words.is_sign(i, u'%')) return false;
  return true;
}

}  // namespace

std::optional<Expression> TimeReader::read_note(int i) const {
  if (auto e = noted_distance(i)) return e;
  if (!is_own(note_)) return std::nullopt;
  if (auto e = alarm_hour(i)) return e;
  if (auto e = hour_before_day(i)) return e;
  return noted_number(i);
}

/// The note ends in a bare number: عند 7 is an hour, إلى 27 and للثلاثين a day; beside an hour, إلى 20 is one too.
std::optional<Expression> TimeReader::noted_number(int i) const {
  const bool at = words_.is(i - 1, WordClass::at);
  const bool attached = words_.has(i, clitic::la) && words_[i].article;
  const bool to = words_.is(i - 1, WordClass::to) || attached;
  if (!at && !to) return std::nullopt;
  const auto n = small_number(words_, i, at ? 24 : 31);
  if (!n || !ends_text(words_, n->end) || (n->prefixes != 0 && !attached)) return std::nullopt;
  bool hours = at;
  for (int j = 0; j < i - 1 && !hours; ++j) {
    Expression hour;
    hours = (words_.is_word(j) || words_.is_digits(j)) && clock(hour, j);
  }
  Expression e;
  if (hours && n->value <= 24)
    e.hour = static_cast<int>(n->value);
  else if (attached || n->value > 12)
    e.day = static_cast<int>(n->value);
  else
    return std::nullopt;
  take(e, i, n->end);
  return e;
}

/// المنبه على سبعة, على عشرة وخمسة وأربعين مساء: the hour an alarm is set on, and its minutes.
std::optional<Expression> TimeReader::alarm_hour(int i) const {
  if (!words_.is(i - 1, WordClass::over) || !words_.is(i - 2, WordClass::alarm)) return std::nullopt;
  const auto hour = small_number(words_, i, 59);
  if (!hour || hour->prefixes != 0) return std::nullopt;
  const int value = static_cast<int>(hour->value), ones = value % 10;
  if (value > 24 && (hour->digits || ones == 0)) return std::nullopt;
  Expression e;
  e.hour = value;
  take(e, i, hour->end);
  if (value > 24) {  // خمسة وأربعين: five and forty
    e.hour = ones, e.minute = value - ones;
    if (words_.is(e.end, WordClass::unit, "minute")) ++e.end;
    clock_part(e);
    return e;
  }
  const int next = words_.is_wa(e.end) ? e.end + 1 : e.end;
  if (const auto minute = small_number(words_, next, 59); minute && words_.together(next, i) && !minute->ordinal) {
    e.minute = static_cast<int>(minute->value);
    e.end = words_.is(minute->end, WordClass::unit, "minute") ? minute->end + 1 : minute->end;
  }
  clock_minutes(e);
  clock_part(e);
  return e;
}

/// 10 الليلة, 9 ، مساء غد
std::optional<Expression> TimeReader::hour_before_day(int i) const {
  const auto n = small_number(words_, i, 12);
  if (!n || !n->digits || n->prefixes != 0) return std::nullopt;
  const int next = words_.is_sign(n->end, u'،') || words_.is_sign(n->end, u',') ? n->end + 1 : n->end;
  auto day = words_.together(next, i) ? read_date(next) : std::nullopt;
  if (!day || !day->has_day() || day->part.empty() || day->hour >= 0) return std::nullopt;
  day->hour = static_cast<int>(n->value);
  day->begin = i;
  day->prefix_units = n->prefix_units;
  return day;
}

/// In ten days (في 10 أيام) of what is planned; as a query, من أسبوع is a week ago.
std::optional<Expression> TimeReader::noted_distance(int i) const {
  const bool ago = note_ == Note::query && i == 0 && words_.is(i, WordClass::of) && words_[i].prefixes == 0;
  const bool in = is_own(note_) && words_.is(i - 1, WordClass::in) && words_[i - 1].prefixes == 0;
  if (!ago && !in) return std::nullopt;
  Expression e;
  if (!counted_unit(e, ago ? i + 1 : i) && !(ago && lone_unit(e, i + 1))) return std::nullopt;
  if (!ends_text(words_, e.end) || e.duration.front().unit < Unit::day) return std::nullopt;
  if (note_ == Note::own && direction_of(words_, e.begin, e.end) == Direction::past) return std::nullopt;
  e.begin = i;
  e.prefix_units = words_[i].prefix_units;
  e.direction = ago ? -1 : 1;
  return e;
}

/// سأعود 22-4, سأعود 4.22: a day and month that nothing but the verb announces; 2015.3 is a month.
bool TimeReader::noted_pair(Expression& e, int i) const {
  if (!is_own(note_)) return false;
  const std::u16string_view text = words_.doc().norm(i);
  const std::size_t point = text.find(u'.');
  std::optional<int> a, b;
  int end = i + 1;
  const auto value = [](std::u16string_view digits) -> std::optional<int> {
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    int number = 0;
    for (const char16_t c : digits) {
      if (c < u'0' || c > u'9') return std::nullopt;
      number = number * 10 + (c - u'0');
    }
    return number;
  };
  if (point != std::u16string_view::npos) {
    a = value(text.substr(0, point)), b = value(text.substr(point + 1));
  } else if (words_.is_sign(i + 1, u'-') && words_.adjacent(i) && words_.adjacent(i + 1)) {
    a = words_.small_digits(i), b = words_.small_digits(i + 2);
    end = i + 3;
  }
  const bool in = words_.is(i - 1, WordClass::in) && words_[i - 1].prefixes == 0;
  if (!a || !b || !ends_text(words_, end) || !only_complement(in ? i - 1 : i, end)) return false;
  if (*a >= 1900 && *a < 2200 && *b >= 1 && *b <= 12) {
    e.year = *a, e.month = *b;
    return take(e, i, end);
  }
  const int day = *b > 12 ? *b : *a, month = *b > 12 ? *a : *b;
  if ((*a > 12) == (*b > 12) || !is_date(2000, month, day)) return false;
  e.month = month, e.day = day;
  return take(e, i, end);
}

}  // namespace khabar
