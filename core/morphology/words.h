// From the reading that was chosen to the Morph that other stages see.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/lemmas.h"
#include "morphology/marks.h"
#include "morphology/ranker.h"
#include "morphology/readings.h"

namespace khabar::morphology {

/// A Morph beside its lemma, which no document has yet.
struct WordMorph {
  Morph morph;
  std::u16string lemma;
};

/// Puts lemmas into a document, each once.
class LemmaList {
 public:
  explicit LemmaList(std::vector<std::u16string>& lemmas);
  LemmaList(const LemmaList&) = delete;  // its set looks at the list
  LemmaList& operator=(const LemmaList&) = delete;
  /// The index of the lemma; -1 for none.
  std::int32_t index(const std::u16string& lemma);

 private:
  /// Of lemmas by themselves and by their index.
  struct Hash {
    using is_transparent = void;
    const std::vector<std::u16string>* lemmas;
    std::size_t operator()(std::u16string_view lemma) const { return WordHash()(lemma); }
    std::size_t operator()(std::int32_t i) const { return (*this)((*lemmas)[static_cast<std::size_t>(i)]); }
  };
  struct Equal {
    using is_transparent = void;
    const std::vector<std::u16string>* lemmas;
    bool operator()(std::int32_t a, std::int32_t b) const { return a == b; }
    bool operator()(std::u16string_view a, std::int32_t b) const { return a == (*lemmas)[static_cast<std::size_t>(b)]; }
    bool operator()(std::int32_t a, std::u16string_view b) const { return (*this)(b, a); }
  };

  std::vector<std::u16string>& lemmas_;
  std::unordered_set<std::int32_t, Hash, Equal> indices_;
};

class MorphMaker {
 public:
  /// Reads the model `lemmas`; `maker` must outlive it.
  MorphMaker(const Lexicon& lexicon, const ReadingMaker& maker);

  /// Takes another model for dictionary forms (training).
  void use_lemmas(Ranker ranker) { ranker_ = ranker; }

  /// The Morph of token `i`, which is read so. Its units are of the word as written: see Cut for contractions.
  WordMorph make(const Document& doc, int i, const Reading& reading, Pos pos) const;

  const Lemmatizer& lemmatizer() const { return lemmatizer_; }

 private:
  void set_verb(std::u16string_view stem, const Reading& reading, WordMorph& word) const;
  static void set_number(std::u16string_view stem, const Reading& reading, WordMorph& word);
  std::u16string function_lemma(std::u16string_view stem, const Reading& reading) const;

  const ReadingMaker& maker_;
  Lemmatizer lemmatizer_;
  Ranker ranker_;
  int lemma_column_;  // of function_words
};

}  // namespace khabar::morphology
