#include "tools/ranker_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>
#include <unordered_map>

#include "morphology/lattice.h"

namespace khabar::tools {
namespace {

using namespace morphology;

/// One number for each lane, and one to spare, so that rows add up quickly.
using LaneRow = std::array<float, lanes + 1>;

/// What FTRL-Proximal keeps of a weight beside it.
struct Momentum {
  float z = 0, n = 0;
};

/// Features that some nodes of a token share: those of a reading, or of a context.
struct Group {
  std::uint32_t begin = 0, general = 0, end = 0;  ///< in Stretch::ids; those before `general` name the word
  std::int32_t token = 0;                         ///< of the stretch
};

struct TrainingNode {
  std::int32_t own = -1, context = -1;  ///< groups; -1 for what is no word
  std::int16_t lane = 0, left = 0, right = 0;
  bool allowed = true;
};

/// A sentence ready to learn from.
struct Stretch {
  std::vector<std::uint32_t> ids;
  std::vector<Group> groups;
  std::vector<TrainingNode> nodes;
  std::vector<std::int32_t> begins{0};
  float weight = 1;
};

class StretchMaker {
 public:
  explicit StretchMaker(const ReadingMaker& maker) : maker_(maker) {}

  std::vector<Stretch> make(const RankerExample& example) const {
    std::vector<Stretch> out;
    const DocumentReadings readings(example.gold->doc, maker_, nullptr);
    for_each_stretch(example.gold->doc, {0, example.gold->doc.token_count()}, [&](TokenRange range) {
      out.push_back(make(*example.gold, readings, range));
      out.back().weight = example.weight;
    });
    return out;
  }

 private:
  static Stretch make(const GoldDocument& gold, const DocumentReadings& readings, TokenRange range) {
    const Lattice lattice = make_lattice(readings, range);
    Stretch out;
    out.begins = lattice.begins;
    for (int n = 0; n < lattice.size(); ++n) add_token(gold, readings, range, lattice, n, out);
    return out;
  }

  static void add_token(const GoldDocument& gold, const DocumentReadings& readings, TokenRange range,
                        const Lattice& lattice, int n, Stretch& out) {
    const int i = range.begin + n;
    const auto& word = gold.words[static_cast<std::size_t>(i)];
    std::unordered_map<int, std::int32_t> own, contexts;
    const std::size_t first = out.nodes.size();
    bool any = false;
    for (int k = lattice.begins[static_cast<std::size_t>(n)]; k < lattice.begins[static_cast<std::size_t>(n) + 1];
         ++k) {
      const Node& node = lattice.nodes[static_cast<std::size_t>(k)];
      const Reading& reading = readings.of(i).readings[static_cast<std::size_t>(node.reading)];
      TrainingNode t;
      t.left = node.left;
      t.right = node.right;
      if (!reading.features.empty()) {
        t.lane = static_cast<std::int16_t>(lane_of(node.pos));
        const auto [at, fresh] = own.emplace(node.reading, static_cast<std::int32_t>(out.groups.size()));
        if (fresh) add_group(reading.features, reading.naming_features, n, out);
        t.own = at->second;
        const int c = context_class(reading.cut);
        const auto [where, new_context] = contexts.emplace(c, static_cast<std::int32_t>(out.groups.size()));
        if (new_context) {
          std::vector<std::uint32_t> features;
          const WordContext context = context_of(readings, range, i);
          before_features(context.before, c, features);
          after_features(context.after, c, features);
          joint_features(context, c, features);
          common_features(context, features);
          add_group(features, 0, n, out);
        }
        t.context = where->second;
        t.allowed = !word || word->allows(reading.cut, node.pos);
      }
      any = any || t.allowed;
      out.nodes.push_back(t);
    }
    // What no reading fits says nothing.
    if (!any)
      for (std::size_t k = first; k < out.nodes.size(); ++k) out.nodes[k].allowed = true;
  }

