#include "morphology/readings.h"

#include <algorithm>

#include "khabar/names.h"
#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

using sequence::hash;
using sequence::mix;

constexpr PosSet open_classes = pos_bit(Pos::NOUN) | pos_bit(Pos::ADJ) | pos_bit(Pos::PROPN) | pos_bit(Pos::VERB) |
                                pos_bit(Pos::ADV) | pos_bit(Pos::NUM) | pos_bit(Pos::X);

/// The templates' numbers; a feature is its template mixed with its values.
enum Template : std::uint32_t {
  f_bias = 1,
  f_cut,
  f_pronoun,
  f_stem,
  f_spelling,
  f_stem_class,
  f_word,
  f_ending,
  f_ending_class,
  f_opening,
  f_length,
  f_count,
  f_counts,
  f_gain,
  f_verb,
  f_verb_nominal,
  f_verb_evidence,
  f_nominal,
  f_list,
  f_lists,
  f_cluster,
  f_word_cluster,
  f_first,
  f_pattern,
  f_pattern_class,
  f_known,
  f_function,
  c_before,
  c_after,
  c_before2,
  c_before_ending,
  c_after_ending,
  c_after_opening,
  c_before_cluster,
  c_after_cluster,
  c_clusters,
  c_agreement,
  c_before_lists,
  c_after_lists,
  c_around_cluster,
  c_after2,
  c_verb_ahead
};

std::uint32_t u(int v) { return static_cast<std::uint32_t>(v); }

/// The stem with its root letters levelled: letters that affixes and patterns are made of stay.
std::uint32_t pattern(std::u16string_view stem) {
  constexpr std::u16string_view kept = u"اأإآويىتمنةءؤئ";
  constexpr std::size_t longest = 9;
  std::uint32_t h = 17;
  for (std::size_t i = 0; i < std::min(stem.size(), longest); ++i)
    h = mix(h, kept.find(stem[i]) != std::u16string_view::npos ? stem[i] : u'#');
  return h;
}

/// Collects the features of a reading by itself.
class Features {
 public:
  /// `whole`: what the lexicons say of the word uncut; `nominal_pos`: what tables of nouns say that the stem is.
  Features(const Reading& reading, std::u16string_view key, std::u16string_view norm, const StemFacts& whole,
           std::string_view nominal_pos)
      : r_(reading), key_(key), norm_(norm), whole_(whole), nominal_pos_(nominal_pos) {}

  std::vector<std::uint32_t> collect() {
    cut_ = mix(r_.cut.prefixes, (r_.cut.suffix_units > 0 ? 256u : 0u) | (r_.cut.own_lam ? 512u : 0u));
    class_ = u(context_class(r_.cut));
    put(f_bias, 0);
    put(f_cut, cut_);
    put(f_word, mix(hash(norm_), cut_));
    spelling();
    frequency();
    lexicons();
    return std::move(features_);
  }

 private:
  void put(std::uint32_t kind, std::uint32_t value) { features_.push_back(mix(kind, value)); }

  void spelling() {
    const std::u16string_view stem = r_.cut.stem(key_), spelt = r_.cut.stem(norm_);
    if (r_.cut.suffix_units > 0) put(f_pronoun, mix(hash(key_.substr(key_.size() - r_.cut.suffix_units)), cut_));
    put(f_stem, hash(stem));
    put(f_spelling, hash(spelt));
    put(f_stem_class, mix(hash(spelt), class_));
    for (std::size_t n = 1; n <= 4 && n < spelt.size(); ++n) {
      const std::uint32_t ending = hash(spelt.substr(spelt.size() - n));
      put(f_ending, mix(ending, u(static_cast<int>(n))));
      if (n <= 3) put(f_ending_class, mix(mix(ending, u(static_cast<int>(n))), class_));
      if (n <= 3) put(f_opening, mix(hash(spelt.substr(0, n)), u(static_cast<int>(n))));
    }
    put(f_length, mix(u(static_cast<int>(std::min<std::size_t>(stem.size(), 9))), class_));
    put(f_first, mix(stem[0], cut_));
    put(f_pattern, pattern(spelt));
    put(f_pattern_class, mix(pattern(spelt), class_));
  }

  void frequency() {
    const StemFacts& s = r_.stem;
    const int own = r_.cut.article_units > 0 ? s.article : r_.cut.suffix_units > 0 ? r_.before_pronoun : s.plain;
    put(f_count, mix(u(own), cut_));
    put(f_counts, mix(mix(u(s.plain / 2), u(s.article / 2)), class_));
    put(f_gain, mix(u(std::clamp(own - whole_.plain, -8, 8) + 9), cut_));
    put(f_cluster, mix(s.cluster, class_));
    put(f_word_cluster, mix(whole_.cluster, cut_));
  }

