// Whether an event happened, is planned, is possible or did not happen: a log-linear model over the cues before the
// trigger, its form, the trigger that governs it and the times of its sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "events/linear_model.h"
#include "events/readings.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class StatusReader {
 public:
  /// Reads the table `status_cues` and the model `event_status` (core/tools/train_events).
  explicit StatusReader(const Lexicon& lexicon);
  /// The status of each trigger, in their order.
  std::vector<Status> read(const Document& doc, const std::vector<Trigger>& triggers) const;
  /// The features of each status, in the order of Status, for trigger `t`, where those before it have `statuses`.
  std::vector<std::vector<std::uint32_t>> features(const Document& doc, const std::vector<Trigger>& triggers,
                                                   const std::vector<Status>& statuses, std::size_t t) const;

 private:
  struct Cue {
    int row = -1;
    int begin = 0, end = 0;  ///< its tokens
  };
  std::vector<Cue> cues_before(const Document& doc, int token) const;
  /// The features before they are joined with a status.
  std::vector<std::uint32_t> common_features(const Document& doc, const std::vector<Trigger>& triggers,
                                             const std::vector<Status>& statuses, std::size_t t) const;

  Table cues_;
  int status_, reach_;  ///< columns of it
  LinearModel model_;
};

}  // namespace khabar
