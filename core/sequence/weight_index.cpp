#include "sequence/weight_index.h"

#include <bit>

namespace khabar::sequence {

WeightIndex::WeightIndex(std::size_t count, std::uint32_t free)
    : mask_(static_cast<std::uint32_t>(std::bit_ceil(count / 2 + 1)) - 1),
      buckets_(mask_ + std::size_t{1}, Bucket{Lanes{}, Lanes{} + free}),
      sizes_(buckets_.size()),
      full_(buckets_.size() / 64 + 1) {}

void WeightIndex::add(std::uint32_t key, std::uint32_t word) {
  std::uint32_t b = key & mask_;
  for (; sizes_[b] == 4; b = (b + 1) & mask_) full_[b / 64] |= std::uint64_t{1} << b % 64;
  buckets_[b].keys[sizes_[b]] = key;
  buckets_[b].words[sizes_[b]++] = word;
}

}  // namespace khabar::sequence
