// Who takes part in an event, where and when.
#pragma once

#include <vector>

#include "events/triggers.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

class ArgumentFinder {
 public:
  /// Reads the tables `complementizers`, `clause_marks`.
  ArgumentFinder(const Lexicon& lexicon, const TriggerFinder& triggers);

  /// Fills agents, targets, places and times of `event` from its clause; `previous` is the event before it in the
  /// document (or none), whose agent is carried over to a verb that has no subject of its own.
  void fill(const TokenIndex& index, const Trigger& trigger, const Event* previous, Event& event) const;

 private:
  /// The clause of a token: up to marks that part clauses and words of subordination.
  TokenRange clause(const TokenIndex& index, int token) const;
  void fill_verb(const TokenIndex& index, const Trigger& trigger, TokenRange clause, const Event* previous,
                 Event& event) const;
  void fill_noun(const TokenIndex& index, const Trigger& trigger, TokenRange clause, Event& event) const;
  void add_coordinated(const TokenIndex& index, const Phrase& first, int limit, std::vector<Argument>& list) const;
  void add_prepositions(const TokenIndex& index, const Trigger& trigger, int from, int limit, Event& event) const;

  Table complementizers_, clause_marks_;
  const TriggerFinder& triggers_;
};

}  // namespace khabar
