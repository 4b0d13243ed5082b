// Classes of words that stand in like places, learnt from raw news: a word that no labelled text has is known by them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sequence/hash_index.h"

namespace khabar::tagger {

/// What is known of a word from raw text.
struct WordClass {
  std::uint8_t words = 0;  ///< its class by neighbours, from 1; 0 where the word is too rare to have one
  std::uint8_t name = 0;   ///< what a first tagger called it: 0 no name, 1 + 3 * coarse type + how surely (0 to 2)
  std::uint8_t level = 0;  ///< how often raw news has it: the number of bits of the count
};

/// The file `word_classes`, unpacked.
class WordClasses {
 public:
  WordClasses() = default;
  /// No classes where `bytes` is empty or damaged.
  explicit WordClasses(std::span<const std::byte> bytes);
  /// The classes of a stem (Document::stem_key).
  WordClass of(std::u16string_view stem) const;

 private:
  sequence::HashIndex words_;
  std::vector<WordClass> classes_;
};

/// The file for these words.
std::string write_word_classes(const std::vector<std::pair<std::u16string, WordClass>>& words);

}  // namespace khabar::tagger
