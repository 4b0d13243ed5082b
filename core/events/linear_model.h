// A log-linear model over hashed features: one weight of 8 bits a feature.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sequence/weight_index.h"

namespace khabar {

/// A model file, unpacked. It is: uint32 count, float scale, uint32 hashes [count] in rising order, int8 weights.
class LinearModel {
 public:
  /// An unusable model where `bytes` is empty or damaged: every score is then zero and usable() is false.
  explicit LinearModel(std::span<const std::byte> bytes);

  bool usable() const { return scale_ != 0; }
  /// The sum of the weights of these features.
  double score(std::span<const std::uint32_t> features) const { return score_of(sum(features)); }
  /// The same in units of the file, so that features that alternatives share are summed once.
  int sum(std::span<const std::uint32_t> features) const;
  double score_of(int sum) const { return sum * static_cast<double>(scale_); }

  /// The model file for these weights (hashes differ); those that round to zero are left out.
  static std::string write(std::vector<std::pair<std::uint32_t, float>> weights);

 private:
  float scale_ = 0;
  sequence::WeightIndex weights_;
};

/// The probabilities of alternatives with these scores (softmax), in place.
void normalise(std::vector<double>& scores);

}  // namespace khabar
