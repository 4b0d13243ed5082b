#include "morphology/candidates.h"

#include <algorithm>
#include <array>

namespace khabar {
namespace {

/// What a proclitic costs, in doublings of frequency: a split must be that much more frequent than the whole word.
struct Proclitic {
  char16_t letter;
  std::uint8_t bit;
  double cost;
};
constexpr std::array<Proclitic, 2> conjunctions{{{u'و', clitic::wa, 1.6}, {u'ف', clitic::fa, 4.0}}};
constexpr std::array<Proclitic, 4> prepositions{
    {{u'ب', clitic::ba, 2.0}, {u'ل', clitic::la, 2.0}, {u'ك', clitic::ka, 5.0}, {u'س', clitic::sa, 3.0}}};
constexpr double pronoun_cost = 1.5;
constexpr double one_letter_pronoun_cost = 2.5;  ///< ي and ك end many words that have no pronoun; ه is kept apart by ة
constexpr double bare_proclitic_cost = 6.0;      ///< a word that begins like a proclitic and that nothing knows whole
constexpr double lexicon_bonus = 2.0;
constexpr double name_bonus = 4.0;

class Cutter {
 public:
  Cutter(const MorphologyTables& tables, std::u16string_view key, std::u16string_view norm)
      : tables_(tables), key_(key), norm_(norm) {}

  Cut best() {
    with_preposition(Cut{});
    for (const Proclitic& c : conjunctions) {
      if (key_.size() < 3 || key_[0] != c.letter) continue;
      Cut cut;
      cut.prefixes = c.bit;
      cut.prefix_units = 1;
      cut.score = -c.cost;
      with_preposition(cut);
    }
    return best_;
  }

 private:
  std::u16string_view rest(const Cut& cut) const { return key_.substr(cut.prefix_units); }

  void with_preposition(const Cut& start) {
    with_article(start);
    for (const Proclitic& p : prepositions) {
      const std::u16string_view word = rest(start);
      if (word.size() < 3 || word[0] != p.letter) continue;
      Cut cut = start;
      cut.prefixes |= p.bit;
      cut.prefix_units++;
      cut.score -= p.cost;
      with_article(cut);
      if (p.bit == clitic::la && word.size() > 3 && word[1] == u'ل') {
        Cut contracted = cut;
        contracted.contracted = true;
        contracted.prefixes |= clitic::al;
        contracted.article_units = 2;
        // Of the noun in للX it is X, or لX where a noun that begins with ل is the more frequent one (للجنة).
        contracted.own_lam = article_count(word.substr(1)) > article_count(word.substr(2)) + 1;
        add_stem(contracted, word.substr(contracted.own_lam ? 1 : 2));
      }
    }
  }

  void with_article(const Cut& start) {
    with_pronoun(start);
    const std::u16string_view word = rest(start);
    const std::u16string_view spelt = norm_.substr(start.prefix_units);
    if ((start.prefixes & clitic::sa) || word.size() < 4 || spelt.substr(0, 2) != u"ال") return;
    Cut cut = start;
    cut.prefixes |= clitic::al;
    cut.article_units = 2;
    add_stem(cut, word.substr(2));
  }

  void with_pronoun(const Cut& start) {
    const std::u16string_view word = rest(start);
    add_stem(start, word);
    if (norm_.back() == u'ة') return;
    for (std::size_t n = 1; n <= 3 && n + 2 <= word.size(); ++n) {
      if (!tables_.pronouns.find(word.substr(word.size() - n)) || norm_.back() == u'ى') continue;
      Cut cut = start;
      cut.suffix_units = static_cast<std::uint8_t>(n);
      cut.score -= pronoun_cost + (n == 1 && word.back() != u'ه' ? one_letter_pronoun_cost : 0);
      add_stem(cut, word.substr(0, word.size() - n));
    }
  }

  int count_cell(std::u16string_view word, const char* column) const {
    const auto rows = tables_.counts.find(word);
    return rows ? tables_.counts.number(rows->begin, tables_.counts.column(column)) : 0;
  }
  int plain_count(std::u16string_view word) const { return count_cell(word, "plain"); }
  int article_count(std::u16string_view word) const { return count_cell(word, "article"); }

