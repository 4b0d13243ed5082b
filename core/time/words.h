// The tokens of a document as the grammars of times and numbers see them: what each may be, with its clitics off.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "time/token_word.h"
#include "time/vocabulary.h"

namespace khabar {

/// A match of a table over several tokens.
struct PhraseMatch {
  int begin = 0;
  int end = 0;
  int row = -1;
  std::uint8_t prefixes = 0;
  int prefix_units = 0;
};

class Words {
 public:
  Words(const Document& doc, const Vocabulary& vocabulary);

  const Document& doc() const { return doc_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  int size() const { return static_cast<int>(words_.size()); }
  /// Out of range gives an empty word.
  const TokenWord& operator[](int i) const {
    return i >= 0 && i < size() ? words_[static_cast<std::size_t>(i)] : nothing_;
  }

  /// The row of class `cls` of token i, or null.
  const WordRow* find(int i, WordClass cls) const {
    const Rows rows = (*this)[i].words;
    for (int row = rows.begin; row < rows.end; ++row)
      if (word_row(row).cls == cls) return &word_row(row);
    return nullptr;
  }
  bool is(int i, WordClass cls) const { return find(i, cls) != nullptr; }
  /// The row of class `cls` with that value, or null.
  bool is(int i, WordClass cls, std::string_view value) const;
  /// The number word of token i; kind none where it is no such word.
  NumberRow number(int i) const {
    const Rows rows = (*this)[i].numbers;
    return rows.begin < rows.end ? vocabulary_.number_rows[static_cast<std::size_t>(rows.begin)] : NumberRow{};
  }
  /// The number word of token i of that kind, where it has several.
  std::optional<NumberRow> number(int i, NumberKind kind) const;
  bool has(int i, std::uint8_t clitic_bit) const { return ((*this)[i].prefixes & clitic_bit) != 0; }

  /// Whether token i is written just so (its hamzas too) after `prefix_units`.
  bool written_as(int i, int prefix_units, std::string_view form) const;
  /// A token that is nothing but و.
  bool is_wa(int i) const;
  /// A token that is nothing but ال, as before digits.
  bool is_article(int i) const;
  /// A token that is this sign.
  bool is_sign(int i, char16_t sign) const;
  bool is_digits(int i) const { return is_kind(i, TokenKind::number); }
  /// The value of a token of up to four digits and nothing else.
  std::optional<int> small_digits(int i) const;
  bool is_word(int i) const { return is_kind(i, TokenKind::word); }
  /// Whether an expression may begin at token i that not only notes have.
  bool opens_time(int i) const { return (*this)[i].opens_time || is_digits(i); }
  /// Whether a piece of a date may begin at token i.
  bool opens_piece(int i) const { return (*this)[i].opens_piece || is_digits(i); }
  /// Whether i is in range and in the sentence of token j.
  bool together(int i, int j) const;
  /// Whether nothing stands between tokens i and i + 1.
  bool adjacent(int i) const;
  /// Units of the text from the end of token i to the start of token i + 1.
  int gap(int i) const;

  /// The longest key of `table` that begins at token i, proclitics of token i off, within its sentence.
  std::optional<PhraseMatch> phrase(const Table& table, int i) const;

  /// The span from token `begin`, `prefix_units` left out, to the end of token `end` - 1.
  Span span(int begin, int prefix_units, int end) const;

 private:
  TokenWord read(int i) const;
  bool is_kind(int i, TokenKind kind) const {
    return i >= 0 && i < doc_.token_count() && doc_.tokens[static_cast<std::size_t>(i)].kind == kind;
  }
  const WordRow& word_row(int row) const { return vocabulary_.word_rows[static_cast<std::size_t>(row)]; }

  static const TokenWord nothing_;
  const Document& doc_;
  const Vocabulary& vocabulary_;
  std::vector<TokenWord> words_;
};

}  // namespace khabar
