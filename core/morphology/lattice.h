// The readings of the words of a sentence beside each other, and the best way through them.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "khabar/analysis.h"
#include "morphology/context.h"
#include "morphology/ranker.h"
#include "morphology/word_cache.h"

namespace khabar::morphology {

/// The words of a document.
class DocumentReadings {
 public:
  /// Takes words from `cache`, which must outlive it.
  DocumentReadings(const Document& doc, const ReadingMaker& maker, WordCache& cache);
  /// With a cache of its own: see WordCache.
  DocumentReadings(const Document& doc, const ReadingMaker& maker, const Ranker* ranker);

  const WordReadings& of(int i) const { return word(i).readings; }
  KnownWord& word(int i) const { return *words_[static_cast<std::size_t>(i)]; }
  /// What stands around token `i`: bits of word_mark.
  std::uint8_t marks(int i) const { return marks_[static_cast<std::size_t>(i)]; }
  /// Reads token `i` as a name without clitics.
  void read_as_name(int i);
  WordCache& cache() const { return *cache_; }

 private:
  void read(const Document& doc, const ReadingMaker& maker);

  std::unique_ptr<WordCache> own_;
  WordCache* cache_;
  std::vector<KnownWord*> words_;
  std::vector<std::uint8_t> marks_;
};

/// The nodes of consecutive tokens: those of the n-th are [begins[n], begins[n + 1]).
struct Lattice {
  std::vector<Node> nodes;
  std::vector<std::int32_t> begins{0};

  int size() const { return static_cast<int>(begins.size()) - 1; }
};

/// The lattice of a range of tokens with the scores that words have by themselves.
Lattice make_lattice(const DocumentReadings& readings, TokenRange range);

/// Finds best paths. Keeps its memory between sentences.
class PathFinder {
 public:
  explicit PathFinder(const Ranker& ranker) : ranker_(ranker) {}

  /// The lattice with all scores, and the nodes (indices) of its best path, one a token (Viterbi). Both hold until the
  /// next call.
  struct Result {
    const Lattice& lattice;
    const std::vector<std::int32_t>& path;
    const Node& node(int n) const { return lattice.nodes[static_cast<std::size_t>(path[static_cast<std::size_t>(n)])]; }
    /// The index of the node among those of its word.
    std::int32_t index(int n) const {
      return path[static_cast<std::size_t>(n)] - lattice.begins[static_cast<std::size_t>(n)];
    }
  };
  Result run(const DocumentReadings& readings, TokenRange range);

 private:
  /// What a path that ends in a state is worth.
  struct End {
    std::int32_t score = 0, node = 0;
    std::int16_t left = 0;
  };
  void add_contexts(const DocumentReadings& readings, TokenRange range);
  void go_forward();
  void keep_ends(std::size_t begin, std::size_t end);

  const Ranker& ranker_;
  Lattice lattice_;
  std::vector<std::int32_t> best_, back_, path_;
  std::vector<End> ends_;
  std::vector<std::uint32_t> features_;
};

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