  /// The stem as it stands alone, where a pronoun changed its end: زيارت- is زيارة, لاعبي- is لاعبين.
  int count_before_pronoun(std::u16string_view stem) const {
    int best = std::max(plain_count(stem), article_count(stem));
    std::u16string other(stem);
    const char16_t last = other.back();
    if (last == u'ت') {
      other.back() = u'ه';
      best = std::max(best, std::max(plain_count(other), article_count(other)));
    } else if (last == u'ي' || last == u'و') {
      other.push_back(u'ن');
      best = std::max(best, std::max(plain_count(other), article_count(other)));
    } else if (last == u'ئ' || last == u'ؤ') {
      other.back() = u'ء';
      best = std::max(best, plain_count(other));
    }
    return best;
  }

  bool is_name(std::u16string_view stem) const {
    const auto begins = [stem](const Table& t) {
      Table::Cursor c = t.cursor();
      return c.feed(stem) && (c.rows() || c.feed(u" "));
    };
    return std::any_of(tables_.names.begin(), tables_.names.end(),
                       [stem](const Table& t) { return t.find(stem).has_value(); }) ||
           std::any_of(tables_.full_names.begin(), tables_.full_names.end(), begins);
  }

  static bool begins_like_proclitic(std::u16string_view stem) {
    const auto same = [stem](const Proclitic& p) { return p.letter == stem[0]; };
    return stem.size() > 3 && (std::any_of(conjunctions.begin(), conjunctions.end(), same) ||
                               std::any_of(prepositions.begin(), prepositions.end(), same));
  }

  void add_stem(Cut cut, std::u16string_view stem) {
    if (stem.size() < 2) return;
    const bool bare = cut.prefixes == 0 && cut.suffix_units == 0;
    if (cut.article_units > 0) {
      const int with = article_count(stem);
      cut.score += with > 0 ? with + 1.0 : plain_count(stem) > 0 ? plain_count(stem) - 0.5 : 0.5;
      cut.known = with > 0 || plain_count(stem) > 0;
    } else if (cut.suffix_units > 0) {
      const int count = count_before_pronoun(stem);
      cut.score += count;
      cut.known = count > 0;
    } else {
      const int count = plain_count(stem);
      cut.score += count;
      cut.known = count > 0;
      if (!bare && is_name(stem)) cut.score += lexicon_bonus / 2;
    }
    if (bare && is_name(stem)) {
      cut.is_name = true;
      cut.known = true;
      cut.score += name_bonus;
    }
    const bool may_be_verb = cut.article_units == 0 && (cut.prefixes & (clitic::ba | clitic::ka)) == 0;
    if (may_be_verb) read_verb(cut, stem);
    if (cut.prefix_units == 0 && !cut.is_name && cut.verb_score == no_verb && begins_like_proclitic(stem) &&
        article_count(stem) == 0 && !tables_.nominals.find(stem))
      cut.score -= bare_proclitic_cost;
    if ((cut.prefixes & clitic::sa) && cut.tense != Tense::present) return;
    if (cut.verb_score > no_verb) {
      cut.known = true;
      cut.score += cut.number == Number::dual ? -lexicon_bonus : lexicon_bonus;
      if (cut.prefixes & clitic::sa) cut.score += 3;
    }
    if (!has_best_ || cut.score > best_.score) best_ = cut;
    has_best_ = true;
  }

  /// Tries the stem as a past or present form: subject prefix, stem of the lexicon, subject ending.
  void read_verb(Cut& cut, std::u16string_view stem) const {
    const bool future = (cut.prefixes & (clitic::sa | clitic::la)) != 0;
    // تظاهر reads as a past form before it reads as ت and a present one.
    if (!future) try_endings(cut, stem, false, stem[0] == u'ت' && tables_.verb_stems.find(stem) ? 2.2 : 1.0);
    if (stem.size() < 3) return;
    switch (stem[0]) {
      case u'ي':
        try_endings(cut, stem.substr(1), true, 4.0);
        break;
      case u'ت':
        try_endings(cut, stem.substr(1), true, 2.0);
        break;
      case u'ن':
        try_endings(cut, stem.substr(1), true, 1.0);
        break;
      case u'ا':
        try_endings(cut, stem.substr(1), true, 0.0);
        break;
      default:
        break;
    }
  }

