// Trains log-linear models (events/linear_model.h).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace khabar::tools {

/// One choice between alternatives, each with its features; `right` says which are right (at least one).
struct Choice {
  std::vector<std::vector<std::uint32_t>> alternatives;
  std::vector<bool> right;
  float importance = 1;
};

struct LinearOptions {
  int epochs = 20;
  double rate = 0.05;  ///< FTRL's alpha
  double l1 = 20;      ///< keeps the model small: cross-validated figures are no better with less
  double l2 = 10.0;
  std::uint32_t seed = 7;
};

/// Maximum likelihood of the right alternatives by FTRL-Proximal (McMahan et al. 2013), single-threaded, the same
/// weights for the same input. Where several are right, their joint probability counts.
std::vector<std::pair<std::uint32_t, float>> train_linear(const std::vector<Choice>& choices,
                                                          const LinearOptions& options);

}  // namespace khabar::tools
