#include "sequence/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace khabar::sequence {
namespace {

constexpr std::uint32_t model_magic = 0x3252434B;  // "KCR2"

/// The file: Head, transitions, packed hashes; then for each entry of these how many weights it has (a byte each), the
/// labels of all weights, the weights.
struct Head {
  std::uint32_t magic;
  std::uint32_t labels;
  std::uint32_t weights;
  float scale;  ///< weight = scale * 8-bit number
};

}  // namespace

Model::Model(std::span<const std::byte> bytes) {
  Head head;
  if (bytes.size() < sizeof(head) + sizeof(Transitions)) return;
  std::memcpy(&head, bytes.data(), sizeof(head));
  if (head.magic != model_magic || head.labels != label_count) return;
  std::memcpy(&transitions_, bytes.data() + sizeof(head), sizeof(Transitions));
  bytes = bytes.subspan(sizeof(head) + sizeof(Transitions));
  auto features = HashIndex::read(bytes);
  if (!features || bytes.size() < features->size() || (bytes.size() - features->size()) / 2 < head.weights) return;
  std::vector<std::int32_t> places;
  std::uint32_t begin = 0;
  for (std::size_t f = 0; f < features->size(); ++f) {
    const auto count = std::to_integer<std::uint32_t>(bytes[f]);
    if (count > label_count || begin >= 1u << (31 - count_bits)) return;
    places.push_back(static_cast<std::int32_t>(begin << count_bits | count));
    begin += count;
  }
  if (begin != head.weights) return;
  const std::byte* labels = bytes.data() + features->size();
  std::vector<Entry> entries(head.weights);
  for (std::uint32_t e = 0; e < head.weights; ++e) {
    entries[e] = {std::to_integer<std::uint8_t>(labels[e]),
                  static_cast<std::int8_t>(std::to_integer<std::uint8_t>(labels[head.weights + e]))};
    if (entries[e].label >= label_count) return;
  }
  scale_ = head.scale;
  features->relabel(places);
  features_ = std::move(*features);
  entries_ = std::move(entries);
  usable_ = true;
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
  add(rows, out);
  scale(out);
}

void Model::add(const FeatureRows& rows, std::span<LabelScores> sums) const {
  std::array<std::uint32_t, 128> keys;
  for (std::size_t r = 0; r < sums.size(); ++r) {
    std::array<int, label_count> row{};
    for (std::uint32_t f = rows.begins[r]; f < rows.begins[r + 1];) {
      // First those that may be there, so that one search need not wait for the other.
      std::size_t count = 0;
      for (const std::uint32_t end = std::min(rows.begins[r + 1], f + 128); f < end; ++f) {
        keys[count] = features_.key(rows.hashes[f]);
        count += features_.may_have(keys[count]) ? 1 : 0;
      }
      for (std::size_t k = 0; k < count; ++k) {
        const int found = features_.find_key(keys[k]);
        if (found < 0) continue;
        const Entry* entry = entries_.data() + (found >> count_bits);
        for (int n = found & ((1 << count_bits) - 1); n > 0; --n, ++entry) row[entry->label] += entry->weight;
      }
    }
    for (int l = 0; l < label_count; ++l) sums[r][l] += static_cast<float>(row[l]);
  }
}

void Model::scale(std::span<LabelScores> sums) const {
  for (LabelScores& row : sums)
    for (float& sum : row) sum *= scale_;
}

std::string write_model(const Weights& weights) {
  constexpr float scale = 1.0f / 24;  // weights reach about 3.5 with the regularisation that trains best
  std::vector<std::uint32_t> hashes;
  std::vector<std::array<int, label_count>> rows;
  for (const auto& [hash, row] : weights.features) {
    std::array<int, label_count> units{};
    bool any = false;
    for (int l = 0; l < label_count; ++l) {
      units[l] = static_cast<int>(std::clamp(std::round(row[l] / scale), -127.0f, 127.0f));
      any = any || units[l] != 0;
    }
    if (!any) continue;
    hashes.push_back(hash);
    rows.push_back(units);
  }
  const PackedHashes packed = pack_hashes(hashes);
  std::string counts, labels, values;
  for (int f : packed.order) {
    char count = 0;
    for (int l = 0; f >= 0 && l < label_count; ++l) {
      const int units = rows[static_cast<std::size_t>(f)][l];
      if (units == 0) continue;
      labels.push_back(static_cast<char>(l));
      values.push_back(static_cast<char>(units));
      ++count;
    }
    counts.push_back(count);
  }
  const Head head{model_magic, label_count, static_cast<std::uint32_t>(labels.size()), scale};
  std::string out(reinterpret_cast<const char*>(&head), sizeof(head));
  out.append(reinterpret_cast<const char*>(&weights.transitions), sizeof(Transitions));
  return out + packed.bytes + counts + labels + values;
}

}  // namespace khabar::sequence
