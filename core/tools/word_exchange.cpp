#include "tools/word_exchange.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

namespace khabar::tools {
namespace {

constexpr int rare = 0, boundary = 1, first_word = 2;

struct Neighbour {
  int word;
  int count;
};

/// x log x, looked up.
double xlogx(int x) {
  static const std::vector<double> table = [] {
    std::vector<double> t(1 << 16, 0.0);
    for (std::size_t i = 1; i < t.size(); ++i) t[i] = static_cast<double>(i) * std::log(static_cast<double>(i));
    return t;
  }();
  return static_cast<std::size_t>(x) < table.size() ? table[static_cast<std::size_t>(x)] : x * std::log(double(x));
}

class Exchange {
 public:
  Exchange(const WordStream& words, const ExchangeOptions& options) : options_(options), classes_(options.classes + 1) {
    number(words);
    count_bigrams(words);
  }

  std::unordered_map<std::u16string, int> run() {
    for (int round = 0; round < options_.rounds; ++round) {
      int moved = 0;
      for (int w = first_word; w < static_cast<int>(names_.size()); ++w) moved += exchange(w);
      std::cerr << "  round " << round + 1 << ": " << moved << " words moved\n";
      if (moved == 0) break;
    }
    std::unordered_map<std::u16string, int> out;
    for (std::size_t w = first_word; w < names_.size(); ++w) out[names_[w]] = class_of_[w];
    return out;
  }

 private:
  void number(const WordStream& words) {
    std::map<std::u16string, int> counts;
    for (const auto& w : words) counts[w]++;
    std::vector<std::pair<int, std::u16string>> frequent;
    for (const auto& [word, count] : counts)
      if (count >= options_.min_count && !word.empty()) frequent.push_back({-count, word});
    std::sort(frequent.begin(), frequent.end());
    names_ = {u"", u""};
    class_of_ = {0, 0};
    for (const auto& entry : frequent) {
      ids_[entry.second] = static_cast<int>(names_.size());
      class_of_.push_back(1 + static_cast<int>(names_.size() - first_word) % options_.classes);
      names_.push_back(entry.second);
    }
  }

  int id(const std::u16string& word) const {
    if (word.empty()) return boundary;
    const auto found = ids_.find(word);
    return found == ids_.end() ? rare : found->second;
  }

  void count_bigrams(const WordStream& words) {
    std::unordered_map<long long, int> counts;
    const auto size = static_cast<long long>(names_.size());
    for (std::size_t i = 0; i + 1 < words.size(); ++i) counts[id(words[i]) * size + id(words[i + 1])]++;
    after_.resize(names_.size());
    before_.resize(names_.size());
    bigrams_.assign(static_cast<std::size_t>(classes_ * classes_), 0);
    left_.assign(static_cast<std::size_t>(classes_), 0);
    right_.assign(static_cast<std::size_t>(classes_), 0);
    for (const auto& [key, count] : counts) {
      const auto a = static_cast<int>(key / size), b = static_cast<int>(key % size);
      after_[a].push_back({b, count});
      before_[b].push_back({a, count});
      add(class_of_[a], class_of_[b], count);
    }
  }

  int& bigram(int a, int b) { return bigrams_[static_cast<std::size_t>(a * classes_ + b)]; }

  void add(int a, int b, int count) {
    bigram(a, b) += count;
    left_[a] += count;
    right_[b] += count;
  }

  /// What stands after and before a word by class, without itself; sorted by class, so that sums are always the same.
  struct Context {
    std::vector<Neighbour> after, before;
    int self = 0, total_after = 0, total_before = 0;
  };

  Context context(int w) {
    Context out;
    std::vector<int> after(static_cast<std::size_t>(classes_)), before(static_cast<std::size_t>(classes_));
    for (const Neighbour& n : after_[w]) {
      out.total_after += n.count;
      if (n.word == w)
        out.self = n.count;
      else
        after[class_of_[n.word]] += n.count;
    }
    for (const Neighbour& n : before_[w]) {
      out.total_before += n.count;
      if (n.word != w) before[class_of_[n.word]] += n.count;
    }
    for (int c = 0; c < classes_; ++c) {
      if (after[c] > 0) out.after.push_back({c, after[c]});
      if (before[c] > 0) out.before.push_back({c, before[c]});
    }
    return out;
  }

  /// Takes the word out of its class (sign -1) or into class `c` (sign 1).
  void move(int c, const Context& x, int sign) {
    for (const Neighbour& n : x.after) bigram(c, n.word) += sign * n.count;
    for (const Neighbour& n : x.before) bigram(n.word, c) += sign * n.count;
    bigram(c, c) += sign * x.self;
    left_[c] += sign * x.total_after;
    right_[c] += sign * x.total_before;
  }

  /// How much the likelihood grows when the word, in no class now, comes to class `c`.
  double gain(int c, const Context& x) {
    double sum = 0;
    int own = x.self;
    for (const Neighbour& n : x.after) {
      if (n.word == c) {
        own += n.count;
        continue;
      }
      const int now = bigram(c, n.word);
      sum += xlogx(now + n.count) - xlogx(now);
    }
    for (const Neighbour& n : x.before) {
      if (n.word == c) {
        own += n.count;
        continue;
      }
      const int now = bigram(n.word, c);
      sum += xlogx(now + n.count) - xlogx(now);
    }
    sum += xlogx(bigram(c, c) + own) - xlogx(bigram(c, c));
    sum -= xlogx(left_[c] + x.total_after) - xlogx(left_[c]);
    return sum - (xlogx(right_[c] + x.total_before) - xlogx(right_[c]));
  }

  /// Puts the word into the class where it fits best; whether it is another one.
  bool exchange(int w) {
    const Context x = context(w);
    const int old = class_of_[w];
    move(old, x, -1);
    int best = old;
    double most = gain(old, x) + 1e-6;
    for (int c = 1; c < classes_; ++c) {
      if (c == old) continue;
      const double g = gain(c, x);
      if (g > most) {
        most = g;
        best = c;
      }
    }
    move(best, x, 1);
    class_of_[w] = best;
    return best != old;
  }

  ExchangeOptions options_;
  int classes_;  ///< with class 0
  std::vector<std::u16string> names_;
  std::unordered_map<std::u16string, int> ids_;
  std::vector<int> class_of_;
  std::vector<std::vector<Neighbour>> after_, before_;
  std::vector<int> bigrams_, left_, right_;
};

}  // namespace

std::unordered_map<std::u16string, int> exchange_classes(const WordStream& words, const ExchangeOptions& options) {
  return Exchange(words, options).run();
}

}  // namespace khabar::tools
