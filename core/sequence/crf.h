// A linear-chain conditional random field over up to `label_count` labels: scores, the best path, marginals.
// Lafferty, McCallum & Pereira, "Conditional Random Fields", ICML 2001.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sequence/lanes.h"

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

/// The probability of each label at each place (forward-backward).
struct Marginals {
  std::vector<LabelScores> labels;
  /// Only when asked for (training): the logarithm of the sum over all paths, and how often each transition is
  /// expected.
  double log_partition = 0;
  Transitions pairs{};
};

/// Reads sequences with one chain. What the chain alone tells is worked out once.
class Decoder {
 public:
  explicit Decoder(const Chain& chain);

  /// The best sequence for these emission scores (Viterbi); one label for each.
  std::vector<int> best_path(std::span<const LabelScores> emissions) const;
  Marginals marginals(std::span<const LabelScores> emissions, bool with_pairs) const;

 private:
  /// Labels in rising order.
  struct List {
    std::array<std::uint8_t, label_count> labels;
    int count = 0;
    void add(int label) { labels[static_cast<std::size_t>(count++)] = static_cast<std::uint8_t>(label); }
    const std::uint8_t* begin() const { return labels.data(); }
    const std::uint8_t* end() const { return labels.data() + count; }
  };
  using Row = std::array<double, label_count>;
  static Row exponentials(const LabelScores& scores);
  void find_alike();
  void lay_out_steps();
  static Row emitted(const LabelScores& scores);
  Row reached(const Row& before) const;
  Row going_on(const Row& after, const Row& emitted, const Row* end) const;
  static double log_partition(std::span<const LabelScores> emissions, const std::vector<double>& sums);
  void add_pairs(const std::vector<Row>& emit, const std::vector<Row>& forward, const std::vector<Row>& backward,
                 Marginals& out) const;

  Chain chain_;
  /// For each label the labels that may stand before it, and after it: what is forbidden scores nothing on any path and
  /// need not be added up.
  std::array<List, label_count> before_, after_;
  /// For each label the first one that may be reached from the same labels with the same scores, and the first one from
  /// which it goes on alike: what is added up over their neighbours is the same.
  std::array<std::uint8_t, label_count> reached_as_, goes_on_as_;
  std::array<Row, label_count> step_;  ///< exponentials of the chain's scores
  Row begin_, end_;
  /// The transitions to four labels at a time, and which labels may stand before any of the four.
  static constexpr std::size_t fours = (label_count + 3) / 4;
  std::array<std::array<Lanes, label_count>, fours> steps_to_;
  std::array<List, fours> before_four_;
};

}  // namespace khabar::sequence
