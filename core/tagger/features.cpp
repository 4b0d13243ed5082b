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

/// Characters at the beginning or end of a token's own stem or of the one `d` tokens after it.
void add_affixes(FeatureRows& rows, std::u16string_view word, int d) {
  const std::uint32_t place = d == 0 ? 0 : d < 0 ? 1 : 2;
  const std::size_t longest = d == 0 ? 4 : 3;
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
  std::span<const SeenWord> words;  ///< of the range
  const std::vector<std::uint8_t>& memory;
};

/// What one token is, worked out once for all the rows that see it.
struct Seen {
  std::uint32_t stem, shape, pos, lists;
  WordClass known;
};

/// Adds the features that the stem `d` tokens after a token gives it by itself.
void add_word(std::u16string_view stem, const SeenWord& word, int d, FeatureRows& rows) {
  const auto put = [&rows](std::uint32_t kind, std::uint32_t value) { rows.hashes.push_back(mix(kind, value)); };
  put(mix(t_stem, window(d)), word.hash);
  put(mix(t_words, window(d)), word.known.words);
  if (d >= -1 && d <= 1) {
    put(mix(t_name, window(d)), word.known.name);
    add_affixes(rows, stem, d);
  }
  if (d == 0) add_grams(rows, stem);
}

/// Adds to rows all features but those that a word gives by itself.
class RowMaker {
 public:
  RowMaker(const Document& doc, const Sources& sources, TokenRange range, FeatureRows& rows)
      : doc_(doc), from_(sources), range_(range), rows_(rows) {
    seen_.reserve(static_cast<std::size_t>(range.size()));
    for (int i = range.begin; i < range.end; ++i) seen_.push_back(look(i));
  }

  void add(int i) {
    put(t_bias, 0);
    put(t_word, hash(doc_.key(i)));
    put(t_bare, hash(doc_.bare_key(i)));
    put(mix(t_bigram, 0), mix(at(i - 1).stem, at(i).stem));
    put(mix(t_bigram, 1), mix(at(i).stem, at(i + 1).stem));
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
  }

 private:
  void put(std::uint32_t kind, std::uint32_t value) { rows_.hashes.push_back(mix(kind, value)); }
  bool inside(int i) const { return range_.contains(i); }

  const Seen& at(int i) const {
    static constexpr Seen before{before_piece.hash, 1, 1, 1, before_piece.known},
        after{after_piece.hash, 2, 2, 2, after_piece.known};
    if (i < range_.begin) return before;
    if (i >= range_.end) return after;
    return seen_[static_cast<std::size_t>(i - range_.begin)];
  }

  Seen look(int i) const {
    const Token& t = doc_.tokens[static_cast<std::size_t>(i)];
    const Morph& m = doc_.morphs[static_cast<std::size_t>(i)];
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(doc_.bare_key(i).size(), 9));
    Seen out{};
    const SeenWord& word = from_.words[static_cast<std::size_t>(i - range_.begin)];
    out.stem = word.hash;
    out.shape = mix(mix(static_cast<std::uint32_t>(t.kind) + 4, length), m.prefixes | (m.suffix_units > 0 ? 256u : 0u));
    out.pos = 8u + static_cast<std::uint32_t>(m.pos) * 4u + (m.known ? 2u : 0u) + (m.article_units > 0 ? 1u : 0u);
    for (std::size_t l = 0; l < from_.marks.tables(); ++l) out.lists = out.lists * 5 + from_.marks.at(i, l).place;
    out.known = word.known;
    return out;
  }

  void add_classes(int i) {
    const auto words = [&](int j) { return static_cast<std::uint32_t>(at(j).known.words); };
    const auto name = [&](int j) { return static_cast<std::uint32_t>(at(j).known.name); };
    put(mix(t_words, 20), mix(words(i - 1), words(i)));
    put(mix(t_words, 21), mix(words(i), words(i + 1)));
    put(mix(t_words, 22), mix(words(i - 1), words(i + 1)));
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
std::uint16_t kind_of(const NameList& list, int row) {
  std::uint32_t h = 0;
  for (int column : list.kind_columns)
    for (char c : list.table.text(row, column)) h = mix(h, static_cast<std::uint8_t>(c));
  return static_cast<std::uint16_t>(h);
}

}  // namespace

NameList::NameList(const Table& list)
    : table(list),
      kind_columns{list.column("type"), list.column("kind"), list.column("common"), list.column("ambiguous"),
                   list.column("strong")} {}

/// The longest match of a table from token `i` on, whose first word is `first`: its end, or `i`.
int ListMarks::match_end(const Table& table, std::u16string_view first, int i, int& row) const {
  int end = i;
  Table::Cursor cursor = table.cursor();
  for (int j = i; j < doc_.token_count() && j < i + longest; ++j) {
    if (j > i && !cursor.feed(u" ")) break;
    if (!cursor.feed(j == i ? first : doc_.key(j))) break;
    if (const auto rows = cursor.rows()) {
      end = j + 1;
      row = rows->begin;
    }
  }
  return end;
}