  /// The first `naming` of the features name the word.
  static void add_group(const std::vector<std::uint32_t>& features, int naming, int token, Stretch& out) {
    const auto begin = static_cast<std::uint32_t>(out.ids.size());
    out.ids.insert(out.ids.end(), features.begin(), features.end());
    out.groups.push_back(
        {begin, begin + static_cast<std::uint32_t>(naming), static_cast<std::uint32_t>(out.ids.size()), token});
  }

  const ReadingMaker& maker_;
};

/// Gradients of the weights between neighbours, of those that a stretch touches.
class PairGradients {
 public:
  explicit PairGradients(std::size_t size) : sums_(size, 0.0f), seen_(size, false) {}

  void add(std::int32_t pair, float value) {
    const auto i = static_cast<std::size_t>(pair);
    if (!seen_[i]) {
      seen_[i] = true;
      touched_.push_back(i);
    }
    sums_[i] += value;
  }
  /// Calls `visit` with each pair and its sum, and forgets them.
  template <class Visit>
  void take(Visit visit) {
    for (std::size_t i : touched_) {
      visit(i, sums_[i]);
      sums_[i] = 0;
      seen_[i] = false;
    }
    touched_.clear();
  }

 private:
  std::vector<float> sums_;
  std::vector<bool> seen_;
  std::vector<std::size_t> touched_;
};

/// Forward-backward over one stretch.
class Pass {
 public:
  /// `factors`: the exponentials of the transitions' weights.
  Pass(const Stretch& stretch, const std::vector<float>& scores, const std::vector<float>& factors)
      : s_(stretch), scores_(scores), factors_(factors) {}

  /// Probabilities of nodes; only allowed ones count where `constrained`. Gives the log partition.
  double run(bool constrained, std::vector<float>& nodes, PairGradients& pairs, float sign) {
    const std::size_t size = s_.begins.size() - 1;
    forward_.assign(s_.nodes.size(), 0);
    backward_.assign(s_.nodes.size(), 0);
    emit_.assign(s_.nodes.size(), 0);
    nodes.assign(s_.nodes.size(), 0);
    double log = 0;
    for (std::size_t n = 0; n < size; ++n) log += emissions(n, constrained);
    for (std::size_t n = 0; n < size; ++n) log += step_forward(n);
    for (std::size_t n = size; n-- > 0;) step_backward(n, n + 1 == size);
    for (std::size_t n = 0; n < size; ++n) {
      double sum = 0;
      for (auto k = begin(n); k < end(n); ++k) sum += nodes[k] = static_cast<float>(forward_[k] * backward_[k]);
      for (auto k = begin(n); k < end(n); ++k) nodes[k] = static_cast<float>(nodes[k] / sum);
      if (n > 0) add_pairs(n, sign, pairs);
    }
    return log;
  }

 private:
  std::size_t begin(std::size_t n) const { return static_cast<std::size_t>(s_.begins[n]); }
  std::size_t end(std::size_t n) const { return static_cast<std::size_t>(s_.begins[n + 1]); }
  std::int32_t pair(std::size_t p, std::size_t k) const { return s_.nodes[p].left * right_states + s_.nodes[k].right; }
  double step(std::size_t p, std::size_t k) const {
    return static_cast<double>(factors_[static_cast<std::size_t>(pair(p, k))]);
  }

  double emissions(std::size_t n, bool constrained) {
    float top = -1e30f;
    for (auto k = begin(n); k < end(n); ++k)
      if (!constrained || s_.nodes[k].allowed) top = std::max(top, scores_[k]);
    for (auto k = begin(n); k < end(n); ++k)
      if (!constrained || s_.nodes[k].allowed) emit_[k] = std::exp(static_cast<double>(scores_[k] - top));
    return top;
  }

  double step_forward(std::size_t n) {
    double total = 0;
    for (auto k = begin(n); k < end(n); ++k) {
      if (emit_[k] == 0) continue;
      double sum = n == 0 ? 1.0 : 0.0;
      if (n > 0)
        for (auto p = begin(n - 1); p < end(n - 1); ++p)
          if (forward_[p] != 0) sum += forward_[p] * step(p, k);
      total += forward_[k] = sum * emit_[k];
    }
    for (auto k = begin(n); k < end(n); ++k) forward_[k] /= total;
    return std::log(total);
  }

