#include "tools/foreign_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include "khabar/utf.h"
#include "morphology/foreign.h"
#include "text/fold.h"

namespace khabar::tools {
namespace {

using morphology::ForeignLook;

struct Example {
  std::vector<std::uint16_t> buckets;
  bool foreign = false;
};

bool arabic_word(std::u16string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), is_arabic_letter);
}

std::vector<Example> examples(const std::string& names, const Lexicon& lexicon, const morphology::ReadingMaker& maker) {
  std::set<std::u16string> arabic, foreign;
  const auto add_all = [&](const Table& table) {
    table.for_each_word([&](std::u16string_view word, auto) {
      if (arabic_word(word)) arabic.emplace(word);
    });
  };
  for (const char* table : {"nominals", "plurals", "common_nouns"}) add_all(lexicon.table(table));
  // Of what news has only the words whose forms are known otherwise: the rest may be names.
  maker.stems().counts().for_each_word([&](std::u16string_view word, auto) {
    if (arabic_word(word) && maker.verbs().read(word, false, false)) arabic.emplace(word);
  });
  std::ifstream in(names);
  std::string line;
  while (std::getline(in, line)) {
    const auto word = to_utf16(line.substr(0, line.find('\t')));
    if (!word) continue;
    const std::u16string key = fold_key(*word);
    if (arabic_word(key) && arabic.count(key) == 0 && key.substr(0, 2) != u"ال") foreign.insert(key);
  }
  std::vector<Example> out;
  for (const auto* set : {&arabic, &foreign})
    for (const std::u16string& word : *set) {
      Example e;
      ForeignLook::append_buckets(word, e.buckets);
      e.foreign = set == &foreign;
      out.push_back(std::move(e));
    }
  return out;
}

}  // namespace

std::string train_foreign_look(const std::string& names, const Lexicon& lexicon,
                               const morphology::ReadingMaker& maker) {
  constexpr int epochs = 6;
  constexpr float rate = 0.1f, l2 = 1e-6f;
  const std::vector<Example> all = examples(names, lexicon, maker);
  std::array<float, ForeignLook::buckets> weights{}, squares{};
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 random(7);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (std::size_t i : order) {
      float sum = 0;
      for (std::uint16_t b : all[i].buckets) sum += weights[b];
      const float error = 1.0f / (1.0f + std::exp(-sum)) - (all[i].foreign ? 1.0f : 0.0f);
      for (std::uint16_t b : all[i].buckets) {
        const float g = error + l2 * weights[b];
        squares[b] += g * g;
        weights[b] -= rate * g / std::sqrt(squares[b] + 1e-8f);
      }
    }
  }
  std::string out;
  for (float w : weights)
    out.push_back(static_cast<char>(std::clamp(std::round(w * ForeignLook::units_per_logit), -127.0f, 127.0f)));
  return out;
}

}  // namespace khabar::tools
