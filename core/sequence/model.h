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

  bool usable() const { return usable_; }
  /// The transitions of the model on top of `constraints`, which are 0 or `forbidden`.
  Chain chain(const Chain& constraints) const;
  /// The scores of each row of features.
  void score(const FeatureRows& rows, std::vector<LabelScores>& out) const;
  /// Adds the weights of the features of each row to the sum of that row, which are whole numbers: rows may be scored
  /// in parts.
  void add(const FeatureRows& rows, std::span<LabelScores> sums) const;
  /// Sums as scores.
  void scale(std::span<LabelScores> sums) const;

 private:
  struct Entry {
    std::uint8_t label;
    std::int8_t weight;
  };

  /// The number of entries of a feature fits in so many bits.
  static constexpr int count_bits = 5;
  static_assert(label_count < 1 << count_bits);

  bool usable_ = false;
  float scale_ = 0;
  Transitions transitions_{};
  HashIndex features_;  ///< gives the index of a feature's first entry and, in the low bits, their number
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
