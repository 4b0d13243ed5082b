// How many: the numbers of people and the amounts that belong to events.
#pragma once

#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

class CountFinder {
 public:
  /// Reads the table `count_nouns`.
  explicit CountFinder(const Lexicon& lexicon);

  /// Gives each number of people and each amount of money or percentage to the nearest fitting event of its sentence.
  /// `events` go up through the text.
  void add(const TokenIndex& index, std::vector<Event>& events) const;

 private:
  Table count_nouns_;
};

}  // namespace khabar
