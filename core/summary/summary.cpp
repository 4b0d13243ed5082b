#include "summary/summary.h"

#include <algorithm>
#include <unordered_map>

namespace khabar {
namespace {

constexpr std::size_t headline_length = 90;

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
    : function_words_(lexicon.table("function_words")), reader_(lexicon), weights_(read_sentence_weights(lexicon)) {}

void SummaryStage::run(Document& doc) const {
  rank(doc);
  answer(doc);
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
