#include "time/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace khabar {
namespace {

constexpr int longest_number = 40;  // tokens

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }

/// 1.235 million is 1235000, not 1234999.9999999998.
double tidy(double value) {
  const double whole = std::round(value);
  return std::fabs(value - whole) <= 1e-12 * std::fabs(value) ? whole : value;
}

/// Builds one number from left to right; every step refuses what cannot follow.
class Builder {
 public:
  Builder(const Words& words, int start) : words_(words), position_(start) {}

  std::optional<Numeral> build() {
    Numeral number;
    const int start = position_;
    number.begin = start;
    number.prefixes = words_[start].prefixes;
    number.prefix_units = words_[start].prefix_units;
    number.article = words_[start].article;
    if (words_.number(start).kind == NumberKind::minus) {
      ++position_;
      sign_ = -1;
    }
    while (position_ < start + longest_number && words_.together(position_, start) && step()) {
    }
    if (last_ == Last::nothing) return std::nullopt;
    number.end = position_;
    number.value = sign_ * tidy(total_ + group_);
    number.ordinal = ordinal_;
    number.vague = vague_;
    number.digits = words_.is_digits(start);
    number.plain = number.digits && number.end == start + 1;
    number.fraction = fraction_;
    number.scaled = last_scale_ < std::numeric_limits<double>::infinity();
    return number;
  }

 private:
  enum class Last { nothing, digit, ten, teen, tens, hundred, digits, scale, vague, fraction, dozen };

  /// Takes the next word or digits, a و before it too; false when the number is over.
  bool step() {
    int at = position_;
    bool joined = false;
    if (last_ != Last::nothing) {
      joined = words_.is_wa(at);
      if (joined) ++at;
      if (!words_.together(at, position_)) return false;
    }
    if (words_.is_digits(at)) return digits(at, joined);
    if (repeated(at)) {
      position_ = at + 3;
      return true;
    }
    const NumberRow row = words_.number(at);
    if (row.kind == NumberKind::none) return false;
    const std::uint8_t prefixes = words_[at].prefixes;
    if (last_ != Last::nothing) {
      if ((prefixes & ~(clitic::wa)) != 0) return false;
      joined = joined || (prefixes & clitic::wa) != 0;
    }
    if (!word(row, at, joined)) return false;
    if (position_ <= at) position_ = at + 1;
    return true;
  }

  /// أربعمئة (400) ألف: the words once more in digits, as in laws.
  bool repeated(int at) const {
    if (first() || !words_.is_sign(at, u'(') || !words_.is_digits(at + 1) || !words_.is_sign(at + 2, u')'))
      return false;
    const auto value = digits_value(words_.doc().norm(at + 1));
    return value && *value == total_ + group_ && !words_.is_digits(at - 1);
  }

  bool first() const { return last_ == Last::nothing; }
  bool after_scale(bool joined) const { return joined && last_ == Last::scale; }
  bool after_hundred(bool joined) const { return joined && (last_ == Last::hundred || last_ == Last::scale); }
  bool countable() const {
    return last_ == Last::digit || last_ == Last::ten || last_ == Last::teen || last_ == Last::tens ||
           last_ == Last::hundred || last_ == Last::digits || last_ == Last::vague || last_ == Last::fraction;
  }

  bool word(NumberRow row, int at, bool joined) {
    switch (row.kind) {
      case NumberKind::digit:
        return digit(row.value, at, joined);
      case NumberKind::ten:
        return ten(row.value, joined);
      case NumberKind::tens:
        // مئة وثلاثون وخمسين: two fifths, since fifty cannot follow thirty.
        if (joined && last_ == Last::tens && row.value == 50) {
          fraction_ = true;
          return add_part(0.4);
        }
        if (!first() && !(joined && (last_ == Last::digit || last_ == Last::hundred || last_ == Last::scale)))
          return false;
        return add(row.value, Last::tens);
      case NumberKind::hundred:
        return hundred(joined);
      case NumberKind::hundreds:
        if (!first() && !after_scale(joined)) return false;
        return add(row.value, Last::hundred);
      case NumberKind::scales:
        if (first()) vague_ = true;
        return scale(row.value, joined);
      case NumberKind::scale:
        return scale(row.value, joined);
      case NumberKind::dual:
        if (!first() && !(after_scale(joined) && row.value < last_scale_)) return false;
        return finish_scale(2, row.value);
      case NumberKind::vague:
        if (!first()) return false;
        vague_ = true;
        return add(row.value, Last::vague);
      case NumberKind::tally:  // هزيمة برباعية
        if (!first() || words_[at].prefixes != clitic::ba || words_[at].article) return false;
        return add(row.value, Last::dozen);
      case NumberKind::dozen:
        return dozen(row.value, joined);
      case NumberKind::fraction:
        return fraction(row.value, at, joined);
      case NumberKind::fractions:
        if (joined || !countable() || last_ == Last::fraction) return false;
        group_ *= row.value;
        fraction_ = true;
        last_ = Last::fraction;
        return true;
      case NumberKind::ordinal:
        return ordinal(row.value, joined);
      case NumberKind::point:
        return point(at, joined);
      default:
        return false;
    }
  }

