// Reads stems as forms of verbs.
#pragma once

#include <optional>
#include <string_view>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar::morphology {

/// A stem read as a form of a verb of the lexicon.
struct VerbForm {
  int score = 0;    ///< how much this reading is to be preferred to other verbal ones of the same stem
  int row = -1;     ///< of verb_stems
  int ending = -1;  ///< row of verb_affixes, or -1 where the form has no ending
  Tense tense = Tense::past;
  Voice voice = Voice::active;
  bool common = false;  ///< the verb is one that news uses much
  std::uint8_t person = 3;
  Gender gender = Gender::masculine;
  Number number = Number::singular;
};

class VerbReader {
 public:
  /// Reads the tables `verb_stems`, `verb_affixes` and `word_counts`.
  explicit VerbReader(const Lexicon& lexicon);

  /// The best reading of `stem` (a key without clitics) as a verb. `present_only`: after س or ل; `before_pronoun`: a
  /// pronoun follows, before which وا loses its alef.
  std::optional<VerbForm> read(std::u16string_view stem, bool present_only, bool before_pronoun) const;

  /// The past tense, third person of the verb, as a key.
  std::u16string lemma(const VerbForm& form) const;

 private:
  class Search;
  /// Whether a stem that begins with ت is the past of a verb with a ت of its own (تظاهر) rather than a present form.
  bool has_own_ta(std::u16string_view stem) const;

  Table stems_, endings_, counts_;
  int kind_, lemma_, tense_, person_, gender_, number_, plain_, common_;  // columns
};

}  // namespace khabar::morphology
