// Words that have been read, with all that does not depend on where they stand.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "khabar/analysis.h"
#include "morphology/marks.h"
#include "morphology/ranker.h"
#include "morphology/readings.h"
#include "morphology/words.h"

namespace khabar::morphology {

/// One reading with one part of speech.
struct Node {
  std::int16_t reading = 0;  ///< index into WordReadings::readings
  Pos pos = Pos::X;
  std::uint8_t context = 0;          ///< context_class
  std::int16_t left = 0, right = 0;  ///< left_state, right_state
  std::int32_t score = 0;            ///< of the node alone, in units
};

/// What a word gives to the readings of its neighbours, by their context_class.
using NeighbourScores = std::array<Scores, context_classes>;

/// A word that was read.
struct KnownWord {
  WordReadings readings;
  std::vector<Node> nodes;  ///< of all readings, with scores where there is a ranker
  NameStarts starts;
  std::unique_ptr<NeighbourScores> to_next, to_previous;   ///< made when they are first asked for
  std::vector<std::pair<std::int32_t, WordMorph>> morphs;  ///< that were made of its nodes, by the node's index
};

/// Reads each word once. Keeps what it has read between documents, up to a number of words.
class KnownWords {
 public:
  /// With a ranker, readings have scores and no features; without, features and no scores (training). Both must outlive
  /// what is known.
  KnownWords(const ReadingMaker& maker, const Ranker* ranker);

  /// Token `i`; the reference holds until `tidy`.
  KnownWord& word(const Document& doc, int i);
  /// The word of `shape` read as a name without clitics. Holds until `tidy`.
  KnownWord& name(const WordShape& shape);
  /// What an edge of a sentence gives to its neighbours.
  KnownWord& edge() { return edge_; }
  const NeighbourScores& to_next(KnownWord& word);
  const NeighbourScores& to_previous(KnownWord& word);
  /// Forgets the words that have not been asked for since they last became too many.
  void tidy();

 private:
  struct Hash : WordHash {
    using is_transparent = void;
  };
  /// By what they are written as.
  using Words = std::unordered_map<std::u16string, KnownWord, Hash, std::equal_to<>>;

  void read(const Document& doc, int i, std::u16string_view norm, KnownWord& word);
  void score(KnownWord& word) const;
  static void make_nodes(KnownWord& word);

  const ReadingMaker& maker_;
  const Ranker* ranker_;
  Words young_, old_;  ///< a word that is asked for goes from the old to the young ones, without a move in memory
  std::deque<KnownWord> names_;
  KnownWord edge_;
  std::vector<std::uint32_t> features_;  ///< for scoring
};

/// Lends known words: some to each thread that works at a time.
class KnownWordsPool {
 public:
  KnownWordsPool(const ReadingMaker& maker, const Ranker& ranker) : maker_(maker), ranker_(ranker) {}

  std::unique_ptr<KnownWords> take();
  void give_back(std::unique_ptr<KnownWords> known);

 private:
  const ReadingMaker& maker_;
  const Ranker& ranker_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<KnownWords>> free_;
};

}  // namespace khabar::morphology
