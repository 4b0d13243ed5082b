#include "tools/choice_trainer.h"

#include <algorithm>
#include <cmath>

namespace khabar::tools {
namespace {

constexpr int labels = 4;
constexpr int least_count = 3;  // rows that a feature must stand in

/// The rows of a case with features numbered from 0.
struct Alternatives {
  std::vector<std::uint32_t> features, begins;
};

class Learner {
 public:
  explicit Learner(const std::vector<sequence::FeatureRows>& rows) {
    std::unordered_map<std::uint32_t, int> counts;
    for (const auto& r : rows)
      for (const std::uint32_t h : r.hashes) ++counts[h];
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (const auto& r : rows) {
      Alternatives a;
      for (std::size_t row = 0; row + 1 < r.begins.size(); ++row) {
        a.begins.push_back(static_cast<std::uint32_t>(a.features.size()));
        for (std::uint32_t f = r.begins[row]; f < r.begins[row + 1]; ++f) {
          const std::uint32_t h = r.hashes[f];
          if (counts[h] < least_count) continue;
          const auto [at, added] = numbers.emplace(h, static_cast<std::uint32_t>(hashes_.size()));
          if (added) hashes_.push_back(h);
          a.features.push_back(at->second);
        }
      }
      a.begins.push_back(static_cast<std::uint32_t>(a.features.size()));
      cases_.push_back(std::move(a));
    }
    weights_.assign(hashes_.size() * labels, 0);
    gradient_ = first_ = second_ = weights_;
  }

  /// One step of Adam on log-likelihood and Gaussian prior, then one towards zero by the Laplace prior, as long in each
  /// weight as Adam's: weights that say little stay zero and take no place in the model.
  void step(const std::vector<ChoiceCase>& cases, double variance, double laplace, int round) {
    for (std::size_t i = 0; i < weights_.size(); ++i) gradient_[i] = -weights_[i] / variance;
    for (const ChoiceCase& c : cases) add_gradient(c);
    constexpr double rate = 0.05, keep_first = 0.9, keep_second = 0.999;
    const double lift_first = 1 - std::pow(keep_first, round), lift_second = 1 - std::pow(keep_second, round);
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      first_[i] = keep_first * first_[i] + (1 - keep_first) * gradient_[i];
      second_[i] = keep_second * second_[i] + (1 - keep_second) * gradient_[i] * gradient_[i];
      const double stride = rate / (std::sqrt(second_[i] / lift_second) + 1e-8);
      const double w = weights_[i] + stride * (first_[i] / lift_first);
      weights_[i] = std::copysign(std::max(0.0, std::abs(w) - stride * laplace), w);
    }
  }

  sequence::Weights result() const {
    sequence::Weights out;
    for (std::size_t f = 0; f < hashes_.size(); ++f) {
      sequence::LabelScores row{};
      for (int l = 0; l < labels; ++l)
        row[static_cast<std::size_t>(l)] = static_cast<float>(weights_[f * labels + static_cast<std::size_t>(l)]);
      out.features.emplace_back(hashes_[f], row);
    }
    return out;
  }

 private:
  void add_gradient(const ChoiceCase& c) {
    const Alternatives& a = cases_[static_cast<std::size_t>(c.rows)];
    const std::size_t count = a.begins.size() - 1;
    scores_.assign(count, 0);
    for (std::size_t r = 0; r < count; ++r)
      for (std::uint32_t f = a.begins[r]; f < a.begins[r + 1]; ++f)
        scores_[r] += weights_[slot(a.features[f], c.label)];
    const double top = *std::max_element(scores_.begin(), scores_.end());
    double all = 0, right = 0;
    for (double& s : scores_) all += s = std::exp(s - top);
    for (const int r : c.right) right += scores_[static_cast<std::size_t>(r)];
    std::vector<double> slope(count);
    for (std::size_t r = 0; r < count; ++r) slope[r] = -c.weight * scores_[r] / all;
    for (const int r : c.right)
      slope[static_cast<std::size_t>(r)] += c.weight * scores_[static_cast<std::size_t>(r)] / std::max(right, 1e-300);
    for (std::size_t r = 0; r < count; ++r)
      for (std::uint32_t f = a.begins[r]; f < a.begins[r + 1]; ++f) gradient_[slot(a.features[f], c.label)] += slope[r];
  }
  static std::size_t slot(std::uint32_t feature, int label) {
    return std::size_t{feature} * labels + static_cast<std::size_t>(label);
  }

  std::vector<Alternatives> cases_;
  std::vector<std::uint32_t> hashes_;
  std::vector<double> weights_, gradient_, first_, second_, scores_;
};

}  // namespace

sequence::Weights ChoiceTrainer::train(const std::vector<sequence::FeatureRows>& rows,
                                       const std::vector<ChoiceCase>& cases) const {
  Learner learner(rows);
  for (int round = 1; round <= rounds_; ++round) learner.step(cases, variance_, laplace_, round);
  return learner.result();
}

}  // namespace khabar::tools
