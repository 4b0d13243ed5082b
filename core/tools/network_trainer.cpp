#include "tools/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iostream>
#include <numeric>
#include <random>

namespace khabar::tools {
namespace {

using sequence::Gru;
using sequence::GruStep;
using sequence::LabelScores;
using sequence::NetworkInput;
using sequence::NetworkWeights;
using sequence::UnitState;
constexpr std::size_t inputs = sequence::network_inputs, units = sequence::network_units;

/// Everything that is learnt but the vectors of features: plain floats, one after the other.
struct Dense {
  NetworkWeights weights;
  NetworkInput bias{};
  std::array<NetworkInput, corpus_count> own{};
};
constexpr std::size_t dense_size = sizeof(Dense) / sizeof(float);
static_assert(sizeof(Dense) % sizeof(float) == 0);

using Flat = std::vector<float>;
void get(const Dense& d, Flat& flat) {
  flat.resize(dense_size);
  std::memcpy(flat.data(), &d, sizeof(Dense));
}
void put(const Flat& flat, Dense& d) { std::memcpy(static_cast<void*>(&d), flat.data(), sizeof(Dense)); }

template <std::size_t size>
void add_scaled(std::array<float, size>& sum, float x, const std::array<float, size>& row) {
  for (std::size_t i = 0; i < size; ++i) sum[i] += x * row[i];
}
template <std::size_t size>
float product(const std::array<float, size>& a, const std::array<float, size>& b) {
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += a[i] * b[i];
  return sum;
}

/// The way back through one direction: `grad_states` is what the labels want of each state; adds to the gradients of
/// the weights and of the inputs.
void backward_direction(const Gru& gru, const std::vector<NetworkInput>& x, const std::vector<UnitState>& states,
                        const std::vector<GruStep>& steps, const std::vector<UnitState>& grad_states, bool forward,
                        Gru& grad, std::vector<NetworkInput>& grad_x) {
  const std::size_t size = x.size();
  UnitState carried{};
  const UnitState zeros{};
  for (std::size_t n = size; n-- > 0;) {
    const std::size_t i = forward ? n : size - 1 - n;
    const UnitState& before = n == 0 ? zeros : states[forward ? i - 1 : i + 1];
    const GruStep& s = steps[i];
    Gru::Columns in, back;  // of the sums that the gates see: from the input, from the state before
    UnitState next{};
    for (std::size_t u = 0; u < units; ++u) {
      const float g = grad_states[i][u] + carried[u];
      const float candidate = g * (1 - s.update[u]) * (1 - s.candidate[u] * s.candidate[u]);
      const float update = g * (before[u] - s.candidate[u]) * s.update[u] * (1 - s.update[u]);
      const float reset = candidate * s.recurrent_candidate[u] * s.reset[u] * (1 - s.reset[u]);
      in[u] = back[u] = reset;
      in[units + u] = back[units + u] = update;
      in[2 * units + u] = candidate;
      back[2 * units + u] = candidate * s.reset[u];
      grad.candidate_bias[u] += back[2 * units + u];
      next[u] = g * s.update[u];
    }
    for (std::size_t c = 0; c < Gru::columns; ++c) grad.bias[c] += in[c];
    for (std::size_t k = 0; k < inputs; ++k) {
      add_scaled(grad.input[k], x[i][k], in);
      grad_x[i][k] += product(gru.input[k], in);
    }
    for (std::size_t k = 0; k < units; ++k) {
      add_scaled(grad.recurrent[k], before[k], back);
      next[k] += product(gru.recurrent[k], back);
    }
    carried = next;
  }
}

/// Adam on a row of numbers.
class Adam {
 public:
  explicit Adam(std::size_t size) : mean_(size), square_(size) {}

  /// Moves `weights`, which begin at `offset` of all, along `gradient`. `time` counts from 1.
  void move(std::size_t offset, float* weights, const float* gradient, std::size_t size, float scale, double rate,
            int time) {
    const double b1 = 0.9, b2 = 0.999;
    const auto step = static_cast<float>(rate * std::sqrt(1 - std::pow(b2, time)) / (1 - std::pow(b1, time)));
    for (std::size_t i = 0; i < size; ++i) {
      const float g = gradient[i] * scale;
      float& m = mean_[offset + i];
      float& v = square_[offset + i];
      m += 0.1f * (g - m);
      v += 0.001f * (g * g - v);
      weights[i] -= step * m / (std::sqrt(v) + 1e-8f);
    }
  }

 private:
  std::vector<float> mean_, square_;
};

class Trainer {
 public:
  Trainer(const std::vector<NetworkExample>& examples, std::size_t features, const NetworkOptions& options)
      : examples_(examples),
        options_(options),
        random_(options.seed),
        vectors_(features),
        gradients_(features),
        touched_at_(features, -1),
        vector_adam_(features * inputs),
        dense_adam_(dense_size) {
    for (NetworkInput& v : vectors_)
      for (float& x : v) x = 0.1f * uniform();
    Flat flat(dense_size);
    const float reach = 1.0f / std::sqrt(static_cast<float>(units));
    for (float& w : flat) w = 2 * reach * uniform();
    put(flat, dense_);
    dense_.bias = {};
    dense_.own = {};
    dense_.weights.top_bias = {};
  }

