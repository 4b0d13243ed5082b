#include "tagger/features.h"

#include <algorithm>
#include <array>

namespace khabar::tagger {
namespace {

/// The tables whose matches are features, in a fixed order: a model holds for this order.
constexpr std::array<std::string_view, 14> table_names{
    "places",      "cities",      "world_cities", "orgs",          "clubs",        "persons",  "people",
    "name_tokens", "class_nouns", "titles",       "nationalities", "events_named", "products", "cldr_countries"};

/// Those that features ask for by themselves.
constexpr std::size_t name_token_table = 7, class_noun_table = 8, title_table = 9, nationality_table = 10;

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
  t_kind,
  t_list_pair,
  t_lists_and_class,
  t_before,
  t_run,
  t_count,
  t_words,
  t_name,
  t_memory,
  t_hint
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

std::uint32_t window(int d) { return static_cast<std::uint32_t>(d + 8); }

void add_memory(TokenRange range, const std::vector<std::uint8_t>& memory, int i, FeatureRows& rows) {
  const auto at = [&](int j) { return range.contains(j) ? memory[static_cast<std::size_t>(j)] + 1u : 0u; };
  const auto put = [&](std::uint32_t kind, std::uint32_t value) { rows.hashes.push_back(mix(kind, value)); };
  for (int d = -1; d <= 1; ++d) put(mix(t_memory, window(d)), at(i + d));
  put(mix(t_memory, 20), mix(at(i - 1), at(i)));
  put(mix(t_memory, 21), mix(at(i), at(i + 1)));
}

/// What rows are made of, beside the document itself.
struct Sources {
  const ListMarks& marks;
  const WordClasses& classes;
  const std::vector<std::uint8_t>& memory;
};

/// What one token is, worked out once for all the rows that see it.
struct Seen {
  std::uint32_t stem, shape, pos, lists;
  WordClass known;
};

class RowMaker {
 public:
  RowMaker(const Document& doc, const Sources& sources, TokenRange range, FeatureRows& rows)
      : doc_(doc), from_(sources), range_(range), rows_(rows) {
    for (int i = range.begin; i < range.end; ++i) seen_.push_back(look(i));
  }

  void add(int i) {
    put(t_bias, 0);
    put(t_word, hash(doc_.key(i)));
    put(t_bare, hash(doc_.bare_key(i)));
    for (int d = -2; d <= 2; ++d) put(mix(t_stem, window(d)), at(i + d).stem);
    put(mix(t_bigram, 0), mix(at(i - 1).stem, at(i).stem));
    put(mix(t_bigram, 1), mix(at(i).stem, at(i + 1).stem));
    add_affixes(rows_, doc_.stem_key(i), 0, 4);
    if (inside(i - 1)) add_affixes(rows_, doc_.stem_key(i - 1), 1, 3);
    if (inside(i + 1)) add_affixes(rows_, doc_.stem_key(i + 1), 2, 3);
    add_grams(rows_, doc_.stem_key(i));
    for (int d = -1; d <= 1; ++d) {
      put(mix(t_shape, window(d)), at(i + d).shape);
      put(mix(t_pos, window(d)), at(i + d).pos);
    }
    put(mix(t_pos, 10), mix(at(i - 1).pos, at(i).pos));
    put(mix(t_pos, 11), mix(at(i).pos, at(i + 1).pos));
    add_classes(i);
    add_lists(i);
    add_before(i);
    add_hints(i);
    if (!from_.memory.empty()) add_memory(range_, from_.memory, i, rows_);
    rows_.end_row();
  }

 private:
  void put(std::uint32_t kind, std::uint32_t value) { rows_.hashes.push_back(mix(kind, value)); }
  bool inside(int i) const { return range_.contains(i); }

  const Seen& at(int i) const {
    static constexpr Seen before{1, 1, 1, 1, {}}, after{2, 2, 2, 2, {}};
    if (i < range_.begin) return before;
    if (i >= range_.end) return after;
    return seen_[static_cast<std::size_t>(i - range_.begin)];
  }

