#include "time/vocabulary.h"

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace khabar {
namespace {

constexpr std::size_t kept_words = 1 << 14;

template <typename Enum, std::size_t N>
Enum named(const std::array<std::pair<std::string_view, Enum>, N>& names, std::string_view name) {
  for (const auto& [text, value] : names)
    if (text == name) return value;
  return Enum::none;
}

constexpr std::array word_classes = {
    std::pair{std::string_view("unit"), WordClass::unit},
    std::pair{std::string_view("head"), WordClass::head},
    std::pair{std::string_view("subyear"), WordClass::subyear},
    std::pair{std::string_view("period"), WordClass::period},
    std::pair{std::string_view("part"), WordClass::part},
    std::pair{std::string_view("clockpart"), WordClass::clockpart},
    std::pair{std::string_view("rel"), WordClass::rel},
    std::pair{std::string_view("same"), WordClass::same},
    std::pair{std::string_view("this"), WordClass::demonstrative},
    std::pair{std::string_view("deictic"), WordClass::deictic},
    std::pair{std::string_view("edge"), WordClass::edge},
    std::pair{std::string_view("before"), WordClass::before},
    std::pair{std::string_view("since"), WordClass::since},
    std::pair{std::string_view("after"), WordClass::after},
    std::pair{std::string_view("during"), WordClass::during},
    std::pair{std::string_view("every"), WordClass::every},
    std::pair{std::string_view("of"), WordClass::of},
    std::pair{std::string_view("in"), WordClass::in},
    std::pair{std::string_view("to"), WordClass::to},
    std::pair{std::string_view("togo"), WordClass::togo},
    std::pair{std::string_view("between"), WordClass::between},
    std::pair{std::string_view("ma"), WordClass::ma},
    std::pair{std::string_view("coincide"), WordClass::coincide},
    std::pair{std::string_view("datehead"), WordClass::datehead},
    std::pair{std::string_view("some"), WordClass::some},
    std::pair{std::string_view("full"), WordClass::full},
    std::pair{std::string_view("season"), WordClass::season},
    std::pair{std::string_view("era"), WordClass::era},
    std::pair{std::string_view("set"), WordClass::set},
    std::pair{std::string_view("around"), WordClass::around},
    std::pair{std::string_view("age"), WordClass::age},
    std::pair{std::string_view("noday"), WordClass::noday},
    std::pair{std::string_view("nofraction"), WordClass::nofraction},
    std::pair{std::string_view("except"), WordClass::except},
    std::pair{std::string_view("yearcue"), WordClass::yearcue},
    std::pair{std::string_view("yearkind"), WordClass::yearkind},
    std::pair{std::string_view("noon"), WordClass::noon},
    std::pair{std::string_view("decade"), WordClass::decade},
    std::pair{std::string_view("outcome"), WordClass::outcome},
    std::pair{std::string_view("tense"), WordClass::tense},
    std::pair{std::string_view("naming"), WordClass::naming},
    std::pair{std::string_view("portion"), WordClass::portion},
    std::pair{std::string_view("over"), WordClass::over},
    std::pair{std::string_view("only"), WordClass::only},
    std::pair{std::string_view("notime"), WordClass::notime},
    std::pair{std::string_view("general"), WordClass::general},
    std::pair{std::string_view("command"), WordClass::command},
    std::pair{std::string_view("mine"), WordClass::mine},
    std::pair{std::string_view("alarm"), WordClass::alarm},
    std::pair{std::string_view("at"), WordClass::at},
};

constexpr std::array number_kinds = {
    std::pair{std::string_view("digit"), NumberKind::digit},
    std::pair{std::string_view("ten"), NumberKind::ten},
    std::pair{std::string_view("tens"), NumberKind::tens},
    std::pair{std::string_view("hundred"), NumberKind::hundred},
    std::pair{std::string_view("hundreds"), NumberKind::hundreds},
    std::pair{std::string_view("scale"), NumberKind::scale},
    std::pair{std::string_view("scales"), NumberKind::scales},
    std::pair{std::string_view("dual"), NumberKind::dual},
    std::pair{std::string_view("vague"), NumberKind::vague},
    std::pair{std::string_view("dozen"), NumberKind::dozen},
    std::pair{std::string_view("tally"), NumberKind::tally},
    std::pair{std::string_view("fraction"), NumberKind::fraction},
    std::pair{std::string_view("fractions"), NumberKind::fractions},
    std::pair{std::string_view("bare_fraction"), NumberKind::bare_fraction},
    std::pair{std::string_view("ordinal"), NumberKind::ordinal},
    std::pair{std::string_view("minus"), NumberKind::minus},
    std::pair{std::string_view("point"), NumberKind::point},
};

constexpr std::array unit_names = {
    std::pair{std::string_view("second"), Unit::second}, std::pair{std::string_view("minute"), Unit::minute},
    std::pair{std::string_view("hour"), Unit::hour},     std::pair{std::string_view("day"), Unit::day},
    std::pair{std::string_view("night"), Unit::night},   std::pair{std::string_view("week"), Unit::week},
    std::pair{std::string_view("month"), Unit::month},   std::pair{std::string_view("year"), Unit::year},
    std::pair{std::string_view("decade"), Unit::decade}, std::pair{std::string_view("century"), Unit::century},
};

/// "1000", "0.5" or "2/3".
double number_cell(std::string_view text) {
  const std::size_t slash = text.find('/');
  const double first = std::strtod(std::string(text.substr(0, slash)).c_str(), nullptr);
  if (slash == std::string_view::npos) return first;
  return first / std::strtod(std::string(text.substr(slash + 1)).c_str(), nullptr);
}

}  // namespace

Unit unit_named(std::string_view name) { return named(unit_names, name); }

Vocabulary::Vocabulary(const Lexicon& lexicon)
    : words(lexicon.table("time_words")),
      numbers(lexicon.table("number_words")),
      bounds(lexicon.table("number_bounds")),
      phrases(lexicon.table("time_phrases")),
      holidays(lexicon.table("holidays")),
      months(lexicon.table("time_months")),
      cldr_months(lexicon.table("cldr_months")),
      weekdays(lexicon.table("time_weekdays")),
      cldr_weekdays(lexicon.table("cldr_weekdays")),
      weekday_column(weekdays.column("weekday")),
      hijri(lexicon),
      read_words(std::make_unique<WordCache<TokenWord>>(kept_words)) {
  const int cls = words.column("class"), value = words.column("value"), number = words.column("number");
  for (int row = 0; row < words.row_count(); ++row)
    word_rows.push_back({named(word_classes, words.text(row, cls)), words.text(row, value), words.text(row, number)});
  const int kind = numbers.column("kind"), amount = numbers.column("value");
  for (int row = 0; row < numbers.row_count(); ++row)
    number_rows.push_back({named(number_kinds, numbers.text(row, kind)), number_cell(numbers.text(row, amount))});
}

}  // namespace khabar
