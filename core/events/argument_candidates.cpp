#include "events/argument_candidates.h"

#include <algorithm>
#include <cstdlib>

#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr int window = 14;       // chunks on each side of the trigger
constexpr int most_earlier = 8;  // candidates from before
constexpr int events_back = 4;   // events whose arguments are candidates

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

Form form_of(const Document& doc, const Trigger& t) {
  const Morph& m = morph(doc, t.token);
  if (t.verb) return m.voice == Voice::passive ? Form::passive : Form::active;
  return m.suffix_units > 0 ? Form::noun_of_somebody : m.article_units > 0 ? Form::definite_noun : Form::bare_noun;
}

/// What the frame of the trigger says of s and o, which have a role where it does not say another: 0 nothing, 1 no
/// role, agent, target.
std::uint32_t core_frame(const Trigger& t, std::string_view key, Role otherwise) {
  if (t.weight == 0) return 0;
  return 1 + static_cast<std::uint32_t>(role_of(t.roles, key).value_or(otherwise));
}

}  // namespace

CandidateReader::CandidateReader(const TokenIndex& index, const Chunks& chunks, VerbFrames& verbs,
                                 const std::vector<Cue>& cues)
    : doc_(index.doc()), chunks_(chunks), verbs_(verbs), cues_(cues) {}

const Cue* CandidateReader::cue_at(int token) const {
  const auto at = std::lower_bound(cues_.begin(), cues_.end(), token, [](const Cue& c, int t) { return c.token < t; });
  return at != cues_.end() && at->token == token ? &*at : nullptr;
}

/// A number with a fraction does nothing and nothing is done to it: 30.29 مقابل الدولار.
bool CandidateReader::is_rate(const Chunk& chunk) const {
  const int first = chunk.tokens.begin;
  return doc_.tokens[static_cast<std::size_t>(first)].kind == TokenKind::number &&
         doc_.norm(first).find_first_of(u".٫") != std::u16string_view::npos;
}

/// The innermost quote round `span` among the few that begin before it.
const Quote* CandidateReader::quote_around(const Span& span) const {
  constexpr int tries = 6;
  auto at = std::partition_point(doc_.quotes.begin(), doc_.quotes.end(),
                                 [&span](const Quote& q) { return q.span.start <= span.start; });
  for (int n = 0; n < tries && at != doc_.quotes.begin(); ++n)
    if ((--at)->span.contains(span)) return &*at;
  return nullptr;
}

CandidateReader::Context CandidateReader::context(const Trigger& t) const {
  const Morph& m = morph(doc_, t.token);
  const std::u16string_view lemma = doc_.lemma(t.token);
  const int sentence = doc_.tokens[static_cast<std::size_t>(t.token)].sentence;
  Context c{t,
            static_cast<std::uint32_t>(t.type),
            static_cast<std::uint32_t>(form_of(doc_, t)),
            sequence::hash_bytes(t.mode),
            sequence::hash(lemma.empty() ? doc_.bare_key(t.token) : lemma),
            core_frame(t, "s", Role::agent),
            core_frame(t, "o", Role::target),
            sentence,
            doc_.sentences[static_cast<std::size_t>(sentence)].tokens,
            m.suffix_units > 0,
            verbs_.at(t.token),
            nullptr,
            nullptr,
            0,
            -1,
            {},
            {}};
  if (const int verb = chunks_.verb_before(t.token, c.tokens.begin); verb >= 0) {
    c.governor = verbs_.at(verb);
    c.governor_lemma = sequence::hash(doc_.lemma(verb));
  }
  for (int i = t.token - 1; i >= std::max(c.tokens.begin, t.token - 30); --i) {
    const ClauseMark mark = chunks_.mark(i);
    if (mark == ClauseMark::relative && c.antecedent < 0) c.antecedent = i - 1;
    if (mark != ClauseMark::complement) continue;
    if (const int verb = chunks_.verb_before(i, c.tokens.begin); verb >= 0) c.controller = verbs_.at(verb);
    break;
  }
  if (const Cue* cue = cue_at(t.token)) c.speaker = cue->speaker;
  if (const Quote* quote = quote_around(doc_.stem_span(t.token))) c.quoted = quote->speaker;
  return c;
}

std::vector<ArgumentCandidate> CandidateReader::candidates(const Trigger& trigger,
                                                           std::span<const Event> before) const {
  const int sentence = doc_.tokens[static_cast<std::size_t>(trigger.token)].sentence;
  const auto [first, last] = chunks_.of_sentence(sentence);
  const int here = chunks_.from(trigger.token);
  std::vector<ArgumentCandidate> out;
  const bool inside = here < last && chunks_.at(here).tokens.begin == trigger.token && chunks_.at(here).aside;
  for (int i = std::max(first, here - window); i < std::min(last, here + window); ++i) {
    const Chunk& c = chunks_.at(i);
    if (c.tokens.begin == trigger.token || c.manner || (c.aside && !inside) || is_rate(c)) continue;
    out.push_back({c.argument, i, 0, 0});
  }
  const std::size_t local = out.size();
  int rank = 0;
  const auto add = [&](const Argument& a, int back) {
    if (a.entity < 0 && a.span.empty()) return;
    const bool known =
        std::any_of(out.begin(), out.end(), [&a](const ArgumentCandidate& c) { return same_argument(c.argument, a); });
    if (!known) out.push_back({a, -1, back, rank++});
  };
  const Cue* cue = cue_at(trigger.token);
  if (cue && cue->speaker) add(*cue->speaker, 0);
  if (const Quote* quote = quote_around(doc_.stem_span(trigger.token)); quote && quote->speaker)
    add(*quote->speaker, 0);
  int seen = 0;
  for (auto e = before.rbegin(); e != before.rend() && seen < events_back; ++e, ++seen)
    for (const auto* list : {&e->agents, &e->targets, &e->places})
      for (const Argument& a : *list) add(a, sentence - e->sentence);
  const int earliest = chunks_.of_sentence(std::max(0, sentence - reach_back)).first;
  for (int i = std::min(first, here - window) - 1;
       i >= std::max(earliest, here - 3 * window) && out.size() < local + most_earlier; --i)
    if (const Chunk& c = chunks_.at(i); c.argument.entity >= 0) add(c.argument, sentence - c.sentence);
  return out;
}

std::pair<int, int> CandidateReader::times(const Trigger& trigger) const {
  constexpr int reach = 60;  // tokens
  const int sentence = doc_.tokens[static_cast<std::size_t>(trigger.token)].sentence;
  const TokenRange range = doc_.sentences[static_cast<std::size_t>(sentence)].tokens;
  const int low = std::max(range.begin, trigger.token - reach), high = std::min(range.end, trigger.token + reach);
  const auto first =
      std::partition_point(doc_.times.begin(), doc_.times.end(), [low](const Time& t) { return t.tokens.begin < low; });
  const auto last =
      std::partition_point(first, doc_.times.end(), [high](const Time& t) { return t.tokens.begin < high; });
  return {static_cast<int>(first - doc_.times.begin()), static_cast<int>(last - doc_.times.begin())};
}

}  // namespace khabar