  void lexicons() {
    const StemFacts& s = r_.stem;
    std::uint32_t verb = 0;
    if (r_.verb)
      verb = 1 + u(static_cast<int>(r_.verb->tense)) * 64 + u(r_.verb->ending + 1) * 4 + (r_.verb->common ? 1 : 0) +
             (r_.verb->number == Number::dual ? 2 : 0);
    const std::uint32_t nominal = s.plural >= 0 ? 1 : s.nominal >= 0 ? 2 : 0;
    put(f_verb, mix(verb, cut_));
    const std::uint32_t tense = r_.verb ? u(static_cast<int>(r_.verb->tense)) : 0;
    const std::uint32_t evidence = nominal * 4 + (s.article > 0 ? 2u : 0u) + (r_.verb && r_.verb->common ? 1u : 0u);
    put(f_verb_evidence, mix(tense, evidence));
    put(f_verb_evidence, mix(mix(tense, evidence), class_ & 4u));
    put(f_verb_nominal, mix(mix(verb, nominal), mix(u(s.article / 2), class_)));
    if (nominal != 0) put(f_nominal, mix(hash_of(nominal_pos_), class_));
    for (int t = 0; t < 16; ++t)
      if (s.lists >> t & 1) put(f_list, mix(u(t), class_));
    put(f_lists, mix(s.lists, cut_));
    put(f_known, mix(r_.known ? 1 : 0, cut_));
    if (r_.cut.function_row >= 0) put(f_function, mix(cut_, hash(r_.cut.stem(key_))));
  }

  static std::uint32_t hash_of(std::string_view text) {
    std::uint32_t h = 5;
    for (char c : text) h = mix(h, static_cast<unsigned char>(c));
    return h;
  }

  const Reading& r_;
  std::u16string_view key_, norm_;
  const StemFacts& whole_;
  std::string_view nominal_pos_;
  std::uint32_t cut_ = 0, class_ = 0;
  std::vector<std::uint32_t> features_;
};

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

WordReadings ReadingMaker::read(std::u16string_view key, std::u16string_view norm) const {
  WordReadings out;
  const StemFacts whole = stems_.facts(key);
  int most = 0;
  for (const Cut& cut : cutter_.cuts(key, norm)) {
    Reading r = look_up(key, cut);
    if (r.allowed == 0) continue;
    const std::string_view nominal_pos = r.stem.plural >= 0    ? stems_.plurals().text(r.stem.plural, plural_pos_)
                                         : r.stem.nominal >= 0 ? stems_.nominals().text(r.stem.nominal, nominal_pos_)
                                                               : std::string_view();
    r.features = Features(r, key, norm, whole, nominal_pos).collect();
    const int count = 1 + (cut.article_units > 0 ? r.stem.article : r.stem.plain);
    if (count > most) {
      most = count;
      out.shape.lists = 1u + r.stem.lists;
      out.shape.cluster = r.stem.cluster + (cut.article_units > 0 ? 256u : 0u);
    }
    out.shape.verbal = out.shape.verbal || (r.verb && r.verb->tense == Tense::present && nominal_pos.empty());
    out.readings.push_back(std::move(r));
  }
  out.shape.key = edge_hash(norm);
  out.shape.ending = edge_hash(norm.substr(norm.size() - std::min<std::size_t>(2, norm.size())));
  out.shape.opening = edge_hash(norm.substr(0, 2));
  return out;
}

void context_features(const WordContext& context, int context_class, std::vector<std::uint32_t>& features) {
  const auto& [before2, before, word, after, verb_ahead] = context;
  const auto put = [&](std::uint32_t kind, std::uint32_t value) { features.push_back(mix(kind, value)); };
  const std::uint32_t c = u(context_class) + 1;
  put(c_before, before.key);
  put(c_after, after.key);
  put(c_before, mix(before.key, c));
  put(c_after, mix(after.key, c));
  put(c_before2, mix(before2.key, before.key));
  put(c_before_ending, mix(before.ending, c));
  put(c_after_ending, mix(after.ending, c));
  put(c_after_opening, mix(after.opening, c));
  put(c_before_cluster, mix(before.cluster, c));
  put(c_after_cluster, mix(after.cluster, c));
  put(c_before_lists, mix(before.lists, c));
  put(c_after_lists, mix(after.lists, c));
  put(c_around_cluster, mix(mix(before.cluster, word.cluster), c));
  put(c_verb_ahead, mix(mix(word.key, u(verb_ahead)), c));
  put(c_verb_ahead, mix(mix(after.cluster, u(verb_ahead)), c));
  put(c_after2, mix(mix(word.cluster, after.cluster), c));
  put(c_clusters, mix(mix(before.cluster, after.cluster), c));
  put(c_agreement, mix(mix(before.ending, before.opening), mix(word.ending, c)));
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
