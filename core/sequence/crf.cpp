#include "sequence/crf.h"

#include <algorithm>
#include <cmath>

namespace khabar::sequence {
namespace {

/// Divides by the sum, which it gives.
template <class Row>
double normalize(Row& row) {
  double sum = 0;
  for (double v : row) sum += v;
  for (double& v : row) v /= sum;
  return sum;
}

}  // namespace

Decoder::Row Decoder::exponentials(const LabelScores& scores) {
  Row out{};
  for (int l = 0; l < label_count; ++l) out[l] = std::exp(static_cast<double>(scores[l]));
  return out;
}

Decoder::Decoder(const Chain& chain) : chain_(chain), begin_(exponentials(chain.begin)), end_(exponentials(chain.end)) {
  for (int p = 0; p < label_count; ++p) {
    step_[p] = exponentials(chain.transitions[p]);
    for (int n = 0; n < label_count; ++n)
      if (chain.transitions[p][n] > forbidden) {
        before_[n].add(p);
        after_[p].add(n);
      }
  }
  find_alike();
}

void Decoder::find_alike() {
  // What is forbidden is a step of zero.
  const auto reached_alike = [&](int a, int b) {
    return std::all_of(step_.begin(), step_.end(), [&](const Row& from) { return from[a] == from[b]; });
  };
  for (int l = 0; l < label_count; ++l) {
    int first = 0;
    while (!reached_alike(first, l)) ++first;
    reached_as_[l] = static_cast<std::uint8_t>(first);
    goes_on_as_[l] = static_cast<std::uint8_t>(std::find(step_.begin(), step_.end(), step_[l]) - step_.begin());
  }
}

std::vector<int> Decoder::best_path(std::span<const LabelScores> emissions) const {
  const std::size_t size = emissions.size();
  std::vector<int> path(size, 0);
  if (size == 0) return path;
  std::vector<std::array<std::uint8_t, label_count>> back(size);
  LabelScores score = emissions[0];
  for (int l = 0; l < label_count; ++l) score[l] += chain_.begin[l];
  for (std::size_t i = 1; i < size; ++i) {
    LabelScores next{};
    for (int n = 0; n < label_count; ++n) {
      int best = 0;
      float best_score = -1e30f;
      for (const int p : before_[n]) {
        const float s = score[p] + chain_.transitions[p][n];
        if (s > best_score) {
          best_score = s;
          best = p;
        }
      }
      next[n] = best_score + emissions[i][n];
      back[i][n] = static_cast<std::uint8_t>(best);
    }
    score = next;
  }
  int last = 0;
  for (int l = 1; l < label_count; ++l)
    if (score[l] + chain_.end[l] > score[last] + chain_.end[last]) last = l;
  for (std::size_t i = size; i-- > 0;) {
    path[i] = last;
    last = back[i][last];
  }
  return path;
}

Marginals Decoder::marginals(std::span<const LabelScores> emissions, bool with_pairs) const {
  Marginals out;
  const std::size_t size = emissions.size();
  if (size == 0) return out;
  std::vector<Row> emit(size), forward(size), backward(size);
  for (std::size_t i = 0; i < size; ++i) {
    const float top = *std::max_element(emissions[i].begin(), emissions[i].end());
    out.log_partition += top;
    for (int l = 0; l < label_count; ++l) emit[i][l] = std::exp(static_cast<double>(emissions[i][l] - top));
  }
  for (std::size_t i = 0; i < size; ++i) {
    Row sums = begin_;
    if (i > 0)
      for (int n = 0; n < label_count; ++n) {
        sums[n] = reached_as_[n] < n ? sums[reached_as_[n]] : 0.0;
        if (reached_as_[n] == n)
          for (const int p : before_[n]) sums[n] += forward[i - 1][p] * step_[p][n];
      }
    for (int n = 0; n < label_count; ++n) forward[i][n] = sums[n] * emit[i][n] * (i + 1 == size ? end_[n] : 1.0);
    out.log_partition += std::log(normalize(forward[i]));
  }
  backward[size - 1].fill(1.0);  // the end is in `forward` already
  for (std::size_t i = size - 1; i-- > 0;) {
    for (int p = 0; p < label_count; ++p) {
      if (goes_on_as_[p] < p) {
        backward[i][p] = backward[i][goes_on_as_[p]];
        continue;
      }
      double sum = 0;
      for (const int n : after_[p])
        sum += step_[p][n] * emit[i + 1][n] * backward[i + 1][n] * (i + 2 == size ? end_[n] : 1.0);
      backward[i][p] = sum;
    }
    normalize(backward[i]);
  }
  out.labels.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    Row row{};
    for (int l = 0; l < label_count; ++l) row[l] = forward[i][l] * backward[i][l];
    normalize(row);
    for (int l = 0; l < label_count; ++l) out.labels[i][l] = static_cast<float>(row[l]);
  }
  if (with_pairs) add_pairs(emit, forward, backward, out);
  return out;
}

void Decoder::add_pairs(const std::vector<Row>& emit, const std::vector<Row>& forward, const std::vector<Row>& backward,
                        Marginals& out) const {
  const std::size_t size = emit.size();
  std::array<Row, label_count> pairs{};
  for (std::size_t i = 1; i < size; ++i) {
    std::array<Row, label_count> here{};
    double sum = 0;
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n) {
        here[p][n] = forward[i - 1][p] * step_[p][n] * emit[i][n] * backward[i][n] * (i + 1 == size ? end_[n] : 1.0);
        sum += here[p][n];
      }
    for (int p = 0; p < label_count; ++p)
      for (int n = 0; n < label_count; ++n) pairs[p][n] += here[p][n] / sum;
  }
  for (int p = 0; p < label_count; ++p)
    for (int n = 0; n < label_count; ++n) out.pairs[p][n] = static_cast<float>(pairs[p][n]);
}

}  // namespace khabar::sequence
