#include "syntax/verbs.h"

#include <algorithm>
#include <cmath>

#include "sequence/features.h"

namespace khabar {
namespace {

constexpr int window_before = 7, window_after = 6;  // chunks

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

/// Whether chunk and verb agree: 0 unknown, 1 they do, 2 they do not. Before its subject a verb takes no number.
int agreement(const Document& doc, const Chunk& chunk, const Morph& verb) {
  if (verb.gender == Gender::none) return 0;
  Gender gender = Gender::none;
  if (chunk.argument.entity >= 0) {
    const Entity& e = doc.entities[static_cast<std::size_t>(chunk.argument.entity)];
    if (e.type == MentionType::PER) gender = e.gender;
    if (e.type == MentionType::GPE) gender = Gender::feminine;
    if (e.type == MentionType::PER || e.type == MentionType::GPE)
      return gender == Gender::none ? 0 : gender == verb.gender ? 1 : 2;
  }
  const std::u16string_view head = doc.bare_key(chunk.tokens.begin);
  const bool feminine = head.ends_with(u"ه") || head.ends_with(u"ات");
  return feminine == (verb.gender == Gender::feminine) ? 1 : 2;
}

int kind_of(const Document& doc, const Chunk& chunk) {
  if (chunk.argument.entity >= 0)
    return static_cast<int>(doc.entities[static_cast<std::size_t>(chunk.argument.entity)].type);
  if (chunk.event) return 21;
  const Morph& m = morph(doc, chunk.tokens.begin);
  if (m.pos == Pos::NUM) return 22;
  if (m.pos == Pos::ADJ) return 23;
  if (m.pos == Pos::DET || m.pos == Pos::PRON) return 27;
  return m.article_units > 0 ? 24 : m.suffix_units > 0 ? 25 : 26;
}

}  // namespace

std::vector<int> VerbReader::candidates(int verb) const {
  const auto [first, last] = chunks_.of_sentence(doc_.tokens[static_cast<std::size_t>(verb)].sentence);
  const int here = chunks_.from(verb);
  std::vector<int> out;
  for (int i = std::max(first, here - window_before); i < std::min(last, here + window_after); ++i)
    if (!chunks_.at(i).nested && chunks_.at(i).tokens.begin != verb) out.push_back(i);
  return out;
}

void VerbReader::write(int verb, const std::vector<int>& candidates, sequence::FeatureRows& rows) const {
  const Morph& m = morph(doc_, verb);
  const auto begin =
      doc_.sentences[static_cast<std::size_t>(doc_.tokens[static_cast<std::size_t>(verb)].sentence)].tokens.begin;
  const std::uint32_t lemma = sequence::hash(doc_.lemma(verb));
  const int inflection = static_cast<int>(m.tense) * 16 + static_cast<int>(m.number) * 4 + static_cast<int>(m.gender);
  const bool pronoun = m.suffix_units > 0, joined = (m.prefixes & (clitic::wa | clitic::fa)) != 0;
  // What opens the verb's clause: the word before it, over particles like لم and قد.
  int opener = verb - 1;
  if (opener >= begin && morph(doc_, opener).pos == Pos::PART) --opener;
  const int opening = opener < begin                             ? 9
                      : chunks_.mark(opener) != ClauseMark::none ? static_cast<int>(chunks_.mark(opener))
                      : morph(doc_, opener).pos == Pos::VERB || morph(doc_, opener).pos == Pos::AUX ? 8
                                                                                                    : 0;
  const std::uint32_t before = opener >= begin ? sequence::hash(doc_.key(opener)) : 0;
  constexpr std::size_t features = 20;  // of a candidate
  rows.hashes.reserve(rows.hashes.size() + features * (candidates.size() + 1));
  sequence::RowWriter row(rows);
  for (const int i : candidates) {
    const Chunk& chunk = chunks_.at(i);
    const Gap gap = chunks_.gap(verb, i);
    const int verbs = std::min(2, gap.verbs), bare = std::min(2, gap.bare), governed = std::min(2, gap.governed);
    const std::uint32_t preposition = chunk.kind_hash();
    const int kind = kind_of(doc_, chunk), agree = agreement(doc_, chunk, m);
    const bool member = chunk.first != i;
    std::uint32_t order = sequence::mix(gap.after ? 1 : 2, preposition);
    order = sequence::mix(order, static_cast<std::uint32_t>(bare * 100 + governed * 10 + verbs));
    const bool adjacent = gap.after ? chunk.tokens.begin == verb + 1 : chunk.tokens.end == verb;
    const int marks = static_cast<int>(gap.marks);
    row.add(1, order);
    row.add(2, order, opening);
    row.add(3, order, marks);
    row.add(4, order, marks, opening);
    row.add(5, order, pronoun, joined);
    row.add(6, gap.after, preposition, agree, bare);
    row.add(7, gap.after, preposition, kind, bare);
    row.add(8, gap.after, kind, inflection);
    row.add(9, gap.after, preposition, lemma, bare);
    row.add(10, order, marks, agree, opening);
    row.add(11, member, gap.after, adjacent);
    row.add(12, adjacent, gap.after, opening, preposition);
    row.add(13, before, gap.after, bare);
    row.add(14, chunk.tokens.begin == begin, gap.after, marks);
    row.add(15, std::min(6, std::abs(chunk.tokens.begin - verb) / 2), gap.after);
    row.add(16, gap.after, opening, kind);
    const int prior = chunk.tokens.begin - 1;
    const bool after_aux = prior >= begin && (morph(doc_, prior).pos == Pos::AUX || doc_.key(prior).ends_with(u"كان") ||
                                              doc_.key(prior).ends_with(u"كانت"));
    const int lead = prior < begin ? 9 : after_aux ? 8 : static_cast<int>(chunks_.mark(prior));
    row.add(17, lead, gap.after, gap.marks & ~2u, preposition);
    row.add(18, lead, gap.after, verbs, bare, preposition);
    row.end();
  }
  row.add(20);
  row.add(21, opening, inflection);
  row.add(22, pronoun, joined, opening);
  row.add(23, lemma);
  row.add(24, inflection, pronoun);
  const int next = verb + 1;
  row.add(25, next < doc_.token_count() ? static_cast<int>(morph(doc_, next).pos) : -1, opening);
  row.add(26, before);
  row.end();
}

VerbFrame VerbFrames::frame_of(int verb) const {
  const std::vector<int> candidates = reader_.candidates(verb);
  sequence::FeatureRows rows;
  reader_.write(verb, candidates, rows);
  std::vector<sequence::ChoiceScores> scores;
  model_.score(rows, scores);
  VerbFrame frame;
  frame.verb = verb;
  // The best and second best row, and the share of the best in the sum of all probabilities.
  std::vector<std::pair<float, int>> order;
  order.reserve(scores.size());
  const auto best = [&](VerbRelation relation, int& first, int* second) {
    const auto label = static_cast<std::size_t>(relation);
    order.clear();
    // They are few: each goes where it belongs among those before, after those with its score.
    for (std::size_t r = 0; r < scores.size(); ++r) {
      const std::pair<float, int> one(scores[r][label], r < candidates.size() ? candidates[r] : -1);
      order.insert(std::upper_bound(order.begin(), order.end(), one,
                                    [](const auto& a, const auto& b) { return a.first > b.first; }),
                   one);
    }
    float sum = 0;
    for (const auto& [score, chunk] : order) sum += std::exp(score - order[0].first);
    first = order[0].second;
    if (second && order.size() > 1) *second = order[1].second;
    return 1 / sum;
  };
  frame.subject_share = best(VerbRelation::subject, frame.subject, &frame.second_subject);
  frame.object_share = best(VerbRelation::object, frame.object, nullptr);
  return frame;
}

const VerbFrame* VerbFrames::at(int token) {
  if (morph(doc_, token).pos != Pos::VERB) return nullptr;
  const int sentence = doc_.tokens[static_cast<std::size_t>(token)].sentence;
  if (sentence != sentence_) {
    frames_.clear();
    sentence_ = sentence;
  }
  const auto [found, fresh] = frames_.try_emplace(token);
  if (fresh) found->second = frame_of(token);
  return &found->second;
}

}  // namespace khabar
