// The different words of a text, numbered as they come: what is counted or remembered of them is then a plain list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/first_words.h"

namespace khabar {

/// Numbers from 0 in order of first appearance. The words must outlive it.
class WordNumbers {
 public:
  /// The number of the word, a new one where it has not been asked for before.
  int of(std::u16string_view word) {
    const std::uint32_t hash = hash_units(word);
    Slot& slot = slots_[place_of(hash, word)];
    if (slot.number >= 0) return slot.number;
    slot = {word, hash, size_};
    if (static_cast<std::size_t>(++size_) * 2 > slots_.size()) grow();
    return size_ - 1;
  }
  int size() const { return size_; }

 private:
  struct Slot {
    std::u16string_view word;
    std::uint32_t hash = 0;
    int number = -1;
  };
  /// Where the word is, or the free slot where it would be.
  std::size_t place_of(std::uint32_t hash, std::u16string_view word) const {
    std::size_t s = hash & (slots_.size() - 1);
    while (slots_[s].number >= 0 && !(slots_[s].hash == hash && slots_[s].word == word))
      s = (s + 1) & (slots_.size() - 1);
    return s;
  }
  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(2 * old.size(), {});
    for (const Slot& slot : old)
      if (slot.number >= 0) slots_[place_of(slot.hash, slot.word)] = slot;
  }

  /// Open addressing; a power of two. Grows with the words that there are: a long text says few different ones.
  std::vector<Slot> slots_ = std::vector<Slot>(512);
  int size_ = 0;
};

}  // namespace khabar
