// A linear-chain conditional random field over the labels of labels.h: scores, the best path, marginals.
// Lafferty, McCallum & Pereira, "Conditional Random Fields", ICML 2001.
#pragma once

#include <array>
#include <vector>

#include "tagger/labels.h"

namespace khabar::tagger {

using LabelScores = std::array<float, label_count>;

/// transitions[p][n] is added when label n follows p; those that BIOES forbids are `forbidden`.
using Transitions = std::array<LabelScores, label_count>;
inline constexpr float forbidden = -1e4f;

/// The best sequence for these emission scores (Viterbi); a name never crosses the beginning or end.
std::vector<int> best_path(const std::vector<LabelScores>& emissions, const Transitions& transitions);

/// The probability of each label at each place (forward-backward).
struct Marginals {
  std::vector<LabelScores> labels;
  double log_partition = 0;
  /// Expected number of each transition, only when asked for (training).
  Transitions pairs{};
};
Marginals marginals(const std::vector<LabelScores>& emissions, const Transitions& transitions, bool with_pairs);

}  // namespace khabar::tagger
