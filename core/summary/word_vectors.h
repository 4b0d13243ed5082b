// What a text's sentences have in common: tf-idf vectors of lemmas, and measures over them in linear time.
#pragma once

#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// The sentences of a document as vectors of unit length over its content lemmas.
class WordVectors {
 public:
  WordVectors(const Document& doc, const Table& function_words);

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
  std::vector<double> sum() const;

  std::vector<std::vector<Weight>> rows_;
  std::vector<int> counts_;  ///< of each word in the text
};

}  // namespace khabar
