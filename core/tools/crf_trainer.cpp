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

/// What FTRL-Proximal keeps of one weight.
struct Coordinate {
  float weight = 0, z = 0, n = 0;
};
using Row = std::array<Coordinate, label_count>;

/// Gradients below this change nothing that counts: most words are surely no names.
constexpr float least_gradient = 2e-3f;

/// How many times an epoch the weights are added to the average.
constexpr std::size_t snapshots = 8;

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const sequence::Chain& constraints, const TrainingOptions& options)
      : examples_(examples),
        constraints_(constraints),
        options_(options),
        keep_(static_cast<float>(1.0 / (1.0 - options.dropout))) {
    number_features();
  }

  CorpusWeights run() {
    std::vector<std::size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 random(options_.seed);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      // std::shuffle differs between libraries; this one is the same everywhere.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      const bool averaging = epoch + options_.averaged >= options_.epochs;
      for (std::size_t i = 0; i < order.size(); ++i) {
        loss += learn(examples_[order[i]], drop(rows_[order[i]], random));
        if (averaging && (i + 1) % (order.size() / snapshots) == 0) add_to_average();
      }
      std::cerr << "  epoch " << epoch + 1 << ": loss " << loss << '\n';
    }
    return average();
  }

 private:
  /// The rows of an example with the features that are kept, by number.
  struct Ids {
    std::vector<std::uint32_t> ids, begins{0};
  };

  void number_features() {
    std::unordered_map<std::uint32_t, std::pair<int, std::uint32_t>> seen;  // how often, its number
    for (const Example& e : examples_)
      for (std::uint32_t h : e.rows.hashes) seen[h].first++;
    constexpr std::uint32_t none = ~0u;
    for (auto& entry : seen) entry.second.second = none;
    rows_.resize(examples_.size());
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      const auto& rows = examples_[i].rows;
      for (std::size_t t = 0; t + 1 < rows.begins.size(); ++t) {
        for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f) {
          auto& [count, id] = seen[rows.hashes[f]];
          if (count < options_.min_count) continue;
          if (id == none) {
            id = static_cast<std::uint32_t>(hashes_.size());
            hashes_.push_back(rows.hashes[f]);
          }
          rows_[i].ids.push_back(id);
        }
        rows_[i].begins.push_back(static_cast<std::uint32_t>(rows_[i].ids.size()));
      }
    }
    common_.resize(hashes_.size());
    for (int source = 0; source < corpus_count; ++source) {
      own_[source].resize(hashes_.size());
      sum_[source].resize(hashes_.size());
    }
  }

  /// The rows without the features that are left out this time.
  Ids drop(const Ids& rows, std::mt19937& random) const {
    const auto limit = static_cast<std::uint32_t>(options_.dropout * 4294967295.0);
    Ids out;
    out.ids.reserve(rows.ids.size());
    for (std::size_t t = 0; t + 1 < rows.begins.size(); ++t) {
      for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f)
        if (random() >= limit) out.ids.push_back(rows.ids[f]);
      out.begins.push_back(static_cast<std::uint32_t>(out.ids.size()));
    }
    return out;
  }

  double learn(const Example& example, const Ids& rows) {
    const auto& sums = sum_[example.source];
    const std::size_t size = example.labels.size();
    std::vector<LabelScores> scores(size, LabelScores{});
    for (std::size_t t = 0; t < size; ++t)
      for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f) {
        const LabelScores& weights = sums[rows.ids[f]];
        for (int l = 0; l < label_count; ++l) scores[t][l] += weights[l] * keep_;
      }
    sequence::Chain chain = constraints_;
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n) chain.transitions[p][n] += transitions_[p][n].weight;
    const sequence::Marginals m = sequence::Decoder(chain).marginals(scores, true);
    double gold = 0;
    const auto importance = static_cast<float>(options_.importance[static_cast<std::size_t>(example.source)]);
    sequence::Transitions gold_pairs{};
    for (std::size_t t = 0; t < size; ++t) {
      gold += scores[t][example.labels[t]];
      if (t > 0) {
        gold += chain.transitions[example.labels[t - 1]][example.labels[t]];
        gold_pairs[example.labels[t - 1]][example.labels[t]] += 1;
      }
      LabelScores gradient = m.labels[t];
      gradient[example.labels[t]] -= 1;
      std::array<int, label_count> moved{};
      int moves = 0;
      for (int l = 0; l < label_count; ++l) {
        gradient[l] *= importance;
        if (std::fabs(gradient[l]) >= least_gradient) moved[moves++] = l;
      }
      if (moves == 0) continue;
      for (std::uint32_t f = rows.begins[t]; f < rows.begins[t + 1]; ++f)
        update_feature(rows.ids[f], example.source, gradient, moved, moves);
    }
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n)
        if (constraints_.transitions[p][n] == 0)
          update(transitions_[p][n], (m.pairs[p][n] - gold_pairs[p][n]) * importance);
    return m.log_partition - gold;
  }

  void update_feature(std::uint32_t id, int source, const LabelScores& gradient,
                      const std::array<int, label_count>& moved, int moves) {
    for (int k = 0; k < moves; ++k) {
      const int l = moved[k];
      const float before = common_[id][l].weight;
      update(common_[id][l], gradient[l]);
      update(own_[source][id][l], gradient[l]);
      const float after = common_[id][l].weight;
      sum_[source][id][l] = after + own_[source][id][l].weight;
      if (after == before) continue;
      for (int other = 0; other < corpus_count; ++other)
        if (other != source) sum_[other][id][l] = after + own_[other][id][l].weight;
    }
  }

  void update(Coordinate& c, float g) const {
    const auto alpha = static_cast<float>(options_.rate);
    const float root = std::sqrt(c.n);
    c.n += g * g;
    const float next = std::sqrt(c.n);
    c.z += g - (next - root) / alpha * c.weight;
    const auto l1 = static_cast<float>(options_.l1), l2 = static_cast<float>(options_.l2);
    c.weight = std::fabs(c.z) <= l1 ? 0.0f : -(c.z - std::copysign(l1, c.z)) / ((1.0f + next) / alpha + l2);
  }

  static void add(const std::vector<Row>& rows, std::vector<LabelScores>& total) {
    total.resize(rows.size());
    for (std::size_t f = 0; f < rows.size(); ++f)
      for (int l = 0; l < label_count; ++l) total[f][l] += rows[f][l].weight;
  }

  void add_to_average() {
    ++summed_;
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n) total_.transitions[p][n] += transitions_[p][n].weight;
    add(common_, total_.common);
    for (std::size_t source = 0; source < total_.own.size(); ++source) add(own_[source], total_.own[source]);
  }

  CorpusWeights average() {
    const auto count = static_cast<float>(summed_);
    for (auto& row : total_.transitions)
      for (float& w : row) w /= count;
    const auto divide = [count](std::vector<LabelScores>& rows) {
      for (LabelScores& row : rows)
        for (float& w : row) w /= count;
    };
    divide(total_.common);
    for (auto& rows : total_.own) divide(rows);
    total_.hashes = std::move(hashes_);
    return std::move(total_);
  }

  const std::vector<Example>& examples_;
  sequence::Chain constraints_;
  TrainingOptions options_;
  float keep_;  ///< what scores are scaled by, for the features that are left out
  std::vector<std::uint32_t> hashes_;
  std::vector<Ids> rows_;
  std::vector<Row> common_, own_[corpus_count];
  /// common + own weight of each source: what scores are made of.
  std::vector<LabelScores> sum_[corpus_count];
  std::array<Row, label_count> transitions_{};
  CorpusWeights total_;
  int summed_ = 0;
};

}  // namespace

sequence::Weights CorpusWeights::mixed(const std::array<double, corpus_count>& shares) const {
  sequence::Weights out;
  out.transitions = transitions;
  for (std::size_t f = 0; f < hashes.size(); ++f) {
    LabelScores row = common[f];
    for (std::size_t source = 0; source < own.size(); ++source)
      for (int l = 0; l < label_count; ++l) row[l] += static_cast<float>(shares[source]) * own[source][f][l];
    out.features.push_back({hashes[f], row});
  }
  return out;
}

CorpusWeights train_crf(const std::vector<Example>& examples, const sequence::Chain& constraints,
                        const TrainingOptions& options) {
  return Trainer(examples, constraints, options).run();
}

}  // namespace khabar::tools