/// Makes room for the marks of a piece; those that matches of the piece before have put there stay.
void ListMarks::start_window(TokenRange piece) {
  const std::size_t first = std::min(place(piece.begin, 0), marks_.size());
  marks_.erase(marks_.begin(), marks_.begin() + static_cast<std::ptrdiff_t>(first));
  marks_.resize(static_cast<std::size_t>(piece.size() + longest) * lists_.size());
  begin_ = piece.begin;
}

void ListMarks::start_over(std::vector<Hint> hints) {
  hints_ = std::move(hints);
  marked_ = 0;
  marks_.clear();
}

void ListMarks::read(TokenRange piece) {
  start_window(piece);
  if (piece.end > matched_) find_matches(piece);
  for (; marked_ < matches_.size() && matches_[marked_].begin < piece.end; ++marked_) {
    const Match& m = matches_[marked_];
    for (int n = 0; n < m.size; ++n) {
      const std::uint8_t how = m.size == 1 ? 1 : n == 0 ? 2 : n == m.size - 1 ? 3 : 4;
      marks_[place(m.begin + n, m.table)] = {how, m.kind};
    }
  }
}

void ListMarks::find_matches(TokenRange piece) {
  matched_ = piece.end;
  if (lists_.empty()) return;
  std::vector<TableSet> stems, bares;  // which lists are worth asking for each token
  for (int i = piece.begin; i < piece.end; ++i) {
    stems.push_back(lists_[0].table.tables_with(doc_.stem_key(i)));
    bares.push_back(doc_.morphs[static_cast<std::size_t>(i)].article_units == 0
                        ? TableSet()
                        : lists_[0].table.tables_with(doc_.bare_key(i)));
  }
  for (std::size_t t = 0; t < lists_.size(); ++t) {
    const Table& table = lists_[t].table;
    for (int i = std::max(next_[t], piece.begin); i < piece.end; i = next_[t]) {
      const auto here = static_cast<std::size_t>(i - piece.begin);
      int end = i, row = 0;
      // With its article first, then without: tables of bare forms (nationalities, class nouns) hold both.
      if (stems[here].may_have(table)) end = match_end(table, doc_.stem_key(i), i, row);
      if (end == i && bares[here].may_have(table)) end = match_end(table, doc_.bare_key(i), i, row);
      if (end > i)
        matches_.push_back(
            {i, static_cast<std::uint8_t>(end - i), static_cast<std::uint8_t>(t), kind_of(lists_[t], row)});
      next_[t] = std::max(end, i + 1);
    }
  }
}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon)
    : FeatureExtractor(lexicon, WordClasses(lexicon.model("word_classes"))) {}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon, WordClasses classes) : classes_(std::move(classes)) {
  for (std::string_view name : table_names) lists_.emplace_back(lexicon.table(name));
}

SeenWord FeatureExtractor::see(std::u16string_view stem) const { return {hash(stem), classes_.of(stem)}; }

void FeatureExtractor::extract(const Document& doc, const ListMarks& marks, TokenRange range,
                               const std::vector<std::uint8_t>& memory, FeatureRows& rows) const {
  std::vector<SeenWord> words;
  for (int i = range.begin; i < range.end; ++i) words.push_back(see(doc.stem_key(i)));
  const Sources sources{marks, words, memory};
  RowMaker row(doc, sources, range, rows);
  for (int i = range.begin; i < range.end; ++i) {
    row.add(i);
    for (int j = i - reach; j <= i + reach; ++j) {
      if (range.contains(j))
        add_word(doc.stem_key(j), words[static_cast<std::size_t>(j - range.begin)], j - i, rows);
      else
        add_word({}, j < range.begin ? before_piece : after_piece, j - i, rows);
    }
    rows.end_row();
  }
}

void FeatureExtractor::extract_word(std::u16string_view stem, const SeenWord& word, int d, FeatureRows& rows) {
  add_word(stem, word, d, rows);
  rows.end_row();
}

void FeatureExtractor::extract_context(const Document& doc, const ListMarks& marks, TokenRange range,
                                       std::span<const SeenWord> words, const std::vector<std::uint8_t>& memory,
                                       FeatureRows& rows) {
  const Sources sources{marks, words, memory};
  RowMaker row(doc, sources, range, rows);
  for (int i = range.begin; i < range.end; ++i) {
    row.add(i);
    rows.end_row();
  }
}

void FeatureExtractor::extract_memory(TokenRange range, const std::vector<std::uint8_t>& memory, FeatureRows& rows) {
  for (int i = range.begin; i < range.end; ++i) {
    add_memory(range, memory, i, rows);
    rows.end_row();
  }
}

}  // namespace khabar::tagger
