#include "events/linear_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "sequence/hash_index.h"

namespace khabar {
namespace {

constexpr std::size_t header_size = 8;

/// All bits of the hash, mixed.
std::uint32_t key_of(std::uint32_t feature) { return sequence::cut_hash(feature, 32); }

}  // namespace

LinearModel::LinearModel(std::span<const std::byte> bytes) {
  if (bytes.size() < header_size) return;
  std::uint32_t count = 0;
  float scale = 0;
  std::memcpy(&count, bytes.data(), 4);
  std::memcpy(&scale, bytes.data() + 4, 4);
  if ((bytes.size() - header_size) / 5 < count) return;
  std::vector<std::uint32_t> hashes(count);
  if (count > 0) std::memcpy(hashes.data(), bytes.data() + header_size, std::size_t{4} * count);
  weights_ = sequence::WeightIndex(count);
  const auto weights = bytes.subspan(header_size + std::size_t{4} * count, count);
  for (std::uint32_t f = 0; f < count; ++f)
    weights_.add(key_of(hashes[f]), static_cast<std::uint32_t>(static_cast<std::int8_t>(weights[f])));
  scale_ = scale;
}

int LinearModel::sum(std::span<const std::uint32_t> features) const {
  using Lanes = sequence::WeightIndex::Lanes;
  Lanes sum{};  // of numbers in two's complement
  for (std::uint32_t f : features) weights_.fetch(key_of(f));
  for (std::uint32_t f : features) weights_.find(key_of(f), [&sum](Lanes hits, Lanes words) { sum += hits & words; });
  return static_cast<int>(sequence::WeightIndex::total(sum));
}

std::string LinearModel::write(std::vector<std::pair<std::uint32_t, float>> weights) {
  float largest = 1e-6f;
  for (const auto& [hash, weight] : weights) largest = std::max(largest, std::fabs(weight));
  const float scale = largest / 127;
  const auto rounded = [scale](float w) { return static_cast<std::int8_t>(std::lround(w / scale)); };
  std::erase_if(weights, [&](const auto& w) { return rounded(w.second) == 0; });
  std::sort(weights.begin(), weights.end());
  const auto count = static_cast<std::uint32_t>(weights.size());
  std::string out(header_size, '\0');
  std::memcpy(out.data(), &count, 4);
  std::memcpy(out.data() + 4, &scale, 4);
  for (const auto& w : weights) out.append(reinterpret_cast<const char*>(&w.first), 4);
  for (const auto& w : weights) out.push_back(static_cast<char>(rounded(w.second)));
  return out;
}

void normalise(std::vector<double>& scores) {
  const double most = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& s : scores) sum += s = std::exp(s - most);
  for (double& s : scores) s /= sum;
}

}  // namespace khabar
