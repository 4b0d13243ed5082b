// Names by a trained sequence tagger: a small recurrent network, twice, the second time with the document's memory;
// then a second layer, a linear-chain CRF, that sees these names and labels roles, nationalities, events and products.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_cache.h"
#include "sequence/model.h"
#include "sequence/network.h"
#include "sequence/pieces.h"
#include "tagger/features.h"
#include "tagger/labels.h"

namespace khabar::tagger {

/// A span of tokens that a layer of the tagger labels.
template <class Type>
struct LabelledSpan {
  TokenRange tokens;
  Type type{};
  double confidence = 0;  ///< the geometric mean of its labels' probabilities, 0 to 1
};
using TaggedSpan = LabelledSpan<Coarse>;
using SecondSpan = LabelledSpan<Second>;

/// What the tagger makes of a document.
struct Tagging {
  std::vector<TaggedSpan> spans;   ///< the best path's names, sorted, not overlapping
  std::vector<SecondSpan> second;  ///< those of the second layer, likewise
  std::vector<float> outside;      ///< how probable it is that each token is no part of a name; empty without a model

  /// How probable it is that token `i` is no part of a name; 1 without a model.
  double outside_probability(int i) const;
};

class Tagger {
 public:
  /// Reads the models `tagger`, `second_layer` and `word_classes` and the tables of names. Without a model it finds
  /// nothing.
  explicit Tagger(const Lexicon& lexicon);

  /// Needs tokens and morphs, and what rules say of each token: of persons, bodies and places, and for the second
  /// layer of roles and the like. Labels by the document's guidelines. Linear in the number of tokens.
  Tagging run(const Document& doc, std::span<const Hint> hints, std::span<const Hint> second_hints) const;

 private:
  /// What the features of each token add up to, but for those of memory.
  struct DocumentSums {
    std::vector<sequence::FeatureSums> first;
    std::vector<sequence::LabelSums> second;  ///< empty without a second layer
  };
  /// Calls `visit(piece)` for each piece as soon as its sums are there.
  template <class Visit>
  void add_up(const Document& doc, std::span<const Hint> hints, std::span<const Hint> second_hints, DocumentSums& sums,
              Visit visit) const;
  class Labeller;

  /// What a stem gives by itself, to its own token and to those near it.
  struct WordFacts {
    static constexpr std::size_t places = 2 * FeatureExtractor::reach + 1;
    SeenWord seen;
    /// What it adds to the sums of both layers for the tokens that it stands after by -reach to reach.
    std::array<sequence::FeatureSums, places> first;
    std::array<sequence::LabelSums, places> second;
  };
  WordFacts facts_of(std::u16string_view stem, const SeenWord& seen) const;

  /// The words of a piece.
  struct PieceWords {
    std::vector<const WordFacts*> facts;
    std::vector<SeenWord> seen;
    std::vector<WordFacts> spare;  ///< of words that the cache has no room for
  };
  void read_words(const Document& doc, TokenRange piece, PieceWords& words) const;
  /// Adds what the words of a piece give by themselves: `part` of their facts.
  template <class Sums>
  void add_words(const PieceWords& words, std::array<Sums, WordFacts::places> WordFacts::*part,
                 std::span<Sums> sums) const;

  /// What windows of hints and of memory add to the sums of a layer.
  template <class Sums>
  struct KnownWindows {
    WordCache<Sums> hints{1 << 11}, memory{1 << 10};
  };
  /// Adds what the window of a token tells, which `extract` gives.
  template <class Window, class Model, class Sums>
  static void add_window(const Window& window, void (*extract)(const Window&, sequence::FeatureRows&),
                         const Model& model, WordCache<Sums>& known, Sums& sum);

  FeatureExtractor features_;
  sequence::Network network_;
  sequence::Model second_;
  sequence::Decoder decoder_, second_decoder_;
  WordFacts before_, after_;  ///< of what stands beyond the ends of a piece
  std::unique_ptr<WordCache<WordFacts>> words_;
  std::unique_ptr<KnownWindows<sequence::FeatureSums>> windows_;
  std::unique_ptr<KnownWindows<sequence::LabelSums>> second_windows_;
};

/// For each token the type that its stem got most often in the document (1 + type), 0 where it got none: what the
/// second pass remembers. `labels` has one label for each token.
std::vector<std::uint8_t> remember(const Document& doc, std::span<const std::uint8_t> labels);

/// Labels in a byte each, as `remember` reads them and as the second layer sees those of the first in place of a
/// memory.
inline std::vector<std::uint8_t> label_bytes(const std::vector<int>& labels) {
  return std::vector<std::uint8_t>(labels.begin(), labels.end());
}

/// Calls `visit(range)` for each piece of the document that is labelled in one go.
template <class Visit>
void for_each_piece(const Document& doc, Visit visit) {
  constexpr int longest = 256;
  sequence::for_each_piece(doc, {0, doc.token_count()}, longest, visit);
}

}  // namespace khabar::tagger
