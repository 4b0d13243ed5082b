// Ranks sentences by weights that core/tools/train_summary learns.
#pragma once

#include <string_view>
#include <vector>

#include "summary/features.h"

namespace khabar {

/// The name of a feature in the table of weights.
std::string_view name(SentenceFeature feature);

struct SentenceWeights {
  SentenceFeatures news{};   ///< for news
  SentenceFeatures other{};  ///< for other texts
  SentenceFeatures kind{};   ///< of the mean of a text's sentences: whether it is news
  float kind_offset = 0;
};
/// The row of the table that has `kind_offset`.
inline constexpr std::string_view kind_offset_row = "offset";

/// The mean of each feature over the sentences of a text.
SentenceFeatures mean_features(const std::vector<SentenceFeatures>& rows);

/// Whether a text is ranked as news; an encyclopedia's article is not.
bool is_news(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights);

/// The score of each sentence.
std::vector<double> score_sentences(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights);

/// Reads the table `sentence_weights` (thousandths).
SentenceWeights read_sentence_weights(const Lexicon& lexicon);

}  // namespace khabar