  Seen look(int i) const {
    const Token& t = doc_.tokens[static_cast<std::size_t>(i)];
    const Morph& m = doc_.morphs[static_cast<std::size_t>(i)];
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(doc_.bare_key(i).size(), 9));
    Seen out{};
    out.stem = hash(doc_.stem_key(i));
    out.shape = mix(mix(static_cast<std::uint32_t>(t.kind) + 4, length), m.prefixes | (m.suffix_units > 0 ? 256u : 0u));
    out.pos = 8u + static_cast<std::uint32_t>(m.pos) * 4u + (m.known ? 2u : 0u) + (m.article_units > 0 ? 1u : 0u);
    for (std::size_t l = 0; l < from_.marks.tables(); ++l) out.lists = out.lists * 5 + from_.marks.at(i, l).place;
    out.known = from_.classes.of(doc_.stem_key(i));
    return out;
  }

  void add_classes(int i) {
    const auto words = [&](int j) { return static_cast<std::uint32_t>(at(j).known.words); };
    const auto name = [&](int j) { return static_cast<std::uint32_t>(at(j).known.name); };
    for (int d = -2; d <= 2; ++d) put(mix(t_words, window(d)), words(i + d));
    put(mix(t_words, 20), mix(words(i - 1), words(i)));
    put(mix(t_words, 21), mix(words(i), words(i + 1)));
    put(mix(t_words, 22), mix(words(i - 1), words(i + 1)));
    for (int d = -1; d <= 1; ++d) put(mix(t_name, window(d)), name(i + d));
    put(mix(t_count, 0), mix(at(i).known.level, at(i).pos));
    put(mix(t_count, 1), mix(at(i).known.level, at(i).lists));
    put(mix(t_name, 20), mix(name(i - 1), name(i)));
    put(mix(t_name, 21), mix(name(i), name(i + 1)));
  }

  void add_lists(int i) {
    for (int d = -2; d <= 2; ++d) {
      if (!inside(i + d)) continue;
      for (std::size_t t = 0; t < from_.marks.tables(); ++t) {
        const ListMark mark = from_.marks.at(i + d, t);
        if (mark.place == 0) continue;
        const auto table = static_cast<std::uint32_t>(t);
        put(mix(mix(t_list, window(d)), table), mark.place);
        if (mark.kind != 0) put(mix(mix(t_kind, window(d)), table), mix(mark.kind, mark.place));
      }
    }
    for (int d = -1; d <= 1; ++d) put(mix(t_list_pair, window(d)), at(i + d).lists);
    put(mix(t_list_pair, 20), mix(at(i - 1).lists, at(i).lists));
    put(mix(t_list_pair, 21), mix(at(i).lists, at(i + 1).lists));
    put(t_lists_and_class, mix(at(i).lists, at(i).pos));
  }

  /// Titles, class nouns and nationalities that stand some words before, and how the run of words of names goes that
  /// the token is in.
  void add_before(int i) {
    constexpr int reach = 5;
    for (int d = 1; d <= reach && inside(i - d); ++d)
      for (std::size_t t : {class_noun_table, title_table, nationality_table}) {
        const ListMark mark = from_.marks.at(i - d, t);
        if (mark.place == 1 || mark.place == 3)
          put(mix(mix(t_before, static_cast<std::uint32_t>(d)), static_cast<std::uint32_t>(t)),
              mix(mark.kind, at(i).pos));
      }
    const auto in_run = [&](int j) { return inside(j) && from_.marks.at(j, name_token_table).place != 0; };
    int left = 0, right = 0;
    while (left < reach && in_run(i - left - 1)) ++left;
    while (right < reach && in_run(i + right + 1)) ++right;
    if (left + right > 0 || in_run(i))
      put(t_run, static_cast<std::uint32_t>((left * (reach + 1) + right) * 2 + (in_run(i) ? 1 : 0)));
  }

