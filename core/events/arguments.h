// Who takes part in an event, where and when.
#pragma once

#include <span>
#include <vector>

#include "events/argument_candidates.h"
#include "events/triggers.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "quotes/cues.h"
#include "sequence/model.h"
#include "syntax/chunks.h"
#include "syntax/phrases.h"

namespace khabar {

/// The labels of the model of arguments: what a candidate, or a time, can be to an event.
enum class Part : std::uint8_t { agent, target, place, time };
inline constexpr int part_count = 4;

/// Chooses the arguments of one event by the scores of its candidates: a role goes to the candidate that scores best if
/// that is more than what nobody scores, and to those coordinated with it.
class ArgumentChooser {
 public:
  ArgumentChooser(const Chunks& chunks, const CandidateReader& reader, const sequence::ChoiceModel& model)
      : chunks_(chunks), reader_(reader), model_(model) {}
  /// Fills agents, targets, places and times of `event`; `before` are the events before it.
  void choose(const Trigger& trigger, std::span<const Event> before, Event& event) const;

 private:
  struct Choice {
    Argument argument;
    int chunk;
    float margin;  ///< over nobody
  };
  std::vector<Choice> ranked(const std::vector<ArgumentCandidate>& candidates,
                             const std::vector<sequence::ChoiceScores>& scores, Part part) const;
  void take(const std::vector<Choice>& ranked, float more, std::vector<Argument>& list) const;

  const Chunks& chunks_;
  const CandidateReader& reader_;
  const sequence::ChoiceModel& model_;
};

class ArgumentFinder {
 public:
  /// Reads the models `verbs` and `arguments` and the tables of chunks.
  explicit ArgumentFinder(const Lexicon& lexicon);
  /// Fills agents, targets, places and times of the events, which are those of `triggers` one by one.
  void fill(const TokenIndex& index, const std::vector<Trigger>& triggers, const std::vector<Cue>& cues,
            std::vector<Event>& events) const;

 private:
  ChunkTables tables_;
  sequence::ChoiceModel verbs_, model_;
};

}  // namespace khabar
