#include "events/linear_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace khabar {
namespace {

constexpr std::size_t header_size = 8;

}  // namespace

LinearModel::LinearModel(std::span<const std::byte> bytes) {
  if (bytes.size() < header_size) return;
  std::memcpy(&count_, bytes.data(), 4);
  std::memcpy(&scale_, bytes.data() + 4, 4);
  if ((bytes.size() - header_size) / 5 < count_) return;
  hashes_ = reinterpret_cast<const std::uint32_t*>(bytes.data() + header_size);
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + header_size + std::size_t{4} * count_);
}

double LinearModel::score(const std::vector<std::uint32_t>& features) const {
  if (!usable()) return 0;
  int sum = 0;
  for (std::uint32_t f : features) {
    const std::uint32_t* at = std::lower_bound(hashes_, hashes_ + count_, f);
    if (at != hashes_ + count_ && *at == f) sum += weights_[at - hashes_];
  }
  return sum * static_cast<double>(scale_);
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
