#include "summary/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace khabar {
namespace {

constexpr int walk_steps = 30;
constexpr double damping = 0.85;

void scale_to_top(std::vector<double>& values) {
  const double top = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  if (top > 0)
    for (double& v : values) v /= top;
}

}  // namespace

WordVectors::WordVectors(const Document& doc, const Table& function_words) : rows_(doc.sentences.size()) {
  std::unordered_map<std::u16string_view, int> numbers;
  std::vector<int> in_sentences;
  for (std::size_t s = 0; s < rows_.size(); ++s) {
    std::vector<int> words;
    for (int i = doc.sentences[s].tokens.begin; i < doc.sentences[s].tokens.end; ++i) {
      if (doc.tokens[static_cast<std::size_t>(i)].kind >= TokenKind::punctuation || function_words.find(doc.key(i)))
        continue;
      const std::u16string& lemma = doc.morphs[static_cast<std::size_t>(i)].lemma;
      const auto [at, fresh] = numbers.emplace(lemma.empty() ? doc.bare_key(i) : std::u16string_view(lemma),
                                               static_cast<int>(counts_.size()));
      if (fresh) counts_.push_back(0), in_sentences.push_back(0);
      ++counts_[static_cast<std::size_t>(at->second)];
      words.push_back(at->second);
    }
    std::sort(words.begin(), words.end());
    for (const int w : words) {
      if (!rows_[s].empty() && rows_[s].back().word == w) {
        ++rows_[s].back().value;
        continue;
      }
      rows_[s].push_back({w, 1});
      ++in_sentences[static_cast<std::size_t>(w)];
    }
  }
  for (auto& row : rows_) {
    double square = 0;
    for (Weight& w : row) {
      w.value *= std::log(1 + static_cast<double>(rows_.size()) / in_sentences[static_cast<std::size_t>(w.word)]);
      square += w.value * w.value;
    }
    for (Weight& w : row) w.value /= std::sqrt(square);
  }
}

std::vector<double> WordVectors::sum() const {
  std::vector<double> out(counts_.size(), 0);
  for (const auto& row : rows_)
    for (const Weight& w : row) out[static_cast<std::size_t>(w.word)] += w.value;
  return out;
}

std::vector<double> WordVectors::centrality() const {
  const std::vector<double> all = sum();
  std::vector<double> out(rows_.size(), 0);
  for (std::size_t s = 0; s < rows_.size(); ++s)
    for (const Weight& w : rows_[s]) out[s] += w.value * all[static_cast<std::size_t>(w.word)];
  scale_to_top(out);
  return out;
}

std::vector<double> WordVectors::lexrank() const {
  const std::size_t count = rows_.size();
  // Each sentence hands its rank on in proportion to cosines; `reach` is what a row of cosines sums to.
  const std::vector<double> all = sum();
  std::vector<double> reach(count, 0), rank(count, 1), next;
  for (std::size_t s = 0; s < count; ++s)
    for (const Weight& w : rows_[s]) reach[s] += w.value * (all[static_cast<std::size_t>(w.word)] - w.value);
  for (int step = 0; step < walk_steps; ++step) {
    std::vector<double> flow(counts_.size(), 0);
    const auto share = [&](std::size_t s) { return reach[s] > 1e-9 ? rank[s] / reach[s] : 0; };
    for (std::size_t s = 0; s < count; ++s)
      for (const Weight& w : rows_[s]) flow[static_cast<std::size_t>(w.word)] += share(s) * w.value;
    next.assign(count, 1 - damping);
    for (std::size_t s = 0; s < count; ++s)
      for (const Weight& w : rows_[s])
        next[s] += damping * w.value * (flow[static_cast<std::size_t>(w.word)] - share(s) * w.value);
    rank.swap(next);
  }
  return rank;
}

std::vector<double> WordVectors::similarity(int other) const {
  std::vector<double> weights(counts_.size(), 0), out(rows_.size(), 0);
  for (const Weight& w : rows_[static_cast<std::size_t>(other)]) weights[static_cast<std::size_t>(w.word)] = w.value;
  for (std::size_t s = 0; s < rows_.size(); ++s)
    for (const Weight& w : rows_[s]) out[s] += w.value * weights[static_cast<std::size_t>(w.word)];
  return out;
}

std::vector<double> WordVectors::likeness_to_previous() const {
  std::vector<double> out(rows_.size(), 0);
  for (std::size_t s = 1; s < rows_.size(); ++s) {
    auto a = rows_[s - 1].begin(), b = rows_[s].begin();
    while (a != rows_[s - 1].end() && b != rows_[s].end()) {
      if (a->word == b->word) out[s] += a->value * b->value;
      const int before = a->word, here = b->word;
      a += before <= here;
      b += here <= before;
    }
  }
  return out;
}

std::vector<double> WordVectors::novelty() const {
  std::vector<bool> seen(counts_.size(), false);
  std::vector<double> out(rows_.size(), 0);
  for (std::size_t s = 0; s < rows_.size(); ++s) {
    for (const Weight& w : rows_[s])
      if (!seen[static_cast<std::size_t>(w.word)]) out[s] += w.value * w.value;
    for (const Weight& w : rows_[s]) seen[static_cast<std::size_t>(w.word)] = true;
  }
  return out;
}

std::vector<double> WordVectors::frequency() const {
  std::vector<double> out(rows_.size(), 0);
  for (std::size_t s = 0; s < rows_.size(); ++s) {
    for (const Weight& w : rows_[s]) out[s] += counts_[static_cast<std::size_t>(w.word)];
    if (!rows_[s].empty()) out[s] /= static_cast<double>(rows_[s].size());
  }
  scale_to_top(out);
  return out;
}

}  // namespace khabar
