// Who or what may take part in an event, and the features by which a log-linear model tells in which role.
#pragma once

#include <span>
#include <vector>

#include "events/triggers.h"
#include "khabar/analysis.h"
#include "quotes/cues.h"
#include "sequence/features.h"
#include "syntax/chunks.h"
#include "syntax/verbs.h"

namespace khabar {

/// Somebody or something that may take part in an event.
struct ArgumentCandidate {
  Argument argument;
  int chunk = -1;  ///< in the sentence of the event; -1 for one that only stands before it
  int back = 0;    ///< how many sentences before
  int rank = 0;    ///< among those before: 0 for the one named last
};

/// How a trigger builds its clause.
enum class Form : std::uint8_t { active, passive, bare_noun, definite_noun, noun_of_somebody };

/// Finds the candidates of events and writes their features. A view: what it is made from must outlive it.
class CandidateReader {
 public:
  CandidateReader(const TokenIndex& index, const Chunks& chunks, VerbFrames& verbs, const std::vector<Cue>& cues);

  static constexpr int reach_back = 3;  ///< sentences whose chunks are read before that of an event

  /// The candidates of the event at `trigger`: chunks near it in its sentence, then who was named or took part before;
  /// `before` are the events of the document up to here, with their arguments.
  std::vector<ArgumentCandidate> candidates(const Trigger& trigger, std::span<const Event> before) const;

  /// A row of features for each candidate, then one for nobody at all.
  void write(const Trigger& trigger, const std::vector<ArgumentCandidate>& candidates, std::span<const Event> before,
             sequence::FeatureRows& rows) const;

  /// The times of the sentence of the trigger, as [first, second) of Document::times.
  std::pair<int, int> times(const Trigger& trigger) const;
  /// A row of features for each of these times, then one for none of them.
  void write_times(const Trigger& trigger, std::span<const Event> before, sequence::FeatureRows& rows) const;

 private:
  using Row = sequence::RowWriter;
  struct Context;
  static bool own_subject(const Context& context);
  Context context(const Trigger& trigger) const;
  void write_local(const Context& context, const ArgumentCandidate& candidate, Row& row) const;
  void write_frame(const VerbFrame* frame, int chunk, std::uint32_t number, const Context& context, Row& row) const;
  void write_history(const Context& context, const Argument& argument, std::span<const Event> before, Row& row) const;
  void write_nobody(const Context& context, Row& row) const;
  Gender gender_of(const ArgumentCandidate& candidate) const;
  int agreement(const Trigger& trigger, const ArgumentCandidate& candidate) const;
  std::uint32_t kind_of(const ArgumentCandidate& candidate) const;
  const Cue* cue_at(int token) const;
  bool is_rate(const Chunk& chunk) const;
  const Quote* quote_around(const Span& span) const;

  const Document& doc_;
  const Chunks& chunks_;
  VerbFrames& verbs_;
  const std::vector<Cue>& cues_;
};

/// What the features of all candidates of a trigger have in common.
struct CandidateReader::Context {
  const Trigger& trigger;
  std::uint32_t type, form, mode, lemma, subject_frame, object_frame;
  int sentence;
  TokenRange tokens;            ///< of the sentence
  bool pronoun;                 ///< attached to the trigger
  const VerbFrame* own;         ///< of the trigger, where it is a verb
  const VerbFrame* governor;    ///< of the verb before it in its clause
  const VerbFrame* controller;  ///< of the verb that its clause is the complement of
  std::uint32_t governor_lemma;
  int antecedent = -1;  ///< the last token before the relative word that opens the trigger's clause
  std::optional<Argument> speaker, quoted;
};

/// Whether both mean the same: one entity, or words in common.
inline bool same_argument(const Argument& a, const Argument& b) {
  return a.entity >= 0 && b.entity >= 0 ? a.entity == b.entity : a.span.overlaps(b.span);
}

}  // namespace khabar
