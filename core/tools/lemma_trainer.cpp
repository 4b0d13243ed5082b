#include "tools/lemma_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <unordered_map>

namespace khabar::tools {
namespace {

constexpr int epochs = 12;
constexpr float rate = 0.2f, l1 = 0.4f, l2 = 0.5f;
constexpr std::size_t lanes = morphology::lanes;

struct Coordinate {
  float weight = 0, z = 0, n = 0;

  void update(float g) {
    const float root = std::sqrt(n);
    n += g * g;
    const float next = std::sqrt(n);
    z += g - (next - root) / rate * weight;
    weight = std::fabs(z) <= l1 ? 0.0f : -(z - std::copysign(l1, z)) / ((1.0f + next) / rate + l2);
  }
};

using Rows = std::unordered_map<std::uint32_t, std::array<Coordinate, lanes>>;

/// Softmax over `rules`, zero elsewhere.
std::array<float, lanes> probabilities(const std::array<float, lanes>& scores, const std::vector<int>& rules) {
  std::array<float, lanes> out{};
  float top = -1e30f, sum = 0;
  for (int r : rules) top = std::max(top, scores[static_cast<std::size_t>(r)]);
  for (int r : rules) sum += out[static_cast<std::size_t>(r)] = std::exp(scores[static_cast<std::size_t>(r)] - top);
  for (float& p : out) p /= sum;
  return out;
}

void learn(const LemmaExample& example, Rows& rows) {
  std::array<float, lanes> scores{};
  for (std::uint32_t f : example.features)
    for (std::size_t l = 0; l < lanes; ++l) scores[l] += rows[f][l].weight;
  const auto all = probabilities(scores, example.rules), right = probabilities(scores, example.right);
  for (std::uint32_t f : example.features)
    for (int r : example.rules) {
      const auto l = static_cast<std::size_t>(r);
      if (std::fabs(all[l] - right[l]) > 1e-4f) rows[f][l].update(all[l] - right[l]);
    }
}

}  // namespace

morphology::RankerWeights train_lemmas(const std::vector<LemmaExample>& examples) {
  Rows rows;
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(7);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (std::size_t i : order) learn(examples[i], rows);
  }
  morphology::RankerWeights out;
  for (const auto& [feature, row] : rows) {
    std::array<float, lanes> weights{};
    for (std::size_t l = 0; l < lanes; ++l) weights[l] = row[l].weight;
    out.features.push_back({feature, weights});
  }
  return out;
}

}  // namespace khabar::tools
