#include "time/words.h"

#include <algorithm>
#include <array>

#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr std::u16string_view article = u"ال";

bool starts_with(std::u16string_view text, std::u16string_view start) { return text.substr(0, start.size()) == start; }

std::uint8_t conjunction(char16_t c) { return c == u'و' ? clitic::wa : c == u'ف' ? clitic::fa : std::uint8_t{0}; }

std::uint8_t preposition(char16_t c) {
  return c == u'ب' ? clitic::ba : c == u'ل' ? clitic::la : c == u'ك' ? clitic::ka : std::uint8_t{0};
}

/// Whether a key of the table is this word or has it first.
bool begins(const Table& table, std::u16string_view word) {
  Table::Cursor cursor = table.cursor();
  return cursor.feed(word) && (cursor.rows() || cursor.feed(u" "));
}

}  // namespace

Words::Words(const Document& doc, const Vocabulary& vocabulary) : doc_(doc), vocabulary_(vocabulary) {
  words_.reserve(doc.tokens.size());
  for (int i = 0; i < doc.token_count(); ++i) words_.push_back(read(i));
}

const TokenWord& Words::operator[](int i) const {
  static const TokenWord nothing;
  return i >= 0 && i < size() ? words_[static_cast<std::size_t>(i)] : nothing;
}

Words::Variants Words::variants(std::u16string_view key) {
  Variants out;
  const auto put = [&out](Variant v) { out.all[static_cast<std::size_t>(out.count++)] = v; };
  const auto add = [&put](Variant v) {
    if (v.rest.size() < (v.prefixes == 0 ? 1 : 2)) return;
    put(v);
    const std::uint8_t bit = preposition(v.rest.front());
    if (bit == 0 || v.rest.size() < 3) return;
    // Of لل the article has lost its alef: the second ل belongs to it.
    const bool doubled = bit == clitic::la && v.rest[1] == u'ل';
    put({static_cast<std::uint8_t>(v.prefixes | bit), v.prefix_units + 1, doubled, v.rest.substr(doubled ? 2 : 1)});
  };
  add({0, 0, false, key});
  if (!key.empty() && conjunction(key.front()) != 0) add({conjunction(key.front()), 1, false, key.substr(1)});
  return out;
}

bool Words::look_up(std::u16string_view rest, TokenWord& word) const {
  const Vocabulary& v = vocabulary_;
  bool found = false;
  if (const auto rows = v.words.find(rest)) word.words = *rows, found = true;
  if (const auto rows = v.numbers.find(rest)) word.numbers = *rows, found = true;
  if (const auto rows = v.weekdays.find(rest))
    word.weekday = v.weekdays.number(rows->begin, v.weekday_column), found = true;
  return found;
}

TokenWord Words::read(int i) const {
  TokenWord word;
  if (!is_word(i)) return word;
  word.known = true;
  const std::u16string_view key = doc_.key(i);
  if (key.size() > 20) return {};
  Variants readings = variants(key);
  // وأحد folds to واحد, but its hamza shows that the و is a conjunction.
  const std::u16string_view written = doc_.norm(i);
  if (written.size() > 1 && conjunction(written[0]) != 0 && key.size() > 1 && written[1] != key[1])
    std::stable_partition(readings.begin(), readings.end(), [](const Variant& v) { return v.prefixes != 0; });
  for (const Variant& v : readings) {
    word.prefixes = v.prefixes;
    word.prefix_units = v.prefix_units;
    word.article = v.restored;
    if (look_up(v.rest, word)) return word;
    if (v.restored || !starts_with(v.rest, article) || v.rest.size() < 4) continue;
    word.article = true;
    if (look_up(v.rest.substr(article.size()), word)) return word;
  }
  // The first word of a month, holiday or phrase has no row of its own, but clitics.
  const Vocabulary& v = vocabulary_;
  for (const Variant& reading : readings)
    for (const Table* table : {&v.months, &v.cldr_months, &v.phrases, &v.holidays})
      if (!reading.restored && begins(*table, reading.rest)) {
        word.prefixes = reading.prefixes;
        word.prefix_units = reading.prefix_units;
        word.article = false;
        return word;
      }
  return {};
}

const WordRow* Words::find(int i, WordClass cls) const {
  const Rows rows = (*this)[i].words;
  for (int row = rows.begin; row < rows.end; ++row)
    if (vocabulary_.word_rows[static_cast<std::size_t>(row)].cls == cls)
      return &vocabulary_.word_rows[static_cast<std::size_t>(row)];
  return nullptr;
}