  CorpusNetwork run(const std::vector<std::uint32_t>& hashes) {
    std::vector<std::size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0);
    const std::size_t batch = static_cast<std::size_t>(options_.batch);
    const double total = static_cast<double>(options_.epochs) * static_cast<double>(order.size() / batch + 1);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      // std::shuffle differs between libraries; this one is the same everywhere.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
      double loss = 0;
      for (std::size_t i = 0; i < order.size(); i += batch) {
        ++time_;
        grad_ = {};
        touched_.clear();
        const std::size_t end = std::min(order.size(), i + batch);
        for (std::size_t e = i; e < end; ++e) loss += learn(examples_[order[e]]);
        const double rate =
            options_.rate * std::min(1.0, time_ / 100.0) * std::max(0.05, 1 - static_cast<double>(time_) / total);
        move(rate);
      }
      std::cerr << "  epoch " << epoch + 1 << ": loss " << loss << '\n';
    }
    CorpusNetwork out;
    out.network = {hashes, std::move(vectors_), {dense_.bias, dense_.bias}, dense_.weights};
    out.own = dense_.own;
    return out;
  }

 private:
  /// Between -0.5 and 0.5.
  float uniform() { return static_cast<float>(random_()) / 4294967296.0f - 0.5f; }

  double learn(const NetworkExample& e) {
    const std::size_t size = e.rows.begins.size() - 1;
    kept_ = drop(e.rows);
    const auto source = static_cast<std::size_t>(e.source);
    x_.resize(size);
    const auto scale = static_cast<float>(1.0 / (1.0 - options_.dropout));
    for (std::size_t t = 0; t < size; ++t) {
      NetworkInput sum{};
      for (std::uint32_t f = kept_.begins[t]; f < kept_.begins[t + 1]; ++f)
        for (std::size_t k = 0; k < inputs; ++k) sum[k] += vectors_[kept_.ids[f]][k];
      for (std::size_t k = 0; k < inputs; ++k)
        x_[t][k] = sequence::tanh_of(sum[k] * scale + dense_.bias[k] + dense_.own[source][k]);
    }
    sequence::run_network(dense_.weights, x_, states_, &steps_);
    grad_x_.assign(size, {});
    grad_forward_.assign(size, {});
    grad_backward_.assign(size, {});
    double loss = 0;
    for (std::size_t t = 0; t < size; ++t) loss += learn_top(e, t);
    backward_direction(dense_.weights.forward, x_, states_.forward, steps_.forward, grad_forward_, true,
                       grad_.weights.forward, grad_x_);
    backward_direction(dense_.weights.backward, x_, states_.backward, steps_.backward, grad_backward_, false,
                       grad_.weights.backward, grad_x_);
    for (std::size_t t = 0; t < size; ++t) learn_vectors(t, source, scale);
    return loss;
  }

  /// The labels' side: the loss of a token, and what it wants of states and input.
  double learn_top(const NetworkExample& e, std::size_t t) {
    LabelScores g = sequence::top_scores(dense_.weights, x_[t], states_, t);
    const float highest = *std::max_element(g.begin(), g.end());
    float sum = 0;
    for (float& s : g) sum += s = std::exp(s - highest);
    double loss = 0;
    for (std::size_t l = 0; l < g.size(); ++l) {
      const float p = g[l] / sum;
      const float target = e.labels.empty() ? e.targets[t][l] : static_cast<float>(e.labels[t] == static_cast<int>(l));
      if (target > 0) loss -= static_cast<double>(target * e.importance * std::log(p + 1e-9f));
      g[l] = (p - target) * e.importance;
    }
    std::size_t row = 0;
    const auto pass = [&](const auto& values, auto& wanted) {
      for (std::size_t k = 0; k < values.size(); ++k, ++row) {
        add_scaled(grad_.weights.top[row], values[k], g);
        wanted[k] += product(dense_.weights.top[row], g);
      }
    };
    pass(states_.forward[t], grad_forward_[t]);
    pass(states_.backward[t], grad_backward_[t]);
    pass(x_[t], grad_x_[t]);
    for (std::size_t l = 0; l < g.size(); ++l) grad_.weights.top_bias[l] += g[l];
    return loss;
  }

  void learn_vectors(std::size_t t, std::size_t source, float scale) {
    NetworkInput g;
    for (std::size_t k = 0; k < inputs; ++k) {
      g[k] = grad_x_[t][k] * (1 - x_[t][k] * x_[t][k]);
      grad_.bias[k] += g[k];
      grad_.own[source][k] += g[k];
    }
    for (std::uint32_t f = kept_.begins[t]; f < kept_.begins[t + 1]; ++f) {
      const std::uint32_t id = kept_.ids[f];
      if (touched_at_[id] != time_) {
        touched_at_[id] = time_;
        touched_.push_back(id);
        gradients_[id] = {};
      }
      for (std::size_t k = 0; k < inputs; ++k) gradients_[id][k] += scale * g[k];
    }
  }

