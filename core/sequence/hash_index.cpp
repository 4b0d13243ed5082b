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
  for (std::size_t i = 0; i < hashes.size(); ++i)
    keys.push_back({HashIndex::cut(hashes[i], bits), static_cast<int>(i)});
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

std::optional<HashIndex> HashIndex::read(std::span<const std::byte>& bytes) {
  Head head;
  if (bytes.size() < sizeof(head)) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof(head));
  if (head.bits < 1 || head.bits > 32 || (bytes.size() - sizeof(head)) / 2 < head.count) return std::nullopt;
  const std::byte* low = bytes.data() + sizeof(head);
  const std::byte* high = low + head.count;
  HashIndex out;
  out.bits_ = head.bits;
  out.size_ = head.count;
  out.slots_.resize(std::bit_ceil(std::size_t{head.count} * 3 / 2 + 1));
  out.mask_ = static_cast<std::uint32_t>(out.slots_.size()) - 1;
  std::uint32_t key = 0;
  for (std::uint32_t i = 0; i < head.count; ++i) {
    key += std::to_integer<std::uint32_t>(low[i]) | std::to_integer<std::uint32_t>(high[i]) << 8;
    std::uint32_t s = key & out.mask_;
    while (out.slots_[s].entry >= 0) s = (s + 1) & out.mask_;
    out.slots_[s] = {key, static_cast<std::int32_t>(i)};
  }
  bytes = bytes.subspan(sizeof(head) + std::size_t{head.count} * 2);
  return out;
}

}  // namespace khabar::sequence