bool Words::is(int i, WordClass cls, std::string_view value) const {
  const Rows rows = (*this)[i].words;
  for (int row = rows.begin; row < rows.end; ++row) {
    const WordRow& word = vocabulary_.word_rows[static_cast<std::size_t>(row)];
    if (word.cls == cls && word.value == value) return true;
  }
  return false;
}

NumberRow Words::number(int i) const {
  const Rows rows = (*this)[i].numbers;
  return rows.begin < rows.end ? vocabulary_.number_rows[static_cast<std::size_t>(rows.begin)] : NumberRow{};
}

std::optional<NumberRow> Words::number(int i, NumberKind kind) const {
  const Rows rows = (*this)[i].numbers;
  for (int row = rows.begin; row < rows.end; ++row)
    if (vocabulary_.number_rows[static_cast<std::size_t>(row)].kind == kind)
      return vocabulary_.number_rows[static_cast<std::size_t>(row)];
  return std::nullopt;
}

bool Words::written_as(int i, int prefix_units, std::string_view form) const {
  std::u16string_view written = doc_.norm(i);
  written.remove_prefix(std::min(static_cast<std::size_t>(prefix_units), written.size()));
  return to_utf8(written) == form;
}

bool Words::is_wa(int i) const { return i >= 0 && i < size() && doc_.key(i) == u"و"; }

bool Words::is_article(int i) const { return i >= 0 && i < size() && doc_.key(i) == article; }

bool Words::is_sign(int i, char16_t sign) const {
  return i >= 0 && i < doc_.token_count() && doc_.key(i).size() == 1 && doc_.key(i).front() == sign;
}

bool Words::is_digits(int i) const {
  return i >= 0 && i < doc_.token_count() && doc_.tokens[static_cast<std::size_t>(i)].kind == TokenKind::number;
}

std::optional<int> Words::small_digits(int i) const {
  if (!is_digits(i) || doc_.norm(i).size() > 4) return std::nullopt;
  int value = 0;
  for (const char16_t c : doc_.norm(i)) {
    if (c < u'0' || c > u'9') return std::nullopt;
    value = value * 10 + (c - u'0');
  }
  return value;
}

bool Words::is_word(int i) const {
  return i >= 0 && i < doc_.token_count() && doc_.tokens[static_cast<std::size_t>(i)].kind == TokenKind::word;
}

bool Words::together(int i, int j) const {
  return i >= 0 && j >= 0 && i < size() && j < size() &&
         doc_.tokens[static_cast<std::size_t>(i)].sentence == doc_.tokens[static_cast<std::size_t>(j)].sentence;
}

int Words::gap(int i) const {
  if (i < 0 || i + 1 >= size()) return 1000;
  return doc_.tokens[static_cast<std::size_t>(i + 1)].span.start - doc_.tokens[static_cast<std::size_t>(i)].span.end;
}

bool Words::adjacent(int i) const { return gap(i) == 0; }

std::optional<PhraseMatch> Words::phrase(const Table& table, int i) const {
  if (!is_word(i) || doc_.key(i).size() > 40) return std::nullopt;
  std::optional<PhraseMatch> best;
  // آلان and ألان are names; only ال is an article.
  const std::u16string_view written = doc_.norm(i);
  const bool named = starts_with(doc_.key(i), article) && !written.empty() && written.front() != u'ا';
  for (const Variant& v : variants(doc_.key(i))) {
    if (named && v.prefixes == 0 && v.rest.size() > 3) continue;
    Table::Cursor cursor = table.cursor();
    if (!(v.restored ? cursor.feed(article, v.rest) : cursor.feed(v.rest))) continue;
    for (int j = i;;) {
      if (const auto rows = cursor.rows(); rows && (!best || j + 1 > best->end))
        best = PhraseMatch{i, j + 1, rows->begin, v.prefixes, v.prefix_units};
      if (!together(++j, i) || !cursor.feed(u" ") || !cursor.feed(doc_.key(j))) break;
    }
  }
  return best;
}

Span Words::span(int begin, int prefix_units, int end) const {
  const Token& first = doc_.tokens[static_cast<std::size_t>(begin)];
  const Token& last = doc_.tokens[static_cast<std::size_t>(end - 1)];
  const int inside = std::min(prefix_units, first.folded.size() - 1);
  return {doc_.to_text({first.folded.start + std::max(inside, 0), first.folded.end}).start, last.span.end};
}

}  // namespace khabar