  void step_backward(std::size_t n, bool last) {
    double total = 0;
    for (auto k = begin(n); k < end(n); ++k) {
      double sum = last ? 1.0 : 0.0;
      if (!last)
        for (auto q = begin(n + 1); q < end(n + 1); ++q)
          if (emit_[q] != 0) sum += step(k, q) * emit_[q] * backward_[q];
      total += backward_[k] = sum;
    }
    for (auto k = begin(n); k < end(n); ++k) backward_[k] /= total;
  }

  void add_pairs(std::size_t n, float sign, PairGradients& pairs) {
    double sum = 0;
    for (auto p = begin(n - 1); p < end(n - 1); ++p)
      for (auto k = begin(n); k < end(n); ++k) sum += forward_[p] * step(p, k) * emit_[k] * backward_[k];
    const double scale = sign / sum;
    for (auto p = begin(n - 1); p < end(n - 1); ++p) {
      if (forward_[p] == 0) continue;
      for (auto k = begin(n); k < end(n); ++k)
        if (emit_[k] != 0)
          pairs.add(pair(p, k), static_cast<float>(forward_[p] * step(p, k) * emit_[k] * backward_[k] * scale));
    }
  }

  const Stretch& s_;
  const std::vector<float>& scores_;
  const std::vector<float>& factors_;
  std::vector<double> forward_, backward_, emit_;
};

class Trainer {
 public:
  Trainer(std::vector<Stretch> stretches, const RankerOptions& options)
      : stretches_(std::move(stretches)),
        options_(options),
        transitions_(left_states * right_states),
        transition_momenta_(transitions_.size()),
        factors_(transitions_.size(), 1.0f) {
    number_features();
  }

  RankerWeights run() {
    std::vector<std::size_t> order(stretches_.size());
    std::iota(order.begin(), order.end(), 0);
    auto& random = random_;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      // std::shuffle differs between libraries; this one is the same everywhere.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (std::size_t i : order) loss += learn(stretches_[i]);
      std::cerr << "  epoch " << epoch + 1 << ": loss " << loss << '\n';
    }
    RankerWeights out;
    for (std::size_t f = 0; f < hashes_.size(); ++f) {
      std::array<float, lanes> row{};
      std::copy_n(rows_[f].begin(), lanes, row.begin());
      out.features.push_back({hashes_[f], row});
    }
    out.transitions = transitions_;
    return out;
  }

 private:
  void number_features() {
    std::unordered_map<std::uint32_t, int> counts;
    for (const Stretch& s : stretches_)
      for (std::uint32_t h : s.ids) counts[h]++;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (Stretch& s : stretches_) {
      std::vector<std::uint32_t> ids;
      for (Group& g : s.groups) {
        const auto begin = static_cast<std::uint32_t>(ids.size());
        std::uint32_t general = begin;
        for (std::uint32_t i = g.begin; i < g.end; ++i) {
          const std::uint32_t h = s.ids[i];
          if (counts[h] < options_.min_count) continue;
          const auto [it, fresh] = numbers.emplace(h, static_cast<std::uint32_t>(hashes_.size()));
          if (fresh) hashes_.push_back(h);
          ids.push_back(it->second);
          if (i < g.general) ++general;
        }
        g = {begin, general, static_cast<std::uint32_t>(ids.size()), g.token};
      }
      s.ids = std::move(ids);
    }
    rows_.resize(hashes_.size());
    momenta_.resize(hashes_.size());
  }

  /// Where the features of a group begin that count this time: words are hidden at random, so that what else is known
  /// of them learns to tell.
  void hide_words(const Stretch& s) {
    hidden_.resize(s.begins.size());
    for (std::size_t n = 0; n < hidden_.size(); ++n) hidden_[n] = random_() < options_.hidden * 4294967295.0;
  }
  std::uint32_t begin_of(const Group& g) const {
    return hidden_[static_cast<std::size_t>(g.token)] ? g.general : g.begin;
  }

