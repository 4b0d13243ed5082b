// Trains the tagger's conditional random field.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sequence/crf.h"
#include "sequence/model.h"

namespace khabar::tools {

/// One sequence: the features of its tokens and their labels.
struct Example {
  sequence::FeatureRows rows;
  std::vector<int> labels;
  int source = 0;  ///< which corpus, below `corpus_count`
};

inline constexpr int corpus_count = 3;

struct TrainingOptions {
  int epochs = 4;
  double rate = 0.12;  ///< FTRL's alpha
  double l1 = 3.0;     ///< keeps the model small
  double l2 = 1.0;
  int min_count = 2;                                       ///< features seen less often are left out
  std::array<double, corpus_count> importance{1, 0.7, 1};  ///< how much a sentence of each corpus counts
  double dropout = 0.1;  ///< the share of features that are left out of a token each time
  int averaged = 2;      ///< the last epochs, whose weights are averaged
  std::uint32_t seed = 7;
};

/// What is learnt: the weights of a feature that all corpora share, and what those of each corpus add to them.
struct CorpusWeights {
  sequence::Transitions transitions{};
  std::vector<std::uint32_t> hashes;
  std::vector<sequence::LabelScores> common;
  std::array<std::vector<sequence::LabelScores>, corpus_count> own;

  /// A model that labels as the corpora do by these shares: 1 for one and 0 for the others labels as that one.
  sequence::Weights mixed(const std::array<double, corpus_count>& shares) const;
};

/// Maximum likelihood by FTRL-Proximal (McMahan et al. 2013), single-threaded, the same weights for the same input.
/// Each source has its own copy of every feature beside the common one (Daumé III 2007, "Frustratingly Easy Domain
/// Adaptation").
/// `constraints` has `forbidden` for what no sequence has, else 0.
CorpusWeights train_crf(const std::vector<Example>& examples, const sequence::Chain& constraints,
                        const TrainingOptions& options);

}  // namespace khabar::tools
