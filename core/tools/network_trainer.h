// Trains the tagger's recurrent network.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sequence/network.h"
#include "tools/crf_trainer.h"

namespace khabar::tools {

/// The features of tokens by number; features that training does not know are left out.
struct NumberedRows {
  std::vector<std::uint32_t> ids, begins{0};
};

/// One sequence for the network: what each token's label is, or how probable each is.
struct NetworkExample {
  NumberedRows rows;
  std::vector<int> labels;                     ///< empty where there are `targets`
  std::vector<sequence::LabelScores> targets;  ///< a teacher's probabilities
  int source = 0;                              ///< the corpus by whose rules it is labelled, below `corpus_count`
  float importance = 1;
};

struct NetworkOptions {
  int epochs = 6;
  double rate = 0.005;   ///< Adam's, falling to a twentieth
  double dropout = 0.5;  ///< the share of features that are left out of a token each time
  int batch = 32;        ///< sequences
  int features = 12000;  ///< the most frequent ones are kept
  std::uint32_t seed = 1;
};

/// The features that are kept, with their numbers.
class FeatureNumbers {
 public:
  /// The `most` features that these examples have most often, twice at least.
  FeatureNumbers(const std::vector<Example>& examples, int most);
  NumberedRows of(const sequence::FeatureRows& rows) const;
  const std::vector<std::uint32_t>& hashes() const { return hashes_; }

 private:
  std::vector<std::uint32_t> hashes_;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
};

/// What is learnt: a network, and what each corpus adds to its inputs.
struct CorpusNetwork {
  sequence::TrainedNetwork network;  ///< whose conventions are alike
  std::array<sequence::NetworkInput, corpus_count> own{};

  /// A network that labels as the corpora do by the shares of each convention.
  sequence::TrainedNetwork mixed(
      const std::array<std::array<double, corpus_count>, sequence::network_conventions>& shares) const;
  /// The logarithms of the probabilities that it gives the labels of each token, as the corpus `source` labels.
  std::vector<sequence::LabelScores> log_probabilities(const NumberedRows& rows, int source) const;
};

/// Least cross-entropy by Adam (Kingma & Ba 2015; rows of features are moved only when they are met), the gradient cut
/// to a length of 5; single-threaded, the same network for the same input. Features are left out at random, so that no
/// one word decides alone.
CorpusNetwork train_network(const std::vector<NetworkExample>& examples, const FeatureNumbers& features,
                            const NetworkOptions& options);

}  // namespace khabar::tools
