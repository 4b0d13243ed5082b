// Trains the model that chooses dictionary forms.
#pragma once

#include <vector>

#include "morphology/lemmas.h"
#include "morphology/ranker.h"

namespace khabar::tools {

/// The choices for one word, and which rules give the right form.
struct LemmaExample {
  std::vector<std::uint32_t> features;
  std::vector<int> rules;  ///< that apply
  std::vector<int> right;  ///< of them, those that are right; not empty
};

/// Multinomial logistic regression by FTRL-Proximal, single-threaded; the same weights for the same input. The
/// transitions of what is given back are empty.
morphology::RankerWeights train_lemmas(const std::vector<LemmaExample>& examples);

}  // namespace khabar::tools