  bool add(double value, Last last) {
    group_ += value;
    last_ = last;
    return true;
  }

  bool digit(double value, int at, bool joined) {
    // ثلاثة أرباع after another number is a part of its own: عشرون وثلاثة أخماس.
    const NumberRow next = words_.number(at + 1);
    if (next.kind == NumberKind::fractions && words_[at + 1].prefixes == 0 && (first() || joined)) {
      fraction_ = true;
      position_ = at + 2;
      return add_part(value * next.value);
    }
    const auto part = words_.number(at, NumberKind::bare_fraction);
    if (part && !joined && (last_ == Last::tens || last_ == Last::teen || last_ == Last::hundred)) {
      // Twenty-three fifths: ثلاثة وعشرون خمس.
      group_ *= part->value;
      fraction_ = true;
      last_ = Last::fraction;
      return true;
    }
    // ثلاثة وخمس at the end: three and a fifth.
    if (part && joined && last_ == Last::digit && !words_.is(position_ - 2, WordClass::between) &&
        !(words_.together(at + 1, at) && words_.is_word(at + 1))) {
      fraction_ = true;
      return add_part(part->value);
    }
    if (!first() && !after_hundred(joined) && !hundreds_follow(at, joined)) return false;
    // A fifth of the cake, but five cakes: خمس before a definite noun.
    if (part && first() && words_[at].prefixes == 0 && !words_[at].article && before_definite_noun(at)) {
      fraction_ = true;
      return add(part->value, Last::fraction);
    }
    return add(value, Last::digit);
  }

  /// ألف خمس مئة, 4 آلاف 3 مئة: without a و the hundreds must be named.
  bool hundreds_follow(int at, bool joined) const {
    return !joined && last_ == Last::scale && words_.number(at + 1).kind == NumberKind::hundred;
  }

  bool before_definite_noun(int at) const {
    return words_.together(at + 1, at) && words_.is_word(at + 1) && words_.doc().key(at + 1).substr(0, 2) == u"ال" &&
           words_.number(at + 1).kind == NumberKind::none;
  }

  bool ten(double value, bool joined) {
    if (!joined && last_ == Last::digit) return add(value, Last::teen);
    if (!first() && !after_hundred(joined)) return false;
    return add(value, Last::ten);
  }

  bool hundred(bool joined) {
    if (!joined && (last_ == Last::digit || last_ == Last::digits) && group_ > 0 && group_ < 1000) {
      group_ *= 100;
      last_ = Last::hundred;
      return true;
    }
    if (!first() && !after_scale(joined)) return false;
    return add(100, Last::hundred);
  }

  bool scale(double value, bool joined) {
    if (first()) return finish_scale(1, value);
    if (!joined && countable() && value < last_scale_) return finish_scale(group_, value);
    if (!joined && last_ == Last::scale && value > last_scale_) {  // ألف مليون
      total_ *= value;
      last_scale_ = value;
      return true;
    }
    if (after_scale(joined) && value < last_scale_) return finish_scale(1, value);
    return false;
  }

  bool finish_scale(double count, double value) {
    total_ += count * value;
    group_ = 0;
    last_scale_ = value;
    last_ = Last::scale;
    return true;
  }

  bool dozen(double value, bool joined) {
    if (!joined && (last_ == Last::digit || last_ == Last::digits || last_ == Last::fraction)) {
      group_ *= value;
      last_ = Last::dozen;
      return true;
    }
    if (!first() && !(joined && last_ == Last::hundred)) return false;
    return add(value, Last::dozen);
  }

  /// A half or quarter: of one (ثلاثة ونصف), or of the scale before it (مليون ونصف، مليار ونصف المليار).
  bool fraction(double value, int at, bool joined) {
    if (words_.is(at + 1, WordClass::nofraction)) return false;
    if (!first() && !(joined && (last_ == Last::scale || countable()))) return false;
    fraction_ = true;
    const NumberRow next = words_.number(at + 1);
    const bool of_scale = (next.kind == NumberKind::scale || next.kind == NumberKind::scales) &&
                          words_[at + 1].prefixes == 0 && words_.together(at, at + 1);
    if (last_ == Last::scale && of_scale && next.value <= last_scale_) {
      total_ += value * next.value;
      position_ = at + 2;
      last_ = Last::dozen;
      return true;
    }
    return add_part(value);
  }

