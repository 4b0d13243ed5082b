#include "morphology/prominent_names.h"

#include <tuple>

namespace khabar::morphology {
namespace {

constexpr std::size_t shortest = 6;  // units of a word that a letter is added to or taken from
constexpr std::u16string_view letters = u"ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

}  // namespace

ProminentNames::ProminentNames(const Lexicon& lexicon) {
  const Table countries = lexicon.table("cldr_countries"), places = lexicon.table("places");
  const int kind = places.column("kind");
  countries.for_each_word([this](std::u16string_view name, auto) { add(name); });
  places.for_each_word([&](std::u16string_view name, auto rows) {
    const std::string_view k = places.text(rows.first, kind);
    if (k == "country" || k == "capital" || k == "continent") add(name);
  });
}

void ProminentNames::add(std::u16string_view name) {
  if (!names_.emplace(name).second) return;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    Gap gap{i, letters.find(name[i]), std::u16string(name)};
    if (gap.letter == std::u16string_view::npos) continue;
    std::u16string rest(name);
    rest.erase(i, 1);
    const auto [found, fresh] = gaps_.emplace(std::move(rest), gap);
    if (!fresh && std::tie(gap.at, gap.letter) < std::tie(found->second.at, found->second.letter))
      found->second = std::move(gap);
  }
}

std::u16string ProminentNames::mended(std::u16string_view key) const {
  std::u16string word(key);
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (word[i] == word[i + 1]) continue;
    std::swap(word[i], word[i + 1]);
    if (names_.contains(word)) return word;
    std::swap(word[i], word[i + 1]);
  }
  if (key.size() < shortest) return {};
  for (std::size_t i = 1; i < key.size(); ++i) {
    if (key[i] != key[i - 1]) continue;
    std::u16string single(key);
    single.erase(i, 1);
    if (names_.contains(single)) return single;
  }
  const auto gap = gaps_.find(word);
  return gap == gaps_.end() ? std::u16string() : gap->second.name;
}

}  // namespace khabar::morphology
