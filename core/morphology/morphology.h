// Clitics, stem, lemma, part of speech.
#pragma once

#include <memory>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/known_words.h"
#include "morphology/lattice.h"
#include "morphology/ranker.h"
#include "morphology/spelling.h"
#include "morphology/words.h"

namespace khabar {

class MorphologyStage {
 public:
  /// Reads the tables of core/data/morphology, those of names, and the models `morphology` and `lemmas`.
  explicit MorphologyStage(const Lexicon& lexicon);
  MorphologyStage(const MorphologyStage&) = delete;  // the caches point at its model
  MorphologyStage& operator=(const MorphologyStage&) = delete;
  /// Fills doc.morphs, one for each token, adds readings for لل and warns of misspelt words; needs tokens and
  /// sentences. Every word's cuts and parts of speech stand beside each other in a lattice; the model's best path
  /// through a sentence is taken. Words that were read are kept between documents, up to some thousands, without a
  /// trace in what comes out; threads do not wait for each other. Linear: words of more than 40 letters are taken
  /// whole.
  void run(Document& doc) const;

  /// What reads words, for stages that run before.
  std::shared_ptr<const morphology::ReadingMaker> words() const { return maker_; }

 private:
  /// Fills the Morphs of these tokens, whole sentences.
  void read(Document& doc, TokenRange window, morphology::DocumentReadings& readings,
            morphology::LemmaList& lemmas) const;
  /// The Morph of token `i`, whose word is read as that node.
  const morphology::WordMorph& morph(const Document& doc, int i, morphology::KnownWord& word, std::int32_t node) const;
  /// Sets the moods of present forms by the particles before them.
  void set_moods(Document& doc, TokenRange range) const;

  std::shared_ptr<const morphology::ReadingMaker> maker_;
  morphology::Ranker ranker_;
  morphology::MorphMaker morphs_;
  mutable morphology::KnownWordsPool pool_;
  morphology::SpellingCheck spelling_;
  Table moods_;
  int mood_column_;
};

}  // namespace khabar
