#include "sequence/hash_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace khabar::sequence {
namespace {

struct Head {
  std::uint32_t count;
  std::uint32_t bits;
};

constexpr std::uint32_t longest_step = 0xFFFF;

}  // namespace

PackedHashes pack_hashes(const std::vector<std::uint32_t>& hashes) {
  const auto spare = static_cast<std::uint32_t>(std::bit_width(hashes.size())) + 11;
  const std::uint32_t bits = std::min(32u, spare);
  std::vector<std::pair<std::uint32_t, int>> keys;
  for (std::size_t i = 0; i < hashes.size(); ++i) keys.push_back({cut_hash(hashes[i], bits), static_cast<int>(i)});
  std::sort(keys.begin(), keys.end());
  PackedHashes out;
  std::string low, high;
  std::uint32_t last = 0;
  const auto step = [&](std::uint32_t distance, int hash) {
    low.push_back(static_cast<char>(distance & 0xFF));
    high.push_back(static_cast<char>(distance >> 8));
    out.order.push_back(hash);
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0 && keys[i].first == keys[i - 1].first) continue;
    for (; keys[i].first - last > longest_step; last += longest_step) step(longest_step, -1);
    step(keys[i].first - last, keys[i].second);
    last = keys[i].first;
  }
  const Head head{static_cast<std::uint32_t>(low.size()), bits};
  out.bytes.assign(reinterpret_cast<const char*>(&head), sizeof(head));
  out.bytes += low + high;
  return out;
}

std::optional<UnpackedHashes> unpack_hashes(std::span<const std::byte>& bytes) {
  Head head;
  if (bytes.size() < sizeof(head)) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof(head));
  if (head.bits < 1 || head.bits > 32 || (bytes.size() - sizeof(head)) / 2 < head.count) return std::nullopt;
  const std::byte* low = bytes.data() + sizeof(head);
  const std::byte* high = low + head.count;
  UnpackedHashes out{head.bits, std::vector<std::uint32_t>(head.count)};
  std::uint32_t key = 0;
  for (std::uint32_t i = 0; i < head.count; ++i)
    out.keys[i] = key += std::to_integer<std::uint32_t>(low[i]) | std::to_integer<std::uint32_t>(high[i]) << 8;
  bytes = bytes.subspan(sizeof(head) + std::size_t{head.count} * 2);
  return out;
}

HashIndex::HashIndex(const UnpackedHashes& hashes) : HashIndex(hashes.bits, hashes.keys.size()) {
  for (std::size_t i = 0; i < hashes.keys.size(); ++i) add(hashes.keys[i], static_cast<std::int32_t>(i));
}

std::optional<HashIndex> HashIndex::read(std::span<const std::byte>& bytes) {
  const auto hashes = unpack_hashes(bytes);
  if (!hashes) return std::nullopt;
  return HashIndex(*hashes);
}

HashIndex::HashIndex(std::uint32_t bits, std::size_t count) : bits_(bits), size_(count) {
  slots_.resize(std::bit_ceil(count * 3 / 2 + 1));
  mask_ = static_cast<std::uint32_t>(slots_.size()) - 1;
  const std::size_t filter_bits = std::max<std::size_t>(64, std::bit_ceil(count * 8));
  filter_.resize(filter_bits / 64);
  filter_shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(filter_bits));
}

void HashIndex::add(std::uint32_t key, std::int32_t entry) {
  std::uint32_t s = key & mask_;
  while (slots_[s].entry >= 0) s = (s + 1) & mask_;
  slots_[s] = {key, entry};
  const std::uint32_t bit = key * 0x9E3779B1u >> filter_shift_;
  filter_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

}  // namespace khabar::sequence
