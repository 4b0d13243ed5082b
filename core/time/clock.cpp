#include <algorithm>
#include <cmath>

#include "time/reader.h"

namespace khabar {
namespace {

std::optional<int> two_digits(const Words& words, int i, int limit) {
  const auto value = words.small_digits(i);
  return value && words.doc().norm(i).size() <= 2 && *value < limit ? value : std::nullopt;
}

}  // namespace

/// [الساعة] 16:00, الساعة السابعة والنصف مساء, 7 صباحا
bool TimeReader::clock(Expression& e, int i) const {
  if (e.hour >= 0) return false;
  if (const auto match = words_.phrase(words_.vocabulary().phrases, i)) {
    const Table& phrases = words_.vocabulary().phrases;
    if (phrases.text(match->row, phrases.column("class")) == "clock") {
      const std::string_view value = phrases.text(match->row, phrases.column("value"));
      e.hour = (value[1] - '0') * 10 + (value[2] - '0');
      return take(e, i, match->end);
    }
  }
  int at = i;
  const bool headed = words_.is(i, WordClass::unit, "hour") && words_.find(i, WordClass::unit)->number == "s" &&
                      (words_[i].article || words_.is(i - 1, WordClass::in));
  if (headed) ++at;
  if (headed && words_.is(at, WordClass::around) && words_[at].prefixes == 0) ++at;
  if (headed && !words_.together(at, i)) return false;
  Expression next = e;
  if (clock_digits(next, at) || clock_words(next, at, headed) || (!headed && minutes_beside(next, at)) ||
      (!headed && lone_hour(next, at))) {
    if (e.end == 0) {
      next.begin = i;
      next.prefix_units = words_[i].prefix_units;
    }
    e = next;
    return true;
  }
  return false;
}

/// 16:00, 8:00:31, 16h00
bool TimeReader::clock_digits(Expression& e, int i) const {
  if (greenwich(e, i) || joined_digits(e, i)) return true;
  const auto hour = two_digits(words_, i, 25);
  if (!hour || !words_.adjacent(i) || !words_.adjacent(i + 1)) return false;
  const bool colon = words_.is_sign(i + 1, u':');
  if (!colon && !words_.is_sign(i + 1, u'h') && !words_.is_sign(i + 1, u'H')) return false;
  const auto minute = two_digits(words_, i + 2, 60);
  if (!minute || words_.doc().norm(i + 2).size() != 2) return false;
  e.hour = *hour;
  e.minute = *minute;
  take(e, i, i + 3);
  if (colon && words_.is_sign(i + 3, u':') && words_.adjacent(i + 2) && words_.adjacent(i + 3))
    if (const auto second = two_digits(words_, i + 4, 60)) {
      e.second = *second;
      e.end = i + 5;
    }
  clock_part(e);
  return true;
}

/// 1300 بتوقيت غرينتش, as agencies write it
bool TimeReader::greenwich(Expression& e, int i) const {
  if (!words_.is_digits(i) || words_.doc().norm(i).size() != 4 || !words_.together(i + 1, i)) return false;
  const Table& phrases = words_.vocabulary().phrases;
  const auto zone = words_.phrase(phrases, i + 1);
  const auto value = digits_value(words_.doc().norm(i));
  if (!zone || phrases.text(zone->row, phrases.column("class")) != "zone" || !value) return false;
  const int clock = static_cast<int>(*value);
  if (clock >= 2400 || clock % 100 >= 60) return false;
  e.hour = clock / 100;
  e.minute = clock % 100;
  return take(e, i, i + 1);
}

/// 1140 صباحا
bool TimeReader::joined_digits(Expression& e, int i) const {
  const auto value = words_.small_digits(i);
  if (!value || words_.doc().norm(i).size() != 4 || *value >= 2400 || *value % 100 >= 60) return false;
  const WordRow* part = words_.find(i + 1, WordClass::part);
  if (part == nullptr || part->number != "a" || words_[i + 1].prefixes != 0) return false;
  e.hour = *value / 100;
  e.minute = *value % 100;
  take(e, i, i + 1);
  return clock_part(e);
}

bool TimeReader::clock_words(Expression& e, int i, bool headed) const {
  const auto n = read_number(words_, i);
  if (!n || n->value < 0 || n->value > 100 || n->vague || n->scaled || (n->digits && !n->plain && !n->fraction) ||
      (headed && n->prefixes != 0))
    return false;
  const bool in_words = !n->digits && !n->ordinal && n->is_integer() && n->value > 24 && n->value < 60;
  if (!headed && !(n->digits || n->ordinal || in_words || words_before_part(n->end))) return false;
  if (!headed && n->ordinal && !n->article) return false;
  Expression next = e;
  double value = n->value;
  take(next, i, n->end);
  next.hour = static_cast<int>(value);
  next.minute = static_cast<int>(std::lround((value - next.hour) * 60));
  if (next.minute == 0) next.minute = -1;
  if (n->digits && n->fraction == false && value != std::floor(value)) {
    // 14.30 is half past two
    next.minute = static_cast<int>(std::lround((value - next.hour) * 100));
    if (next.minute > 59) return false;
    if (words_.is(next.end, WordClass::unit, "minute")) ++next.end;
  }
  if (n->ordinal && value > 24 && words_.is(n->end, WordClass::unit, "minute")) {
    // الرابعة وأربعون دقيقة
    next.hour = static_cast<int>(value) % 10;
    next.minute = static_cast<int>(value) - next.hour;
    next.end = n->end + 1;
  }
  if (!n->digits && !n->ordinal && n->is_integer() && value > 24 && value < 60) {
    // ثمانية وأربعين مساء: eight and forty
    next.hour = static_cast<int>(value) % 10;
    next.minute = static_cast<int>(value) - next.hour;
    if (next.hour == 0 || !clock_part(next)) return false;
    e = next;
    return true;
  }
  if (next.hour > 24) return false;
  const int hour_end = next.end;
  // التعادل 2 - 2 صباح اليوم: a noun of the day after a bare number begins a time of its own.
  const WordRow* noun = words_.find(hour_end, WordClass::part);
  if (!headed && n->digits && noun != nullptr && noun->number == "n" && noun->value != "EV") return false;
  clock_minutes(next);
  // The eighth and a half is a time of day even without its word.
  const bool halved = n->ordinal && (n->fraction || next.end != hour_end);
  const bool parted = clock_part(next) || halved;
  if (parted && next.minute < 0) clock_minutes(next);
  const bool in_day =
      e.end != i && (e.part == "MO" || e.part == "EV" || e.part == "NI" || e.part == "AF") && !n->digits;
  if (!headed && !parted && !in_day) return false;
  e = next;
  return true;
}

/// ثلاث دقائق قبل الثامنة, عشرين دقيقة بعد الخامسة
bool TimeReader::minutes_beside(Expression& e, int i) const {
  const auto n = read_number(words_, i);
  if (!n || n->ordinal || n->value < 1 || n->value > 59 || !n->is_integer()) return false;
  if (!words_.is(n->end, WordClass::unit, "minute")) return false;
  const int at = n->end + 1;
  const bool before = words_.is(at, WordClass::before);
  if ((!before && !words_.is(at, WordClass::after)) || words_[at].prefixes != 0 || !words_.together(at + 1, i))
    return false;
  Expression hour;
  const bool headed = words_.is(at + 1, WordClass::unit, "hour") && words_[at + 1].article;
  const auto number = read_number(words_, headed ? at + 2 : at + 1);
  if (!number || (!headed && !(number->ordinal && number->article)) || !clock_words(hour, number->begin, true) ||
      hour.minute > 0)
    return false;
  const int total = (hour.hour * 60 + (before ? -1 : 1) * static_cast<int>(n->value) + 24 * 60) % (24 * 60);
  e.hour = total / 60;
  e.minute = total % 60;
  e.part = hour.part;
  return take(e, i, hour.end);
}

/// Whether the sentence ends before token `end` and a verb stands right before token `i`: يعود الظهر, يعود 4/22.
bool TimeReader::only_complement(int i, int end) const {
  const Document& doc = words_.doc();
  if (i < 1 || doc.morphs.empty() || doc.morphs[static_cast<std::size_t>(i - 1)].pos != Pos::VERB) return false;
  return words_.together(i - 1, i) && (!words_.together(end, i) || (!words_.is_word(end) && !words_.is_digits(end)));
}

/// في السابعة, الليلة في 9: an hour without its word, where nothing that it could count or number follows.
bool TimeReader::lone_hour(Expression& e, int i) const {
  if (words_.is(i, WordClass::noon) && words_[i].article && words_[i].prefixes == 0 && only_complement(i, i + 1)) {
    e.hour = 12;
    return take(e, i, i + 1);
  }
  const auto n = read_number(words_, i);
  if (!n || n->value < 1 || n->value > 12 || !n->is_integer() || n->prefixes != 0) return false;
  const bool ends = !words_.together(n->end, i) || !words_.is_word(n->end);
  if (!ends || words_.is_sign(n->end, u'%') || words_.is_sign(n->end, u'-') || words_.is_sign(n->end, u'/'))
    return false;
  const bool in = words_.is(i - 1, WordClass::in) && words_[i - 1].prefixes == 0;
  const bool feminine = n->ordinal && n->article && words_.doc().key(n->end - 1).back() != u'ي' &&
                        words_.doc().norm(i).back() == u'ة' && n->value > 2;
  const bool after_verb = n->value > 10 && only_complement(i, n->end);
  const bool announced = in || after_verb || words_.is(i - 1, WordClass::around) || words_.is(i - 1, WordClass::to);
  const bool beside_part = n->digits && n->plain && in && !e.part.empty();
  if (!(feminine && announced) && !beside_part) return false;
  e.hour = static_cast<int>(n->value);
  return take(e, i, n->end);
}

/// خمسة عشر وثلاثين مساء: whether minutes in words and a part of the day follow an hour in words.
bool TimeReader::words_before_part(int i) const {
  if (!words_.has(i, clitic::wa) && !words_.is_wa(i)) return false;
  const auto minutes = read_number(words_, words_.is_wa(i) ? i + 1 : i);
  if (!minutes || minutes->digits || minutes->ordinal || minutes->value < 1 || minutes->value > 59) return false;
  const WordRow* part = words_.find(minutes->end, WordClass::part);
  return part != nullptr && words_[minutes->end].prefixes == 0;
}

/// An hour as the end of a range: a number to 24 that counts nothing.
std::optional<Expression> TimeReader::bare_hour(int i) const {
  const auto n = read_number(words_, i);
  Expression e;
  if (n && !n->vague && !n->scaled && n->value <= 24 && ((n->digits && n->plain) || (n->ordinal && n->article))) {
    if (words_.is(n->end, WordClass::unit) || words_.is_sign(n->end, u'/') || words_.is_sign(n->end, u':'))
      return std::nullopt;
    e.hour = static_cast<int>(n->value);
    if (n->value != e.hour) e.minute = static_cast<int>(std::lround((n->value - e.hour) * 60));
    take(e, i, n->end);
    if (n->digits && words_.is_word(n->end) && !words_.is(n->end, WordClass::to) && !words_.is_wa(n->end) &&
        !words_.has(n->end, clitic::wa))
      return std::nullopt;
    return e;
  }
  return std::nullopt;
}

/// و18 دقيقة, والنصف, إلا ربعا
void TimeReader::clock_minutes(Expression& e) const {
  int at = e.end;
  const bool except = words_.is(at, WordClass::except) && words_[at].prefixes == 0;
  if (except || words_.is_wa(at))
    ++at;
  else if (!words_.has(at, clitic::wa))
    return;
  if (!words_.together(at, e.begin)) return;
  if (!except && e.minute < 0 && words_.is(at, WordClass::edge, "half")) {  // ونص
    e.minute = 30;
    e.end = at + 1;
    return;
  }
  const auto n = read_number(words_, at);
  if (!n || n->ordinal || n->value <= 0 || n->value >= 60) return;
  const bool named = words_.is(n->end, WordClass::unit, "minute");
  double minutes = n->value;
  if (n->value < 1)
    minutes = std::lround(n->value * 60);
  else if (!named && !(!except && words_before_part(e.end)))
    return;
  const int total = e.hour * 60 + std::max(e.minute, 0) + (except ? -1 : 1) * static_cast<int>(minutes);
  if (total < 0 || total >= 25 * 60) return;
  e.hour = total / 60;
  e.minute = total % 60;
  e.end = named ? n->end + 1 : n->end;
  if (!except) {
    const int more = e.end;
    if (words_.is(more, WordClass::except)) clock_minutes(e);
  }
}

/// صباحا, من مساء, بعد الظهر after an hour.
bool TimeReader::clock_part(Expression& e) const {
  int at = e.end;
  if (words_[at].prefixes == 0 && (words_.is(at, WordClass::of) || words_.is(at, WordClass::in))) ++at;
  if (words_.is(at, WordClass::demonstrative, "this")) ++at;
  if (!words_.together(at, e.begin)) return false;
  if (const auto match = words_.phrase(words_.vocabulary().phrases, at)) {
    const Table& phrases = words_.vocabulary().phrases;
    if (match->prefixes == 0 && phrases.text(match->row, phrases.column("class")) == "part") {
      e.part = phrases.text(match->row, phrases.column("value"));
      e.end = match->end;
      return true;
    }
  }
  const WordRow* row = words_.find(at, WordClass::part);
  if (row == nullptr) row = words_.find(at, WordClass::clockpart);
  if (row == nullptr || words_[at].prefixes != 0) return false;
  e.part = row->value;
  e.end = at + 1;
  return true;
}

/// صباح, مساءً, بعد ظهر beside a day.
bool TimeReader::part(Expression& e, int i) const {
  if (!e.part.empty()) return false;
  if (const auto match = words_.phrase(words_.vocabulary().phrases, i)) {
    const Table& phrases = words_.vocabulary().phrases;
    if (phrases.text(match->row, phrases.column("class")) == "part" && (e.end == 0 || match->prefixes == 0)) {
      e.part = phrases.text(match->row, phrases.column("value"));
      return take(e, i, match->end);
    }
  }
  const WordRow* row = words_.find(i, WordClass::part);
  if (row == nullptr || (words_[i].prefixes != 0 && e.end != 0)) return false;
  const bool night = row->value == "NI" && words_.doc().norm(i).back() == u'ة';
  if (words_[i].article && night && e.end == 0) return false;  // الليلة: deictic
  e.part = row->value;
  return take(e, i, i + 1);
}

}  // namespace khabar
