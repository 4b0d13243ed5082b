#include "sequence/gru.h"

#include <cstring>

namespace khabar::sequence {
namespace {

constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);

Lanes load(const float* from) {
  Lanes out;
  std::memcpy(&out, from, sizeof(out));
  return out;
}
void store(const Lanes& value, float* to) { std::memcpy(to, &value, sizeof(value)); }

/// sums += values * matrix, some columns at a time, whose sums stay in registers.
template <std::size_t columns, std::size_t rows>
void add_product(const std::array<float, rows>& values, const std::array<std::array<float, columns>, rows>& matrix,
                 std::array<float, columns>& sums) {
  constexpr std::size_t block = 6 * lanes;
  static_assert(columns % block == 0);
  for (std::size_t c = 0; c < columns; c += block) {
    float* const to = sums.data() + c;
    Lanes a = load(to), b = load(to + 4), d = load(to + 8), e = load(to + 12), f = load(to + 16), g = load(to + 20);
    for (std::size_t k = 0; k < rows; ++k) {
      const float* const row = matrix[k].data() + c;
      const Lanes value = Lanes{} + values[k];
      a += value * load(row), b += value * load(row + 4), d += value * load(row + 8);
      e += value * load(row + 12), f += value * load(row + 16), g += value * load(row + 20);
    }
    store(a, to), store(b, to + 4), store(d, to + 8), store(e, to + 12), store(f, to + 16), store(g, to + 20);
  }
}

/// sum += x * row.
void add_scaled(LabelScores& sum, float x, const LabelScores& row) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += x * row[i];
}

void run_direction(const Gru& gru, std::span<const NetworkInput> inputs, bool forward, std::vector<UnitState>& states,
                   std::vector<GruStep>* steps) {
  const std::size_t size = inputs.size();
  states.resize(size);
  if (steps != nullptr) steps->resize(size);
  GruStep step;
  const UnitState zeros{};
  const UnitState* before = &zeros;
  for (std::size_t n = 0; n < size; ++n) {
    const std::size_t i = forward ? n : size - 1 - n;
    gru_step(gru, inputs[i], *before, steps != nullptr ? (*steps)[i] : step, states[i]);
    before = &states[i];
  }
}

}  // namespace

void gru_step(const Gru& gru, const NetworkInput& x, const UnitState& before, GruStep& step, UnitState& after) {
  constexpr std::size_t units = network_units;
  Gru::Columns in = gru.bias, back{};
  add_product(x, gru.input, in);
  add_product(before, gru.recurrent, back);
  const float* const sum = in.data();
  const float* const recurrent = back.data();
  for (std::size_t u = 0; u < units; u += lanes) {
    const Lanes reset = sigmoid_of(load(sum + u) + load(recurrent + u));
    const Lanes update = sigmoid_of(load(sum + units + u) + load(recurrent + units + u));
    const Lanes recurrent_candidate = load(recurrent + 2 * units + u) + load(gru.candidate_bias.data() + u);
    const Lanes candidate = tanh_of(load(sum + 2 * units + u) + reset * recurrent_candidate);
    store(reset, step.reset.data() + u);
    store(update, step.update.data() + u);
    store(recurrent_candidate, step.recurrent_candidate.data() + u);
    store(candidate, step.candidate.data() + u);
    store(candidate + update * (load(before.data() + u) - candidate), after.data() + u);
  }
}

void run_network(const NetworkWeights& weights, std::span<const NetworkInput> inputs, NetworkStates& states,
                 NetworkSteps* steps) {
  run_direction(weights.forward, inputs, true, states.forward, steps != nullptr ? &steps->forward : nullptr);
  run_direction(weights.backward, inputs, false, states.backward, steps != nullptr ? &steps->backward : nullptr);
}

LabelScores top_scores(const NetworkWeights& weights, const NetworkInput& input, const NetworkStates& states,
                       std::size_t i) {
  LabelScores out = weights.top_bias;
  std::size_t row = 0;
  for (const float v : states.forward[i]) add_scaled(out, v, weights.top[row++]);
  for (const float v : states.backward[i]) add_scaled(out, v, weights.top[row++]);
  for (const float v : input) add_scaled(out, v, weights.top[row++]);
  return out;
}

}  // namespace khabar::sequence
