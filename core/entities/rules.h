// Names by tables and patterns: hints for the tagger, which settles what is a name.
#pragma once

#include <vector>

#include "entities/candidates.h"
#include "entities/name_words.h"
#include "entities/spans.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "tagger/features.h"

namespace khabar {

class NameRules {
 public:
  /// Reads the tables of names. Candidates point at them: the object must not move while these are in use.
  explicit NameRules(const Lexicon& lexicon);

  /// Whatever tables and patterns call a name, overlaps and all; needs tokens, morphs and times.
  std::vector<Candidate> candidates(const Document& doc, const NameWords& words) const;
  /// The best of the candidates without overlaps, the words of sure names wherever they stand again, bodies with the
  /// nationality after them, and buildings with the person whose name they have.
  std::vector<Candidate> settled(const Document& doc, const NameWords& words, std::vector<Candidate> candidates) const;
  /// The words of names that are sure, wherever they stand again: a surname alone, the same body.
  std::vector<Candidate> repeated(const Document& doc, const NameWords& words,
                                  const std::vector<Candidate>& names) const;
  /// What these names, which do not overlap, say of each token.
  static std::vector<tagger::Hint> hints(const Document& doc, const std::vector<Candidate>& names);
  /// The same of roles round these names, and of nationalities, events and products outside them.
  std::vector<tagger::Hint> second_hints(const Document& doc, const NameWords& words,
                                         const std::vector<Candidate>& names) const;

  const NameTables& tables() const { return tables_; }
  const SpanTables& spans() const { return spans_; }
  const Table& doubtful() const { return doubtful_; }

 private:
  bool stands_for_body(const Document& doc, int i) const;
  void widen(const Document& doc, std::vector<Candidate>& names) const;

  NameTables tables_;
  SpanTables spans_;
  Table doubtful_;
  int common_column_;  ///< of name_tokens
};

}  // namespace khabar
