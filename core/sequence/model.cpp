#include "sequence/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace khabar::sequence {
namespace {

constexpr std::uint32_t model_magic = 0x4652434B;  // "KCRF"

struct Head {
  std::uint32_t magic;
  std::uint32_t labels;
  std::uint32_t slots;  ///< a power of two
  std::uint32_t entries;
  float scale;  ///< weight = scale * 8-bit number
};

template <class T>
void append(std::string& out, const T* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

}  // namespace

Model::Model(std::span<const std::byte> bytes) {
  Head head;
  if (bytes.size() < sizeof(head)) return;
  std::memcpy(&head, bytes.data(), sizeof(head));
  const std::size_t size = sizeof(head) + sizeof(Transitions) + std::size_t{head.slots} * sizeof(Slot) +
                           std::size_t{head.entries} * sizeof(Entry);
  const bool sound = head.magic == model_magic && head.labels == label_count && head.slots != 0 &&
                     (head.slots & (head.slots - 1)) == 0 && bytes.size() >= size;
  if (!sound) return;
  const std::byte* at = bytes.data() + sizeof(head);
  std::memcpy(&transitions_, at, sizeof(Transitions));
  const auto* slots = reinterpret_cast<const Slot*>(at + sizeof(Transitions));
  bool has_free = false;
  for (std::uint32_t i = 0; i < head.slots; ++i) {
    if (std::uint32_t{slots[i].begin} + std::uint32_t{slots[i].count} > head.entries) return;
    has_free = has_free || slots[i].count == 0;
  }
  const auto* entries = reinterpret_cast<const Entry*>(slots + head.slots);
  for (std::uint32_t i = 0; i < head.entries; ++i)
    if (entries[i].label >= label_count) return;
  if (!has_free) return;
  scale_ = head.scale;
  mask_ = head.slots - 1;
  slots_ = slots;
  entries_ = entries;
}

Chain Model::chain(const Chain& constraints) const {
  Chain out = constraints;
  for (int p = 0; p < label_count; ++p)
    for (int n = 0; n < label_count; ++n)
      if (out.transitions[p][n] == 0) out.transitions[p][n] = transitions_[p][n];
  return out;
}

void Model::score(const FeatureRows& rows, std::vector<LabelScores>& out) const {
  out.assign(rows.begins.size() - 1, LabelScores{});
  if (!usable()) return;
  for (std::size_t r = 0; r < out.size(); ++r) {
    std::array<int, label_count> sums{};
    for (std::uint32_t f = rows.begins[r]; f < rows.begins[r + 1]; ++f) {
      const std::uint32_t h = rows.hashes[f];
      for (std::uint32_t s = h & mask_; slots_[s].count != 0; s = (s + 1) & mask_) {
        if (slots_[s].hash != h) continue;
        const Entry* entry = entries_ + slots_[s].begin;
        const std::uint32_t count = slots_[s].count;
        for (std::uint32_t e = 0; e < count; ++e) sums[entry[e].label] += entry[e].weight;
        break;
      }
    }
    for (int l = 0; l < label_count; ++l) out[r][l] = scale_ * static_cast<float>(sums[l]);
  }
}

std::string write_model(const Weights& weights) {
  constexpr float scale = 1.0f / 32;  // weights reach about 3.5 with the regularisation that trains best
  std::vector<Model::Entry> entries;
  std::vector<std::pair<std::uint32_t, Model::Slot>> kept;
  auto sorted = weights.features;
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [hash, row] : sorted) {
    Model::Slot slot{hash, static_cast<std::uint32_t>(entries.size()), 0};
    for (int l = 0; l < label_count; ++l) {
      const float units = std::clamp(std::round(row[l] / scale), -127.0f, 127.0f);
      if (units == 0) continue;
      entries.push_back({static_cast<std::uint8_t>(l), static_cast<std::int8_t>(units)});
      slot.count++;
    }
    if (slot.count > 0) kept.push_back({hash, slot});
  }
  std::uint32_t size = 16;
  while (size < kept.size() * 3 / 2) size *= 2;
  std::vector<Model::Slot> slots(size, Model::Slot{0, 0, 0});
  for (const auto& [hash, slot] : kept) {
    std::uint32_t s = hash & (size - 1);
    while (slots[s].count != 0) s = (s + 1) & (size - 1);
    slots[s] = slot;
  }
  const Head head{model_magic, label_count, size, static_cast<std::uint32_t>(entries.size()), scale};
  std::string out;
  append(out, &head, 1);
  append(out, &weights.transitions, 1);
  append(out, slots.data(), slots.size());
  append(out, entries.data(), entries.size());
  return out;
}

}  // namespace khabar::sequence
