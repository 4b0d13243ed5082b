// Words that have been read, with all that does not depend on where they stand.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/analysis.h"
#include "morphology/marks.h"
#include "morphology/ranker.h"
#include "morphology/readings.h"

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
  std::u16string norm;
  std::int32_t old_place = -1;  ///< among the words of the old generation
  WordReadings readings;
  std::vector<Node> nodes;  ///< of all readings, with scores where there is a ranker
  NameStarts starts;
  std::unique_ptr<NeighbourScores> to_next, to_previous;  ///< made when they are first asked for
  std::vector<std::pair<std::int32_t, Morph>> morphs;     ///< that were made of its nodes, by the node's index
};

/// Reads each word once. Keeps what it has read between documents, up to a number of words.
class WordCache {
 public:
  /// With a ranker, readings have scores and no features; without, features and no scores (training). Both must outlive
  /// the cache.
  WordCache(const ReadingMaker& maker, const Ranker* ranker);

  /// Token `i`; the reference holds until `tidy`.
  KnownWord& word(const Document& doc, int i);
  /// The word of `shape` read as a name without clitics. Holds until `tidy`.
  KnownWord& name(const WordShape& shape);
  /// What an edge of a sentence gives to its neighbours.
  KnownWord& edge() { return edge_; }
  const NeighbourScores& to_next(KnownWord& word);
  const NeighbourScores& to_previous(KnownWord& word);
  /// Between documents: forgets the words that have not been asked for since it last became too much.
  void tidy();

 private:
  /// Words by what they are written as, in open addressing.
  class Index {
   public:
    /// The word, or null.
    KnownWord* find(std::uint64_t hash, std::u16string_view norm) const;
    void insert(std::uint64_t hash, KnownWord* word);
    std::size_t size() const { return used_; }

   private:
    struct Slot {
      std::uint64_t hash = 0;
      KnownWord* word = nullptr;
    };
    std::vector<Slot> slots_ = std::vector<Slot>(1024);  ///< a power of two, at most half full
    std::size_t used_ = 0;
  };
  /// Words of one age.
  struct Generation {
    std::vector<std::unique_ptr<KnownWord>> words;
    Index index;
  };
  KnownWord& read(const Document& doc, int i, std::u16string_view norm);
  void score(KnownWord& word) const;
  static void make_nodes(KnownWord& word);

  const ReadingMaker& maker_;
  const Ranker* ranker_;
  Generation young_, old_;
  std::vector<std::unique_ptr<KnownWord>> names_;
  KnownWord edge_;
  std::vector<std::uint32_t> features_;  ///< for scoring
};

/// Lends caches: one to each thread that works at a time.
class WordCaches {
 public:
  WordCaches(const ReadingMaker& maker, const Ranker& ranker) : maker_(maker), ranker_(ranker) {}

  std::unique_ptr<WordCache> take();
  void give_back(std::unique_ptr<WordCache> cache);

 private:
  const ReadingMaker& maker_;
  const Ranker& ranker_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<WordCache>> free_;
};

}  // namespace khabar::morphology
