// Clitics, stem, lemma, part of speech.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class MorphologyStage {
 public:
  explicit MorphologyStage(const Lexicon& lexicon);
  /// Fills doc.morphs (and doc.readings); needs tokens.
  void run(Document& doc) const;
};

}  // namespace khabar
