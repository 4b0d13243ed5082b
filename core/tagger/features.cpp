#include "tagger/features.h"

#include <algorithm>
#include <array>
#include <bit>

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

constexpr std::uint32_t window(int d) { return static_cast<std::uint32_t>(d + 8); }

/// The kinds of a template that looks at the tokens from two before to two after.
constexpr std::array<std::uint32_t, 5> window_kinds(std::uint32_t of, std::uint32_t offset = 0) {
  std::array<std::uint32_t, 5> out{};
  for (int d = -2; d <= 2; ++d) out[static_cast<std::size_t>(d + 2)] = mix(of, offset + window(d));
  return out;
}

/// The features of one token, where nothing need grow.
class Row {
 public:
  void put(std::uint32_t kind, std::uint32_t value) { hashes_[count_++] = mix(kind, value); }
  void move_to(FeatureRows& rows) {
    rows.hashes.insert(rows.hashes.end(), hashes_.begin(), hashes_.begin() + static_cast<std::ptrdiff_t>(count_));
    count_ = 0;
  }

 private:
  // Two features for each table and token of the window, and some dozens more.
  static constexpr std::size_t most = 256;
  static_assert(5 * 2 * table_names.size() + 64 <= most);
  std::array<std::uint32_t, most> hashes_;
  std::size_t count_ = 0;
};

void add_memory(const MemoryWindow& window, FeatureRows& rows) {
  static constexpr auto kinds = window_kinds(t_memory);
  const auto [before, own, after] = window;
  rows.hashes.insert(rows.hashes.end(),
                     {mix(kinds[1], before), mix(kinds[2], own), mix(kinds[3], after),
                      mix(mix(t_memory, 20), mix(before, own)), mix(mix(t_memory, 21), mix(own, after))});
}

/// A hint as a number, and its parts.
char16_t number_of(Hint hint) { return static_cast<char16_t>(hint.name | hint.origin << 8); }
std::uint32_t name_of(char16_t hint) { return hint & 0xFFu; }
std::uint32_t hash_of(char16_t hint) { return mix(name_of(hint), hint >> 8); }

void add_hints(const HintWindow& window, FeatureRows& rows) {
  static constexpr auto names = window_kinds(t_hint), both = window_kinds(t_hint, 20);
  const auto put = [&rows](std::uint32_t kind, std::uint32_t value) { rows.hashes.push_back(mix(kind, value)); };
  for (std::size_t d = 0; d < window.size(); ++d) put(names[d], name_of(window[d]));
  for (std::size_t d = 1; d <= 3; ++d) put(both[d], hash_of(window[d]));
  put(mix(t_hint, 40), mix(hash_of(window[1]), hash_of(window[2])));
  put(mix(t_hint, 41), mix(hash_of(window[2]), hash_of(window[3])));
}

/// The windows of the tokens of a range.
void find_windows(std::span<const Hint> hints, TokenRange range, std::vector<HintWindow>& out) {
  const auto at = [&](int j) {
    return number_of(range.contains(j) ? hints[static_cast<std::size_t>(j)] : Hint{255, 255});
  };
  out.clear();
  HintWindow window{0, at(range.begin - 2), at(range.begin - 1), at(range.begin), at(range.begin + 1)};
  for (int i = range.begin; i < range.end; ++i) {
    std::copy(window.begin() + 1, window.end(), window.begin());
    window.back() = at(i + 2);
    out.push_back(window);
  }
}

/// What one token is, worked out once for all the rows that see it.
struct Seen {
  std::uint32_t stem, shape, pos, lists;
  std::uint32_t marked;  ///< a bit for each table that marks it
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

/// Adds to rows all features but those that a word gives by itself and those of memory.
class RowMaker {
 public:
  RowMaker(const Document& doc, const ListMarks& marks, TokenRange range, std::span<const SeenWord> words)
      : doc_(doc), marks_(marks), range_(range), seen_(static_cast<std::size_t>(range.size()) + 2) {
    seen_.front() = {before_piece.hash, 1, 1, 1, 0, before_piece.known};
    seen_.back() = {after_piece.hash, 2, 2, 2, 0, after_piece.known};
    for (int i = range.begin; i < range.end; ++i)
      seen_[place(i)] = look(i, words[static_cast<std::size_t>(i - range.begin)]);
  }

