// Trains the model that ranks readings of words.
#pragma once

#include <cstdint>
#include <vector>

#include "morphology/ranker.h"
#include "morphology/readings.h"
#include "tools/treebank.h"

namespace khabar::tools {

struct RankerOptions {
  int epochs = 10;
  double rate = 0.08;  ///< FTRL's alpha
  double l1 = 1.0;     ///< keeps the model small
  double l2 = 0.5;
  int min_count = 2;    ///< features seen less often are left out
  double hidden = 0.3;  ///< the share of words whose own features are hidden, so that the others learn to tell them
  std::uint32_t seed = 7;
};

/// A document to learn from and how much it counts.
struct RankerExample {
  const GoldDocument* gold = nullptr;
  float weight = 1;
};

/// Maximum likelihood of what the corpora tell, summed over the readings that they leave open (a conditional random
/// field over lattices with partial labels), by FTRL-Proximal, single-threaded; the same weights for the same input.
morphology::RankerWeights train_ranker(const std::vector<RankerExample>& examples,
                                       const morphology::ReadingMaker& maker, const RankerOptions& options);

}  // namespace khabar::tools
