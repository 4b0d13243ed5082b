// Labelled documents as the tagger's two layers see them, and how well models label them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sequence/model.h"
#include "tagger/features.h"
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

/// The best labels of the tokens of `d`.
std::vector<int> label(const LabelledDocument& d, const tagger::FeatureExtractor& features,
                       const sequence::Model& model, const std::vector<std::uint8_t>& memory, Layer layer);

/// Prints exact-span figures of models that label more and more as ANERcorp does, on newswire and on articles.
void print_shares(const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& newswire,
                  const std::vector<LabelledDocument>& articles, const CorpusWeights& weights, int passes);

/// Prints those of the second layer on articles, by type.
void print_second(const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& articles,
                  const std::string& first_model, const std::string& second_model);

}  // namespace khabar::tools
