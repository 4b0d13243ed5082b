// Quantities: numbers with what they count or measure.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "khabar/analysis.h"
#include "time/numbers.h"

namespace khabar {

class Measures {
 public:
  explicit Measures(const Lexicon& lexicon);

  /// Adds doc.quantities. Numbers inside dates and times of day are part of those; lengths of time count their unit.
  /// Quantity::tokens are those of the number, and of its unit where that is money, a measure, % or a length of time.
  void read(const Words& words, Document& doc) const;

 private:
  /// A number or a range of numbers with the words that bound it.
  struct Amount {
    Numeral number;
    std::optional<double> upper;
    std::string bound;
    int end = 0;  ///< of the numbers
  };
  struct State;

  std::optional<Amount> read_amount(const Words& words, int i) const;
  std::optional<Numeral> read_part(const Words& words, int i) const;
  void read_power(const Words& words, Numeral& number) const;
  void read_ratio(const Words& words, Numeral& number) const;
  void read_signs(const Words& words, Amount& amount, Numeral& number) const;
  void read_range(const Words& words, Amount& amount) const;
  void read_unit(State& state, const Amount& amount) const;
  bool sign_before(const Words& words, int i, Quantity& quantity) const;
  bool unit_after(State& state, int at, Quantity& quantity) const;
  bool read_dual(State& state, int i) const;
  std::string home_of(State& state, std::string_view currency) const;

  Table bounds_, currencies_, cldr_currencies_, homes_, measures_, nouns_, signs_;
};

}  // namespace khabar
