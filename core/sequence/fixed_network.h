// The recurrent network (gru.h) in whole numbers, as it is read: sums of products come out the same on every machine,
// and eight are made at once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sequence/gru.h"

namespace khabar::sequence {

/// A matrix of whole numbers of eight bits times `scale`. Two rows after one another are interleaved, as
/// processors multiply and add pairs; columns are filled up to whole vectors.
template <std::size_t rows, std::size_t columns>
struct FixedMatrix {
  static constexpr std::size_t width = (columns + 3) / 4 * 4;
  alignas(16) std::array<std::array<std::int16_t, 2 * width>, rows / 2> pairs{};
  float scale = 0;
};

class FixedNetwork {
 public:
  FixedNetwork() = default;
  /// Each part of the weights becomes whole numbers from -127 to 127, as a network file has them.
  explicit FixedNetwork(const NetworkWeights& weights);

  /// The scores of each label for each token of one sequence; inputs are between -1 and 1. Within 0.01 of what gru.h
  /// gives for these weights. Memory: linear in the number of inputs.
  void score(std::span<const NetworkInput> inputs, std::vector<LabelScores>& out) const;

 private:
  struct Direction {
    FixedMatrix<network_inputs, Gru::columns> input;
    FixedMatrix<network_units, Gru::columns> recurrent;
    Gru::Columns bias{};
    UnitState candidate_bias{};
  };
  /// What the linear layer on top reads of a token: the units of both directions and the input, in steps of
  /// 1 / `one`.
  using TopInput = std::array<std::int16_t, NetworkWeights::top_inputs>;
  static constexpr std::int16_t one = 1 << 14;
  static constexpr std::size_t input_at = 2 * network_units;  ///< where the input begins

  static Direction direction_of(const Gru& gru);
  class Walk;
  void run(std::span<TopInput> tokens) const;

  Direction forward_, backward_;
  FixedMatrix<NetworkWeights::top_inputs, label_count> top_;
  LabelScores top_bias_{};
};

}  // namespace khabar::sequence
