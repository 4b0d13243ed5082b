#include "tools/crf_trainer.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>
#include <unordered_map>

namespace khabar::tools {
namespace {

using sequence::label_count;
using sequence::LabelScores;

/// One FTRL coordinate for each label.
struct Coordinate {
  LabelScores weight{}, z{}, n{};
};

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const sequence::Chain& constraints, const TrainingOptions& options)
      : examples_(examples), constraints_(constraints), options_(options) {
    number_features();
  }

  sequence::Weights run() {
    std::vector<std::size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 random(options_.seed);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      // std::shuffle differs between libraries; this one is the same everywhere.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (std::size_t i : order) loss += learn(examples_[i], rows_[i]);
      std::cerr << "  epoch " << epoch + 1 << ": loss " << loss << '\n';
    }
    return weights();
  }

 private:
  void number_features() {
    std::unordered_map<std::uint32_t, int> counts;
    for (const Example& e : examples_)
      for (std::uint32_t h : e.rows.hashes) counts[h]++;
    rows_.resize(examples_.size());
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      const auto& rows = examples_[i].rows;
      rows_[i].begins.assign(1, 0);
      for (std::size_t t = 0; t + 1 < rows.begins.size(); ++t) {
        for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f) {
          const std::uint32_t h = rows.hashes[f];
          if (counts[h] < options_.min_count) continue;
          const auto [it, fresh] = ids_.emplace(h, static_cast<std::uint32_t>(hashes_.size()));
          if (fresh) hashes_.push_back(h);
          rows_[i].ids.push_back(it->second);
        }
        rows_[i].begins.push_back(static_cast<std::uint32_t>(rows_[i].ids.size()));
      }
    }
    common_.resize(hashes_.size());
    own_[0].resize(hashes_.size());
    own_[1].resize(hashes_.size());
  }

  struct Ids {
    std::vector<std::uint32_t> ids, begins;
  };

  double learn(const Example& example, const Ids& rows) {
    auto& own = own_[example.source];
    const std::size_t size = example.labels.size();
    std::vector<LabelScores> scores(size, LabelScores{});
    for (std::size_t t = 0; t < size; ++t)
      for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f)
        for (int l = 0; l < label_count; ++l)
          scores[t][l] += common_[rows.ids[f]].weight[l] + own[rows.ids[f]].weight[l];
    sequence::Chain chain = constraints_;
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n) chain.transitions[p][n] += transitions_[p].weight[n];
    const sequence::Marginals m = sequence::marginals(scores, chain, true);
    double gold = 0;
    const float importance = example.source == 0 ? 1.0f : static_cast<float>(options_.other_weight);
    sequence::Transitions gold_pairs{};
    for (std::size_t t = 0; t < size; ++t) {
      gold += scores[t][example.labels[t]];
      if (t > 0) {
        gold += chain.transitions[example.labels[t - 1]][example.labels[t]];
        gold_pairs[example.labels[t - 1]][example.labels[t]] += 1;
      }
      LabelScores gradient = m.labels[t];
      gradient[example.labels[t]] -= 1;
      for (int l = 0; l < label_count; ++l) {
        const float g = gradient[l] * importance;
        if (std::fabs(g) < 1e-4f) continue;
        for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f) {
          update(common_[rows.ids[f]], l, g);
          update(own[rows.ids[f]], l, g);
        }
      }
    }
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n)
        if (constraints_.transitions[p][n] == 0)
          update(transitions_[p], n, (m.pairs[p][n] - gold_pairs[p][n]) * importance);
    return m.log_partition - gold;
  }

  void update(Coordinate& c, int l, float g) {
    const auto alpha = static_cast<float>(options_.rate);
    const float root = std::sqrt(c.n[l]);
    c.n[l] += g * g;
    const float next = std::sqrt(c.n[l]);
    c.z[l] += g - (next - root) / alpha * c.weight[l];
    const auto l1 = static_cast<float>(options_.l1), l2 = static_cast<float>(options_.l2);
    const float z = c.z[l];
    c.weight[l] = std::fabs(z) <= l1 ? 0.0f : -(z - std::copysign(l1, z)) / ((1.0f + next) / alpha + l2);
  }

  sequence::Weights weights() const {
    sequence::Weights out;
    for (int p = 0; p < label_count; ++p) out.transitions[p] = transitions_[p].weight;
    for (std::size_t f = 0; f < hashes_.size(); ++f) {
      LabelScores row{};
      for (int l = 0; l < label_count; ++l) row[l] = common_[f].weight[l] + own_[0][f].weight[l];
      out.features.push_back({hashes_[f], row});
    }
    return out;
  }

  const std::vector<Example>& examples_;
  sequence::Chain constraints_;
  TrainingOptions options_;
  std::unordered_map<std::uint32_t, std::uint32_t> ids_;
  std::vector<std::uint32_t> hashes_;
  std::vector<Ids> rows_;
  std::vector<Coordinate> common_;
  std::vector<Coordinate> own_[2];
  std::array<Coordinate, label_count> transitions_{};
};

}  // namespace

sequence::Weights train_crf(const std::vector<Example>& examples, const sequence::Chain& constraints,
                            const TrainingOptions& options) {
  return Trainer(examples, constraints, options).run();
}

}  // namespace khabar::tools
