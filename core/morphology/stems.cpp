#include "morphology/stems.h"

#include <algorithm>
#include <string>

namespace khabar::morphology {
namespace {

/// The tables that features look into, in a fixed order: a model holds for this order. The first six hold names alone.
constexpr std::array<std::string_view, 14> name_tables{
    "name_tokens",   "places",         "cities",      "world_cities", "orgs",        "products",      "clubs",
    "nationalities", "cldr_countries", "class_nouns", "number_words", "time_months", "time_weekdays", "titles"};
constexpr std::uint16_t whole_names = 0x3F;

/// FNV-1a with 64 bits and a last mixing; never 0.
std::uint64_t hash_of(std::u16string_view word) {
  std::uint64_t h = 14695981039346656037u;
  for (char16_t c : word) h = (h ^ c) * 1099511628211u;
  return (h ^ h >> 29) | 1u << 20;
}

}  // namespace

StemLexicon::StemLexicon(const Lexicon& lexicon)
    : counts_(lexicon.table("word_counts")), nominals_(lexicon.table("nominals")), plurals_(lexicon.table("plurals")) {
  entries_.resize(std::size_t{1} << 17);
  const int plain = counts_.column("plain"), article = counts_.column("article"), cluster = counts_.column("cluster");
  counts_.for_each_word([&](std::u16string_view word, std::pair<int, int> rows) {
    StemFacts& f = entry(word);
    f.count_row = rows.first;
    f.plain = static_cast<std::uint8_t>(counts_.number(rows.first, plain));
    f.article = static_cast<std::uint8_t>(counts_.number(rows.first, article));
    f.cluster = static_cast<std::uint8_t>(counts_.number(rows.first, cluster));
  });
  nominals_.for_each_word([&](std::u16string_view word, auto rows) { entry(word).nominal = rows.first; });
  plurals_.for_each_word([&](std::u16string_view word, auto rows) { entry(word).plural = rows.first; });
  for (std::size_t t = 0; t < name_tables.size(); ++t)
    lexicon.table(name_tables[t]).for_each_word([&](std::u16string_view word, auto) {
      StemFacts& f = entry(word);
      f.lists = static_cast<std::uint16_t>(f.lists | 1u << t);
    });
}

StemFacts& StemLexicon::entry(std::u16string_view stem) {
  if (used_ * 2 > entries_.size()) {
    const std::vector<Entry> old = std::move(entries_);
    entries_.assign(old.size() * 2, Entry{});
    for (const Entry& e : old) {
      if (e.hash == 0) continue;
      std::size_t i = e.hash & (entries_.size() - 1);
      while (entries_[i].hash != 0) i = (i + 1) & (entries_.size() - 1);
      entries_[i] = e;
    }
  }
  const std::uint64_t hash = hash_of(stem);
  std::size_t i = hash & (entries_.size() - 1);
  while (entries_[i].hash != 0 && entries_[i].hash != hash) i = (i + 1) & (entries_.size() - 1);
  if (entries_[i].hash == 0) ++used_;
  entries_[i].hash = hash;
  return entries_[i].facts;
}

void StemLexicon::use_clusters(const std::vector<std::uint8_t>& clusters) {
  for (Entry& e : entries_)
    if (e.facts.count_row >= 0) e.facts.cluster = clusters[static_cast<std::size_t>(e.facts.count_row)];
}

StemFacts StemLexicon::facts(std::u16string_view stem) const {
  const std::uint64_t hash = hash_of(stem);
  for (std::size_t i = hash & (entries_.size() - 1); entries_[i].hash != 0; i = (i + 1) & (entries_.size() - 1))
    if (entries_[i].hash == hash) return entries_[i].facts;
  return {};
}

int StemLexicon::count(std::u16string_view word) const {
  const StemFacts f = facts(word);
  return std::max(f.plain, f.article);
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

StemLexicon::Base StemLexicon::base(std::u16string_view stem, const StemFacts& own) const {
  struct Ending {
    std::u16string_view ending, replacement;
  };
  static constexpr std::array<Ending, 16> endings{{{u"تين", u"ه"},
                                                   {u"تان", u"ه"},
                                                   {u"ين", u""},
                                                   {u"ون", u""},
                                                   {u"ان", u""},
                                                   {u"ات", u"ه"},
                                                   {u"ات", u""},
                                                   {u"ه", u""},
                                                   {u"ا", u""},
                                                   {u"تي", u"ه"},
                                                   {u"ي", u""},
                                                   {u"و", u""},
                                                   {u"ت", u"ه"},
                                                   {u"ئ", u"ء"},
                                                   {u"ؤ", u"ء"},
                                                   {u"ي", u"ه"}}};
  if (own.nominal >= 0 || own.plural >= 0) return {own, 0};
  Base best{own, 0};
  std::u16string form;
  for (std::size_t e = 0; e < endings.size(); ++e) {
    const auto& [ending, replacement] = endings[e];
    if (stem.size() < ending.size() + 2 || stem.substr(stem.size() - ending.size()) != ending) continue;
    form = stem.substr(0, stem.size() - ending.size());
    form += replacement;
    const StemFacts facts = this->facts(form);
    if (facts.nominal >= 0 || facts.plural >= 0) return {facts, static_cast<int>(e) + 1};
    if (best.ending == 0 && facts.count_row >= 0 &&
        std::max(facts.plain, facts.article) > std::max(own.plain, own.article))
      best = {facts, static_cast<int>(e) + 1};
  }
  return best;
}

bool is_name(const StemFacts& facts) { return (facts.lists & whole_names) != 0; }

}  // namespace khabar::morphology
