// The readings of the words of a sentence beside each other, and the best way through them.
#pragma once

#include <algorithm>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khabar/analysis.h"
#include "morphology/ranker.h"
#include "morphology/readings.h"

namespace khabar::morphology {

/// The readings of the tokens of a document; those of one spelling are made once.
class DocumentReadings {
 public:
  /// With a ranker, readings have scores and no features; without, features and no scores (training).
  DocumentReadings(const Document& doc, const ReadingMaker& maker, const Ranker* ranker);

  /// Of token `i`.
  const WordReadings& of(int i) const { return *words_[static_cast<std::size_t>(i)]; }
  /// Reads token `i` as a name without clitics.
  void read_as_name(int i);

 private:
  const WordReadings& make(const Document& doc, int i);
  void score(WordReadings& word) const;

  const ReadingMaker& maker_;
  const Ranker* ranker_;
  std::deque<WordReadings> all_;
  std::unordered_map<std::u16string_view, const WordReadings*> by_norm_;
  std::vector<const WordReadings*> words_;
};

/// One reading with one part of speech.
struct Node {
  std::int16_t reading = 0;  ///< index into WordReadings::readings
  Pos pos = Pos::X;
  std::int16_t left = 0, right = 0;  ///< left_state, right_state
  std::int32_t score = 0;            ///< of the node alone, in units
};

/// The nodes of consecutive tokens: those of the n-th are [begins[n], begins[n + 1]).
struct Lattice {
  std::vector<Node> nodes;
  std::vector<std::int32_t> begins{0};

  int size() const { return static_cast<int>(begins.size()) - 1; }
};

/// The lattice of a range of tokens without scores.
Lattice make_lattice(const DocumentReadings& readings, TokenRange range);

/// Adds the scores of readings and contexts to the nodes.
void score_lattice(const DocumentReadings& readings, TokenRange range, const Ranker& ranker, Lattice& lattice);

/// The nodes (indices) of the best path, one a token (Viterbi).
std::vector<std::int32_t> best_path(const Lattice& lattice, const Ranker& ranker);

/// What token `i` has around it in `range`.
WordContext context_of(const DocumentReadings& readings, TokenRange range, int i);

/// Calls `visit` with ranges of tokens that tile the document: sentences, long ones in pieces.
template <class Visit>
void for_each_stretch(const Document& doc, Visit visit) {
  constexpr int longest = 300;
  for (const Sentence& s : doc.sentences)
    for (int begin = s.tokens.begin; begin < s.tokens.end; begin += longest)
      visit(TokenRange{begin, std::min(begin + longest, s.tokens.end)});
}

}  // namespace khabar::morphology