  double learn(const Stretch& s) {
    std::vector<LaneRow> sums(s.groups.size(), LaneRow{}), gradients = sums;
    hide_words(s);
    for (std::size_t g = 0; g < s.groups.size(); ++g)
      for (std::uint32_t i = begin_of(s.groups[g]); i < s.groups[g].end; ++i)
        for (std::size_t l = 0; l <= lanes; ++l) sums[g][l] += rows_[s.ids[i]][l];
    std::vector<float> scores(s.nodes.size(), 0);
    for (std::size_t k = 0; k < s.nodes.size(); ++k) {
      const TrainingNode& t = s.nodes[k];
      if (t.own < 0) continue;
      const auto lane = static_cast<std::size_t>(t.lane);
      scores[k] = sums[static_cast<std::size_t>(t.own)][lane] + sums[static_cast<std::size_t>(t.context)][lane];
    }
    std::vector<float> all, right;
    Pass pass(s, scores, factors_);
    double loss = pass.run(false, all, pairs_, 1);
    loss -= pass.run(true, right, pairs_, -1);
    for (std::size_t k = 0; k < s.nodes.size(); ++k) {
      const TrainingNode& t = s.nodes[k];
      if (t.own < 0) continue;
      const float g = (all[k] - right[k]) * s.weight;
      gradients[static_cast<std::size_t>(t.own)][static_cast<std::size_t>(t.lane)] += g;
      gradients[static_cast<std::size_t>(t.context)][static_cast<std::size_t>(t.lane)] += g;
    }
    for (std::size_t g = 0; g < s.groups.size(); ++g)
      for (std::size_t l = 0; l < lanes; ++l) {
        if (std::fabs(gradients[g][l]) < 1e-4f) continue;
        for (std::uint32_t i = begin_of(s.groups[g]); i < s.groups[g].end; ++i)
          update(rows_[s.ids[i]][l], momenta_[s.ids[i]][l], gradients[g][l]);
      }
    learn_transitions(s.weight);
    return loss * s.weight;
  }

  void learn_transitions(float weight) {
    pairs_.take([&](std::size_t at, float sum) {
      if (std::fabs(sum) < 1e-5f) return;
      update(transitions_[at], transition_momenta_[at], sum * weight);
      factors_[at] = std::exp(transitions_[at]);
    });
  }

  void update(float& w, Momentum& c, float g) const {
    const auto alpha = static_cast<float>(options_.rate);
    const float root = std::sqrt(c.n);
    c.n += g * g;
    const float next = std::sqrt(c.n);
    c.z += g - (next - root) / alpha * w;
    const auto l1 = static_cast<float>(options_.l1), l2 = static_cast<float>(options_.l2);
    w = std::fabs(c.z) <= l1 ? 0.0f : -(c.z - std::copysign(l1, c.z)) / ((1.0f + next) / alpha + l2);
  }

  std::vector<Stretch> stretches_;
  RankerOptions options_;
  std::vector<std::uint32_t> hashes_;
  std::vector<LaneRow> rows_;
  std::vector<std::array<Momentum, lanes>> momenta_;
  std::vector<float> transitions_;
  std::vector<Momentum> transition_momenta_;
  std::mt19937 random_{options_.seed};
  std::vector<bool> hidden_;    ///< tokens of the stretch at hand
  std::vector<float> factors_;  ///< exponentials of transitions_
  PairGradients pairs_{transitions_.size()};
};

}  // namespace

RankerWeights train_ranker(const std::vector<RankerExample>& examples, const ReadingMaker& maker,
                           const RankerOptions& options) {
  const StretchMaker stretch_maker(maker);
  std::vector<Stretch> stretches;
  for (const RankerExample& e : examples) {
    auto some = stretch_maker.make(e);
    stretches.insert(stretches.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return Trainer(std::move(stretches), options).run();
}

}  // namespace khabar::tools
