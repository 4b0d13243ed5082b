// Words of speech and who speaks by them.
#pragma once

#include <optional>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

/// A word of speech in the text.
struct Cue {
  int token = 0;
  bool quotes = true;               ///< it brings quotes
  bool verb = true;                 ///< else a participle or noun (قائلا، مؤكدا)
  std::optional<Argument> speaker;  ///< its subject, or who spoke before where it is implied (وأضاف)
};

class CueFinder {
 public:
  explicit CueFinder(const Lexicon& lexicon);
  /// The cues of the document in text order.
  std::vector<Cue> find(const TokenIndex& index) const;

 private:
  static int row_of(const Document& doc, int token, const Table& table);
  Table speech_, quote_verbs_, class_nouns_, titles_;
};

/// The ways in which a noun may stand in a table: as it is, and without the endings of case, dual and plural.
std::vector<std::u16string> noun_forms(const Document& doc, int token);

}  // namespace khabar
