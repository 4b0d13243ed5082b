#include "events/arguments.h"

#include <algorithm>

#include "khabar/utf.h"
#include "quotes/cues.h"

namespace khabar {
namespace {

constexpr int clause_reach = 18;  // tokens to look at on each side

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

bool is_place(const Document& doc, const Argument& a) {
  if (a.entity < 0) return false;
  const MentionType t = doc.entities[static_cast<std::size_t>(a.entity)].type;
  return t == MentionType::GPE || t == MentionType::LOC || t == MentionType::FAC;
}

bool has(const std::vector<Argument>& list, const Argument& a) {
  return std::any_of(list.begin(), list.end(),
                     [&a](const Argument& b) { return a.entity >= 0 ? a.entity == b.entity : a.span == b.span; });
}

void put(std::vector<Argument>& list, const Argument& a) {
  if (!has(list, a)) list.push_back(a);
}

void put(Event& event, Role role, const Argument& a) {
  if (role == Role::agent && !has(event.targets, a)) put(event.agents, a);
  if (role == Role::target && !has(event.agents, a)) put(event.targets, a);
}

/// An indefinite adjective after a noun describes it and takes no part: زيارة رسمية.
bool is_adjective(const TokenIndex& index, const Phrase& phrase) {
  const Morph& m = morph(index.doc(), phrase.tokens.begin);
  return phrase.argument.entity < 0 && m.pos == Pos::ADJ && m.article_units == 0;
}

/// The preposition at token `i`, as a word of its own or as a proclitic (ب ل); its object begins at `object`.
std::string preposition_at(const TokenIndex& index, int i, int& object) {
  const Document& doc = index.doc();
  const Morph& m = morph(doc, i);
  if (m.pos == Pos::ADP && m.suffix_units == 0 && m.prefix_units == 0) {
    object = i + 1;
    return to_utf8(doc.norm(i));
  }
  object = i;
  if (m.prefixes & clitic::ba) return "ب";
  if ((m.prefixes & clitic::la) && m.pos != Pos::VERB) return "ل";
  return {};
}

}  // namespace

ArgumentFinder::ArgumentFinder(const Lexicon& lexicon, const TriggerFinder& triggers)
    : complementizers_(lexicon.table("complementizers")),
      clause_marks_(lexicon.table("clause_marks")),
      triggers_(triggers) {}

TokenRange ArgumentFinder::clause(const TokenIndex& index, int token) const {
  const Document& doc = index.doc();
  const TokenRange sentence =
      doc.sentences[static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(token)].sentence)].tokens;
  TokenRange out{token, token + 1};
  const auto parts = [&](int i) {
    return clause_marks_.find(doc.norm(i)).has_value() || complementizers_.find(doc.key(i)) ||
           (morph(doc, i).pos == Pos::SCONJ);
  };
  while (out.begin > sentence.begin && token - out.begin < clause_reach && !parts(out.begin - 1)) --out.begin;
  while (out.end < sentence.end && out.end - token < clause_reach && !parts(out.end)) ++out.end;
  return out;
}

void ArgumentFinder::add_coordinated(const TokenIndex& index, const Phrase& first, int limit,
                                     std::vector<Argument>& list) const {
  const Document& doc = index.doc();
  put(list, first.argument);
  int at = first.tokens.end;
  while (at < limit && morph(doc, at).prefixes == clitic::wa && index.mention(at) >= 0 && first.argument.entity >= 0) {
    const auto next = phrase_at(index, at, limit);
    if (!next) break;
    put(list, next->argument);
    at = next->tokens.end;
  }
}

void ArgumentFinder::add_prepositions(const TokenIndex& index, const Trigger& trigger, int from, int limit,
                                      Event& event) const {
  const Document& doc = index.doc();
  for (int i = from; i < limit; ++i) {
    if (i > trigger.token && morph(doc, i).pos == Pos::VERB) break;
    int object = i;
    const std::string preposition = preposition_at(index, i, object);
    if (preposition.empty() || object >= limit) continue;
    const auto phrase = phrase_at(index, object, limit);
    if (!phrase) continue;
    if ((preposition == "في" || preposition == "ب") && is_place(doc, phrase->argument)) {
      put(event.places, phrase->argument);
    } else {
      put(event, role_of(trigger.roles, preposition, Role::none), phrase->argument);
    }
    i = std::max(i, phrase->tokens.end - 1);
  }
}

