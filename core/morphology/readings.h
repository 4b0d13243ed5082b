// The readings of words: each cut with what the lexicons say of its stem, its features, and the parts of speech it may
// have.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/cuts.h"
#include "morphology/foreign.h"
#include "morphology/marks.h"
#include "morphology/ranker.h"
#include "morphology/stems.h"
#include "morphology/verbs.h"

namespace khabar::morphology {

/// A set of parts of speech: bit `1 << int(Pos)`.
using PosSet = std::uint32_t;
constexpr PosSet pos_bit(Pos pos) { return PosSet{1} << static_cast<int>(pos); }

/// The lane of a Ranker's weights that a part of speech has; marks and symbols, which have none, lie between.
constexpr int lane_of(Pos pos) {
  const int n = static_cast<int>(pos);
  return n <= static_cast<int>(Pos::PROPN) ? n : n - (pos == Pos::SCONJ ? 1 : 2);
}

/// One cut of a word.
struct Reading {
  Cut cut;
  PosSet allowed = 0;
  StemFacts stem;
  StemLexicon::Base base;  ///< of the stem
  int foreign = 0;         ///< ForeignLook::level
  std::optional<VerbForm> verb;
  int before_pronoun = 0;               ///< how often the stem stands in news alone, where a pronoun follows it here
  bool known = false;                   ///< the stem stands in a lexicon
  std::vector<std::uint32_t> features;  ///< hashes of those that it has wherever the word stands
  int naming_features = 0;              ///< how many of them, the first, name the word or its stem
  Scores scores{};                      ///< what a Ranker gives for them
};

/// What neighbours look at.
struct WordShape {
  std::uint32_t key = 0;          ///< hash of the word as a key
  std::uint32_t ending = 0;       ///< hash of its last two letters, ta marbuta told from ه
  std::uint32_t opening = 0;      ///< hash of its first two
  std::uint32_t cluster = 0;      ///< of its most frequent stem, with the article told
  std::uint32_t lists = 0;        ///< the tables of names that it stands in
  std::uint32_t form = 0;         ///< whether it has the article, and how it ends, roughly: what agreement shows
  std::uint8_t ending_class = 0;  ///< how it ends, roughly: a number from 1
  bool verbal = false;            ///< it may be a present form, and no table has it as a noun
};

/// The ending_class of words that may be indefinite accusatives.
inline constexpr std::uint8_t accusative_ending = 11;

/// All readings of a word. What is no word has one, without features.
struct WordReadings {
  std::vector<Reading> readings;
  WordShape shape;
};

class ReadingMaker {
 public:
  explicit ReadingMaker(const Lexicon& lexicon);

  /// `key` and `norm` as for Cutter::cuts.
  WordReadings read(std::u16string_view key, std::u16string_view norm) const;
  /// Whether some cut of the word leaves a stem that stands in a lexicon. Rare duals of verbs prove nothing.
  bool knows(std::u16string_view key, std::u16string_view norm) const;

  /// See StemLexicon::use_clusters.
  void use_clusters(const std::vector<std::uint8_t>& clusters) { stems_.use_clusters(clusters); }

  /// Takes another model (training).
  void use_foreign_look(const ForeignLook& look) { foreign_ = look; }
  const WordMarker& marker() const { return marker_; }
  const Cutter& cutter() const { return cutter_; }
  const StemLexicon& stems() const { return stems_; }
  const VerbReader& verbs() const { return verbs_; }

 private:
  /// A reading without its features.
  Reading look_up(std::u16string_view key, const Cut& cut) const;
  std::string_view table_pos(const StemFacts& facts) const;
  PosSet allowed(const Reading& reading, std::u16string_view stem) const;

  Cutter cutter_;
  StemLexicon stems_;
  VerbReader verbs_;
  WordMarker marker_;
  ForeignLook foreign_;
  Table uses_;
  int pos_column_, use_column_;
  int nominal_pos_, plural_pos_;
};

/// 1: article, 2: proclitic, 4: pronoun.
int context_class(const Cut& cut);
inline constexpr int context_classes = 8;

/// The index of a reading with this part of speech among left_states and right_states of the Ranker.
int left_state(const Cut& cut, Pos pos);
int right_state(const Cut& cut, Pos pos);

}  // namespace khabar::morphology
