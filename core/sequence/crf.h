// A linear-chain conditional random field over up to `label_count` labels: scores, the best path, marginals.
// Lafferty, McCallum & Pereira, "Conditional Random Fields", ICML 2001.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace khabar::sequence {

/// Labels of every chain here: the names' are 17 in BIOES (tagger/labels.h), the parts of speech use as many.
inline constexpr int label_count = 17;

using LabelScores = std::array<float, label_count>;

/// transitions[p][n] is added when label n follows p.
using Transitions = std::array<LabelScores, label_count>;

/// A score that rules out what has it.
inline constexpr float forbidden = -1e4f;

/// What is added beside the emissions: between neighbours, at the beginning and at the end.
struct Chain {
  Transitions transitions{};
  LabelScores begin{}, end{};
};

/// The best sequence for these emission scores (Viterbi); one label for each.
std::vector<int> best_path(std::span<const LabelScores> emissions, const Chain& chain);

/// The probability of each label at each place (forward-backward).
struct Marginals {
  std::vector<LabelScores> labels;
  double log_partition = 0;
  /// Expected number of each transition, only when asked for (training).
  Transitions pairs{};
};
Marginals marginals(std::span<const LabelScores> emissions, const Chain& chain, bool with_pairs);

}  // namespace khabar::sequence
