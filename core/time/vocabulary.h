// The tables of times and numbers, their class names read once into enums.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/word_cache.h"
#include "time/calendar.h"
#include "time/token_word.h"

namespace khabar {

/// The classes of core/data/time/time_words.tsv, which says what each is.
enum class WordClass : std::uint8_t {
  none,
  unit,
  head,
  subyear,
  period,
  part,
  clockpart,
  rel,
  same,
  demonstrative,
  deictic,
  edge,
  before,
  since,
  after,
  during,
  every,
  of,
  in,
  to,
  togo,
  between,
  ma,
  coincide,
  datehead,
  some,
  full,
  season,
  era,
  set,
  around,
  age,
  noday,
  nofraction,
  except,
  yearcue,
  yearkind,
  noon,
  decade,
  outcome,
  naming,
  portion,
  over,
  only,
  notime,
  general,
  command,
  mine,
  alarm,
  at,
  tense
};

/// The kinds of core/data/time/number_words.tsv.
enum class NumberKind : std::uint8_t {
  none,
  digit,
  ten,
  tens,
  hundred,
  hundreds,
  scale,
  scales,
  dual,
  vague,
  dozen,
  tally,
  fraction,
  fractions,
  bare_fraction,
  ordinal,
  minus,
  point
};

enum class Unit : std::uint8_t { none, second, minute, hour, day, night, week, month, year, decade, century };

struct WordRow {
  WordClass cls = WordClass::none;
  std::string_view value;
  std::string_view number;
};

struct NumberRow {
  NumberKind kind = NumberKind::none;
  double value = 0;
};

/// Points into the Lexicon's block. Immutable, but for what is kept of the words read.
struct Vocabulary {
  explicit Vocabulary(const Lexicon& lexicon);

  Table words, numbers, bounds, phrases, holidays, months, cldr_months, weekdays, cldr_weekdays;
  int weekday_column;                  ///< of `weekdays`
  std::vector<WordRow> word_rows;      ///< parallel to the rows of `words`
  std::vector<NumberRow> number_rows;  ///< parallel to the rows of `numbers`
  UmmAlQura hijri;
  std::unique_ptr<WordCache<TokenWord>> read_words;  ///< by key
};

/// The unit with that name in the tables.
Unit unit_named(std::string_view name);

}  // namespace khabar
