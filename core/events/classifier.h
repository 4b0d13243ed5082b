// Which words that may tell of an event do, and of which one: a log-linear model over the word and its company.
#pragma once

#include <cstdint>
#include <vector>

#include "events/linear_model.h"
#include "events/readings.h"
#include "events/surroundings.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

class TriggerClassifier {
 public:
  /// Reads the model `event_triggers` (core/tools/train_events) and what SurroundingTables reads.
  explicit TriggerClassifier(const Lexicon& lexicon);
  /// From which probability on a candidate is an event: the one with the best F1 in cross-validation.
  static constexpr double threshold = 0.4;

  /// The features of each alternative of candidate `c`: the first is that it is no event (none), then its readings.
  static std::vector<std::vector<std::uint32_t>> features(const Surroundings& round,
                                                          const std::vector<TriggerCandidate>& candidates,
                                                          std::size_t c);
  const SurroundingTables& surrounding_tables() const { return surroundings_; }
  /// The probability of each alternative.
  std::vector<double> probabilities(const Surroundings& round, const std::vector<TriggerCandidate>& candidates,
                                    std::size_t c) const;

 private:
  LinearModel model_;
  SurroundingTables surroundings_;
};

}  // namespace khabar
