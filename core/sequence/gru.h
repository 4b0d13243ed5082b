// A small recurrent network over the tokens of a sequence: a bidirectional layer of gated recurrent units (Cho et al.,
// "Learning Phrase Representations using RNN Encoder-Decoder", EMNLP 2014) and a linear layer on top.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "sequence/crf.h"
#include "sequence/lanes.h"

namespace khabar::sequence {

/// The numbers of what goes into the network for a token, and of the units that read in each direction.
inline constexpr std::size_t network_inputs = 16, network_units = 24;

using NetworkInput = std::array<float, network_inputs>;
using UnitState = std::array<float, network_units>;

/// The hyperbolic tangent by the seventh convergent of Lambert's continued fraction, within 2e-4; by arithmetic alone,
/// so that it is the same in every build. `Number` is float or Lanes.
template <class Number>
Number tanh_of(Number x) {
  const Number limit = Number{} + 4.9f;
  const Number y = greater(-limit, lesser(limit, x)), s = y * y;
  return y * (135135.0f + s * (17325.0f + s * (378.0f + s))) / (135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f)));
}
template <class Number>
Number sigmoid_of(Number x) {
  return 0.5f + 0.5f * tanh_of(0.5f * x);
}

/// One direction. Columns: the reset gates of all units, their update gates, their candidates.
struct Gru {
  static constexpr std::size_t columns = 3 * network_units;
  using Columns = std::array<float, columns>;
  std::array<Columns, network_inputs> input{};
  std::array<Columns, network_units> recurrent{};
  Columns bias{};
  UnitState candidate_bias{};  ///< of the candidates' recurrent part, which the reset gate multiplies
};

/// What one step works out; training keeps them.
struct GruStep {
  UnitState reset, update, candidate, recurrent_candidate;
};

/// The weights of a network but for what makes its inputs.
struct NetworkWeights {
  static constexpr std::size_t top_inputs = 2 * network_units + network_inputs;
  Gru forward, backward;
  std::array<LabelScores, top_inputs> top{};  ///< of the units of both directions and of the input
  LabelScores top_bias{};
};

// What follows reads the network in floating point, as training does; what is shipped is read by fixed_network.h.

/// The state after `x`; `before` is the state of the token before (zeros at the beginning).
void gru_step(const Gru& gru, const NetworkInput& x, const UnitState& before, GruStep& step, UnitState& after);

/// The states of both directions after each token. Memory: linear in the number of inputs.
struct NetworkStates {
  std::vector<UnitState> forward, backward;
};

/// Runs both directions over `inputs`; `steps` gets the steps of each where it is given (training).
struct NetworkSteps {
  std::vector<GruStep> forward, backward;
};
void run_network(const NetworkWeights& weights, std::span<const NetworkInput> inputs, NetworkStates& states,
                 NetworkSteps* steps = nullptr);

/// The score of each label for token `i`.
LabelScores top_scores(const NetworkWeights& weights, const NetworkInput& input, const NetworkStates& states,
                       std::size_t i);

}  // namespace khabar::sequence
