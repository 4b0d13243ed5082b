// Where words stand: in names of several words that tables know, and in short quotations, as titles do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar::morphology {

/// FNV-1a with 64 bits and a last mixing.
struct WordHash {
  std::size_t operator()(std::u16string_view word) const {
    std::uint64_t h = 14695981039346656037u;
    for (char16_t c : word) h = (h ^ c) * 1099511628211u;
    return static_cast<std::size_t>(h ^ h >> 32);
  }
};

/// Bits of what WordMarker says of a token.
namespace word_mark {
inline constexpr std::uint8_t name_begins = 1;  ///< the first word of a name
inline constexpr std::uint8_t name_goes_on = 2;
inline constexpr std::uint8_t person = 4;  ///< the name is a person's
inline constexpr std::uint8_t quoted = 8;
}  // namespace word_mark

/// The tables with names of several words that begin with a word (bit n: the n-th table): with the whole word, without
/// its conjunction, and without its preposition.
struct NameStarts {
  std::uint16_t whole = 0, after_conjunction = 0, after_preposition = 0;

  bool any() const { return (whole | after_conjunction | after_preposition) != 0; }
};

class WordMarker {
 public:
  /// Reads the tables of names.
  explicit WordMarker(const Lexicon& lexicon);

  NameStarts starts(std::u16string_view key) const;
  /// Whether a person's name is among those that begin with the whole word.
  static bool may_be_person(const NameStarts& starts);
  /// The number of tokens of the longest name of a person that begins with token `i`, of at least two words; or 0.
  int person(const Document& doc, int i) const;
  /// Adds the bits of word_mark of the longest name that begins with token `i`.
  void mark_names(const Document& doc, int i, const NameStarts& starts, std::vector<std::uint8_t>& marks) const;
  /// Adds those of short quotations. Linear.
  static void mark_quotations(const Document& doc, std::vector<std::uint8_t>& marks);

 private:
  /// Which tables have names that begin with the word.
  std::uint16_t tables_of(std::u16string_view word) const;
  int longest(std::size_t table, const Document& doc, int i, std::u16string_view first) const;
  bool mark_longest(const Document& doc, int i, std::uint16_t tables, std::u16string_view first,
                    std::vector<std::uint8_t>& marks) const;

  std::vector<Table> tables_;
};

}  // namespace khabar::morphology
