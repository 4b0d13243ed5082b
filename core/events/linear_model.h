// A log-linear model over hashed features: one weight of 8 bits a feature.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace khabar {

/// A read-only view of a model file: uint32 count, float scale, uint32 hashes [count] in rising order, int8 weights.
class LinearModel {
 public:
  /// An unusable model where `bytes` is empty or damaged: every score is then zero and usable() is false.
  explicit LinearModel(std::span<const std::byte> bytes);

  bool usable() const { return hashes_ != nullptr; }
  /// The sum of the weights of these features.
  double score(const std::vector<std::uint32_t>& features) const;

  /// The model file for these weights (hashes differ); those that round to zero are left out.
  static std::string write(std::vector<std::pair<std::uint32_t, float>> weights);

 private:
  std::uint32_t count_ = 0;
  float scale_ = 0;
  const std::uint32_t* hashes_ = nullptr;
  const std::int8_t* weights_ = nullptr;
};

/// The probabilities of alternatives with these scores (softmax), in place.
void normalise(std::vector<double>& scores);

}  // namespace khabar
