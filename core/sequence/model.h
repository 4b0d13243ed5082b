// The model file: for each feature's hash the weights of some labels, 8 bits each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sequence/crf.h"
#include "sequence/hash_index.h"
#include "sequence/rows.h"

namespace khabar::sequence {

/// A model file, unpacked.
class Model {
 public:
  /// An unusable model where `bytes` is empty or damaged: every score is then zero and usable() is false.
  explicit Model(std::span<const std::byte> bytes);

  bool usable() const { return !begins_.empty(); }
  /// The transitions of the model on top of `constraints`, which are 0 or `forbidden`.
  Chain chain(const Chain& constraints) const;
  /// The scores of each row of features.
  void score(const FeatureRows& rows, std::vector<LabelScores>& out) const;

 private:
  struct Entry {
    std::uint8_t label;
    std::int8_t weight;
  };

  float scale_ = 0;
  Transitions transitions_{};
  HashIndex features_;
  std::vector<std::uint32_t> begins_;  ///< of each feature's entries, and one more
  std::vector<Entry> entries_;
};

/// What training gives: feature hash and its weights, zero where the feature says nothing of a label.
struct Weights {
  std::vector<std::pair<std::uint32_t, LabelScores>> features;  ///< hashes differ
  Transitions transitions{};
};

/// The model file for these weights; those that round to zero are left out.
std::string write_model(const Weights& weights);

}  // namespace khabar::sequence
