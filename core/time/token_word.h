// What a token may be for the grammars of times and numbers, by its key alone.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lexicon/lexicon.h"

namespace khabar {

struct Vocabulary;

/// A reading of a key without proclitics.
struct WordVariant {
  std::uint8_t prefixes = 0;      ///< bits of namespace clitic
  std::uint8_t prefix_units = 0;  ///< without the article
  std::uint8_t skipped = 0;       ///< units of the key before the rest
  bool restored = false;          ///< ل of لل, the article to be put back before the rest
  TableSet tables;                ///< those that may have keys which begin with the rest, the article before it

  /// What is left of the key, with the article where it is written.
  std::u16string_view rest(std::u16string_view key) const { return key.substr(skipped); }
};

/// The readings of a key, fewest proclitics first.
struct WordVariants {
  std::array<WordVariant, 4> all;
  int count = 0;
  const WordVariant* begin() const { return all.data(); }
  const WordVariant* end() const { return all.data() + count; }
  WordVariant* begin() { return all.data(); }
  WordVariant* end() { return all.data() + count; }
};

/// One token, read with the fewest clitics off that leave a word of the tables.
struct TokenWord {
  Rows words;
  Rows numbers;
  int weekday = 0;            ///< 1 Monday … 7 Sunday, or 0
  std::uint8_t prefixes = 0;  ///< bits of namespace clitic
  int prefix_units = 0;       ///< units of و ف ب ل ك, in the text
  bool article = false;
  bool known = false;        ///< it is in some table, or the first word of an entry
  bool opens_piece = false;  ///< a piece of a date (TimeReader::piece) may begin with it
  bool opens_time = false;   ///< any expression of TimeReader::read may, but for what only notes say
  WordVariants variants;     ///< all readings; none of a token that is no word
};

/// The word with this key; `joined`: its spelling shows that it begins with a conjunction.
TokenWord read_token(const Vocabulary& vocabulary, std::u16string_view key, bool joined);

}  // namespace khabar
