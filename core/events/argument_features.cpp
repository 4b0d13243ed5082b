#include <algorithm>
#include <cstdlib>

#include "events/argument_candidates.h"

namespace khabar {
namespace {

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

using sequence::hash_bytes;

int bucket(int n) { return n < 3 ? n : n < 6 ? 3 : n < 11 ? 4 : n < 21 ? 5 : 6; }

/// What the frame of the trigger says of a key of its roles: nothing, no role, agent, target.
int frame(const Trigger& t, std::string_view key) {
  const std::optional<Role> role = role_of(t.roles, key);
  return role ? 1 + static_cast<int>(*role) : 0;
}

}  // namespace

/// Whether the trigger is a verb with a subject of its own.
bool CandidateReader::own_subject(const Context& c) { return c.own && c.own->subject >= 0; }

/// The gender of what a candidate means, as far as the text tells.
Gender CandidateReader::gender_of(const ArgumentCandidate& candidate) const {
  if (candidate.argument.entity >= 0) {
    const Entity& e = doc_.entities[static_cast<std::size_t>(candidate.argument.entity)];
    if (e.type == MentionType::PER) return e.gender;
    if (e.type == MentionType::GPE) return Gender::feminine;
  }
  if (candidate.chunk < 0) return Gender::none;
  const std::u16string_view head = doc_.bare_key(chunks_.at(candidate.chunk).tokens.begin);
  return head.ends_with(u"ه") || head.ends_with(u"ات") ? Gender::feminine : Gender::masculine;
}

/// Whether verb or participle and candidate agree: 0 unknown, 1 they do, 2 they do not.
int CandidateReader::agreement(const Trigger& t, const ArgumentCandidate& candidate) const {
  const Morph& m = morph(doc_, t.token);
  const bool participle = !t.verb && t.type == EventType::STATE && m.article_units == 0;
  if (!t.verb && !participle) return 0;
  const Gender own = t.verb ? m.gender : doc_.bare_key(t.token).ends_with(u"ه") ? Gender::feminine : Gender::masculine;
  const Gender other = gender_of(candidate);
  return own == Gender::none || other == Gender::none ? 0 : own == other ? 1 : 2;
}

/// What kind of thing a candidate is.
std::uint32_t CandidateReader::kind_of(const ArgumentCandidate& candidate) const {
  if (candidate.argument.entity >= 0)
    return static_cast<std::uint32_t>(doc_.entities[static_cast<std::size_t>(candidate.argument.entity)].type);
  if (candidate.chunk < 0) return 20;
  const Chunk& chunk = chunks_.at(candidate.chunk);
  const Morph& m = morph(doc_, chunk.tokens.begin);
  if (chunk.event) return 21;
  if (m.pos == Pos::NUM) return 22;
  if (m.pos == Pos::ADJ && m.article_units == 0) return 23;
  return m.article_units > 0 ? 24 : m.suffix_units > 0 ? 25 : 26;
}

void CandidateReader::write_local(const Context& c, const ArgumentCandidate& candidate, Row& row) const {
  const Chunk& chunk = chunks_.at(candidate.chunk);
  const int here = c.trigger.token, begin = chunk.tokens.begin;
  const Gap gap = chunks_.gap(here, candidate.chunk);
  const bool after = gap.after, crosses = gap.crosses();
  const int verbs = std::min(2, gap.verbs), bare = std::min(2, gap.bare), governed = std::min(2, gap.governed);
  const std::uint32_t marks = gap.marks;
  const std::uint32_t preposition = chunk.kind_hash(), exact = chunk.preposition_hash();
  const bool member = chunk.first != candidate.chunk;
  const bool opens = begin == c.tokens.begin || chunks_.mark(begin - 1) != ClauseMark::none ||
                     morph(doc_, begin).prefixes & clitic::wa;
  const std::uint32_t kind = kind_of(candidate);
  std::uint32_t slot = 0;
  if (chunk.preposition().empty())
    slot = after ? (bare == 0 ? c.subject_frame : c.object_frame) : c.subject_frame;
  else
    slot = 10 + static_cast<std::uint32_t>(frame(c.trigger, chunk.preposition()));
  std::uint32_t order = sequence::mix(after ? 1 : 2, preposition);
  order = sequence::mix(order, static_cast<std::uint32_t>(bare * 100 + governed * 10 + verbs));
  const std::uint32_t relation = sequence::mix(order, marks);
  const std::uint32_t near = sequence::mix(sequence::mix(after ? 1 : 2, preposition), crosses ? 1 : 0);

  row.add(1, relation);
  row.add(2, relation, c.form);
  row.add(3, relation, c.type);
  row.add(4, order, c.form);
  row.add(5, order, c.type);
  row.add(6, order, kind, c.form);
  row.add(7, near, kind);
  row.add(8, near, kind, c.type);
  row.add(9, near, c.form, slot, bare);
  row.add(10, near, c.type, c.form);
  row.add(11, exact, kind);
  row.add(12, exact, c.type);
  row.add(13, kind, c.type);
  row.add(14, near, slot, kind);
  row.add(15, near, c.lemma);
  row.add(16, order, c.governor_lemma);
  row.add(17, opens, after, crosses, verbs, preposition == hash_bytes({}));
  row.add(18, member, after, kind);
  row.add(19, after, bucket(std::abs(begin - here)));
  row.add(20, after, bucket(std::abs(begin - here)), c.form);
  row.add(21, chunk.nested, chunk.resolved, kind);
  row.add(22, sequence::hash(doc_.bare_key(begin)));
  const auto is = [&](const VerbFrame* f, int VerbFrame::*member_of) {
    const int other = f ? f->*member_of : -1;
    return other >= 0 && chunks_.at(other).first == chunk.first;
  };
  const bool free = chunk.preposition().empty(), close = !crosses && verbs == 0, noun = !c.trigger.verb;
  int rel = 0;
  if (is(c.own, &VerbFrame::subject))
    rel = 1;
  else if (is(c.own, &VerbFrame::object))
    rel = 2;
  else if (is(c.own, &VerbFrame::second_subject))
    rel = 3;
  else if (noun && free && begin == here + 1)
    rel = 4;
  else if (noun && free && after && close && bare == 1)
    rel = 5;
  else if (!free && after && close)
    rel = 6;
  else if (!free && after)
    rel = 7;
  else if (is(c.governor, &VerbFrame::subject))
    rel = 8;
  else if (is(c.governor, &VerbFrame::object))
    rel = 9;
  else if (is(c.controller, &VerbFrame::subject))
    rel = 10;
  else if (c.antecedent >= 0 && chunk.tokens.contains(c.antecedent))
    rel = 11;
  else if (!after && free && opens && !crosses)
    rel = 12;
  else if (!after && !crosses)
    rel = free ? 13 : 14;
  else if (!after)
    rel = free ? 15 : 16;
  else
    rel = close ? 17 : 18;
  std::uint32_t expected = 0;
  if (rel == 1) expected = c.form == static_cast<std::uint32_t>(Form::passive) ? 3 : c.subject_frame;
  if (rel == 2) expected = c.object_frame;
  if (rel == 4) expected = c.subject_frame;
  if (rel == 5) expected = c.object_frame;
  if (rel == 6) expected = chunk.kind() == "by" ? 2 : static_cast<std::uint32_t>(frame(c.trigger, chunk.preposition()));
  row.add(300, rel);
  row.add(301, rel, c.form);
  row.add(302, rel, c.type);
  row.add(316, rel, agreement(c.trigger, candidate), c.form);
  row.add(303, rel, expected);
  row.add(304, rel, expected, kind);
  row.add(305, rel, preposition, governed);
  row.add(306, rel, preposition, c.type);
  row.add(307, rel, kind);
  row.add(308, rel, kind, c.form);
  row.add(309, expected);
  row.add(310, expected, kind);
  row.add(311, rel, preposition, kind);
  row.add(312, rel, c.type, c.form);
  row.add(313, rel, c.lemma);
  row.add(314, rel, c.governor_lemma);
  row.add(315, rel, member, chunk.nested, chunk.resolved);
  row.add(317, rel, kind, c.type);
  row.add(318, rel, kind, c.lemma);
  row.add(319, rel, preposition, c.lemma);
  row.add(320, rel, bare, kind, c.form);
  row.add(321, exact, after, close, c.lemma);
  write_frame(c.own, candidate.chunk, 200, c, row);
  write_frame(c.governor, candidate.chunk, 210, c, row);
  write_frame(c.controller, candidate.chunk, 220, c, row);
  if (c.antecedent >= 0 && chunk.tokens.contains(c.antecedent)) {
    row.add(32, c.form, kind);
    row.add(33, c.form, own_subject(c));
    row.add(34, c.type);
  }
}

/// What the candidate is to a verb, and how sure that is.
void CandidateReader::write_frame(const VerbFrame* frame, int chunk, std::uint32_t number, const Context& c,
                                  Row& row) const {
  if (!frame) return;
  const auto is = [&](int other) { return other >= 0 && chunks_.at(other).first == chunks_.at(chunk).first; };
  const int relation = is(frame->subject) ? 1 : is(frame->object) ? 2 : is(frame->second_subject) ? 3 : 0;
  if (relation == 0) return;
  const int share = static_cast<int>(4 * (relation == 2 ? frame->object_share : frame->subject_share));
  row.add(number, relation, share);
  row.add(number + 1, relation, c.form);
  row.add(number + 2, relation, c.form, c.subject_frame, c.object_frame);
  row.add(number + 3, relation, c.type, c.form);
  row.add(number + 4, relation, c.governor_lemma);
}

void CandidateReader::write_history(const Context& c, const Argument& a, std::span<const Event> before,
                                    Row& row) const {
  const auto has = [&a](const std::vector<Argument>& list) {
    return std::any_of(list.begin(), list.end(), [&a](const Argument& b) { return same_argument(a, b); });
  };
  if (c.speaker && same_argument(a, *c.speaker)) {
    row.add(40, c.type == static_cast<std::uint32_t>(EventType::STATE));
    row.add(41, c.form, own_subject(c));
  }
  if (c.quoted && same_argument(a, *c.quoted)) {
    row.add(42, c.form);
    row.add(43, c.type);
  }
  int n = 0;
  bool alike = false;
  for (auto e = before.rbegin(); e != before.rend() && n < 8; ++e, ++n) {
    const bool like = e->type == c.trigger.type && !alike;
    if (n > 1 && !like) continue;
    const int roles = (has(e->agents) ? 1 : 0) + (has(e->targets) ? 2 : 0) + (has(e->places) ? 4 : 0);
    const int back = std::min(2, c.sentence - e->sentence);
    if (n == 0) {
      const bool verb = morph(doc_, e->trigger_token).pos == Pos::VERB;
      const std::uint32_t between = back > 0 ? 0 : chunks_.marks({e->trigger_token + 1, c.trigger.token + 1});
      const int marks = back > 0                                                    ? 9
                        : between & bit(ClauseMark::complement)                     ? 1
                        : between & bit(ClauseMark::relative)                       ? 2
                        : chunks_.mark(c.trigger.token) == ClauseMark::coordination ? 3
                                                                                    : 0;
      row.add(44, roles, back, verb, c.form);
      row.add(45, roles, back, e->type, c.type);
      row.add(46, roles, marks, c.form, own_subject(c));
      row.add(47, roles, back, c.type);
    } else if (n == 1 && roles) {
      row.add(48, roles, back, c.form);
    }
    if (like && roles) {
      row.add(49, roles, back, c.form);
      row.add(50, roles, c.type);
      alike = true;
    }
  }
}

void CandidateReader::write_nobody(const Context& c, Row& row) const {
  const int here = c.trigger.token, next = chunks_.from(here + 1);
  const bool followed = next < chunks_.of_sentence(c.sentence).second && chunks_.at(next).tokens.begin == here + 1;
  row.add(60);
  row.add(61, c.type);
  row.add(62, c.form);
  row.add(63, c.type, c.form);
  row.add(64, c.form, c.subject_frame, c.object_frame);
  row.add(65, c.form, followed);
  row.add(66, c.type, followed);
  row.add(67, own_subject(c), c.form, c.type);
  row.add(68, c.lemma);
  row.add(69, c.mode, c.type);
  row.add(70, c.governor_lemma);
  row.add(71, c.speaker.has_value(), c.quoted.has_value());
}

void CandidateReader::write(const Trigger& trigger, const std::vector<ArgumentCandidate>& candidates,
                            std::span<const Event> before, sequence::FeatureRows& rows) const {
  constexpr std::size_t features = 72;  // of a candidate, hardly ever more
  const Context c = context(trigger);
  rows.hashes.reserve(rows.hashes.size() + features * (candidates.size() + 1));
  Row row(rows);
  for (const ArgumentCandidate& candidate : candidates) {
    if (candidate.chunk >= 0) {
      write_local(c, candidate, row);
    } else {
      const std::uint32_t kind = kind_of(candidate);
      const int back = std::min(3, candidate.back), rank = std::min(4, candidate.rank);
      row.add(80, back, rank);
      row.add(81, c.form, own_subject(c), back);
      row.add(82, kind, c.type);
      row.add(83, kind, c.form, rank);
      row.add(84, c.pronoun, kind, rank);
      row.add(85, c.type, back);
    }
    const int agree = agreement(trigger, candidate);
    row.add(90, agree, candidate.chunk >= 0, c.form);
    row.add(91, agree, kind_of(candidate), c.form);
    if (candidate.chunk < 0) row.add(92, agree, std::min(4, candidate.rank), c.form);
    write_history(c, candidate.argument, before, row);
    row.end();
  }
  write_nobody(c, row);
  row.end();
}

void CandidateReader::write_times(const Trigger& trigger, std::span<const Event> before,
                                  sequence::FeatureRows& rows) const {
  const Context c = context(trigger);
  const auto [first, last] = times(trigger);
  Row row(rows);
  for (int i = first; i < last; ++i) {
    const Time& time = doc_.times[static_cast<std::size_t>(i)];
    const int here = trigger.token, begin = time.tokens.begin;
    const bool after = begin > here;
    const TokenRange gap = after ? TokenRange{here + 1, begin} : TokenRange{time.tokens.end, here};
    const std::uint32_t marks = chunks_.marks(gap);
    int triggers = 0;
    for (auto e = before.rbegin(); e != before.rend() && e->trigger_token > time.tokens.end; ++e) ++triggers;
    const bool taken = std::any_of(before.begin() + std::max<std::ptrdiff_t>(0, std::ssize(before) - 4), before.end(),
                                   [i](const Event& e) { return !e.times.empty() && e.times[0] == i; });
    const int verbs = std::min(2, chunks_.verbs(gap)), distance = bucket(std::abs(begin - here));
    const std::uint32_t word = sequence::hash(begin > 0 ? doc_.key(begin - 1) : std::u16string_view());
    row.add(100, after, marks);
    row.add(101, after, marks, verbs, c.form);
    row.add(102, after, verbs, distance);
    row.add(103, after, distance, c.form);
    row.add(104, time.type, c.type);
    row.add(105, time.type, after, marks != 0, verbs);
    row.add(106, c.type, after, marks != 0);
    row.add(107, word, after);
    row.add(108, taken, after, std::min(2, triggers));
    row.add(109, hash_bytes(time.value.substr(0, 1)), c.type);
    row.end();
  }
  row.add(120);
  row.add(121, c.type);
  row.add(122, c.form);
  row.add(123, std::min(3, last - first));
  row.add(124, c.type, c.form);
  row.end();
}

}  // namespace khabar
