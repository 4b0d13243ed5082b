// The model file: for each feature's hash the weights of some labels, 8 bits each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sequence/crf.h"
#include "sequence/hash_index.h"
#include "sequence/rows.h"
#include "sequence/weight_index.h"

namespace khabar::sequence {

/// The sums of the weights of a row of features, before they are scaled.
using LabelSums = std::array<std::int16_t, label_count>;

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
  /// Adds the weights of the features of each row to the sums of that row: rows may be scored in parts. A row of more
  /// than 256 features may come out wrong.
  void add(const FeatureRows& rows, std::span<LabelSums> sums) const;
  /// Sums as scores.
  LabelScores scores_of(const LabelSums& sums) const;

 private:
  /// The sum of the weights of some features; wraps around where these are more than 256.
  void add(std::span<const std::uint32_t> hashes, LabelSums& sums) const;

  bool usable_ = false;
  float scale_ = 0;
  Transitions transitions_{};
  HashIndex features_;
  std::vector<std::array<std::int8_t, label_count>> weights_;  ///< of each entry of `features_`
};

/// The labels of a ChoiceModel.
inline constexpr int choice_label_count = 4;
using ChoiceScores = std::array<float, choice_label_count>;

/// A model file whose features speak of the first four labels only, as choices among many candidates do: the weights
/// are where the feature is found, and no branch depends on whether it is.
class ChoiceModel {
 public:
  /// An unusable model where `bytes` is empty or damaged or speaks of other labels: every score is then zero.
  explicit ChoiceModel(std::span<const std::byte> bytes);

  bool usable() const { return scale_ != 0; }
  /// The scores of each row of features.
  void score(const FeatureRows& rows, std::vector<ChoiceScores>& out) const;

 private:
  /// Four weights, each with `bias` added so that lanes of a sum do not borrow.
  static constexpr std::uint32_t bias = 128, no_weights = bias * 0x01010101u;

  float scale_ = 0;
  std::uint32_t bits_ = 32;
  WeightIndex weights_{0, no_weights};
};

/// What training gives: feature hash and its weights, zero where the feature says nothing of a label.
struct Weights {
  std::vector<std::pair<std::uint32_t, LabelScores>> features;  ///< hashes differ
  Transitions transitions{};
};

/// The model file for these weights; those that round to zero are left out.
std::string write_model(const Weights& weights);

}  // namespace khabar::sequence
