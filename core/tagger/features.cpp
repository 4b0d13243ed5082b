#include "tagger/features.h"

#include <algorithm>
#include <array>

namespace khabar::tagger {
namespace {

/// The tables whose matches are features, in a fixed order: a model holds for this order.
constexpr std::array<std::string_view, 14> table_names{
    "places",      "cities",      "world_cities", "orgs",          "clubs",        "persons",  "people",
    "name_tokens", "class_nouns", "titles",       "nationalities", "events_named", "products", "cldr_countries"};

using sequence::FeatureRows;
using sequence::hash;
using sequence::mix;

/// The templates' numbers; a feature is its template mixed with its values.
enum Template : std::uint32_t {
  t_bias,
  t_word,
  t_stem,
  t_bare,
  t_bigram,
  t_affix,
  t_gram,
  t_shape,
  t_pos,
  t_list,
  t_list_pair,
  t_memory
};

/// Characters at the beginning or end, up to `longest`.
void add_affixes(FeatureRows& rows, std::u16string_view word, std::uint32_t place, std::size_t longest) {
  for (std::size_t n = 1; n <= longest && n < word.size(); ++n) {
    rows.hashes.push_back(mix(mix(mix(t_affix, place), static_cast<std::uint32_t>(n)), hash(word.substr(0, n))));
    rows.hashes.push_back(
        mix(mix(mix(t_affix, place + 100), static_cast<std::uint32_t>(n)), hash(word.substr(word.size() - n))));
  }
}

void add_grams(FeatureRows& rows, std::u16string_view word) {
  constexpr std::size_t longest = 24;  // a longer word is no name; its n-grams would only cost time
  const std::u16string_view head = word.substr(0, longest);
  for (std::size_t n = 3; n <= 4; ++n)
    for (std::size_t i = 0; i + n <= head.size(); ++i)
      rows.hashes.push_back(mix(mix(t_gram, static_cast<std::uint32_t>(n)), hash(head.substr(i, n))));
}

class Row {
 public:
  Row(const Document& doc, const ListMarks& marks, TokenRange range, const std::vector<std::uint8_t>& memory,
      FeatureRows& rows)
      : doc_(doc), marks_(marks), range_(range), memory_(memory), rows_(rows) {}

  void add(int i) {
    put(t_bias, 0);
    put(t_word, hash(doc_.key(i)));
    put(t_bare, hash(doc_.bare_key(i)));
    for (int d = -2; d <= 2; ++d) put(mix(t_stem, window(d)), stem(i + d));
    put(mix(t_bigram, 0), mix(stem(i - 1), stem(i)));
    put(mix(t_bigram, 1), mix(stem(i), stem(i + 1)));
    put(mix(t_bigram, 2), mix(stem(i - 2), stem(i - 1)));
    put(mix(t_bigram, 3), mix(stem(i + 1), stem(i + 2)));
    add_affixes(rows_, doc_.stem_key(i), 0, 4);
    if (inside(i - 1)) add_affixes(rows_, doc_.stem_key(i - 1), 1, 3);
    if (inside(i + 1)) add_affixes(rows_, doc_.stem_key(i + 1), 2, 3);
    add_grams(rows_, doc_.stem_key(i));
    for (int d = -1; d <= 1; ++d) {
      put(mix(t_shape, window(d)), shape(i + d));
      put(mix(t_pos, window(d)), word_class(i + d));
    }
    put(mix(t_pos, 10), mix(word_class(i - 1), word_class(i)));
    put(mix(t_pos, 11), mix(word_class(i), word_class(i + 1)));
    add_lists(i);
    if (!memory_.empty()) add_memory(i);
    rows_.end_row();
  }

 private:
  static std::uint32_t window(int d) { return static_cast<std::uint32_t>(d + 8); }
  void put(std::uint32_t kind, std::uint32_t value) { rows_.hashes.push_back(mix(kind, value)); }
  bool inside(int i) const { return range_.contains(i); }
  std::uint32_t edge(int i) const { return i < range_.begin ? 1u : 2u; }

  std::uint32_t stem(int i) const { return inside(i) ? hash(doc_.stem_key(i)) : edge(i); }

  std::uint32_t shape(int i) const {
    if (!inside(i)) return edge(i);
    const Token& t = doc_.tokens[static_cast<std::size_t>(i)];
    const Morph& m = doc_.morphs[static_cast<std::size_t>(i)];
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(doc_.bare_key(i).size(), 9));
    return mix(mix(static_cast<std::uint32_t>(t.kind) + 4, length), m.prefixes | (m.suffix_units > 0 ? 256u : 0u));
  }

  std::uint32_t word_class(int i) const {
    if (!inside(i)) return edge(i);
    const Morph& m = doc_.morphs[static_cast<std::size_t>(i)];
    return 8u + static_cast<std::uint32_t>(m.pos) * 4u + (m.known ? 2u : 0u) + (m.article_units > 0 ? 1u : 0u);
  }

  void add_lists(int i) {
    for (int d = -2; d <= 2; ++d) {
      if (!inside(i + d)) continue;
      std::uint32_t all = 0;
      for (std::size_t t = 0; t < marks_.tables(); ++t) {
        const std::uint8_t mark = marks_.at(i + d, t);
        all = all * 5 + mark;
        if (mark != 0) put(mix(mix(t_list, window(d)), static_cast<std::uint32_t>(t)), mark);
      }
      if (d == 0 || d == -1) put(mix(t_list_pair, window(d)), all);
    }
  }

  void add_memory(int i) {
    for (int d = -1; d <= 1; ++d)
      if (inside(i + d)) put(mix(t_memory, window(d)), memory_[static_cast<std::size_t>(i + d)]);
  }

  const Document& doc_;
  const ListMarks& marks_;
  TokenRange range_;
  const std::vector<std::uint8_t>& memory_;
  FeatureRows& rows_;
};

}  // namespace

ListMarks::ListMarks(const Document& doc, const std::vector<Table>& tables)
    : tables_(tables.size()), marks_(doc.tokens.size() * tables.size()) {
  constexpr int longest = 8;  // tokens of a match
  const int count = doc.token_count();
  for (std::size_t t = 0; t < tables_; ++t) {
    if (tables[t].empty()) continue;
    for (int i = 0; i < count;) {
      int end = i;
      // With its article first, then without: tables of bare forms (nationalities, class nouns) hold both.
      for (const std::u16string_view first : {doc.stem_key(i), doc.bare_key(i)}) {
        Table::Cursor cursor = tables[t].cursor();
        for (int j = i; j < count && j < i + longest; ++j) {
          if (j > i && !cursor.feed(u" ")) break;
          if (!cursor.feed(j == i ? first : doc.key(j))) break;
          if (cursor.rows()) end = std::max(end, j + 1);
        }
        if (end > i) break;
      }
      for (int j = i; j < end; ++j) {
        const std::uint8_t mark = end - i == 1 ? 1 : j == i ? 2 : j == end - 1 ? 3 : 4;
        marks_[static_cast<std::size_t>(j) * tables_ + t] = mark;
      }
      i = std::max(end, i + 1);
    }
  }
}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon) {
  for (std::string_view name : table_names) tables_.push_back(lexicon.table(name));
}

void FeatureExtractor::extract(const Document& doc, const ListMarks& marks, TokenRange range,
                               const std::vector<std::uint8_t>& memory, FeatureRows& rows) const {
  Row row(doc, marks, range, memory, rows);
  for (int i = range.begin; i < range.end; ++i) row.add(i);
}

}  // namespace khabar::tagger
