// What a text's sentences have in common: tf-idf vectors of lemmas, and measures over them in linear time.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "khabar/analysis.h"

namespace khabar {

/// The sentences of a document as vectors of unit length over its content lemmas.
class WordVectors {
 public:
  /// `is_function_word` says of a token whether it is left out.
  WordVectors(const Document& doc, const std::function<bool(int)>& is_function_word);

  /// Cosine of each sentence to the sum of all.
  std::vector<double> centrality() const;
  /// LexRank (Erkan & Radev 2004, continuous) over the graph of cosines, 1 on average. The graph is walked by way of
  /// the words, so that no pairs of sentences are made.
  std::vector<double> lexrank() const;
  /// Cosine of each sentence to sentence `other`.
  std::vector<double> similarity(int other) const;
  /// Cosine of each sentence to the one before it, 0 for the first.
  std::vector<double> likeness_to_previous() const;
  /// The share of each sentence's weight that no sentence before it has.
  std::vector<double> novelty() const;
  /// The mean frequency in the text of each sentence's content words, 0 to 1 (SumBasic).
  std::vector<double> frequency() const;

 private:
  struct Weight {
    int word;
    double value;
  };
  std::span<const Weight> row(std::size_t sentence) const {
    return std::span(weights_).subspan(ends_[sentence], ends_[sentence + 1] - ends_[sentence]);
  }
  std::size_t rows() const { return ends_.size() - 1; }
  std::vector<double> sum() const;

  std::vector<Weight> weights_;    ///< of all sentences, one after the other
  std::vector<std::size_t> ends_;  ///< where those of each end; before them 0
  std::vector<int> counts_;        ///< of each word in the text
};

}  // namespace khabar
