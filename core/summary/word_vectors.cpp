#include "summary/word_vectors.h"

#include <algorithm>
#include <cmath>

#include "lexicon/word_numbers.h"

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

WordVectors::WordVectors(const Document& doc, const std::function<bool(int)>& is_function_word) : ends_(1, 0) {
  WordNumbers numbers;
  std::vector<int> in_sentences, words;
  const auto is_word = [](const Token& t) { return t.kind < TokenKind::punctuation; };
  weights_.reserve(static_cast<std::size_t>(std::count_if(doc.tokens.begin(), doc.tokens.end(), is_word)));
  ends_.reserve(doc.sentences.size() + 1);
  for (const Sentence& sentence : doc.sentences) {
    words.clear();
    for (int i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (!is_word(doc.tokens[static_cast<std::size_t>(i)]) || is_function_word(i)) continue;
      const std::u16string_view lemma = doc.lemma(i);
      const int number = numbers.of(lemma.empty() ? doc.bare_key(i) : lemma);
      if (number == static_cast<int>(counts_.size())) counts_.push_back(0), in_sentences.push_back(0);
      ++counts_[static_cast<std::size_t>(number)];
      words.push_back(number);
    }
    std::sort(words.begin(), words.end());
    for (const int w : words) {
      if (weights_.size() > ends_.back() && weights_.back().word == w) {
        ++weights_.back().value;
        continue;
      }
      weights_.push_back({w, 1});
      ++in_sentences[static_cast<std::size_t>(w)];
    }
    ends_.push_back(weights_.size());
  }
  for (std::size_t s = 0; s < rows(); ++s) {
    const auto row = std::span(weights_).subspan(ends_[s], ends_[s + 1] - ends_[s]);
    double square = 0;
    for (Weight& w : row) {
      w.value *= std::log(1 + static_cast<double>(rows()) / in_sentences[static_cast<std::size_t>(w.word)]);
      square += w.value * w.value;
    }
    for (Weight& w : row) w.value /= std::sqrt(square);
  }
}

std::vector<double> WordVectors::sum() const {
  std::vector<double> out(counts_.size(), 0);
  for (const Weight& w : weights_) out[static_cast<std::size_t>(w.word)] += w.value;
  return out;
}

std::vector<double> WordVectors::centrality() const {
  const std::vector<double> all = sum();
  std::vector<double> out(rows(), 0);
  for (std::size_t s = 0; s < rows(); ++s)
    for (const Weight& w : row(s)) out[s] += w.value * all[static_cast<std::size_t>(w.word)];
  scale_to_top(out);
  return out;
}

std::vector<double> WordVectors::lexrank() const {
  const std::size_t count = rows();
  // Each sentence hands its rank on in proportion to cosines; `reach` is what a row of cosines sums to.
  const std::vector<double> all = sum();
  std::vector<double> reach(count, 0), rank(count, 1), flow(counts_.size());
  for (std::size_t s = 0; s < count; ++s)
    for (const Weight& w : row(s)) reach[s] += w.value * (all[static_cast<std::size_t>(w.word)] - w.value);
  for (int step = 0; step < walk_steps; ++step) {
    flow.assign(counts_.size(), 0);
    const auto share_of = [&](std::size_t s) { return reach[s] > 1e-9 ? rank[s] / reach[s] : 0; };
    for (std::size_t s = 0; s < count; ++s) {
      const double share = share_of(s);
      for (const Weight& w : row(s)) flow[static_cast<std::size_t>(w.word)] += share * w.value;
    }
    for (std::size_t s = 0; s < count; ++s) {
      const double share = share_of(s);
      double next = 1 - damping;
      for (const Weight& w : row(s))
        next += damping * w.value * (flow[static_cast<std::size_t>(w.word)] - share * w.value);
      rank[s] = next;
    }
  }
  return rank;
}

std::vector<double> WordVectors::similarity(int other) const {
  std::vector<double> weights(counts_.size(), 0), out(rows(), 0);
  for (const Weight& w : row(static_cast<std::size_t>(other))) weights[static_cast<std::size_t>(w.word)] = w.value;
  for (std::size_t s = 0; s < rows(); ++s)
    for (const Weight& w : row(s)) out[s] += w.value * weights[static_cast<std::size_t>(w.word)];
  return out;
}

std::vector<double> WordVectors::likeness_to_previous() const {
  std::vector<double> out(rows(), 0);
  for (std::size_t s = 1; s < rows(); ++s) {
    const auto before_it = row(s - 1), it = row(s);
    auto a = before_it.begin(), b = it.begin();
    while (a != before_it.end() && b != it.end()) {
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
  std::vector<double> out(rows(), 0);
  for (std::size_t s = 0; s < rows(); ++s) {
    for (const Weight& w : row(s))
      if (!seen[static_cast<std::size_t>(w.word)]) out[s] += w.value * w.value;
    for (const Weight& w : row(s)) seen[static_cast<std::size_t>(w.word)] = true;
  }
  return out;
}

std::vector<double> WordVectors::frequency() const {
  std::vector<double> out(rows(), 0);
  for (std::size_t s = 0; s < rows(); ++s) {
    for (const Weight& w : row(s)) out[s] += counts_[static_cast<std::size_t>(w.word)];
    if (!row(s).empty()) out[s] /= static_cast<double>(row(s).size());
  }
  scale_to_top(out);
  return out;
}

}  // namespace khabar
