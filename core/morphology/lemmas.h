// Dictionary forms of nouns, adjectives and adverbs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/ranker.h"
#include "morphology/readings.h"

namespace khabar::morphology {

/// One way to make a dictionary form: a row of lemma_rules, and what it gives.
struct LemmaChoice {
  int rule = 0;
  std::u16string lemma;
};

/// The choices for a stem, and the features by which a Ranker (whose lanes are then rules) weighs them.
struct LemmaChoices {
  std::vector<LemmaChoice> choices;
  std::vector<std::uint32_t> features;
};

class Lemmatizer {
 public:
  /// Reads the table `lemma_rules`; its first `lanes` rows count.
  Lemmatizer(const Lexicon& lexicon, const StemLexicon& stems);

  /// `stem` as a key and `spelt` folded, both without clitics and article; `with_pronoun`: a pronoun follows.
  LemmaChoices choices(std::u16string_view stem, std::u16string_view spelt, Pos pos, bool with_pronoun) const;
  /// The best of them.
  std::u16string best(const LemmaChoices& choices, const Ranker& ranker) const;

 private:
  struct Rule {
    std::u16string ending, replacement;
  };
  std::optional<std::u16string> apply(int rule, std::u16string_view stem) const;
  std::optional<std::u16string> listed(std::u16string_view stem) const;

  const StemLexicon& stems_;
  std::vector<Rule> rules_;
  int plural_lemma_, nominal_lemma_;  // columns
};

}  // namespace khabar::morphology