  void try_endings(Cut& cut, std::u16string_view stem, bool present, double score) const {
    try_stem(cut, stem, present, score, -1);
    for (std::size_t n = 1; n <= 2 && n + 1 < stem.size(); ++n) {
      const auto rows = tables_.verb_affixes.find(stem.substr(stem.size() - n));
      if (!rows) continue;
      for (int r = rows->begin; r < rows->end; ++r)
        if ((tables_.verb_affixes.text(r, tables_.verb_affixes.column("tense")) == "I") == present)
          try_stem(cut, stem.substr(0, stem.size() - n), present, score + 0.5, r);
    }
    // Before a pronoun وا loses its alef.
    if (cut.suffix_units > 0 && stem.size() > 2 && stem.back() == u'و')
      try_stem(cut, stem.substr(0, stem.size() - 1), present, score, -1);
  }

  void try_stem(Cut& cut, std::u16string_view stem, bool present, double score, int affix) const {
    const auto rows = tables_.verb_stems.find(stem);
    if (!rows) return;
    for (int r = rows->begin; r < rows->end; ++r) {
      if ((tables_.verb_stems.text(r, tables_.verb_stems.column("kind")) == "I") != present) continue;
      if (score <= cut.verb_score) continue;
      cut.verb_score = score;
      cut.tense = present ? Tense::present : Tense::past;
      set_subject(cut, present, affix);
      const std::string_view lemma = tables_.verb_stems.text(r, tables_.verb_stems.column("lemma"));
      cut.verb_lemma.clear();
      utf8_to(lemma, cut.verb_lemma);
    }
  }

  /// Table cells are UTF-8 of Arabic letters: two bytes each.
  static void utf8_to(std::string_view utf8, std::u16string& out) {
    for (std::size_t i = 0; i + 1 < utf8.size(); i += 2)
      out.push_back(static_cast<char16_t>((static_cast<unsigned char>(utf8[i]) & 0x1F) << 6 |
                                          (static_cast<unsigned char>(utf8[i + 1]) & 0x3F)));
  }

  void set_subject(Cut& cut, bool present, int affix) const {
    const Table& t = tables_.verb_affixes;
    cut.person = 3;
    cut.gender = Gender::masculine;
    cut.number = Number::singular;
    if (affix >= 0) {
      cut.person = static_cast<std::uint8_t>(t.number(affix, t.column("person"), 3));
      const std::string_view g = t.text(affix, t.column("gender")), n = t.text(affix, t.column("number"));
      cut.gender = g == "f" ? Gender::feminine : g == "m" ? Gender::masculine : Gender::none;
      cut.number = n == "p" ? Number::plural : n == "d" ? Number::dual : Number::singular;
    } else if (present && rest(cut)[0] == u'ت') {
      cut.gender = Gender::feminine;
    } else if (present && rest(cut)[0] != u'ي') {
      cut.person = 1;
      cut.gender = Gender::none;
    }
  }

  const MorphologyTables& tables_;
  std::u16string_view key_, norm_;
  Cut best_;
  bool has_best_ = false;
};

}  // namespace

MorphologyTables morphology_tables(const Lexicon& lexicon) {
  MorphologyTables t;
  t.pronouns = lexicon.table("pronouns");
  t.verb_affixes = lexicon.table("verb_affixes");
  t.verb_stems = lexicon.table("verb_stems");
  t.counts = lexicon.table("word_counts");
  t.nominals = lexicon.table("nominals");
  for (const char* name : {"name_tokens", "places", "cities", "world_cities", "orgs", "products"})
    t.names.push_back(lexicon.table(name));
  for (const char* name : {"persons", "people"}) t.full_names.push_back(lexicon.table(name));
  return t;
}

Cut best_cut(const MorphologyTables& tables, std::u16string_view key, std::u16string_view norm) {
  return Cutter(tables, key, norm).best();
}

}  // namespace khabar
