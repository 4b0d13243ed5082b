// Who and what the text speaks of: mentions, the entities behind them, relations that words state.
#pragma once

#include <memory>

#include "entities/candidates.h"
#include "entities/latin.h"
#include "entities/rules.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "tagger/tagger.h"

namespace khabar {

class EntityStage {
 public:
  /// Reads the tables of names and the tagger's models.
  explicit EntityStage(const Lexicon& lexicon);
  /// Fills doc.mentions, entities and relations; needs tokens, morphs and times.
  void run(Document& doc) const;

 private:
  Candidate from_span(const Document& doc, const tagger::TaggedSpan& span) const;
  int joined_end(const Document& doc, const tagger::TaggedSpan& first, const tagger::TaggedSpan& second) const;
  void set_kind(const Document& doc, Candidate& c) const;
  std::vector<Candidate> decide(const Document& doc, const NameWords& words, const tagger::Tagging& tagging,
                                const std::vector<Candidate>& ruled) const;

  std::unique_ptr<NameRules> rules_;  // behind a pointer: facts point at the tables
  const NameTables& tables_;
  Table relation_links_;
  LatinWriter latin_;
  tagger::Tagger tagger_;
};

}  // namespace khabar
