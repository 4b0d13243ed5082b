#include "morphology/readings.h"

#include <algorithm>
#include <array>

#include "khabar/names.h"
#include "morphology/reading_features.h"
#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

using sequence::hash;

constexpr PosSet open_classes = pos_bit(Pos::NOUN) | pos_bit(Pos::ADJ) | pos_bit(Pos::PROPN) | pos_bit(Pos::VERB) |
                                pos_bit(Pos::ADV) | pos_bit(Pos::NUM) | pos_bit(Pos::X);

/// How a word ends, roughly, from 1.
std::uint8_t ending_class(std::u16string_view norm) {
  constexpr std::array<std::u16string_view, 12> endings{u"ية", u"ة",  u"ات", u"ين", u"ون", u"ان",
                                                        u"يا", u"اء", u"ي",  u"ا",  u"ه",  u"ى"};
  for (std::size_t i = 0; i < endings.size(); ++i)
    if (norm.size() > endings[i].size() + 1 && norm.substr(norm.size() - endings[i].size()) == endings[i])
      return static_cast<std::uint8_t>(i + 2);
  return 1;
}

std::uint32_t edge_hash(std::u16string_view text) { return hash(text) | 1u; }

/// "ADP|PRON" as a set.
PosSet pos_set(std::string_view cell) {
  PosSet out = 0;
  while (!cell.empty()) {
    const std::size_t bar = cell.find('|');
    if (const auto p = pos(cell.substr(0, bar))) out |= pos_bit(*p);
    cell.remove_prefix(bar == std::string_view::npos ? cell.size() : bar + 1);
  }
  return out;
}

}  // namespace

ReadingMaker::ReadingMaker(const Lexicon& lexicon)
    : cutter_(lexicon),
      stems_(lexicon),
      verbs_(lexicon),
      marker_(lexicon),
      foreign_(lexicon.model("foreign")),
      uses_(lexicon.table("word_uses")),
      pos_column_(cutter_.function_words().column("pos")),
      use_column_(uses_.column("pos")),
      nominal_pos_(stems_.nominals().column("pos")),
      plural_pos_(stems_.plurals().column("pos")) {}

PosSet ReadingMaker::allowed(const Reading& reading, std::u16string_view stem) const {
  const Cut& cut = reading.cut;
  PosSet out = open_classes;
  if (const auto rows = uses_.find(stem)) out |= pos_set(uses_.text(rows->begin, use_column_));
  if (cut.function_row >= 0) {
    out = pos_set(cutter_.function_words().text(cut.function_row, pos_column_));
    if (out == 0) out = open_classes;
  }
  if (cut.prefixes & (clitic::al | clitic::ba | clitic::ka)) out &= ~pos_bit(Pos::VERB);
  if (cut.prefixes & clitic::sa) out &= pos_bit(Pos::VERB) | pos_bit(Pos::AUX);
  if (cut.prefixes & clitic::sa && !reading.verb) out = 0;
  return out;
}

Reading ReadingMaker::look_up(std::u16string_view key, const Cut& cut) const {
  Reading r;
  r.cut = cut;
  const std::u16string_view stem = cut.stem(key);
  r.stem = stems_.facts(stem);
  if ((cut.prefixes & (clitic::al | clitic::ba | clitic::ka)) == 0) {
    const bool present = (cut.prefixes & (clitic::sa | clitic::la)) != 0;
    r.verb = verbs_.read(stem, present, cut.suffix_units > 0);
    if (r.verb && present && r.verb->tense != Tense::present) r.verb.reset();
  }
  if (cut.suffix_units > 0) r.before_pronoun = stems_.count_before_pronoun(stem);
  const int count = cut.suffix_units > 0 ? r.before_pronoun : std::max(r.stem.plain, r.stem.article);
  r.known = count > 0 || r.verb || r.stem.nominal >= 0 || r.stem.plural >= 0 || cut.function_row >= 0 ||
            (is_name(r.stem) && cut.suffix_units == 0);
  r.allowed = allowed(r, stem);
  return r;
}

bool ReadingMaker::knows(std::u16string_view key, std::u16string_view norm) const {
  for (const Cut& cut : cutter_.cuts(key, norm)) {
    const Reading r = look_up(key, cut);
    const bool rare_dual = r.verb && r.verb->number == Number::dual && r.stem.plain == 0;
    if (r.allowed != 0 && r.known && !rare_dual) return true;
  }
  return false;
}

std::string_view ReadingMaker::table_pos(const StemFacts& facts) const {
  if (facts.plural >= 0) return stems_.plurals().text(facts.plural, plural_pos_);
  if (facts.nominal >= 0) return stems_.nominals().text(facts.nominal, nominal_pos_);
  return {};
}

WordReadings ReadingMaker::read(std::u16string_view key, std::u16string_view norm) const {
  WordReadings out;
  const StemFacts whole = stems_.facts(key);
  int most = 0;
  out.shape.ending_class = ending_class(norm);
  for (const Cut& cut : cutter_.cuts(key, norm)) {
    Reading r = look_up(key, cut);
    if (r.allowed == 0) continue;
    const std::u16string_view stem = cut.stem(key);
    r.base = stems_.base(stem, r.stem);
    r.foreign = foreign_.level(stem);
    const std::string_view nominal_pos = table_pos(r.stem);
    add_features(r, key, norm, whole, nominal_pos, table_pos(r.base.facts));
    const int count = 1 + (cut.article_units > 0 ? r.stem.article : r.stem.plain);
    if (count > most) {
      most = count;
      out.shape.lists = 1u + r.stem.lists;
      out.shape.cluster = r.stem.cluster + (cut.article_units > 0 ? 256u : 0u);
      out.shape.form = out.shape.ending_class + (cut.article_units > 0 ? 16u : 0u) +
                       (cut.function_row >= 0 ? 32u : 0u) + (cut.suffix_units > 0 ? 64u : 0u);
    }
    out.shape.verbal = out.shape.verbal || (r.verb && r.verb->tense == Tense::present && nominal_pos.empty());
    out.readings.push_back(std::move(r));
  }
  if (out.shape.verbal) out.shape.form += 128;
  out.shape.key = edge_hash(norm);
  out.shape.ending = edge_hash(norm.substr(norm.size() - std::min<std::size_t>(2, norm.size())));
  out.shape.opening = edge_hash(norm.substr(0, 2));
  return out;
}

int context_class(const Cut& cut) {
  return (cut.article_units > 0 ? 1 : 0) | (cut.prefix_units > 0 ? 2 : 0) | (cut.suffix_units > 0 ? 4 : 0);
}

int left_state(const Cut& cut, Pos pos) {
  return static_cast<int>(pos) * 4 + (cut.article_units > 0 ? 1 : 0) + (cut.suffix_units > 0 ? 2 : 0);
}

int right_state(const Cut& cut, Pos pos) {
  const bool conjunction = (cut.prefixes & (clitic::wa | clitic::fa)) != 0;
  const bool preposition = (cut.prefixes & (clitic::ba | clitic::la | clitic::ka)) != 0;
  return static_cast<int>(pos) * 8 + (cut.article_units > 0 ? 1 : 0) + (conjunction ? 2 : 0) + (preposition ? 4 : 0);
}

}  // namespace khabar::morphology
