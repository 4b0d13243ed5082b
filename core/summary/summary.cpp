#include "summary/summary.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace khabar {
namespace {

/// Weights of a sentence's features, set so that on annotated news position leads and the rest decides near ties.
constexpr double position_weight = 1.0, centrality_weight = 0.12, names_weight = 0.05, dependence_cost = 0.03,
                 short_cost = 0.4;
constexpr int short_sentence = 5;  // words

constexpr std::size_t headline_length = 90;

bool is_word(const Document& doc, int i) {
  return doc.tokens[static_cast<std::size_t>(i)].kind < TokenKind::punctuation;
}

/// How much of each sentence's rare words the rest of the text has: the sum of tf-idf of stems in several sentences.
std::vector<double> centrality(const Document& doc, const Table& function_words) {
  std::unordered_map<std::u16string_view, std::vector<int>> where;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (!is_word(doc, i) || function_words.find(doc.key(i))) continue;
    std::vector<int>& list = where[doc.bare_key(i)];
    const int s = doc.tokens[static_cast<std::size_t>(i)].sentence;
    if (list.empty() || list.back() != s) list.push_back(s);
  }
  std::vector<double> out(doc.sentences.size(), 0);
  const auto count = static_cast<double>(doc.sentences.size());
  for (const auto& [stem, list] : where) {
    if (list.size() < 2) continue;
    const double weight = std::log(1 + count / static_cast<double>(list.size()));
    for (int s : list) out[static_cast<std::size_t>(s)] += weight;
  }
  for (std::size_t s = 0; s < out.size(); ++s)
    out[s] /= std::sqrt(static_cast<double>(doc.sentences[s].tokens.size()) + 1);
  const double top = out.empty() ? 0 : *std::max_element(out.begin(), out.end());
  if (top > 0)
    for (double& v : out) v /= top;
  return out;
}

/// The sentence up to the last break that leaves it short enough: a comma, else a word.
std::u16string shorten(const Document& doc, const Sentence& sentence) {
  std::int32_t end = sentence.span.start, at_comma = 0;
  for (int i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Span span = doc.tokens[static_cast<std::size_t>(i)].span;
    if (static_cast<std::size_t>(span.end - sentence.span.start) > headline_length) break;
    const std::u16string_view mark = doc.norm(i);
    if (mark == u"،" || mark == u"," || mark == u"؛") at_comma = span.start;
    if (mark != u".") end = span.end;
  }
  const bool whole = end + 2 >= sentence.span.end;
  if (!whole && at_comma > sentence.span.start + static_cast<std::int32_t>(headline_length) / 3) end = at_comma;
  std::u16string out(doc.at({sentence.span.start, end}));
  if (!whole && end != at_comma) out += u"…";
  return out;
}

}  // namespace

int usual_summary_length(int sentences) { return sentences <= 8 ? 2 : sentences <= 16 ? 3 : 4; }

SummaryStage::SummaryStage(const Lexicon& lexicon)
    : function_words_(lexicon.table("function_words")), pronoun_openers_(lexicon.table("dependent_openers")) {}

void SummaryStage::run(Document& doc) const {
  rank(doc);
  answer(doc);
  find_keywords(doc);
}

void SummaryStage::rank(Document& doc) const {
  const std::vector<double> central = centrality(doc, function_words_);
  std::vector<double> names(doc.sentences.size(), 0);
  for (const Mention& m : doc.mentions)
    names[static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(m.tokens.begin)].sentence)] +=
        doc.entities[static_cast<std::size_t>(m.entity)].salience;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    int words = 0;
    for (int i = sentence.tokens.begin; i < sentence.tokens.end; ++i) words += is_word(doc, i);
    double score = position_weight / (1 + 0.45 * static_cast<double>(s)) + centrality_weight * central[s] +
                   names_weight * std::min(1.0, names[s] / 2);
    if (pronoun_openers_.find(doc.key(sentence.tokens.begin))) score -= dependence_cost;
    if (words < short_sentence) score -= short_cost;
    doc.summary.sentences.push_back({static_cast<int>(s), score});
  }
  std::stable_sort(doc.summary.sentences.begin(), doc.summary.sentences.end(),
                   [](const RankedSentence& a, const RankedSentence& b) { return a.score > b.score; });
  if (doc.summary.sentences.empty()) return;
  const double top = doc.summary.sentences.front().score, bottom = doc.summary.sentences.back().score;
  for (RankedSentence& s : doc.summary.sentences) s.score = top > bottom ? (s.score - bottom) / (top - bottom) : 1.0;
  doc.summary.headline = shorten(doc, doc.sentences[static_cast<std::size_t>(doc.summary.sentences.front().sentence)]);
}

/// The most salient persons and bodies, places, the events of the best sentence with their times.
void SummaryStage::answer(Document& doc) const {
  constexpr std::size_t most = 3;
  std::vector<int> order(doc.entities.size());
  for (std::size_t e = 0; e < order.size(); ++e) order[e] = static_cast<int>(e);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return doc.entities[static_cast<std::size_t>(a)].salience > doc.entities[static_cast<std::size_t>(b)].salience;
  });
  for (int id : order) {
    const MentionType type = doc.entities[static_cast<std::size_t>(id)].type;
    if ((type == MentionType::PER || type == MentionType::ORG) && doc.summary.who.size() < most)
      doc.summary.who.push_back(id);
    const bool place = type == MentionType::GPE || type == MentionType::LOC || type == MentionType::FAC;
    if (place && doc.summary.where.size() < most) doc.summary.where.push_back(id);
  }
  if (doc.summary.sentences.empty()) return;
  const int best = doc.summary.sentences.front().sentence;
  for (std::size_t e = 0; e < doc.events.size(); ++e) {
    const Event& event = doc.events[e];
    if (event.sentence != best || event.type == EventType::STATE || doc.summary.what.size() >= most) continue;
    doc.summary.what.push_back(static_cast<int>(e));
    for (int t : event.times)
      if (std::find(doc.summary.when.begin(), doc.summary.when.end(), t) == doc.summary.when.end())
        doc.summary.when.push_back(t);
  }
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
