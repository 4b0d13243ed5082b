#include "summary/summary.h"

#include <algorithm>
#include <unordered_map>

namespace khabar {

int usual_summary_length(int sentences) { return sentences <= 8 ? 2 : sentences <= 16 ? 3 : 4; }

SummaryStage::SummaryStage(const Lexicon& lexicon)
    : function_words_(lexicon.table("function_words")),
      reader_(lexicon),
      weights_(read_sentence_weights(lexicon)),
      headlines_(lexicon),
      answers_(lexicon) {}

void SummaryStage::run(Document& doc) const {
  rank(doc);
  doc.summary.headline = headlines_.write(doc);
  doc.summary.headline_en = HeadlineWriter::write_english(doc);
  answers_.run(doc);
  build_timeline(doc);
  find_keywords(doc);
}

void SummaryStage::rank(Document& doc) const {
  const std::vector<double> scores = score_sentences(reader_.read(doc), weights_);
  for (std::size_t i = 0; i < scores.size(); ++i) doc.summary.sentences.push_back({static_cast<int>(i), scores[i]});
  std::stable_sort(doc.summary.sentences.begin(), doc.summary.sentences.end(),
                   [](const RankedSentence& a, const RankedSentence& b) { return a.score > b.score; });
  if (doc.summary.sentences.empty()) return;
  const double top = doc.summary.sentences.front().score, bottom = doc.summary.sentences.back().score;
  for (RankedSentence& s : doc.summary.sentences) s.score = top > bottom ? (s.score - bottom) / (top - bottom) : 1.0;
}

/// Pairs of a noun and the noun or adjective after it that stand more than once or early, names and times apart.
void SummaryStage::find_keywords(Document& doc) const {
  constexpr std::size_t most = 12;
  std::vector<bool> taken(doc.tokens.size(), false);
  for (const Mention& m : doc.mentions)
    for (int i = m.tokens.begin; i < m.tokens.end; ++i) taken[static_cast<std::size_t>(i)] = true;
  for (const Time& t : doc.times)
    for (int i = t.tokens.begin; i < t.tokens.end; ++i) taken[static_cast<std::size_t>(i)] = true;
  const auto noun = [&](int i) {
    const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    return doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::word && !taken[static_cast<std::size_t>(i)] &&
           (m.pos == Pos::NOUN || m.pos == Pos::ADJ) && m.suffix_units == 0 && m.known && doc.bare_key(i).size() > 2 &&
           !function_words_.find(doc.key(i));
  };
  std::unordered_map<std::u16string, std::size_t> index;
  std::vector<Keyword> found;
  for (int i = 0; i + 1 < doc.token_count(); ++i) {
    const Morph& next = doc.morphs[static_cast<std::size_t>(i + 1)];
    if (!noun(i) || !noun(i + 1) || next.prefix_units > 0 || next.article_units == 0) continue;
    if (doc.tokens[static_cast<std::size_t>(i)].sentence != doc.tokens[static_cast<std::size_t>(i + 1)].sentence)
      continue;
    const std::u16string key = std::u16string(doc.stem_key(i)) + u" " + std::u16string(doc.stem_key(i + 1));
    const Span span = doc.span_of({i, i + 2});
    const auto [it, fresh] = index.emplace(key, found.size());
    if (fresh) found.push_back({std::u16string(doc.at(span)), 0, {}});
    Keyword& k = found[it->second];
    k.ranges.push_back(span);
    k.score += 1 + 1.0 / (1 + doc.tokens[static_cast<std::size_t>(i)].sentence);
  }
  std::stable_sort(found.begin(), found.end(), [](const Keyword& a, const Keyword& b) { return a.score > b.score; });
  if (found.size() > most) found.resize(most);
  const double top = found.empty() ? 1 : found.front().score;
  for (Keyword& k : found) k.score /= top;
  doc.keywords = std::move(found);
}

}  // namespace khabar
