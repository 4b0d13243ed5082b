// Features as hashes, in rows: what models score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace khabar::sequence {

/// The features of some tokens (or candidates) in a row: those of `i` are hashes[begins[i]] to hashes[begins[i + 1]].
struct FeatureRows {
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> begins{0};

  void clear() {
    hashes.clear();
    begins.assign(1, 0);
  }
  std::span<const std::uint32_t> row(std::size_t i) const {
    return std::span(hashes).subspan(begins[i], begins[i + 1] - begins[i]);
  }
  void end_row() { begins.push_back(static_cast<std::uint32_t>(hashes.size())); }
};

/// A hash of both.
constexpr std::uint32_t mix(std::uint32_t h, std::uint32_t v) {
  h ^= v + 0x9E3779B9u + (h << 6) + (h >> 2);
  h *= 0x85EBCA6Bu;
  return h ^ (h >> 13);
}

/// FNV-1a over the units.
inline std::uint32_t hash(std::u16string_view s) {
  std::uint32_t h = 2166136261u;
  for (char16_t c : s) h = (h ^ c) * 16777619u;
  return h;
}

}  // namespace khabar::sequence
