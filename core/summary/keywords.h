// Phrases that tell what a text is about, names and times apart.
#pragma once

#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class KeywordFinder {
 public:
  /// Reads the tables `word_counts`, `function_words`, `keyword_stops` and `common_nouns`.
  explicit KeywordFinder(const Lexicon& lexicon);

  /// Up to 12 noun phrases of one to three words, the best first with score 1: those that stand often and early and
  /// whose words are rare in news (tf-idf over whole phrases). Ranges in text order. No phrase has words of a name or a
  /// time; of the words of a phrase at least half are in none before it. Needs morphology, mentions and times.
  std::vector<Keyword> find(const Document& doc) const;

 private:
  struct Stems;
  struct Phrase;
  std::vector<bool> barred(const Document& doc) const;
  bool is_noun(const Document& doc, int token) const;
  int phrase_end(const Document& doc, const std::vector<bool>& barred, int begin) const;
  std::vector<Phrase> phrases(const Document& doc, const Stems& stems) const;
  double rarity(std::u16string_view stem) const;
  void score(const Document& doc, const Stems& stems, Phrase& phrase) const;

  Table counts_, function_words_, stops_, common_nouns_;
  int plain_ = -1, article_ = -1;
};

}  // namespace khabar
