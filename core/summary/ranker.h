// Ranks sentences by weights that core/tools/train_summary learns.
#pragma once

#include <string_view>
#include <vector>

#include "summary/features.h"

namespace khabar {

/// The name of a feature in the table of weights.
std::string_view name(SentenceFeature feature);

/// How much a text of so many sentences is ranked as a short one: 1 up to 8, 0 from 16 on.
double shortness(int sentences);

struct SentenceWeights {
  SentenceFeatures brief{}, full{};  ///< for short texts and for long ones
};

/// The score of each sentence: both sums of weighted features, blended by shortness.
std::vector<double> score_sentences(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights);

/// Reads the table `sentence_weights` (thousandths).
SentenceWeights read_sentence_weights(const Lexicon& lexicon);

}  // namespace khabar
