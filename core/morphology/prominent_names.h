// Names that everybody knows, found where a letter is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "lexicon/lexicon.h"

namespace khabar::morphology {

/// Countries, capitals and continents of one word.
class ProminentNames {
 public:
  /// Reads the tables `places` and `cldr_countries`.
  explicit ProminentNames(const Lexicon& lexicon);

  /// The name that `key` is when two neighbours are swapped, when one letter of a pair is taken away or when one is put
  /// in after the first; the first of these that there is, by its place in the word. Empty where none is. Words of
  /// fewer than six units are only looked at for swaps.
  std::u16string mended(std::u16string_view key) const;

 private:
  /// A name and what it lacks of being written right.
  struct Gap {
    std::size_t at = 0;      ///< where the letter belongs
    std::size_t letter = 0;  ///< its place in the alphabet
    std::u16string name;
  };
  void add(std::u16string_view name);

  std::unordered_set<std::u16string> names_;
  std::unordered_map<std::u16string, Gap> gaps_;  ///< by the name without a letter
};

}  // namespace khabar::morphology
