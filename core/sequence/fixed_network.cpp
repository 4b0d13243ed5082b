#include "sequence/fixed_network.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace khabar::sequence {
namespace {

using Pairs __attribute__((vector_size(16))) = std::int16_t;
using Sums __attribute__((vector_size(16))) = std::int32_t;
using HalfPairs __attribute__((vector_size(8))) = std::int16_t;

constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);

/// The products of both numbers of each pair, added up.
Sums multiply_add(Pairs a, Pairs b) {
#if defined(__SSE2__)
  return reinterpret_cast<Sums>(_mm_madd_epi16(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#elif defined(__wasm_simd128__)
  return reinterpret_cast<Sums>(wasm_i32x4_dot_i16x8(reinterpret_cast<v128_t>(a), reinterpret_cast<v128_t>(b)));
#else
  Sums out{};
  for (int i = 0; i < 4; ++i) out[i] = a[2 * i] * b[2 * i] + a[2 * i + 1] * b[2 * i + 1];
  return out;
#endif
}

/// A vector of the numbers from where a whole one may begin.
template <class Vector, class Number>
Vector load_aligned(const Number* from) {
  return read<Vector>(static_cast<const Number*>(__builtin_assume_aligned(from, sizeof(Vector))));
}

/// out = values * matrix, `block` vectors at a time, whose sums stay in registers. `values` are in steps of `step`.
template <std::size_t block, std::size_t rows, std::size_t columns, class Out>
void multiply(const std::int16_t* values, float step, const FixedMatrix<rows, columns>& matrix, Out& out) {
  constexpr std::size_t width = FixedMatrix<rows, columns>::width;
  static_assert(width % (block * lanes) == 0);
  const float scale = matrix.scale * step;
  for (std::size_t c = 0; c < width; c += block * lanes) {
    Sums sums[block] = {};
    for (std::size_t k = 0; k < rows / 2; ++k) {
      std::int32_t pair;
      std::memcpy(&pair, values + 2 * k, sizeof(pair));
      const auto value = reinterpret_cast<Pairs>(Sums{} + pair);
      const std::int16_t* const row = matrix.pairs[k].data() + 2 * c;
      for (std::size_t b = 0; b < block; ++b) sums[b] += multiply_add(value, load_aligned<Pairs>(row + 8 * b));
    }
    for (std::size_t b = 0; b < block; ++b)
      write(__builtin_convertvector(sums[b], Lanes) * scale, out.data() + c + b * lanes);
  }
}

template <std::size_t rows, std::size_t columns>
FixedMatrix<rows, columns> fixed(const std::array<std::array<float, columns>, rows>& matrix) {
  static_assert(rows % 2 == 0);
  FixedMatrix<rows, columns> out;
  float largest = 1e-6f;
  for (const auto& row : matrix)
    for (const float w : row) largest = std::max(largest, std::fabs(w));
  out.scale = largest / 127.0f;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      out.pairs[r / 2][2 * c + r % 2] = static_cast<std::int16_t>(std::lround(matrix[r][c] / out.scale));
  return out;
}

/// Four numbers between -1 and 1 in steps of 1 / one, the nearest.
HalfPairs steps_of(Lanes value, float one) {
  const Sums whole = __builtin_convertvector(value * one + (one + 0.5f), Sums) - static_cast<std::int32_t>(one);
  return __builtin_convertvector(whole, HalfPairs);
}

}  // namespace

FixedNetwork::FixedNetwork(const NetworkWeights& weights)
    : forward_(direction_of(weights.forward)),
      backward_(direction_of(weights.backward)),
      top_(fixed(weights.top)),
      top_bias_(weights.top_bias) {}

FixedNetwork::Direction FixedNetwork::direction_of(const Gru& gru) {
  return {fixed(gru.input), fixed(gru.recurrent), gru.bias, gru.candidate_bias};
}

/// One direction on its way through a sequence; see gru_step for what a step is.
class FixedNetwork::Walk {
 public:
  /// Writes states of `direction` from `at` on.
  Walk(const Direction& direction, std::size_t at) : direction_(direction), at_(at) {}

  void multiply_weights(const TopInput& token) {
    constexpr std::size_t block = 6;
    multiply<block>(token.data() + input_at, 1.0f / one, direction_.input, in_);
    multiply<block>(before_.data(), 1.0f / one, direction_.recurrent, back_);
  }

  void go_on(TopInput& token) {
    constexpr std::size_t units = network_units;
    const auto sum = [&](std::size_t i) {
      return read<Lanes>(in_.data() + i) + read<Lanes>(direction_.bias.data() + i);
    };
    const auto recurrent = [&](std::size_t i) { return read<Lanes>(back_.data() + i); };
    for (std::size_t u = 0; u < units; u += lanes) {
      const Lanes reset = sigmoid_of(sum(u) + recurrent(u));
      const Lanes update = sigmoid_of(sum(units + u) + recurrent(units + u));
      const Lanes own = recurrent(2 * units + u) + read<Lanes>(direction_.candidate_bias.data() + u);
      const Lanes candidate = tanh_of(sum(2 * units + u) + reset * own);
      const Lanes after = candidate + update * (read<Lanes>(state_.data() + u) - candidate);
      write(after, state_.data() + u);
      const HalfPairs steps = steps_of(after, one);
      std::memcpy(before_.data() + u, &steps, sizeof(steps));
    }
    std::copy(before_.begin(), before_.end(), token.begin() + static_cast<std::ptrdiff_t>(at_));
  }

 private:
  const Direction& direction_;
  std::size_t at_;
  alignas(16) Gru::Columns in_, back_;
  UnitState state_{};
  std::array<std::int16_t, network_units> before_{};
};

/// Both directions side by side: neither waits for the other.
void FixedNetwork::run(std::span<TopInput> tokens) const {
  Walk forward(forward_, 0), backward(backward_, network_units);
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    TopInput &first = tokens[n], &last = tokens[tokens.size() - 1 - n];
    forward.multiply_weights(first);
    backward.multiply_weights(last);
    forward.go_on(first);
    backward.go_on(last);
  }
}

void FixedNetwork::score(std::span<const NetworkInput> inputs, std::vector<LabelScores>& out) const {
  std::vector<TopInput> tokens(inputs.size());
  for (std::size_t t = 0; t < tokens.size(); ++t)
    for (std::size_t k = 0; k < network_inputs; k += lanes) {
      const HalfPairs steps = steps_of(read<Lanes>(inputs[t].data() + k), one);
      std::memcpy(tokens[t].data() + input_at + k, &steps, sizeof(steps));
    }
  run(tokens);
  alignas(16) std::array<float, decltype(top_)::width> sums;
  out.resize(tokens.size());
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    multiply<5>(tokens[t].data(), 1.0f / one, top_, sums);
    for (std::size_t l = 0; l < out[t].size(); ++l) out[t][l] = sums[l] + top_bias_[l];
  }
}

}  // namespace khabar::sequence
