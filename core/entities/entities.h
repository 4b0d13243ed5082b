// Who and what the text speaks of: mentions, the entities behind them, relations that words state.
#pragma once

#include <memory>

#include "entities/candidates.h"
#include "entities/latin.h"
#include "entities/spans.h"
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
  void add_tagged(const Document& doc, const tagger::Tagging& tagging, std::vector<Candidate>& out) const;
  bool stands_for_body(const Document& doc, int i) const;
  std::vector<Candidate> repeated(const Document& doc, const std::vector<Candidate>& names) const;
  void widen(const Document& doc, std::vector<Candidate>& names) const;

  std::unique_ptr<NameTables> tables_;  // behind a pointer: facts point at the tables
  SpanTables spans_;
  Table doubtful_, relation_links_;
  LatinWriter latin_;
  tagger::Tagger tagger_;
};

}  // namespace khabar
