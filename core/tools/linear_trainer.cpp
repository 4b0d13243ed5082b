#include "tools/linear_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <unordered_map>

#include "events/linear_model.h"

namespace khabar::tools {
namespace {

/// One FTRL coordinate.
struct Coordinate {
  float weight = 0, z = 0, n = 0;
};

class Trainer {
 public:
  explicit Trainer(const LinearOptions& options) : options_(options) {}

  void learn(const Choice& choice) {
    std::vector<double> p(choice.alternatives.size(), 0);
    for (std::size_t a = 0; a < p.size(); ++a)
      for (std::uint32_t f : choice.alternatives[a]) p[a] += coordinates_[f].weight;
    normalise(p);
    double right = 1e-12;
    for (std::size_t a = 0; a < p.size(); ++a)
      if (choice.right[a]) right += p[a];
    for (std::size_t a = 0; a < p.size(); ++a) {
      const auto gradient = static_cast<float>((p[a] - (choice.right[a] ? p[a] / right : 0)) * choice.importance);
      if (std::fabs(gradient) < 1e-5f) continue;
      for (std::uint32_t f : choice.alternatives[a]) update(coordinates_[f], gradient);
    }
  }

  std::vector<std::pair<std::uint32_t, float>> weights() const {
    std::vector<std::pair<std::uint32_t, float>> out;
    for (const auto& [hash, c] : coordinates_)
      if (c.weight != 0) out.push_back({hash, c.weight});
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  void update(Coordinate& c, float g) const {
    const auto alpha = static_cast<float>(options_.rate);
    const float root = std::sqrt(c.n);
    c.n += g * g;
    const float next = std::sqrt(c.n);
    c.z += g - (next - root) / alpha * c.weight;
    const auto l1 = static_cast<float>(options_.l1), l2 = static_cast<float>(options_.l2);
    c.weight = std::fabs(c.z) <= l1 ? 0.0f : -(c.z - std::copysign(l1, c.z)) / ((1.0f + next) / alpha + l2);
  }

  LinearOptions options_;
  std::unordered_map<std::uint32_t, Coordinate> coordinates_;
};

}  // namespace

std::vector<std::pair<std::uint32_t, float>> train_linear(const std::vector<Choice>& choices,
                                                          const LinearOptions& options) {
  Trainer trainer(options);
  std::vector<std::size_t> order(choices.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(options.seed);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    // std::shuffle differs between libraries; this one is the same everywhere.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (std::size_t i : order) trainer.learn(choices[i]);
  }
  return trainer.weights();
}

}  // namespace khabar::tools
