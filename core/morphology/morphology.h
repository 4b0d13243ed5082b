// Clitics, stem, lemma, part of speech.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/candidates.h"

namespace khabar {

class MorphologyStage {
 public:
  /// Reads the tables of core/data/morphology and, so that no name is cut, those of names.
  explicit MorphologyStage(const Lexicon& lexicon);
  /// Fills doc.morphs, one for each token, and adds readings for لل; needs tokens and sentences. Linear: words of more
  /// than 40 letters are taken whole.
  void run(Document& doc) const;

 private:
  void read_word(Document& doc, int i, bool expects_verb, bool expects_noun) const;
  /// Whether a known name of several words begins here (لي شانغفو): it has no clitics.
  bool begins_full_name(const Document& doc, int i) const;
  bool read_function_word(Document& doc, int i) const;
  void choose_pos(const Document& doc, int i, const Cut& cut, bool expects_verb, bool expects_noun, Morph& m) const;

  Table function_words_, nominals_, plurals_;
  MorphologyTables tables_;
};

}  // namespace khabar
