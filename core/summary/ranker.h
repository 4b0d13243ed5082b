// Ranks sentences by weights that core/tools/train_summary learns.
#pragma once

#include <string_view>
#include <vector>

#include "summary/features.h"

namespace khabar {

/// The name of a feature in the table of weights.
std::string_view name(SentenceFeature feature);

struct SentenceWeights {
  SentenceFeatures brief{}, full{};  ///< for news items and for texts of other kinds
  SentenceFeatures news{};           ///< of the mean of a text's sentences: whether it is a news item
  float news_offset = 0;
};
/// The row of the table that has `news_offset`.
inline constexpr std::string_view news_offset_row = "offset";

/// The mean of each feature over the sentences of a text.
SentenceFeatures mean_features(const std::vector<SentenceFeatures>& rows);

/// How much a text is ranked as a news item, 0 to 1.
double news_share(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights);

/// The score of each sentence: both sums of weighted features, blended by `news_share`.
std::vector<double> score_sentences(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights);

/// Reads the table `sentence_weights` (thousandths).
SentenceWeights read_sentence_weights(const Lexicon& lexicon);

}  // namespace khabar
