// The one grammar of numbers: digits and words.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "time/words.h"

namespace khabar {

/// A number over tokens [begin, end).
struct Numeral {
  int begin = 0;
  int end = 0;
  double value = 0;
  bool ordinal = false;
  bool digits = false;        ///< written in digits, at least its first part
  bool plain = false;         ///< one token of digits and nothing else
  bool vague = false;         ///< scores of, thousands: the value is the least of it
  bool article = false;       ///< the first word has the article
  bool fraction = false;      ///< below one or with a fraction in words
  bool scaled = false;        ///< has a word for a thousand or more
  std::uint8_t prefixes = 0;  ///< clitics of the first word
  int prefix_units = 0;

  bool is_integer() const { return std::nearbyint(value) == value && std::fabs(value) < 9e15; }
};

/// The value of a token of digits with its separators: 1,500 12.5 1.234.567 26،013,94. A lone comma before three
/// digits parts thousands, a lone point decimals (but 235.000). Nothing where it is no number (192.168.1.2).
std::optional<double> digits_value(std::u16string_view digits);

/// The longest number that begins at token i: digits, words, digits and words (5 ملايين و300 ألف), decimals,
/// fractions, ordinals. A و on its first word is allowed and told by `prefixes`. Linear: at most 40 tokens.
std::optional<Numeral> read_number(const Words& words, int i);

}  // namespace khabar
