// The first words of the keys of all tables, in one index: a word that many tables are asked for is sought in one place
// of memory, which also says which of them have it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// Up to four units as one number; what is missing is 0.
inline std::uint64_t first_units(const char16_t* at, std::size_t count) {
  std::uint64_t out = 0;
  if (count >= 4) {
    std::memcpy(&out, at, 8);
  } else if (count >= 2) {
    std::uint32_t two;
    std::memcpy(&two, at, 4);
    out = two | (count == 3 ? static_cast<std::uint64_t>(at[2]) << 32 : 0);
  } else if (count == 1) {
    out = at[0];
  }
  return out;
}

/// A hash of the units; of the memory of this process only.
inline std::uint32_t hash_units(std::u16string_view word) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
  std::uint64_t h = word.size() * factor;
  std::size_t i = 0;
  for (; i + 4 < word.size(); i += 4) {
    h = (h ^ first_units(word.data() + i, 4)) * factor;
    h ^= h >> 32;
  }
  h = (h ^ first_units(word.data() + i, word.size() - i)) * factor;
  h ^= h >> 29;
  return static_cast<std::uint32_t>((h * factor) >> 32);
}

/// Built while tables are unpacked one after the other, then sealed and read only.
class FirstWords {
 public:
  static constexpr std::int32_t none = -2;

  /// With room for so many words before it has to grow.
  explicit FirstWords(std::size_t expected);

  /// The node at which keys of the table that is being unpacked begin with `word`; a new one with this number where
  /// none does yet. `none` where there are too many words.
  std::int32_t add(std::uint16_t table, std::u16string_view word, std::int32_t node);
  /// After the last table.
  void seal();

  /// The node at which keys of `table` begin with `word`, or `none`.
  std::int32_t find(std::uint16_t table, std::u16string_view word) const {
    const Word* w = entry(word);
    return w == nullptr || (w->tables >> (table % 64) & 1) == 0 ? none : node(*w, table);
  }
  /// Bit n: a table whose number is n modulo 64 has keys that begin with `word`.
  std::uint64_t tables(std::u16string_view word) const {
    const Word* w = entry(word);
    return w == nullptr ? 0 : w->tables;
  }

 private:
  /// Half a cache line, so that most questions are answered where the word is found.
  struct Word {
    std::uint64_t tables = 0;
    std::uint64_t head = 0;  ///< the first four units
    std::uint32_t hash = 0;
    std::uint32_t length = 0;
    std::uint32_t rest = 0;    ///< offset into rests_ of the units after the head
    std::uint32_t places = 0;  ///< its first place; while building its last
  };
  static_assert(sizeof(Word) == 32);
  struct Place {
    std::int32_t node;
    std::uint16_t table;
    bool last;  ///< of its word
  };
  struct LinkedPlace {
    Place place;
    std::uint32_t before;  ///< the one before of the same word
  };
  /// A word's number, from 1, and above it some bits of its hash: a word that there is not is mostly known for one
  /// without looking further.
  using Slot = std::uint32_t;
  static constexpr int number_bits = 22;
  static constexpr Slot number_mask = (Slot{1} << number_bits) - 1;

  bool is(const Word& known, std::u16string_view word) const {
    if (known.length != word.size() || known.head != first_units(word.data(), word.size())) return false;
    for (std::size_t i = 4; i < word.size(); ++i)
      if (rests_[known.rest + i - 4] != word[i]) return false;
    return true;
  }
  /// Where the word is, or the free slot where it would be.
  std::size_t place_of(std::uint32_t hash, std::u16string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash & mask;
    for (; slots_[i] != 0; i = (i + 1) & mask) {
      if (((slots_[i] ^ hash) & ~number_mask) != 0) continue;
      const Word& known = words_[(slots_[i] & number_mask) - 1];
      if (known.hash == hash && is(known, word)) break;
    }
    return i;
  }
  const Word* entry(std::u16string_view word) const {
    const Slot slot = slots_[place_of(hash_units(word), word)];
    return slot == 0 ? nullptr : &words_[(slot & number_mask) - 1];
  }
  std::int32_t node(const Word& word, std::uint16_t table) const;
  void grow();

  std::vector<Slot> slots_;  ///< open addressing; a power of two
  std::vector<Word> words_;
  std::u16string rests_;
  std::vector<LinkedPlace> linked_;  ///< while building
  std::vector<Place> places_;        ///< once sealed; those of a word follow one another
};

}  // namespace khabar
