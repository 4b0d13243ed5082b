// What a reading of a word tells by itself, wherever the word stands.
#pragma once

#include <string_view>

#include "morphology/readings.h"

namespace khabar::morphology {

/// Adds the hashes of its features to a reading, those that name the word first. `key` and `norm` are the word's as for
/// Cutter::cuts, `whole` is what the lexicons say of it uncut, `nominal_pos` and `base_pos` what tables of nouns say
/// that the stem and its dictionary form are.
void add_features(Reading& reading, std::u16string_view key, std::u16string_view norm, const StemFacts& whole,
                  std::string_view nominal_pos, std::string_view base_pos);

}  // namespace khabar::morphology
