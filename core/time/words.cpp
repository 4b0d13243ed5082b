#include "time/words.h"

#include <algorithm>

#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr std::u16string_view article = u"ال";

bool is_conjunction(char16_t c) { return c == u'و' || c == u'ف'; }

}  // namespace

const TokenWord Words::nothing_;

Words::Words(const Document& doc, const Vocabulary& vocabulary) : doc_(doc), vocabulary_(vocabulary) {
  words_.reserve(doc.tokens.size());
  for (int i = 0; i < doc.token_count(); ++i) words_.push_back(read(i));
}

TokenWord Words::read(int i) const {
  if (!is_word(i)) return {};
  const std::u16string_view key = doc_.key(i), written = doc_.norm(i);
  // وأحد folds to واحد, but its hamza shows that the و is a conjunction.
  if (written.size() > 1 && is_conjunction(written[0]) && key.size() > 1 && written[1] != key[1])
    return read_token(vocabulary_, key, true);
  TokenWord spare;
  return vocabulary_.read_words->get(key, spare, [&] { return read_token(vocabulary_, key, false); });
}

bool Words::is(int i, WordClass cls, std::string_view value) const {
  const Rows rows = (*this)[i].words;
  for (int row = rows.begin; row < rows.end; ++row) {
    if (word_row(row).cls == cls && word_row(row).value == value) return true;
  }
  return false;
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

std::optional<int> Words::small_digits(int i) const {
  if (!is_digits(i) || doc_.norm(i).size() > 4) return std::nullopt;
  int value = 0;
  for (const char16_t c : doc_.norm(i)) {
    if (c < u'0' || c > u'9') return std::nullopt;
    value = value * 10 + (c - u'0');
  }
  return value;
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
  std::optional<PhraseMatch> best;
  for (const WordVariant& v : (*this)[i].variants) {
    if (!v.tables.may_have(table)) continue;
    const std::u16string_view key = doc_.key(i), rest = v.rest(key), written = doc_.norm(i);
    // آلان and ألان are names; only ال is an article.
    const bool named = key.starts_with(article) && !written.empty() && written.front() != u'ا';
    if (named && v.prefixes == 0 && rest.size() > 3) continue;
    Table::Cursor cursor = table.cursor();
    if (!(v.restored ? cursor.feed(article, rest) : cursor.feed(rest))) continue;
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
