// Words of speech and who speaks by them.
#pragma once

#include <optional>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_forms.h"
#include "syntax/phrases.h"

namespace khabar {

/// A word of speech in the text.
struct Cue {
  int token = 0;
  bool quotes = true;    ///< it brings quotes
  bool verb = true;      ///< else a participle or noun (قائلا، مؤكدا)
  bool joined = false;   ///< with و
  bool opinion = false;  ///< of thinking more than of saying: it brings no quote inside another
  int complement = -1;   ///< the first token of the clause that its أن or إن brings, or -1
  int attribution = -1;  ///< of حسبما قال, على حد قوله: the token at which that begins; else -1
  std::optional<Argument> speaker;  ///< its subject, or who spoke before where it is implied (وأضاف)
};

class CueFinder {
 public:
  /// Reads the tables `speech`, `quote_verbs`, `opinion_verbs`, `complementizers`, `clause_heads`, `impersonal_speech`,
  /// `attributions`, `speech_nouns`, `speaker_nouns`, `class_nouns`, `titles`, `title_links`,
  /// `quote_marks`.
  explicit CueFinder(const Lexicon& lexicon);
  /// The cues of the document in text order.
  std::vector<Cue> find(const TokenIndex& index) const;

 private:
  struct Reading {
    int row = -1;  ///< of the table
    bool verb = false;
    bool quotes = false;
    bool homograph = false;  ///< it may be another word
  };
  std::optional<Reading> read(const TokenIndex& index, int token) const;
  std::optional<Reading> look_up(const Document& doc, int token) const;
  std::optional<Reading> homograph(const Document& doc, int token) const;
  int complement_of(const TokenIndex& index, int token, bool opinion) const;
  bool is_said(const Document& doc, int token) const;
  bool marks_follow(const TokenIndex& index, int token) const;
  bool takes_complement(const TokenIndex& index, int token, int complementizer, bool opinion) const;
  int attribution_before(const TokenIndex& index, int token, bool verb) const;
  bool opens_clause(const TokenIndex& index, int token) const;
  bool is_impersonal(const Document& doc, int token) const;

  Table speech_, quote_verbs_, opinion_verbs_, complementizers_, clause_heads_, impersonal_, attributions_,
      speech_nouns_, speaker_nouns_, class_nouns_, titles_, title_links_, marks_;
};

/// The ways in which a noun may stand in a table: as it is, and without the endings of case, dual and plural.
WordForms noun_forms(const Document& doc, int token);
/// Adds them to a list.
void add_noun_forms(const Document& doc, int token, WordForms& forms);

}  // namespace khabar
