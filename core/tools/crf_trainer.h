// Trains the tagger's conditional random field.
#pragma once

#include <cstdint>
#include <vector>

#include "sequence/crf.h"
#include "sequence/model.h"

namespace khabar::tools {

/// One sequence: the features of its tokens and their labels.
struct Example {
  sequence::FeatureRows rows;
  std::vector<int> labels;
  int source = 0;  ///< 0: the corpus whose labels the model is to give; 1: another
};

struct TrainingOptions {
  int epochs = 4;
  double rate = 0.12;  ///< FTRL's alpha
  double l1 = 3.0;     ///< keeps the model small
  double l2 = 1.0;
  int min_count = 2;          ///< features seen less often are left out
  double other_weight = 0.7;  ///< how much a sentence of another corpus counts
  double dropout = 0.1;       ///< the share of features that are left out of a token each time
  int averaged = 2;           ///< the last epochs, whose weights are averaged
  std::uint32_t seed = 7;
};

/// Maximum likelihood by FTRL-Proximal (McMahan et al. 2013), single-threaded, the same weights for the same input.
/// Each source has its own copy of every feature beside the common one (Daumé III 2007, "Frustratingly Easy Domain
/// Adaptation"); what is given back is common + source 0.
/// `constraints` has `forbidden` for what no sequence has, else 0.
sequence::Weights train_crf(const std::vector<Example>& examples, const sequence::Chain& constraints,
                            const TrainingOptions& options);

}  // namespace khabar::tools
