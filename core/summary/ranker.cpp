#include "summary/ranker.h"

#include <algorithm>

#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, sentence_feature_count> names{
    "position",   "relative",   "log_index",    "first",      "second",     "last",    "paragraph_start",
    "log_text",   "log_words",  "length_ratio", "text_share", "centrality", "lexrank", "frequency",
    "novelty",    "like_first", "like_before",  "names",      "new_names",  "events",  "states",
    "main_event", "numbers",    "times",        "recent",     "titles",     "quoted",  "indirect",
    "continues",  "refers",     "closes",       "sums_up",    "question",   "hanging", "short_one"};

constexpr double thousandth = 0.001;

}  // namespace

std::string_view name(SentenceFeature feature) { return names[static_cast<std::size_t>(feature)]; }

SentenceFeatures mean_features(const std::vector<SentenceFeatures>& rows) {
  SentenceFeatures out{};
  for (const SentenceFeatures& row : rows)
    for (std::size_t f = 0; f < row.size(); ++f) out[f] += row[f] / static_cast<float>(rows.size());
  return out;
}

bool is_news(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights) {
  const SentenceFeatures means = mean_features(rows);
  double score = static_cast<double>(weights.kind_offset);
  for (std::size_t f = 0; f < means.size(); ++f) score += static_cast<double>(means[f] * weights.kind[f]);
  return score > 0;
}

std::vector<double> score_sentences(const std::vector<SentenceFeatures>& rows, const SentenceWeights& weights) {
  const SentenceFeatures& learnt = is_news(rows, weights) ? weights.news : weights.other;
  std::vector<double> out;
  for (const SentenceFeatures& row : rows) {
    double score = 0;
    for (std::size_t f = 0; f < row.size(); ++f) score += static_cast<double>(row[f]) * static_cast<double>(learnt[f]);
    out.push_back(score);
  }
  return out;
}

SentenceWeights read_sentence_weights(const Lexicon& lexicon) {
  const Table table = lexicon.table("sentence_weights");
  SentenceWeights out;
  for (std::size_t f = 0; f < names.size(); ++f) {
    const auto rows = table.find(*to_utf16(names[f]));
    if (!rows) continue;
    out.other[f] = static_cast<float>(table.number(rows->begin, table.column("other")) * thousandth);
    out.news[f] = static_cast<float>(table.number(rows->begin, table.column("news")) * thousandth);
    out.kind[f] = static_cast<float>(table.number(rows->begin, table.column("kind")) * thousandth);
  }
  if (const auto rows = table.find(*to_utf16(kind_offset_row)))
    out.kind_offset = static_cast<float>(table.number(rows->begin, table.column("kind")) * thousandth);
  return out;
}

}  // namespace khabar
