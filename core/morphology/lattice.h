// The readings of the words of a sentence beside each other, and the best way through them.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "khabar/analysis.h"
#include "morphology/context.h"
#include "morphology/known_words.h"
#include "morphology/ranker.h"
#include "sequence/pieces.h"

namespace khabar::morphology {

/// The words of a document, some sentences at a time.
class DocumentReadings {
 public:
  /// Takes words from `known`, which must outlive it; of no tokens before read().
  DocumentReadings(const Document& doc, const ReadingMaker& maker, KnownWords& known);
  /// Of all tokens, with known words of its own: see KnownWords.
  DocumentReadings(const Document& doc, const ReadingMaker& maker, const Ranker* ranker);

  /// Goes on to these tokens, whole sentences right after the ones before, which then have no readings any more.
  void read(TokenRange window);
  const WordReadings& of(int i) const { return word(i).readings; }
  KnownWord& word(int i) const { return *words_[static_cast<std::size_t>(i - window_.begin)]; }
  /// What stands around token `i`: bits of word_mark.
  std::uint8_t marks(int i) const { return marks_[static_cast<std::size_t>(i)]; }
  /// Reads token `i` as a name without clitics.
  void read_as_name(int i);
  KnownWords& known() const { return *known_; }

 private:
  const Document& doc_;
  const WordMarker& marker_;
  std::unique_ptr<KnownWords> own_;
  KnownWords* known_;
  TokenRange window_;
  std::vector<KnownWord*> words_;
  std::vector<std::uint8_t> marks_;  ///< names that begin in one window may reach into the next
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

/// Calls `visit(range)` for each piece of `tokens`, whole sentences, that is read in one go.
template <class Visit>
void for_each_stretch(const Document& doc, TokenRange tokens, Visit visit) {
  constexpr int longest = 300;
  sequence::for_each_piece(doc, tokens, longest, visit);
}

}  // namespace khabar::morphology
