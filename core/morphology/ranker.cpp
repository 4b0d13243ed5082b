#include "morphology/ranker.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace khabar::morphology {
namespace {

constexpr std::uint32_t ranker_magic = 0x324B4E52;  // "RNK2"

struct Head {
  std::uint32_t magic;
  std::uint32_t rows;  ///< a power of two
};

constexpr std::size_t transition_count = std::size_t{left_states} * right_states;
static_assert(transition_count % 4 == 0);

/// A feature whose weights all are smaller than that says next to nothing, and more than half of them do.
constexpr int least_units = 2;

std::int8_t units(float logits) {
  return static_cast<std::int8_t>(std::clamp(std::round(logits * units_per_logit), -127.0f, 127.0f));
}

}  // namespace

Ranker::Ranker(std::span<const std::byte> bytes) {
  Head head;
  if (bytes.size() < sizeof(head)) return;
  std::memcpy(&head, bytes.data(), sizeof(head));
  const std::size_t size = sizeof(head) + transition_count + std::size_t{head.rows} * sizeof(Row);
  if (head.magic != ranker_magic || head.rows == 0 || (head.rows & (head.rows - 1)) != 0 || bytes.size() < size) return;
  const auto* transitions = reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof(head));
  const auto* rows = reinterpret_cast<const Row*>(transitions + transition_count);
  // A table without a free row would be searched for ever.
  if (std::all_of(rows, rows + head.rows, [](const Row& r) { return r.tag != 0; })) return;
  transitions_ = transitions;
  rows_ = rows;
  for (std::size_t right = 0; right < right_states; ++right) {
    best_[right] = transitions_[right];
    for (std::size_t left = 1; left < left_states; ++left)
      best_[right] = std::max(best_[right], transitions_[left * right_states + right]);
  }
  mask_ = head.rows - 1;
  tags_.resize(head.rows);
  std::transform(rows, rows + head.rows, tags_.begin(), [](const Row& r) { return r.tag; });
}

std::string write_ranker(const RankerWeights& weights) {
  std::vector<std::pair<std::uint32_t, Ranker::Row>> kept;
  for (const auto& [hash, logits] : weights.features) {
    Ranker::Row row{};
    bool any = false;
    for (std::size_t l = 0; l < lanes; ++l) {
      row.weights[l] = units(logits[l]);
      any = any || std::abs(row.weights[l]) >= least_units;
    }
    row.tag = Ranker::tag_of(hash);
    if (any) kept.push_back({hash, row});
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::uint32_t size = 16;
  while (size < kept.size() * 3 / 2) size *= 2;
  std::vector<Ranker::Row> rows(size, Ranker::Row{});
  for (const auto& [hash, row] : kept) {
    std::uint32_t i = hash & (size - 1);
    while (rows[i].tag != 0) i = (i + 1) & (size - 1);
    rows[i] = row;
  }
  const Head head{ranker_magic, size};
  std::string out(reinterpret_cast<const char*>(&head), sizeof(head));
  for (std::size_t i = 0; i < transition_count; ++i)
    out.push_back(i < weights.transitions.size() ? static_cast<char>(units(weights.transitions[i])) : '\0');
  out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Ranker::Row));
  return out;
}

}  // namespace khabar::morphology
