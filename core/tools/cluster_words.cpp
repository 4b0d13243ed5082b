#include "tools/cluster_words.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <numeric>

namespace khabar::tools {
namespace {

struct Neighbour {
  std::int32_t word;
  std::int32_t count;
};
using Neighbours = std::vector<std::vector<Neighbour>>;

double entropy(std::int64_t n) { return n <= 0 ? 0.0 : static_cast<double>(n) * std::log(static_cast<double>(n)); }

/// Moves words between classes; what is raised is the sum of N(c,d) log N(c,d) over pairs of classes less
/// 2 N(c) log N(c) over classes.
class Exchange {
 public:
  Exchange(const std::vector<std::int32_t>& tokens, int words, int classes)
      : classes_(classes),
        count_(static_cast<std::size_t>(words)),
        after_(count_.size()),
        before_(count_.size()),
        loops_(count_.size()),
        of_(count_.size()),
        pairs_(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes)),
        sizes_(static_cast<std::size_t>(classes)) {
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> bigrams;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i] < 0) continue;
      count_[at(tokens[i])]++;
      if (i + 1 < tokens.size() && tokens[i + 1] >= 0) bigrams[{tokens[i], tokens[i + 1]}]++;
    }
    order_.resize(count_.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::stable_sort(order_.begin(), order_.end(), [&](int a, int b) { return count_[at(a)] > count_[at(b)]; });
    for (std::size_t n = 0; n < order_.size(); ++n)
      of_[at(order_[n])] = static_cast<std::uint8_t>(std::min<std::size_t>(n, at(n % at(classes))));
    for (const auto& [pair, n] : bigrams) {
      if (pair.first == pair.second) {
        loops_[at(pair.first)] = n;
      } else {
        after_[at(pair.first)].push_back({pair.second, n});
        before_[at(pair.second)].push_back({pair.first, n});
      }
      cell(of_[at(pair.first)], of_[at(pair.second)]) += n;
    }
    for (std::size_t w = 0; w < count_.size(); ++w) sizes_[of_[w]] += count_[w];
  }

  std::vector<std::uint8_t> run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      int moved = 0;
      for (int w : order_) moved += place(w);
      std::cerr << "  round " << round + 1 << ": " << moved << " words moved\n";
      if (moved == 0) break;
    }
    return of_;
  }

 private:
  template <class N>
  static std::size_t at(N n) {
    return static_cast<std::size_t>(n);
  }
  std::int64_t& cell(int c, int d) { return pairs_[at(c) * at(classes_) + at(d)]; }

  /// Takes word `w` out of its class and puts it where it serves best.
  int place(int w) {
    const int old = of_[at(w)];
    std::vector<std::int64_t> to(at(classes_)), from(at(classes_));
    for (const Neighbour& n : after_[at(w)]) to[of_[at(n.word)]] += n.count;
    for (const Neighbour& n : before_[at(w)]) from[of_[at(n.word)]] += n.count;
    shift(w, old, to, from, -1);
    int best = old;
    double best_gain = -1e300;
    for (int c = 0; c < classes_; ++c) {
      const double g = gain(w, c, to, from) + (c == old ? 1e-6 : 0);
      if (g <= best_gain) continue;
      best_gain = g;
      best = c;
    }
    shift(w, best, to, from, 1);
    of_[at(w)] = static_cast<std::uint8_t>(best);
    return best != old;
  }

  void shift(int w, int c, const std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from, int sign) {
    for (int d = 0; d < classes_; ++d) {
      cell(c, d) += sign * to[at(d)];
      cell(d, c) += sign * from[at(d)];
    }
    cell(c, c) += sign * loops_[at(w)];
    sizes_[at(c)] += sign * count_[at(w)];
  }

  double gain(int w, int c, const std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from) {
    double g = 0;
    for (int d = 0; d < classes_; ++d) {
      if (d == c) continue;
      if (to[at(d)] != 0) g += entropy(cell(c, d) + to[at(d)]) - entropy(cell(c, d));
      if (from[at(d)] != 0) g += entropy(cell(d, c) + from[at(d)]) - entropy(cell(d, c));
    }
    const std::int64_t own = to[at(c)] + from[at(c)] + loops_[at(w)];
    g += entropy(cell(c, c) + own) - entropy(cell(c, c));
    return g - 2 * (entropy(sizes_[at(c)] + count_[at(w)]) - entropy(sizes_[at(c)]));
  }

  int classes_;
  std::vector<std::int64_t> count_;
  Neighbours after_, before_;
  std::vector<std::int32_t> loops_;
  std::vector<std::uint8_t> of_;
  std::vector<int> order_;
  std::vector<std::int64_t> pairs_, sizes_;
};

}  // namespace

std::vector<std::uint8_t> cluster_words(const std::vector<std::int32_t>& tokens, int words, int classes, int rounds) {
  return Exchange(tokens, words, classes).run(rounds);
}

}  // namespace khabar::tools
