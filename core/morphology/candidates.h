// The ways in which one word can be cut into clitics and stem, each with a score.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// Tables that cutting needs; views, cheap to copy.
struct MorphologyTables {
  Table pronouns, verb_affixes, verb_stems, counts, nominals;
  std::vector<Table> names;       ///< single words of these are names
  std::vector<Table> full_names;  ///< the first words of these begin names
};

MorphologyTables morphology_tables(const Lexicon& lexicon);

/// Cut::verb_score of what is no verb.
inline constexpr double no_verb = -100;

/// One reading of a word. The units are those of Morph.
struct Cut {
  std::uint8_t prefixes = 0;
  std::uint8_t prefix_units = 0, article_units = 0, suffix_units = 0;
  bool contracted = false;  ///< لل stands for ل+ال
  bool own_lam = false;     ///< and the noun begins with a ل of its own: للجنة
  bool known = false;
  bool is_name = false;
  double score = 0;
  double verb_score = no_verb;  ///< how well the stem reads as a verb
  Tense tense = Tense::none;
  Gender gender = Gender::none;
  Number number = Number::none;
  std::uint8_t person = 0;
  std::u16string verb_lemma;
};

/// The best cut of a word. `key` is the whole word as a key, `norm` folded (it tells ta marbuta from ه and أل from ال).
/// Candidates are the chains و/ف, ب/ل/ك/س, ال and one pronoun; each is scored by how much more frequent its stem is in
/// news than the word as a whole, and by what lexicons know.
Cut best_cut(const MorphologyTables& tables, std::u16string_view key, std::u16string_view norm);

}  // namespace khabar
