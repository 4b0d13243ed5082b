// What every rule of names asks of the tokens of a text, found out once.
#pragma once

#include <vector>

#include "entities/candidates.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// The tables that may have something to say of each token; most tokens are in none that a rule looks into.
class NameWords {
 public:
  NameWords(const Document& doc, const NameTables& tables);

  /// Whether a key of the table may begin with the stem of token `i`.
  bool stem_in(const Table& table, int i) const { return at(i).stem.may_have(table); }
  /// Whether one may begin with the stem without the article.
  bool bare_in(const Table& table, int i) const { return at(i).bare.may_have(table); }
  /// The same where the token is a name that begins as with an article: without_article (entities/words.h).
  bool plain_in(const Table& table, int i) const { return at(i).plain.may_have(table); }
  /// The first token of the text that has the stem of token `i`.
  int first_like(int i) const { return firsts_[static_cast<std::size_t>(i)]; }

 private:
  struct Word {
    TableSet stem, bare, plain;
  };
  const Word& at(int i) const { return words_[static_cast<std::size_t>(i)]; }
  void find_firsts(const Document& doc);

  std::vector<Word> words_;
  std::vector<int> firsts_;  ///< apart: in a Word it would take as much room again to fill up
};

}  // namespace khabar
