// A set of hashes in few bytes: what model files find their features and words by.
#pragma once

#include <algorithm>
#include <array>
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

/// What pack_hashes wrote, unpacked: the hashes as they are looked up, cut to so many bits, in the order of the
/// entries.
struct UnpackedHashes {
  std::uint32_t bits = 32;
  std::vector<std::uint32_t> keys;
};

/// Reads what pack_hashes wrote at the beginning of `bytes` and takes it off; none where it is damaged.
std::optional<UnpackedHashes> unpack_hashes(std::span<const std::byte>& bytes);

/// The first `bits` bits of the hash, well mixed (the finaliser of MurmurHash3).
inline std::uint32_t cut_hash(std::uint32_t h, std::uint32_t bits) {
  h ^= h >> 16;
  h *= 0x85EBCA6Bu;
  h ^= h >> 13;
  h *= 0xC2B2AE35u;
  h ^= h >> 16;
  return h >> (32 - bits);
}

/// Finds the entry of a hash. Open addressing in memory of its own, behind a filter that is small enough to stay in the
/// cache: most of what is asked for is not there.
class HashIndex {
 public:
  HashIndex() = default;
  /// Of hashes as a file has them.
  explicit HashIndex(const UnpackedHashes& hashes);
  /// The same from the beginning of `bytes`, which it takes off; none where it is damaged.
  static std::optional<HashIndex> read(std::span<const std::byte>& bytes);

  std::size_t size() const { return size_; }

  /// What `hash` is looked up by.
  std::uint32_t key(std::uint32_t hash) const { return cut_hash(hash, bits_); }
  /// False only where the hash with this key has no entry.
  bool may_have(std::uint32_t key) const {
    const std::uint32_t bit = key * 0x9E3779B1u >> filter_shift_;
    return (filter_[bit / 64] >> bit % 64 & 1) != 0;
  }
  /// The entry of the hash with this key, or -1.
  int find_key(std::uint32_t key) const {
    for (std::uint32_t s = key & mask_;; s = (s + 1) & mask_)
      if (slots_[s].key == key || slots_[s].entry < 0) return slots_[s].entry;
  }
  /// Calls `visit(entry)` for each of the hashes that has an entry.
  template <class Visit>
  void find_each(std::span<const std::uint32_t> hashes, Visit visit) const {
    std::array<std::uint32_t, 64> keys;
    while (!hashes.empty()) {
      const auto some = hashes.first(std::min(hashes.size(), keys.size()));
      for (std::size_t n = 0; n < some.size(); ++n) keys[n] = key(some[n]);
      // First those that may be there, so that one search need not wait for the other.
      std::size_t count = 0;
      for (std::size_t n = 0; n < some.size(); ++n) {
        const std::uint32_t k = keys[n];
        keys[count] = k;
        count += may_have(k) ? 1 : 0;
      }
      for (std::size_t n = 0; n < count; ++n)
        if (const int found = find_key(keys[n]); found >= 0) visit(found);
      hashes = hashes.subspan(some.size());
    }
  }
  /// The entry of `hash`, or -1.
  int find(std::uint32_t hash) const {
    const std::uint32_t k = key(hash);
    return may_have(k) ? find_key(k) : -1;
  }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::int32_t entry = -1;
  };

  HashIndex(std::uint32_t bits, std::size_t count);
  void add(std::uint32_t key, std::int32_t entry);

  std::uint32_t bits_ = 32, mask_ = 0;
  std::uint32_t filter_shift_ = 26;
  std::size_t size_ = 0;
  std::vector<Slot> slots_ = {Slot{}};       ///< one at least is free
  std::vector<std::uint64_t> filter_ = {0};  ///< 8 bits and more an entry; the bit of each key is set
};

}  // namespace khabar::sequence
