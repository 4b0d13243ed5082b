#include "morphology/lemmas.h"

#include <algorithm>

#include "khabar/utf.h"
#include "sequence/rows.h"
#include "text/fold.h"

namespace khabar::morphology {
namespace {

using sequence::hash;
using sequence::mix;

enum Template : std::uint32_t {
  l_bias = 101,
  l_stem,
  l_ending,
  l_opening,
  l_length,
  l_count,
  l_gain,
  l_listed,
  l_same
};

std::u16string wide(std::string_view utf8) {
  auto text = to_utf16(utf8);
  return text ? *std::move(text) : std::u16string();
}

bool ends_with(std::u16string_view word, std::u16string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

Lemmatizer::Lemmatizer(const Lexicon& lexicon, const StemLexicon& stems)
    : stems_(stems), plural_lemma_(stems.plurals().column("lemma")), nominal_lemma_(stems.nominals().column("lemma")) {
  const Table rules = lexicon.table("lemma_rules");
  const int ending = rules.column("ending"), replacement = rules.column("replacement");
  for (int order = 0; order < lanes; ++order) {
    const auto row = rules.find(wide(std::to_string(order)));
    if (!row) break;
    rules_.push_back({wide(rules.text(row->begin, ending)), wide(rules.text(row->begin, replacement))});
  }
}

std::optional<std::u16string> Lemmatizer::listed(std::u16string_view stem) const {
  const auto look = [this](std::u16string_view form) -> std::optional<std::u16string> {
    if (const auto rows = stems_.plurals().find(form))
      return fold_key(wide(stems_.plurals().text(rows->begin, plural_lemma_)));
    if (const auto rows = stems_.nominals().find(form))
      return fold_key(wide(stems_.nominals().text(rows->begin, nominal_lemma_)));
    return std::nullopt;
  };
  if (auto lemma = look(stem)) return lemma;
  if (stem.size() < 3) return std::nullopt;
  std::u16string other(stem);
  if (other.back() == u'ا') {
    other.pop_back();
    return look(other);
  }
  if (other.back() == u'ئ' || other.back() == u'ؤ') {
    other.back() = u'ء';
    return look(other);
  }
  return std::nullopt;
}

std::optional<std::u16string> Lemmatizer::apply(int rule, std::u16string_view stem) const {
  const Rule& r = rules_[static_cast<std::size_t>(rule)];
  if (r.ending == u"-") return std::u16string(stem);
  if (r.ending == u"=") return listed(stem);
  if (!ends_with(stem, r.ending) || stem.size() < r.ending.size() + 2) return std::nullopt;
  return std::u16string(stem.substr(0, stem.size() - r.ending.size())) + r.replacement;
}

LemmaChoices Lemmatizer::choices(std::u16string_view stem, std::u16string_view spelt, Pos pos,
                                 bool with_pronoun) const {
  LemmaChoices out;
  const auto put = [&out](std::uint32_t kind, std::uint32_t value) { out.features.push_back(mix(kind, value)); };
  const std::uint32_t word_class = static_cast<std::uint32_t>(pos) * 2 + (with_pronoun ? 1 : 0);
  put(l_bias, word_class);
  put(l_stem, hash(spelt));
  put(l_stem, mix(hash(stem), word_class));
  for (std::size_t n = 1; n <= 4 && n < spelt.size(); ++n) {
    put(l_ending, mix(hash(spelt.substr(spelt.size() - n)), word_class));
    if (n <= 2) put(l_opening, mix(mix(hash(spelt.substr(0, n)), hash(spelt.substr(spelt.size() - 2))), word_class));
  }
  put(l_length, mix(static_cast<std::uint32_t>(std::min<std::size_t>(stem.size(), 8)), word_class));
  const int own = stems_.count(stem);
  for (int r = 0; r < static_cast<int>(rules_.size()); ++r) {
    auto lemma = apply(r, stem);
    if (!lemma) continue;
    const StemFacts facts = stems_.facts(*lemma);
    const std::uint32_t rule = mix(static_cast<std::uint32_t>(r), word_class);
    const int count = std::max(facts.plain, facts.article);
    put(l_count, mix(rule, static_cast<std::uint32_t>(count)));
    put(l_gain, mix(rule, static_cast<std::uint32_t>(std::clamp(count - own, -6, 6) + 7)));
    put(l_listed, mix(rule, (facts.nominal >= 0 ? 1u : 0u) | (facts.plural >= 0 ? 2u : 0u) | (count > 0 ? 4u : 0u)));
    if (*lemma == stem) put(l_same, rule);
    out.choices.push_back({r, *std::move(lemma)});
  }
  return out;
}

std::u16string Lemmatizer::best(const LemmaChoices& choices, const Ranker& ranker) const {
  Scores scores{};
  for (std::uint32_t feature : choices.features) ranker.add(feature, scores);
  const auto best = std::max_element(
      choices.choices.begin(), choices.choices.end(), [&scores](const LemmaChoice& a, const LemmaChoice& b) {
        return scores[static_cast<std::size_t>(a.rule)] < scores[static_cast<std::size_t>(b.rule)];
      });
  return best == choices.choices.end() ? std::u16string() : best->lemma;
}

}  // namespace khabar::morphology
