// From the reading that was chosen to the Morph that other stages see.
#pragma once

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/lemmas.h"
#include "morphology/ranker.h"
#include "morphology/readings.h"

namespace khabar::morphology {

class MorphMaker {
 public:
  /// Reads the model `lemmas`; `maker` must outlive it.
  MorphMaker(const Lexicon& lexicon, const ReadingMaker& maker);

  /// Takes another model for dictionary forms (training).
  void use_lemmas(Ranker ranker) { ranker_ = ranker; }

  /// The Morph of token `i`, which is read so. Its units are of the word as written: see Cut for contractions.
  Morph make(const Document& doc, int i, const Reading& reading, Pos pos) const;

  const Lemmatizer& lemmatizer() const { return lemmatizer_; }

 private:
  void set_verb(std::u16string_view stem, const Reading& reading, Morph& m) const;
  static void set_number(std::u16string_view stem, const Reading& reading, Morph& m);
  std::u16string function_lemma(std::u16string_view stem, const Reading& reading) const;

  const ReadingMaker& maker_;
  Lemmatizer lemmatizer_;
  Ranker ranker_;
  int lemma_column_;  // of function_words
};

}  // namespace khabar::morphology
