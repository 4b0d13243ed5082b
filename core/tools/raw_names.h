// What a tagger makes of the words of raw news.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "khabar/analysis.h"
#include "sequence/model.h"
#include "tagger/features.h"
#include "tagger/labels.h"
#include "tagger/word_classes.h"
#include "tools/conll.h"

namespace khabar::tools {

/// How often raw news has a stem, and how often (by the model's probabilities) as part of a name of each coarse type.
struct NameCounts {
  int all = 0;
  std::array<double, tagger::coarse_count> names{};
};
using RawNames = std::unordered_map<std::u16string, NameCounts>;

/// Adds what `model` makes of every word of these texts.
void count_names(const std::vector<LabelledDocument>& news, const tagger::FeatureExtractor& features,
                 const sequence::Model& model, RawNames& counts);

using ClassedWords = std::vector<std::pair<std::u16string, tagger::WordClass>>;

/// The words with WordClass::name from these counts; words that are mostly names are added where they are missing.
ClassedWords with_names(const ClassedWords& words, const RawNames& counts);

}  // namespace khabar::tools
