// Trains log-linear choice: which of the alternatives of a case is a right one (McFadden's conditional logit; where
// several are right, the sum of their probabilities is what training raises).
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sequence/model.h"
#include "sequence/rows.h"

namespace khabar::tools {

/// One choice: the alternatives are the rows of a case, `right` those that may be chosen.
struct ChoiceCase {
  int rows = 0;   ///< index into the rows given to the trainer
  int label = 0;  ///< which label's weights decide
  std::vector<int> right;
  double weight = 1;  ///< how much the case counts
};

class ChoiceTrainer {
 public:
  /// `variance` of the Gaussian prior of weights; `laplace`: the slope of a Laplace prior (L1), 0 for none; `rounds` of
  /// gradient ascent over all cases (Adam, Kingma & Ba 2015, with proximal steps for the Laplace prior).
  ChoiceTrainer(double variance, double laplace, int rounds)
      : variance_(variance), laplace_(laplace), rounds_(rounds) {}
  /// The weights for the cases, which point into `rows`. Deterministic.
  sequence::Weights train(const std::vector<sequence::FeatureRows>& rows, const std::vector<ChoiceCase>& cases) const;

 private:
  double variance_, laplace_;
  int rounds_;
};

}  // namespace khabar::tools
