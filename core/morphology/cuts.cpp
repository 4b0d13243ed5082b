#include "morphology/cuts.h"

#include <array>
#include <charconv>

namespace khabar::morphology {
namespace {

struct Proclitic {
  char16_t letter;
  std::uint8_t bit;
};
constexpr std::array<Proclitic, 2> conjunctions{{{u'و', clitic::wa}, {u'ف', clitic::fa}}};
constexpr std::array<Proclitic, 4> prepositions{
    {{u'ب', clitic::ba}, {u'ل', clitic::la}, {u'ك', clitic::ka}, {u'س', clitic::sa}}};

/// "1+2": units of prefixes and of the pronoun.
std::pair<std::uint8_t, std::uint8_t> split_of(std::string_view cell) {
  int prefix = 0, suffix = 0;
  const std::size_t plus = cell.find('+');
  if (plus == std::string_view::npos) return {0, 0};
  std::from_chars(cell.data(), cell.data() + plus, prefix);
  std::from_chars(cell.data() + plus + 1, cell.data() + cell.size(), suffix);
  return {static_cast<std::uint8_t>(prefix), static_cast<std::uint8_t>(suffix)};
}

std::uint8_t prefix_bits(std::u16string_view letters) {
  std::uint8_t bits = 0;
  for (char16_t c : letters) {
    for (const Proclitic& p : conjunctions) bits |= c == p.letter ? p.bit : 0;
    for (const Proclitic& p : prepositions) bits |= c == p.letter ? p.bit : 0;
  }
  return bits;
}

}  // namespace

std::u16string_view Cut::stem(std::u16string_view word) const {
  word.remove_suffix(suffix_units);
  word.remove_prefix(prefix_units);
  if (!contracted)
    word.remove_prefix(article_units);
  else if (!own_lam)
    word.remove_prefix(1);
  return word;
}

class Cutter::Search {
 public:
  Search(const Cutter& cutter, std::u16string_view key, std::u16string_view norm)
      : cutter_(cutter), key_(key), norm_(norm) {}

  std::vector<Cut> run() {
    Cut whole;
    if (add_function_word(whole)) return out_;
    with_preposition(whole);
    for (const Proclitic& c : conjunctions) {
      if (key_.size() < 3 || key_[0] != c.letter) continue;
      Cut cut;
      cut.prefixes = c.bit;
      cut.prefix_units = 1;
      if (!add_function_word(cut)) with_preposition(cut);
    }
    return out_;
  }

 private:
  std::u16string_view rest(const Cut& cut) const { return key_.substr(cut.prefix_units); }

  /// Whether the word after the conjunction of `start` is one of the table; then it is cut as its rows say.
  bool add_function_word(const Cut& start) {
    const Table& table = cutter_.function_words_;
    const auto rows = table.find(rest(start));
    if (!rows) return false;
    for (int r = rows->begin; r < rows->end; ++r) {
      const auto [prefix, suffix] = split_of(table.text(r, cutter_.split_column_));
      if (prefix + suffix >= static_cast<int>(rest(start).size())) continue;
      Cut cut = start;
      cut.function_row = r;
      const std::u16string_view letters = rest(start).substr(0, prefix);
      if (letters == u"ال") {
        cut.prefixes |= clitic::al;
        cut.article_units = 2;
      } else {
        cut.prefixes |= prefix_bits(letters);
        cut.prefix_units = static_cast<std::uint8_t>(cut.prefix_units + prefix);
      }
      cut.suffix_units = suffix;
      out_.push_back(cut);
    }
    // A short word that looks like a preposition and a pronoun (بي، لي) may be a name as well.
    if (start.prefixes == 0 && out_.size() == 1 && out_[0].prefix_units > 0 && key_.size() < 4) out_.push_back(start);
    return true;
  }

  void with_preposition(const Cut& start) {
    with_article(start);
    const std::u16string_view word = rest(start);
    for (const Proclitic& p : prepositions) {
      if (word.size() < 3 || word[0] != p.letter) continue;
      Cut cut = start;
      cut.prefixes |= p.bit;
      cut.prefix_units++;
      with_article(cut);
      if (p.bit != clitic::la || word.size() < 4 || word[1] != u'ل') continue;
      cut.contracted = true;
      cut.prefixes |= clitic::al;
      cut.article_units = 2;
      with_pronoun(cut, 1);
      cut.own_lam = true;
      with_pronoun(cut, 0);
    }
  }

  void with_article(const Cut& start) {
    with_pronoun(start, 0);
    const std::u16string_view word = rest(start);
    const std::u16string_view spelt = norm_.substr(start.prefix_units);
    if ((start.prefixes & (clitic::sa | clitic::la)) || word.size() < 4 || spelt.substr(0, 2) != u"ال") return;
    Cut cut = start;
    cut.prefixes |= clitic::al;
    cut.article_units = 2;
    with_pronoun(cut, 2);
  }

  /// `taken`: units of the article in the word as written.
  void with_pronoun(const Cut& start, std::size_t taken) {
    add_stem(start);
    const char16_t last = norm_.back();
    if (last == u'ة' || last == u'ى' || (start.prefixes & clitic::al)) return;
    const std::u16string_view word = rest(start).substr(taken);
    for (std::size_t n = 1; n <= 3 && n + 2 <= word.size(); ++n) {
      if (!cutter_.pronouns_.find(word.substr(word.size() - n))) continue;
      Cut cut = start;
      cut.suffix_units = static_cast<std::uint8_t>(n);
      add_stem(cut);
    }
  }

  void add_stem(Cut cut) {
    const std::u16string_view stem = cut.stem(key_);
    if (stem.empty() || (stem.size() < 2 && cut.prefixes + cut.suffix_units > 0)) return;
    if (cut.prefixes + cut.suffix_units > 0 && cut.function_row < 0) {
      const auto rows = cutter_.function_words_.find(stem);
      // Only what the table does not cut itself can stand as a stem here.
      for (int r = rows ? rows->begin : 0; rows && r < rows->end; ++r)
        if (split_of(cutter_.function_words_.text(r, cutter_.split_column_)) ==
            std::pair<std::uint8_t, std::uint8_t>{}) {
          cut.function_row = r;
          break;
        }
    }
    out_.push_back(cut);
  }

  const Cutter& cutter_;
  std::u16string_view key_, norm_;
  std::vector<Cut> out_;
};

Cutter::Cutter(const Lexicon& lexicon)
    : function_words_(lexicon.table("function_words")),
      pronouns_(lexicon.table("pronouns")),
      split_column_(function_words_.column("split")) {}

std::vector<Cut> Cutter::cuts(std::u16string_view key, std::u16string_view norm) const {
  if (key.empty()) return {};
  return Search(*this, key, norm).run();
}

}  // namespace khabar::morphology
