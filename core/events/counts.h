// How many: the numbers of people and the amounts that belong to events.
#pragma once

#include <optional>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

class CountFinder {
 public:
  /// Reads the tables `count_nouns`, `count_verbs`, `uncounted_heads`.
  explicit CountFinder(const Lexicon& lexicon);

  /// Gives each number of people or things, each measure and each amount of money or percentage to the fitting event
  /// of its sentence that stands nearest, one clause counting as near; the lines of a list go to the event before it.
  /// Lengths of time, ages, names with numbers and ordinals count nothing. `events` go up through the text.
  void add(const TokenIndex& index, std::vector<Event>& events) const;

 private:
  std::optional<CountKind> kind_of(const TokenIndex& index, const Quantity& quantity, bool& people) const;

  std::optional<CountKind> told_before(const TokenIndex& index, int token) const;

  Table count_nouns_, count_verbs_, uncounted_heads_;
};

}  // namespace khabar