  bool add_part(double value) {
    if (last_ == Last::scale) {
      total_ += value * (value < 1 ? last_scale_ : 1);
      last_ = Last::dozen;
      return true;
    }
    return add(value, Last::fraction);
  }

  bool ordinal(double value, bool joined) {
    if (!first() && !(joined && (last_ == Last::hundred || last_ == Last::scale))) return false;
    ordinal_ = true;
    return add(value, Last::digit);
  }

  /// خمس فاصلة خمسة, 3 فاصلة 25
  bool point(int at, bool joined) {
    if (joined || total_ != 0 || !countable()) return false;
    const auto rest = Builder(words_, at + 1).decimals();
    if (!rest) return false;
    group_ += rest->value / std::pow(10.0, std::floor(std::log10(std::max(rest->value, 1.0))) + 1);
    position_ = rest->end;
    fraction_ = true;
    last_ = Last::fraction;
    return true;
  }

  std::optional<Numeral> decimals() {
    auto number = build();
    if (!number || number->scaled || number->fraction || number->ordinal || number->value < 0) return std::nullopt;
    return number;
  }

  bool digits(int at, bool joined) {
    if (!first() && !after_hundred(joined) && !hundreds_follow(at, joined)) return false;
    const auto value = digits_value(words_.doc().norm(at));
    if (!value) return false;
    double number = *value;
    int end = at + 1;
    // 1 234 567
    if (words_.doc().norm(at).size() <= 3 && words_.doc().norm(at).front() != u'0')
      for (; words_.is_digits(end) && words_.gap(end - 1) == 1 && is_group(end) && words_.together(end, at); ++end)
        number = number * 1000 + *digits_value(words_.doc().norm(end));
    // 5ر33: as newspapers write it from right to left, the whole after the decimals
    if (end == at + 1 && words_.adjacent(at) && words_.doc().key(end) == u"ر" && words_.adjacent(end) &&
        words_.is_digits(end + 1)) {
      const auto whole = digits_value(words_.doc().norm(end + 1));
      if (whole) number = *whole + number / std::pow(10.0, static_cast<double>(words_.doc().norm(at).size()));
      end += 2;
    }
    if (joined && number == 0) return false;
    if (!first() && number >= (last_ == Last::hundred ? 100 : last_scale_)) return false;
    group_ += number;
    position_ = end;
    last_ = Last::digits;
    return true;
  }

  bool is_group(int i) const {
    const std::u16string_view text = words_.doc().norm(i);
    const auto decimals = text.find_first_of(u".,،");
    return text.substr(0, decimals).size() == 3 && digits_value(text);
  }

  const Words& words_;
  int position_;
  double total_ = 0, group_ = 0;
  double last_scale_ = std::numeric_limits<double>::infinity();
  double sign_ = 1;
  bool ordinal_ = false, vague_ = false, fraction_ = false;
  Last last_ = Last::nothing;
};

}  // namespace

std::optional<double> digits_value(std::u16string_view digits) {
  if (digits.size() > 40) return std::nullopt;
  const std::size_t last = digits.find_last_of(u".,،'’");
  const std::size_t first = digits.find_first_of(u".,،'’");
  std::size_t decimal_at = std::u16string_view::npos;
  if (last != std::u16string_view::npos) {
    const std::size_t after = digits.size() - last - 1;
    if (digits[first] != digits[last])
      decimal_at = last;
    else if (first == last && digits[last] == u'.' && digits.substr(last) != u".000")
      decimal_at = last;
    else if (first == last && (after != 3 || digits.front() == u'0' || last > 3))
      decimal_at = last;
  }
  double value = 0, place = 1;
  std::size_t group = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (is_digit(digits[i])) {
      value = value * 10 + (digits[i] - u'0');
      if (decimal_at != std::u16string_view::npos && i > decimal_at) place *= 10;
      ++group;
      continue;
    }
    // All groups but the first have three digits.
    if (i != first && group != 3) return std::nullopt;
    group = 0;
  }
  if (last != std::u16string_view::npos && decimal_at == std::u16string_view::npos && group != 3) return std::nullopt;
  return value / place;
}

std::optional<Numeral> read_number(const Words& words, int i) {
  if (!words.is_digits(i) && words.number(i).kind == NumberKind::none) return std::nullopt;
  if (words.number(i).kind == NumberKind::point) return std::nullopt;
  return Builder(words, i).build();
}

}  // namespace khabar