  void add_hints(int i) {
    const auto hint = [&](int j) { return inside(j) ? from_.marks.hint(j) : Hint{255, 255}; };
    const auto name = [&](int j) { return static_cast<std::uint32_t>(hint(j).name); };
    const auto both = [&](int j) { return mix(hint(j).name, hint(j).origin); };
    for (int d = -2; d <= 2; ++d) put(mix(t_hint, window(d)), name(i + d));
    for (int d = -1; d <= 1; ++d) put(mix(t_hint, 20 + window(d)), both(i + d));
    put(mix(t_hint, 40), mix(both(i - 1), both(i)));
    put(mix(t_hint, 41), mix(both(i), both(i + 1)));
    put(mix(t_hint, 42), mix(both(i), at(i).pos));
    put(mix(t_hint, 43), mix(both(i), at(i).known.name));
    put(mix(t_hint, 44), mix(both(i), at(i).lists));
    if (name(i) != 0) put(mix(t_hint, 45), mix(name(i), at(i).stem));
  }

  const Document& doc_;
  const Sources& from_;
  TokenRange range_;
  FeatureRows& rows_;
  std::vector<Seen> seen_;
};

/// A hash of what the row says of type, kind and doubt.
std::uint16_t kind_of(const Table& table, int row) {
  std::uint32_t h = 0;
  for (std::string_view name : {"type", "kind", "common", "ambiguous", "strong"})
    for (char c : table.text(row, table.column(name))) h = mix(h, static_cast<std::uint8_t>(c));
  return static_cast<std::uint16_t>(h);
}

}  // namespace

ListMarks::ListMarks(const Document& doc, const std::vector<Table>& tables, std::vector<Hint> hints)
    : tables_(tables.size()), marks_(doc.tokens.size() * tables.size()), hints_(std::move(hints)) {
  constexpr int longest = 8;  // tokens of a match
  const int count = doc.token_count();
  for (std::size_t t = 0; t < tables_; ++t) {
    if (tables[t].empty()) continue;
    for (int i = 0; i < count;) {
      int end = i, row = 0;
      // With its article first, then without: tables of bare forms (nationalities, class nouns) hold both.
      for (const std::u16string_view first : {doc.stem_key(i), doc.bare_key(i)}) {
        Table::Cursor cursor = tables[t].cursor();
        for (int j = i; j < count && j < i + longest; ++j) {
          if (j > i && !cursor.feed(u" ")) break;
          if (!cursor.feed(j == i ? first : doc.key(j))) break;
          if (const auto rows = cursor.rows()) {
            end = j + 1;
            row = rows->begin;
          }
        }
        if (end > i || doc.morphs[static_cast<std::size_t>(i)].article_units == 0) break;
      }
      const std::uint16_t kind = end > i ? kind_of(tables[t], row) : 0;
      for (int j = i; j < end; ++j) {
        const std::uint8_t place = end - i == 1 ? 1 : j == i ? 2 : j == end - 1 ? 3 : 4;
        marks_[static_cast<std::size_t>(j) * tables_ + t] = {place, kind};
      }
      i = std::max(end, i + 1);
    }
  }
}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon)
    : FeatureExtractor(lexicon, WordClasses(lexicon.model("word_classes"))) {}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon, WordClasses classes) : classes_(std::move(classes)) {
  for (std::string_view name : table_names) tables_.push_back(lexicon.table(name));
}

void FeatureExtractor::extract(const Document& doc, const ListMarks& marks, TokenRange range,
                               const std::vector<std::uint8_t>& memory, FeatureRows& rows) const {
  const Sources sources{marks, classes_, memory};
  RowMaker row(doc, sources, range, rows);
  for (int i = range.begin; i < range.end; ++i) row.add(i);
}

void FeatureExtractor::extract_memory(TokenRange range, const std::vector<std::uint8_t>& memory, FeatureRows& rows) {
  for (int i = range.begin; i < range.end; ++i) {
    add_memory(range, memory, i, rows);
    rows.end_row();
  }
}

}  // namespace khabar::tagger