  void add(int i, FeatureRows& rows) {
    static constexpr auto shapes = window_kinds(t_shape), parts = window_kinds(t_pos);
    const Seen &before = at(i - 1), &own = at(i), &after = at(i + 1);
    row_.put(t_bias, 0);
    row_.put(t_word, hash(doc_.key(i)));
    row_.put(t_bare, hash(doc_.bare_key(i)));
    row_.put(mix(t_bigram, 0), mix(before.stem, own.stem));
    row_.put(mix(t_bigram, 1), mix(own.stem, after.stem));
    row_.put(shapes[1], before.shape);
    row_.put(shapes[2], own.shape);
    row_.put(shapes[3], after.shape);
    row_.put(parts[1], before.pos);
    row_.put(parts[2], own.pos);
    row_.put(parts[3], after.pos);
    row_.put(mix(t_pos, 10), mix(before.pos, own.pos));
    row_.put(mix(t_pos, 11), mix(own.pos, after.pos));
    add_classes(before, own, after);
    add_lists(i);
    add_before(i);
    row_.move_to(rows);
  }

  /// Adds what the hint of token `i` says together with what the token is.
  void add_hint(int i, char16_t hint, FeatureRows& rows) {
    const Seen& own = at(i);
    const std::uint32_t hashed = hash_of(hint);
    row_.put(mix(t_hint, 42), mix(hashed, own.pos));
    row_.put(mix(t_hint, 43), mix(hashed, own.known.name));
    row_.put(mix(t_hint, 44), mix(hashed, own.lists));
    if (name_of(hint) != 0) row_.put(mix(t_hint, 45), mix(name_of(hint), own.stem));
    row_.move_to(rows);
  }

 private:
  std::size_t place(int i) const { return static_cast<std::size_t>(i - range_.begin + 1); }
  /// Of a token of the range or a neighbour of it.
  const Seen& at(int i) const { return seen_[place(i)]; }

  Seen look(int i, const SeenWord& word) const {
    const Token& t = doc_.tokens[static_cast<std::size_t>(i)];
    const Morph& m = doc_.morphs[static_cast<std::size_t>(i)];
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(doc_.bare_key(i).size(), 9));
    Seen out{};
    out.stem = word.hash;
    out.shape = mix(mix(static_cast<std::uint32_t>(t.kind) + 4, length), m.prefixes | (m.suffix_units > 0 ? 256u : 0u));
    out.pos = 8u + static_cast<std::uint32_t>(m.pos) * 4u + (m.known ? 2u : 0u) + (m.article_units > 0 ? 1u : 0u);
    for (std::size_t l = 0; l < marks_.tables(); ++l) {
      const std::uint8_t mark = marks_.at(i, l).place;
      out.lists = out.lists * 5 + mark;
      out.marked |= (mark != 0 ? 1u : 0u) << l;
    }
    out.known = word.known;
    return out;
  }

  void add_classes(const Seen& before, const Seen& own, const Seen& after) {
    row_.put(mix(t_words, 20), mix(before.known.words, own.known.words));
    row_.put(mix(t_words, 21), mix(own.known.words, after.known.words));
    row_.put(mix(t_words, 22), mix(before.known.words, after.known.words));
    row_.put(mix(t_count, 0), mix(own.known.level, own.pos));
    row_.put(mix(t_count, 1), mix(own.known.level, own.lists));
    row_.put(mix(t_name, 20), mix(before.known.name, own.known.name));
    row_.put(mix(t_name, 21), mix(own.known.name, after.known.name));
  }

  void add_lists(int i) {
    static constexpr auto lists = window_kinds(t_list), kinds = window_kinds(t_kind), pairs = window_kinds(t_list_pair);
    for (int j = std::max(i - 2, range_.begin); j < std::min(i + 3, range_.end); ++j) {
      const auto d = static_cast<std::size_t>(j - i + 2);
      for (std::uint32_t marked = at(j).marked; marked != 0; marked &= marked - 1) {
        const auto table = static_cast<std::uint32_t>(std::countr_zero(marked));
        const ListMark mark = marks_.at(j, table);
        row_.put(mix(lists[d], table), mark.place);
        if (mark.kind != 0) row_.put(mix(kinds[d], table), mix(mark.kind, mark.place));
      }
    }
    const Seen &before = at(i - 1), &own = at(i), &after = at(i + 1);
    row_.put(pairs[1], before.lists);
    row_.put(pairs[2], own.lists);
    row_.put(pairs[3], after.lists);
    row_.put(mix(t_list_pair, 20), mix(before.lists, own.lists));
    row_.put(mix(t_list_pair, 21), mix(own.lists, after.lists));
    row_.put(t_lists_and_class, mix(own.lists, own.pos));
  }

