#include "time/token_word.h"

#include <algorithm>
#include <optional>
#include <string>

#include "khabar/analysis.h"
#include "time/vocabulary.h"

namespace khabar {
namespace {

constexpr std::u16string_view article = u"ال";
constexpr std::size_t longest_word = 20, longest_first_word = 40;  // units; the second of a phrase

std::uint8_t conjunction(char16_t c) { return c == u'و' ? clitic::wa : c == u'ف' ? clitic::fa : std::uint8_t{0}; }

std::uint8_t preposition(char16_t c) {
  return c == u'ب' ? clitic::ba : c == u'ل' ? clitic::la : c == u'ك' ? clitic::ka : std::uint8_t{0};
}

/// Whether a key of the table is this word or has it first.
bool begins(const Table& table, std::u16string_view word) {
  Table::Cursor cursor = table.cursor();
  return cursor.feed(word) && (cursor.rows() || cursor.feed(u" "));
}

WordVariants variants(const Table& table, std::u16string_view key) {
  WordVariants out;
  const auto put = [&](WordVariant v) {
    const std::u16string_view rest = v.rest(key);
    v.tables = table.tables_with(v.restored ? std::u16string(article).append(rest) : rest);
    out.all[static_cast<std::size_t>(out.count++)] = v;
  };
  const auto add = [&](std::uint8_t conjunction) {
    WordVariant v;
    v.prefixes = conjunction;
    if (conjunction != 0) ++v.prefix_units, ++v.skipped;
    const std::u16string_view rest = v.rest(key);
    if (rest.size() < (conjunction == 0 ? 1 : 2)) return;
    put(v);
    const std::uint8_t bit = preposition(rest.front());
    if (bit == 0 || rest.size() < 3) return;
    v.prefixes |= bit;
    ++v.prefix_units, ++v.skipped;
    // Of لل the article has lost its alef: the second ل belongs to it.
    v.restored = bit == clitic::la && rest[1] == u'ل';
    if (v.restored) ++v.skipped;
    put(v);
  };
  add(0);
  if (!key.empty() && conjunction(key.front()) != 0) add(conjunction(key.front()));
  return out;
}

/// Adds what the tables of single words say of the rest.
bool look_up(const Vocabulary& v, std::u16string_view rest, TableSet tables, TokenWord& word) {
  bool found = false;
  const auto find = [&](const Table& table) { return tables.may_have(table) ? table.find(rest) : std::nullopt; };
  if (const auto rows = find(v.words)) word.words = *rows, found = true;
  if (const auto rows = find(v.numbers)) word.numbers = *rows, found = true;
  if (const auto rows = find(v.weekdays)) word.weekday = v.weekdays.number(rows->begin, v.weekday_column), found = true;
  return found;
}

/// Reads a single word of the tables; false where the key is none, whatever stands before it.
bool read_single(const Vocabulary& v, std::u16string_view key, const WordVariants& readings, TokenWord& word) {
  for (const WordVariant& reading : readings) {
    const std::u16string_view rest = reading.rest(key);
    word.prefixes = reading.prefixes;
    word.prefix_units = reading.prefix_units;
    word.article = reading.restored;
    const TableSet tables = reading.restored ? v.words.tables_with(rest) : reading.tables;
    if (look_up(v, rest, tables, word)) return true;
    if (reading.restored || !rest.starts_with(article) || rest.size() < 4) continue;
    word.article = true;
    const std::u16string_view bare = rest.substr(article.size());
    if (look_up(v, bare, v.words.tables_with(bare), word)) return true;
  }
  return false;
}

/// The first word of a month, holiday or phrase has no row of its own, but clitics.
bool read_first(const Vocabulary& v, const WordVariants& readings, std::u16string_view key, TokenWord& word) {
  for (const WordVariant& reading : readings)
    for (const Table* table : {&v.months, &v.cldr_months, &v.phrases, &v.holidays})
      if (!reading.restored && reading.tables.may_have(*table) && begins(*table, reading.rest(key))) {
        word.prefixes = reading.prefixes;
        word.prefix_units = reading.prefix_units;
        word.article = false;
        return true;
      }
  return false;
}

/// The classes of words by which TimeReader::piece and what it calls begin to read; the others stand between pieces,
/// after them or before whole dates.
bool opens_piece(WordClass cls) {
  switch (cls) {
    case WordClass::unit:
    case WordClass::head:
    case WordClass::subyear:
    case WordClass::period:
    case WordClass::part:
    case WordClass::rel:
    case WordClass::same:
    case WordClass::demonstrative:
    case WordClass::deictic:
    case WordClass::edge:
    case WordClass::before:
    case WordClass::after:
    case WordClass::season:
    case WordClass::decade:
    case WordClass::noon:
      return true;
    default:
      return false;
  }
}

/// The classes that begin no piece of a date but sets, lengths and distances.
bool opens_length(WordClass cls) {
  return cls == WordClass::since || cls == WordClass::every || cls == WordClass::set || cls == WordClass::some;
}

template <class Test>
bool has_class(const Vocabulary& v, const TokenWord& word, Test test) {
  for (int row = word.words.begin; row < word.words.end; ++row)
    if (test(v.word_rows[static_cast<std::size_t>(row)].cls)) return true;
  return false;
}

bool may_open_piece(const Vocabulary& v, const TokenWord& word) {
  if (word.weekday != 0 || word.numbers.begin < word.numbers.end) return true;
  if (has_class(v, word, opens_piece)) return true;
  for (const WordVariant& variant : word.variants)
    for (const Table* table : {&v.months, &v.cldr_months, &v.phrases, &v.holidays})
      if (variant.tables.may_have(*table)) return true;
  return false;
}

}  // namespace

TokenWord read_token(const Vocabulary& vocabulary, std::u16string_view key, bool joined) {
  TokenWord word;
  if (key.size() > longest_first_word) return word;
  word.variants = variants(vocabulary.words, key);
  WordVariants readings = word.variants;
  if (joined)
    std::stable_partition(readings.begin(), readings.end(), [](const WordVariant& v) { return v.prefixes != 0; });
  TokenWord found = word;
  found.known = key.size() <= longest_word &&
                (read_single(vocabulary, key, readings, found) || read_first(vocabulary, readings, key, found));
  if (found.known) word = found;
  word.opens_piece = may_open_piece(vocabulary, word);
  word.opens_time = word.opens_piece || has_class(vocabulary, word, opens_length);
  return word;
}

}  // namespace khabar
