#include "sequence/crf.h"

#include <algorithm>
#include <cmath>
#include <cstring>

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
  lay_out_steps();
}

void Decoder::lay_out_steps() {
  constexpr float never = -2e30f;
  for (auto& four : steps_to_) four.fill(Lanes{} + never);
  for (int p = 0; p < label_count; ++p)
    for (std::size_t four = 0; four < fours; ++four) {
      bool any = false;
      for (const int n : after_[p])
        if (static_cast<std::size_t>(n) / 4 == four) {
          steps_to_[four][p][n % 4] = chain_.transitions[p][n];
          any = true;
        }
      if (any) before_four_[four].add(p);
    }
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
  using Labels __attribute__((vector_size(16))) = std::int32_t;
  const std::size_t size = emissions.size();
  std::vector<int> path(size, 0);
  if (size == 0) return path;
  std::vector<std::array<Labels, fours>> back(size);
  std::array<float, 4 * fours> score{}, emitted{};
  for (int l = 0; l < label_count; ++l) score[l] = emissions[0][l] + chain_.begin[l];
  for (std::size_t i = 1; i < size; ++i) {
    std::copy(emissions[i].begin(), emissions[i].end(), emitted.begin());
    std::array<Lanes, fours> next;
    for (std::size_t four = 0; four < fours; ++four) {
      Lanes best = Lanes{} - 1e30f;
      Labels from{};
      for (const int p : before_four_[four]) {
        const Lanes s = score[p] + steps_to_[four][p];
        from = s > best ? Labels{} + p : from;
        best = greater(s, best);
      }
      next[four] = best + read<Lanes>(emitted.data() + 4 * four);
      back[i][four] = from;
    }
    std::memcpy(score.data(), next.data(), sizeof(score));
  }
  int last = 0;
  for (int l = 1; l < label_count; ++l)
    if (score[l] + chain_.end[l] > score[last] + chain_.end[last]) last = l;
  for (std::size_t i = size; i-- > 0;) {
    path[i] = last;
    last = back[i][static_cast<std::size_t>(last) / 4][last % 4];
  }
  return path;
}

Decoder::Row Decoder::emitted(const LabelScores& scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  Row out;
  for (int l = 0; l < label_count; ++l) out[l] = std::exp(static_cast<double>(scores[l] - top));
  return out;
}

/// The sums over the labels before each label.
Decoder::Row Decoder::reached(const Row& before) const {
  Row sums{};
  for (int n = 0; n < label_count; ++n) {
    if (reached_as_[n] < n)
      sums[n] = sums[reached_as_[n]];
    else
      for (const int p : before_[n]) sums[n] += before[p] * step_[p][n];
  }
  return sums;
}

/// The sums over the labels after each label, which has `emitted` and, at the end, `end`.
Decoder::Row Decoder::going_on(const Row& after, const Row& emitted, const Row* end) const {
  Row sums{};
  for (int p = 0; p < label_count; ++p) {
    if (goes_on_as_[p] < p)
      sums[p] = sums[goes_on_as_[p]];
    else
      for (const int n : after_[p]) sums[p] += step_[p][n] * emitted[n] * after[n] * (end != nullptr ? (*end)[n] : 1.0);
  }
  return sums;
}

double Decoder::log_partition(std::span<const LabelScores> emissions, const std::vector<double>& sums) {
  double out = 0;
  for (const LabelScores& scores : emissions) out += *std::max_element(scores.begin(), scores.end());
  for (const double sum : sums) out += std::log(sum);
  return out;
}

Marginals Decoder::marginals(std::span<const LabelScores> emissions, bool with_pairs) const {
  Marginals out;
  const std::size_t size = emissions.size();
  if (size == 0) return out;
  std::vector<Row> emit(size), forward(size), backward(size);
  std::vector<double> sums(size);
  for (std::size_t i = 0; i < size; ++i) emit[i] = emitted(emissions[i]);
  backward[size - 1].fill(1.0);  // the end is in `forward` already
  // Both ways at once: neither waits for the other.
  for (std::size_t i = 0; i < size; ++i) {
    forward[i] = i == 0 ? begin_ : reached(forward[i - 1]);
    for (int n = 0; n < label_count; ++n) forward[i][n] *= emit[i][n];
    if (i + 1 == size)
      for (int n = 0; n < label_count; ++n) forward[i][n] *= end_[n];
    sums[i] = normalize(forward[i]);
    if (i == 0) continue;
    const std::size_t later = size - i;
    backward[later - 1] = going_on(backward[later], emit[later], i == 1 ? &end_ : nullptr);
    normalize(backward[later - 1]);
  }
  out.labels.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    Row row;
    for (int l = 0; l < label_count; ++l) row[l] = forward[i][l] * backward[i][l];
    normalize(row);
    for (int l = 0; l < label_count; ++l) out.labels[i][l] = static_cast<float>(row[l]);
  }
  if (with_pairs) {
    out.log_partition = log_partition(emissions, sums);
    add_pairs(emit, forward, backward, out);
  }
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
