// A set of hashes in few bytes: what model files find their features and words by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace khabar::sequence {

/// Hashes as a file has them, and in which order: entry `i` is that of hashes[order[i]], or of none where that is -1.
struct PackedHashes {
  std::string bytes;
  std::vector<int> order;
};

/// Packs the hashes: cut to 11 bits more than their number needs, sorted, each as its distance from the one before in
/// two bytes, all low bytes before all high ones so that they compress. A hash that is not in the set is taken for one
/// of it in one of 2048 to 4096 cases. Of two hashes that become one the first stays.
PackedHashes pack_hashes(const std::vector<std::uint32_t>& hashes);

/// Finds the entry of a hash. Open addressing in memory of its own.
class HashIndex {
 public:
  HashIndex() = default;
  /// Reads what pack_hashes wrote at the beginning of `bytes` and takes it off; none where it is damaged.
  static std::optional<HashIndex> read(std::span<const std::byte>& bytes);

  std::size_t size() const { return size_; }

  /// The entry of `hash`, or -1.
  int find(std::uint32_t hash) const {
    if (slots_.empty()) return -1;
    const std::uint32_t key = cut(hash, bits_);
    for (std::uint32_t s = key & mask_;; s = (s + 1) & mask_) {
      if (slots_[s].entry < 0) return -1;
      if (slots_[s].key == key) return slots_[s].entry;
    }
  }

 private:
  friend PackedHashes pack_hashes(const std::vector<std::uint32_t>& hashes);
  struct Slot {
    std::uint32_t key = 0;
    std::int32_t entry = -1;
  };

  /// The first `bits` bits of the hash, well mixed (the finaliser of MurmurHash3).
  static std::uint32_t cut(std::uint32_t h, std::uint32_t bits) {
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    h *= 0xC2B2AE35u;
    h ^= h >> 16;
    return h >> (32 - bits);
  }

  std::uint32_t bits_ = 32, mask_ = 0;
  std::size_t size_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace khabar::sequence
