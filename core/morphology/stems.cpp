#include "morphology/stems.h"

#include <algorithm>
#include <string>

namespace khabar::morphology {
namespace {

/// The tables that features look into, in a fixed order: a model holds for this order. The first six hold names alone.
constexpr std::array<std::string_view, 12> name_tables{"name_tokens",    "places",      "cities",       "world_cities",
                                                       "orgs",           "products",    "clubs",        "nationalities",
                                                       "cldr_countries", "class_nouns", "number_words", "time_months"};
constexpr std::uint16_t whole_names = 0x3F;

}  // namespace

StemLexicon::StemLexicon(const Lexicon& lexicon)
    : counts_(lexicon.table("word_counts")),
      nominals_(lexicon.table("nominals")),
      plurals_(lexicon.table("plurals")),
      plain_(counts_.column("plain")),
      article_(counts_.column("article")),
      cluster_(counts_.column("cluster")) {
  std::transform(name_tables.begin(), name_tables.end(), names_.begin(),
                 [&](std::string_view name) { return lexicon.table(name); });
}

StemFacts StemLexicon::facts(std::u16string_view stem) const {
  StemFacts f;
  if (const auto rows = counts_.find(stem)) {
    f.plain = static_cast<std::uint8_t>(counts_.number(rows->begin, plain_));
    f.article = static_cast<std::uint8_t>(counts_.number(rows->begin, article_));
    f.cluster = clusters_.empty() ? static_cast<std::uint8_t>(counts_.number(rows->begin, cluster_))
                                  : clusters_[static_cast<std::size_t>(rows->begin)];
  }
  if (const auto rows = nominals_.find(stem)) f.nominal = rows->begin;
  if (const auto rows = plurals_.find(stem)) f.plural = rows->begin;
  for (std::size_t t = 0; t < names_.size(); ++t)
    if (names_[t].find(stem)) f.lists = static_cast<std::uint16_t>(f.lists | 1u << t);
  return f;
}

int StemLexicon::count(std::u16string_view word) const {
  const auto rows = counts_.find(word);
  return rows ? std::max(counts_.number(rows->begin, plain_), counts_.number(rows->begin, article_)) : 0;
}

int StemLexicon::count_before_pronoun(std::u16string_view stem) const {
  int best = count(stem);
  if (stem.empty()) return best;
  std::u16string other(stem);
  const char16_t last = other.back();
  if (last == u'ت')
    other.back() = u'ه';
  else if (last == u'ي' || last == u'و')
    other.push_back(u'ن');
  else if (last == u'ئ' || last == u'ؤ')
    other.back() = u'ء';
  else if (last == u'ا')
    other.back() = u'ي';
  else
    return best;
  return std::max(best, count(other));
}

bool is_name(const StemFacts& facts) { return (facts.lists & whole_names) != 0; }

}  // namespace khabar::morphology
