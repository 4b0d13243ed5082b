// The weights of features by their hashes, found four at a time: for small models that are asked for many features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace khabar::sequence {

/// Keys and a word of 32 bits for each. A key's bucket holds four, which are compared at once, so that no branch
/// depends on whether it is there; only keys of buckets that were full are looked for in the next one too.
class WeightIndex {
 public:
  /// Four numbers that processors compare and add at once.
  using Lanes __attribute__((vector_size(16))) = std::uint32_t;

  /// With room for so many keys; `free` is the word where there is no key.
  explicit WeightIndex(std::size_t count = 0, std::uint32_t free = 0);

  /// Adds a key that is not there yet; not more of them than there is room for.
  void add(std::uint32_t key, std::uint32_t word);

  /// Brings the bucket of a key that is soon looked for into the cache.
  void fetch(std::uint32_t key) const { __builtin_prefetch(&buckets_[key & mask_]); }

  /// Calls `visit(hits, words)` for each bucket where the key may be: `hits` is all ones in its lane and in free lanes
  /// where the key is 0, else zero.
  template <class Visit>
  void find(std::uint32_t key, Visit visit) const {
    for (std::uint32_t b = key & mask_;; b = (b + 1) & mask_) {
      visit(reinterpret_cast<Lanes>(buckets_[b].keys == key), buckets_[b].words);
      if ((full_[b / 64] >> b % 64 & 1) == 0) [[likely]]
        return;
    }
  }

  static std::uint32_t total(Lanes lanes) { return lanes[0] + lanes[1] + lanes[2] + lanes[3]; }

 private:
  struct alignas(32) Bucket {
    Lanes keys, words;
  };

  std::uint32_t mask_ = 0;
  std::vector<Bucket> buckets_;
  std::vector<std::uint8_t> sizes_;  ///< of the buckets
  std::vector<std::uint64_t> full_;  ///< a bit for each bucket whose keys go on in the next
};

}  // namespace khabar::sequence
