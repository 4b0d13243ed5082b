// The model that ranks readings: for each feature the weights of all parts of speech, and weights between neighbours.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace khabar::morphology {

/// The parts of speech that a feature has weights for: class Pos without marks and symbols.
inline constexpr int lanes = 15;

/// What the word after and the word before a reading can see of it: its part of speech with its clitics.
inline constexpr int left_states = 17 * 4, right_states = 17 * 8;

/// How many units of a Ranker's scores a logit has.
inline constexpr float units_per_logit = 16.0f;

using Scores = std::array<std::int16_t, lanes + 1>;

/// A read-only view of a model file, with an index of its own.
class Ranker {
 public:
  /// An unusable ranker where `bytes` is empty or damaged: every score is then zero.
  explicit Ranker(std::span<const std::byte> bytes);

  bool usable() const { return rows_ != nullptr; }

  /// Adds the weights of a feature (its hash), if it has some. A tag of eight bits tells features apart that meet in a
  /// row, so one unknown feature in some hundreds is taken for another.
  void add(std::uint32_t feature, Scores& scores) const {
    for (std::uint32_t i = feature & mask_; tags_[i] != 0; i = (i + 1) & mask_) {
      if (tags_[i] != tag_of(feature)) continue;
      // All sixteen bytes of the row at once; what the tag adds to the spare lane is never read.
      std::array<std::int8_t, lanes + 1> row;
      std::memcpy(row.data(), &rows_[i], sizeof(row));
      for (std::size_t l = 0; l <= lanes; ++l) scores[l] = static_cast<std::int16_t>(scores[l] + row[l]);
      return;
    }
  }

  /// Between neighbours, the left one first.
  int transition(int left, int right) const {
    return transitions_ == nullptr ? 0 : transitions_[left * right_states + right];
  }
  /// The greatest that any left neighbour has.
  int best_transition(int right) const { return best_[static_cast<std::size_t>(right)]; }

 private:
  struct Row {
    std::int8_t weights[lanes];
    std::uint8_t tag;  ///< 0 in a free row
  };
  static std::uint8_t tag_of(std::uint32_t feature) {
    const auto tag = static_cast<std::uint8_t>(feature >> 24);
    return tag == 0 ? 1 : tag;
  }
  friend std::string write_ranker(const struct RankerWeights& weights);

  const std::int8_t* transitions_ = nullptr;
  const Row* rows_ = nullptr;
  std::array<std::int8_t, right_states> best_{};
  std::vector<std::uint8_t> tags_{0};  ///< of the rows, close together: most features have no row
  std::uint32_t mask_ = 0;
};

/// What training gives, in logits.
struct RankerWeights {
  std::vector<std::pair<std::uint32_t, std::array<float, lanes>>> features;  ///< hashes differ
  std::vector<float> transitions;                                            ///< left_states * right_states, or none
};

/// The model file; features whose weights all are next to nothing are left out.
std::string write_ranker(const RankerWeights& weights);

}  // namespace khabar::morphology
