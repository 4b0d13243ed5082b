// Teaches the tagger's small network from raw news: what large models together make of it (Hinton, Vinyals & Dean,
// "Distilling the Knowledge in a Neural Network", 2015).
#pragma once

#include <vector>

#include "tools/network_trainer.h"
#include "tools/tagger_examples.h"

namespace khabar::tools {

/// A conditional random field and networks with many features, whose probabilities are averaged (geometrically).
class Teacher {
 public:
  /// Trains `networks` networks on these sentences; `field` is a conditional random field that was trained on them.
  Teacher(const std::vector<Example>& gold, const CorpusWeights& field, int networks, NetworkOptions options);

  /// How probable each label of each token is, as the corpus `source` labels.
  std::vector<sequence::LabelScores> probabilities(const sequence::FeatureRows& rows, int source) const;
  /// What labels as it does; it must outlive that.
  Labeller labeller(int source) const;

 private:
  FeatureNumbers features_;
  std::vector<std::string> field_files_;  ///< for each corpus
  std::vector<sequence::Model> fields_;
  std::vector<CorpusNetwork> networks_;
};

/// Sentences with their own labels.
std::vector<NetworkExample> labelled_examples(const std::vector<Example>& gold, const FeatureNumbers& features);

/// Appends the sentences of raw news with what the teacher makes of them: texts by turns as ANERcorp and as the
/// articles are labelled, without memory and with what the teacher itself would remember.
void add_taught_examples(const std::vector<LabelledDocument>& news, const tagger::FeatureExtractor& extractor,
                         const Teacher& teacher, const FeatureNumbers& features, std::vector<NetworkExample>& out);

}  // namespace khabar::tools
