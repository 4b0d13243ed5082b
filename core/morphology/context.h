// What the neighbours of a word tell of its readings.
#pragma once

#include <cstdint>
#include <vector>

#include "morphology/readings.h"

namespace khabar::morphology {

/// What a word has around it; an edge of the sentence is a shape of zeros.
struct WordContext {
  WordShape before2, before, word, after;
  int verb_ahead = 0;        ///< how many words on the next present form stands, from 1; 0 where none is near
  int accusative_ahead = 0;  ///< the same of the next word with the ending of an indefinite accusative
  std::uint8_t before_marks = 0, marks = 0, after_marks = 0;  ///< bits of word_mark
};

/// How far ahead a WordContext looks for verbs and accusatives.
inline constexpr int words_ahead = 5;

/// Append hashes of features of a reading of clitic class `context_class`: those that only the word before tells, those
/// that only the word after tells, and those that take several words; and those that readings of all classes share.
void before_features(const WordShape& before, int context_class, std::vector<std::uint32_t>& features);
void after_features(const WordShape& after, int context_class, std::vector<std::uint32_t>& features);
void joint_features(const WordContext& context, int context_class, std::vector<std::uint32_t>& features);
void common_features(const WordContext& context, std::vector<std::uint32_t>& features);

}  // namespace khabar::morphology
