// Labelled documents as the tagger's two layers see them, and how well models label them.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sequence/model.h"
#include "sequence/network.h"
#include "tagger/features.h"
#include "tagger/labels.h"
#include "tools/conll.h"
#include "tools/crf_trainer.h"

namespace khabar::tools {

enum class Layer { first, second };

inline const std::vector<std::uint8_t> no_memory;

inline std::span<const std::byte> bytes_of(const std::string& s) { return std::as_bytes(std::span(s)); }

/// Appends the sentences of `d`. `memory` is what the second pass remembers, or what the second layer sees of the
/// first (tagger/tagger.h).
void add_examples(const LabelledDocument& d, int source, const tagger::FeatureExtractor& features,
                  const std::vector<std::uint8_t>& memory, Layer layer, std::vector<Example>& out);

/// What scores the labels of a sequence, and what may follow what. The model must outlive it.
struct Labeller {
  std::function<void(const sequence::FeatureRows&, std::vector<sequence::LabelScores>&)> score;
  sequence::Decoder decoder;

  /// With nothing but what BIOES forbids between labels.
  explicit Labeller(std::function<void(const sequence::FeatureRows&, std::vector<sequence::LabelScores>&)> scorer)
      : score(std::move(scorer)), decoder(tagger::bioes()) {}
  explicit Labeller(const sequence::Model& model);
  explicit Labeller(const sequence::Network& network);
};

/// The best labels of the tokens of `d`.
std::vector<int> label(const LabelledDocument& d, const tagger::FeatureExtractor& features, const Labeller& labeller,
                       const std::vector<std::uint8_t>& memory, Layer layer);

/// What models are measured on.
struct HeldOut {
  const tagger::FeatureExtractor& features;
  const std::vector<LabelledDocument>&newswire, &articles;
};

/// Prints exact-span figures of names, after one pass or two.
void print_figures(const HeldOut& held, const Labeller& labeller, int passes);

/// Makes a model file that labels as the corpora do by these shares.
using MixedFile = std::function<std::string(const std::array<double, corpus_count>&)>;

/// Prints those of models that label more and more as ANERcorp does. `Model` is sequence::Model or sequence::Network.
template <class Model>
void print_shares(const HeldOut& held, const MixedFile& file, int passes) {
  for (const auto& shares : std::vector<std::array<double, corpus_count>>{
           {0, 0, 1}, {0.25, 0, 1}, {0.3, 0, 0.7}, {0.5, 0, 0.5}, {0.7, 0, 0.3}, {1, 0, 0}}) {
    const std::string bytes = file(shares);
    const Model model(bytes_of(bytes));
    std::printf("shares of ANERcorp %.2f, NewsFANE %.2f, articles %.2f\n", shares[0], shares[1], shares[2]);
    print_figures(held, Labeller(model), passes);
  }
}

/// Prints those of the second layer on articles, by type.
void print_second(const HeldOut& held, const Labeller& first, const std::string& second_model);

}  // namespace khabar::tools