void ArgumentFinder::fill_verb(const TokenIndex& index, const Trigger& trigger, TokenRange range, const Event* previous,
                               Event& event) const {
  const Document& doc = index.doc();
  const Role subject_role = role_of(trigger.roles, "s", Role::agent);
  const Role object_role = subject_role == Role::target ? Role::none : role_of(trigger.roles, "o", Role::target);
  int at = trigger.token + 1;
  auto subject = subject_of(index, trigger.token);
  if (subject) {
    std::vector<Argument> all;
    add_coordinated(index, *subject, range.end, all);
    for (const Argument& a : all) put(event, subject_role, a);
    if (subject->tokens.begin > trigger.token) at = subject->tokens.end;
  } else if (previous && previous->sentence >= event.sentence - 1 && subject_role == Role::agent) {
    for (const Argument& a : previous->agents) put(event.agents, a);
  }
  while (at < range.end && index.in_time(at)) ++at;
  if (event.type != EventType::STATE && at < range.end && morph(doc, at).prefix_units == 0)
    if (const auto object = phrase_at(index, at, range.end)) {
      std::vector<Argument> all;
      add_coordinated(index, *object, range.end, all);
      for (const Argument& a : all) put(event, object_role, a);
    }
  add_prepositions(index, trigger, trigger.token + 1, range.end, event);
}

void ArgumentFinder::fill_noun(const TokenIndex& index, const Trigger& trigger, TokenRange range, Event& event) const {
  const Document& doc = index.doc();
  const Role subject_role = role_of(trigger.roles, "s", Role::agent);
  const Morph& m = morph(doc, trigger.token);
  int at = trigger.token + 1;
  if (m.article_units == 0 && m.suffix_units == 0 && at < range.end && morph(doc, at).prefix_units == 0)
    if (const auto complement = phrase_at(index, at, range.end); complement && !is_adjective(index, *complement)) {
      std::vector<Argument> all;
      add_coordinated(index, *complement, range.end, all);
      for (const Argument& a : all) put(event, subject_role, a);
      at = complement->tokens.end;
    }
  add_prepositions(index, trigger, at, range.end, event);
  // The verb that carries the noun has the agent: أجرى الوزير محادثات.
  for (int i = trigger.token - 1; i >= range.begin && i > trigger.token - 8; --i) {
    if (morph(doc, i).pos != Pos::VERB) continue;
    const auto subject = subject_of(index, i);
    if (subject && !subject->tokens.contains(trigger.token) && triggers_.is_light(doc, i))
      put(event, Role::agent, subject->argument);
    break;
  }
}

void ArgumentFinder::fill(const TokenIndex& index, const Trigger& trigger, const Event* previous, Event& event) const {
  const Document& doc = index.doc();
  const TokenRange range = clause(index, trigger.token);
  if (trigger.verb)
    fill_verb(index, trigger, range, previous, event);
  else if (event.type != EventType::STATE)
    fill_noun(index, trigger, range, event);
  else if (previous && previous->sentence == event.sentence)
    for (const Argument& a : previous->agents) put(event.agents, a);
  // A place named before the trigger in its clause is where it happened too: في القاهرة اجتمع الوزراء.
  for (int i = range.begin; event.places.empty() && i < trigger.token; ++i) {
    int object = i;
    const std::string preposition = preposition_at(index, i, object);
    if ((preposition != "في" && preposition != "ب") || object >= trigger.token) continue;
    if (const auto phrase = phrase_at(index, object, trigger.token); phrase && is_place(doc, phrase->argument))
      put(event.places, phrase->argument);
  }
  const auto first = std::partition_point(doc.times.begin(), doc.times.end(),
                                          [range](const Time& t) { return t.tokens.end <= range.begin; });
  for (auto t = first; t != doc.times.end() && t->tokens.begin < range.end; ++t)
    event.times.push_back(static_cast<int>(t - doc.times.begin()));
}

}  // namespace khabar
