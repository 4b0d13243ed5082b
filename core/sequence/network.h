// The file of a recurrent network over features: for each feature's hash a few small numbers, whose sums are what the
// network reads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sequence/fixed_network.h"
#include "sequence/gru.h"
#include "sequence/hash_index.h"
#include "sequence/rows.h"

namespace khabar::sequence {

/// The sum of the numbers of a row of features.
using FeatureSums = std::array<std::int16_t, network_inputs>;

/// The rules of labelling that a network file has side by side; they differ in what is added to the sums.
inline constexpr std::size_t network_conventions = 2;

/// A network file, unpacked.
class Network {
 public:
  /// An unusable network where `bytes` is empty or damaged: every score is then zero and usable() is false.
  explicit Network(std::span<const std::byte> bytes);

  bool usable() const { return usable_; }
  /// Adds the numbers of the features of each row to the sums of that row: rows may be summed in parts. A row of more
  /// than 256 features may come out wrong.
  void add(const FeatureRows& rows, std::span<FeatureSums> sums) const;
  /// The scores of each label for tokens with these sums, which are one sequence, by the rules `convention`, below
  /// network_conventions.
  void score(std::span<const FeatureSums> sums, std::vector<LabelScores>& out, std::size_t convention = 0) const;

 private:
  bool usable_ = false;
  NetworkInput scale_{};
  std::array<NetworkInput, network_conventions> bias_{};
  FixedNetwork network_;
  HashIndex features_;
  std::vector<std::array<std::int8_t, network_inputs>> numbers_;  ///< of each entry of `features_`
};

/// What training gives: the vector of each feature, and what each convention adds to the sum of those of a token.
struct TrainedNetwork {
  std::vector<std::uint32_t> hashes;  ///< which differ
  std::vector<NetworkInput> vectors;  ///< of each of them
  std::array<NetworkInput, network_conventions> bias{};
  NetworkWeights weights;
};

/// The file for this network: vectors in steps of `step` standard deviations, all other weights in 8 bits.
std::string write_network(const TrainedNetwork& network, float step = 0.4f);

}  // namespace khabar::sequence
