// The different words of a text, numbered as they come: what is counted or remembered of them is then a plain list.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/first_words.h"

namespace khabar {

/// Numbers from 0 in order of first appearance. The words must outlive it.
class WordNumbers {
 public:
  /// For at most so many different words.
  explicit WordNumbers(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

  /// The number of the word, a new one where it has not been asked for before.
  int of(std::u16string_view word) {
    const std::uint32_t hash = hash_units(word);
    std::size_t s = hash & (slots_.size() - 1);
    for (; slots_[s].number >= 0; s = (s + 1) & (slots_.size() - 1))
      if (slots_[s].hash == hash && slots_[s].word == word) return slots_[s].number;
    slots_[s] = {word, hash, size_};
    return size_++;
  }
  int size() const { return size_; }

 private:
  struct Slot {
    std::u16string_view word;
    std::uint32_t hash = 0;
    int number = -1;
  };
  std::vector<Slot> slots_;  ///< open addressing; a power of two
  int size_ = 0;
};

}  // namespace khabar