  /// Titles, class nouns and nationalities that stand some words before, and how the run of words of names goes that
  /// the token is in.
  void add_before(int i) {
    constexpr int reach = 5;
    const auto marked = [&](int j, std::size_t t) { return (at(j).marked >> t & 1) != 0; };
    for (int j = i - 1; j >= std::max(i - reach, range_.begin); --j)
      for (std::size_t t : {class_noun_table, title_table, nationality_table}) {
        if (!marked(j, t)) continue;
        const ListMark mark = marks_.at(j, t);
        if (mark.place == 1 || mark.place == 3)
          row_.put(mix(mix(t_before, static_cast<std::uint32_t>(i - j)), static_cast<std::uint32_t>(t)),
                   mix(mark.kind, at(i).pos));
      }
    const auto in_run = [&](int j) { return marked(j, name_token_table); };  // never beyond the range
    int left = 0, right = 0;
    while (left < reach && in_run(i - left - 1)) ++left;
    while (right < reach && in_run(i + right + 1)) ++right;
    if (left + right > 0 || in_run(i))
      row_.put(t_run, static_cast<std::uint32_t>((left * (reach + 1) + right) * 2 + (in_run(i) ? 1 : 0)));
  }

  const Document& doc_;
  const ListMarks& marks_;
  TokenRange range_;
  std::vector<Seen> seen_;  ///< of the range and of what stands beyond its ends
  Row row_;
};

}  // namespace

MemoryWindow memory_window(std::span<const std::uint8_t> memory, std::size_t i) {
  // 0 stands for what is beyond the piece.
  const auto at = [&](std::size_t j) { return static_cast<char16_t>(j < memory.size() ? memory[j] + 1 : 0); };
  return {i == 0 ? u'\0' : at(i - 1), at(i), at(i + 1)};
}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon)
    : FeatureExtractor(lexicon, WordClasses(lexicon.model("word_classes"))) {}

FeatureExtractor::FeatureExtractor(const Lexicon& lexicon, WordClasses classes) : classes_(std::move(classes)) {
  for (std::string_view name : table_names) lists_.emplace_back(lexicon.table(name));
}

SeenWord FeatureExtractor::see(std::u16string_view stem) const { return {hash(stem), classes_.of(stem)}; }

void FeatureExtractor::extract(const Document& doc, const ListMarks& marks, TokenRange range,
                               std::span<const Hint> hints, const std::vector<std::uint8_t>& memory,
                               FeatureRows& rows) const {
  std::vector<SeenWord> words;
  for (int i = range.begin; i < range.end; ++i) words.push_back(see(doc.stem_key(i)));
  RowMaker row(doc, marks, range, words);
  std::vector<HintWindow> windows;
  find_windows(hints, range, windows);
  std::span<const std::uint8_t> of_piece;
  if (!memory.empty()) of_piece = std::span(memory).subspan(static_cast<std::size_t>(range.begin), words.size());
  for (int i = range.begin; i < range.end; ++i) {
    row.add(i, rows);
    const auto n = static_cast<std::size_t>(i - range.begin);
    add_hints(windows[n], rows);
    row.add_hint(i, windows[n][2], rows);
    if (!memory.empty()) add_memory(memory_window(of_piece, n), rows);
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
                                       std::span<const SeenWord> words, FeatureRows& rows, std::span<HintRows> hinted) {
  RowMaker row(doc, marks, range, words);
  for (int i = range.begin; i < range.end; ++i) {
    row.add(i, rows);
    rows.end_row();
  }
  for (HintRows& h : hinted) {
    find_windows(h.hints, range, h.windows);
    for (int i = range.begin; i < range.end; ++i) {
      row.add_hint(i, h.windows[static_cast<std::size_t>(i - range.begin)][2], h.rows);
      h.rows.end_row();
    }
  }
}

void FeatureExtractor::extract_hints(const HintWindow& window, FeatureRows& rows) {
  add_hints(window, rows);
  rows.end_row();
}

void FeatureExtractor::extract_memory(const MemoryWindow& window, FeatureRows& rows) {
  add_memory(window, rows);
  rows.end_row();
}

}  // namespace khabar::tagger
