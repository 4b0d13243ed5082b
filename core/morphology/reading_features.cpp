#include "morphology/reading_features.h"

#include <algorithm>

#include "morphology/templates.h"
#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

using sequence::hash;
using sequence::mix;

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
           std::string_view nominal_pos, std::string_view base_pos)
      : r_(reading), key_(key), norm_(norm), whole_(whole), nominal_pos_(nominal_pos), base_pos_(base_pos) {}

  /// Puts them into the reading.
  void collect(Reading& reading) {
    cut_ = mix(r_.cut.prefixes, (r_.cut.suffix_units > 0 ? 256u : 0u) | (r_.cut.own_lam ? 512u : 0u));
    class_ = u(context_class(r_.cut));
    naming();
    put(f_bias, 0);
    put(f_cut, cut_);
    spelling();
    frequency();
    lexicons();
    reading.features = std::move(features_);
    reading.naming_features = naming_;
  }

 private:
  void put(std::uint32_t kind, std::uint32_t value) { features_.push_back(mix(kind, value)); }

  /// The features that only this word or its stem has.
  void naming() {
    const std::u16string_view stem = r_.cut.stem(key_), spelt = r_.cut.stem(norm_);
    put(f_word, mix(hash(norm_), cut_));
    put(f_stem, hash(stem));
    put(f_spelling, hash(spelt));
    put(f_stem_class, mix(hash(spelt), class_));
    naming_ = static_cast<int>(features_.size());
  }

  void spelling() {
    const std::u16string_view stem = r_.cut.stem(key_), spelt = r_.cut.stem(norm_);
    if (r_.cut.suffix_units > 0) put(f_pronoun, mix(hash(key_.substr(key_.size() - r_.cut.suffix_units)), cut_));
    for (std::size_t n = 1; n <= 4 && n < spelt.size(); ++n) {
      const std::uint32_t ending = hash(spelt.substr(spelt.size() - n));
      put(f_ending, mix(ending, u(static_cast<int>(n))));
      if (n <= 3) put(f_ending_class, mix(mix(ending, u(static_cast<int>(n))), class_));
      if (n <= 3) put(f_opening, mix(hash(spelt.substr(0, n)), u(static_cast<int>(n))));
    }
    put(f_length, mix(u(static_cast<int>(std::min<std::size_t>(stem.size(), 9))), class_));
    put(f_first, mix(stem[0], cut_));
    constexpr std::size_t longest = 12;
    for (std::size_t i = 0; i + 3 <= std::min(spelt.size(), longest); ++i) put(f_trigram, hash(spelt.substr(i, 3)));
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
      if (s.lists >> t & 1) {
        put(f_list, mix(u(t), class_));
        put(f_list_any, u(t));
      }
    put(f_lists, mix(s.lists, cut_));
    const std::uint32_t pos = hash_of(base_pos_), ending = u(r_.base.ending);
    put(f_base, mix(pos, ending));
    put(f_base, mix(mix(pos, ending), class_));
    put(f_base_any, mix(pos, class_));
    put(f_base_cluster, mix(r_.base.facts.cluster, ending));
    put(f_base_cluster, mix(mix(r_.base.facts.cluster, class_), 77));
    put(f_base_lists, mix(r_.base.facts.lists, ending));
    const std::uint32_t look = u(r_.foreign);
    put(f_foreign, mix(look, class_));
    put(f_foreign, mix(look, mix(r_.known ? 1 : 0, std::min<std::uint32_t>(s.plain / 2u, 4))));
    put(f_foreign, mix(mix(look, s.lists != 0 ? 1 : 0), mix(evidence, class_)));
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
  std::string_view nominal_pos_, base_pos_;
  std::uint32_t cut_ = 0, class_ = 0;
  int naming_ = 0;
  std::vector<std::uint32_t> features_;
};

}  // namespace

void add_features(Reading& reading, std::u16string_view key, std::u16string_view norm, const StemFacts& whole,
                  std::string_view nominal_pos, std::string_view base_pos) {
  Features(reading, key, norm, whole, nominal_pos, base_pos).collect(reading);
}

}  // namespace khabar::morphology