  /// The rows without the features that are left out this time.
  NumberedRows drop(const NumberedRows& rows) {
    const auto limit = static_cast<std::uint32_t>(options_.dropout * 4294967295.0);
    NumberedRows out;
    out.ids.reserve(rows.ids.size());
    for (std::size_t t = 0; t + 1 < rows.begins.size(); ++t) {
      for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f)
        if (random_() >= limit) out.ids.push_back(rows.ids[f]);
      out.begins.push_back(static_cast<std::uint32_t>(out.ids.size()));
    }
    return out;
  }

  void move(double rate) {
    get(grad_, flat_gradient_);
    const auto batch = static_cast<double>(options_.batch);
    double square = 0;
    for (const float g : flat_gradient_) square += static_cast<double>(g) * static_cast<double>(g);
    for (const std::uint32_t id : touched_)
      for (const float g : gradients_[id]) square += static_cast<double>(g) * static_cast<double>(g);
    constexpr double longest = 5;
    const double length = std::sqrt(square) / batch;
    const auto scale = static_cast<float>((length > longest ? longest / length : 1) / batch);
    get(dense_, flat_);
    dense_adam_.move(0, flat_.data(), flat_gradient_.data(), dense_size, scale, rate, time_);
    put(flat_, dense_);
    for (const std::uint32_t id : touched_)
      vector_adam_.move(id * inputs, vectors_[id].data(), gradients_[id].data(), inputs, scale, rate, time_);
  }

  const std::vector<NetworkExample>& examples_;
  NetworkOptions options_;
  std::mt19937 random_;
  std::vector<NetworkInput> vectors_, gradients_;
  std::vector<int> touched_at_;  ///< for each feature the batch that has its gradient
  std::vector<std::uint32_t> touched_;
  Dense dense_, grad_;
  Adam vector_adam_, dense_adam_;
  int time_ = 0;
  Flat flat_, flat_gradient_;
  // Of the example at hand.
  NumberedRows kept_;
  std::vector<NetworkInput> x_, grad_x_;
  sequence::NetworkStates states_;
  sequence::NetworkSteps steps_;
  std::vector<UnitState> grad_forward_, grad_backward_;
};

}  // namespace

FeatureNumbers::FeatureNumbers(const std::vector<Example>& examples, int most) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const Example& e : examples)
    for (const std::uint32_t h : e.rows.hashes) ++counts[h];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // how often, the hash
  for (const auto& [hash, count] : counts)
    if (count > 1) order.emplace_back(count, hash);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  order.resize(std::min(order.size(), static_cast<std::size_t>(most)));
  for (const auto& entry : order) {
    numbers_[entry.second] = static_cast<std::uint32_t>(hashes_.size());
    hashes_.push_back(entry.second);
  }
}

NumberedRows FeatureNumbers::of(const sequence::FeatureRows& rows) const {
  NumberedRows out;
  for (std::size_t t = 0; t + 1 < rows.begins.size(); ++t) {
    for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f) {
      const auto found = numbers_.find(rows.hashes[f]);
      if (found != numbers_.end()) out.ids.push_back(found->second);
    }
    out.begins.push_back(static_cast<std::uint32_t>(out.ids.size()));
  }
  return out;
}

sequence::TrainedNetwork CorpusNetwork::mixed(
    const std::array<std::array<double, corpus_count>, sequence::network_conventions>& shares) const {
  sequence::TrainedNetwork out = network;
  for (std::size_t c = 0; c < shares.size(); ++c)
    for (std::size_t source = 0; source < own.size(); ++source)
      for (std::size_t k = 0; k < inputs; ++k) out.bias[c][k] += static_cast<float>(shares[c][source]) * own[source][k];
  return out;
}

std::vector<LabelScores> CorpusNetwork::log_probabilities(const NumberedRows& rows, int source) const {
  std::vector<NetworkInput> x(rows.begins.size() - 1);
  for (std::size_t t = 0; t < x.size(); ++t) {
    NetworkInput sum{};
    for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f)
      for (std::size_t k = 0; k < inputs; ++k) sum[k] += network.vectors[rows.ids[f]][k];
    for (std::size_t k = 0; k < inputs; ++k)
      x[t][k] = sequence::tanh_of(sum[k] + network.bias[0][k] + own[static_cast<std::size_t>(source)][k]);
  }
  sequence::NetworkStates states;
  sequence::run_network(network.weights, x, states);
  std::vector<LabelScores> out(x.size());
  for (std::size_t t = 0; t < x.size(); ++t) {
    out[t] = sequence::top_scores(network.weights, x[t], states, t);
    const float highest = *std::max_element(out[t].begin(), out[t].end());
    float sum = 0;
    for (const float s : out[t]) sum += std::exp(s - highest);
    for (float& s : out[t]) s -= highest + std::log(sum);
  }
  return out;
}

CorpusNetwork train_network(const std::vector<NetworkExample>& examples, const FeatureNumbers& features,
                            const NetworkOptions& options) {
  return Trainer(examples, features.hashes().size(), options).run(features.hashes());
}

}  // namespace khabar::tools
