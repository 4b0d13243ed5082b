#include "quotes/speakers.h"

#include "quotes/token_tests.h"

namespace khabar {

SpeakerFinder::SpeakerFinder(const TokenIndex& index, Tables tables)
    : index_(index),
      doc_(index.doc()),
      tables_(tables),
      descriptions_(index.doc(), tables.class_nouns, tables.titles) {}

TokenRange SpeakerFinder::sentence(int i) const {
  return doc_.sentences[static_cast<std::size_t>(doc_.tokens[static_cast<std::size_t>(i)].sentence)].tokens;
}

/// قوله where its pronoun was taken for a part of the word.
bool SpeakerFinder::is_said(int i) const {
  const std::u16string_view key = doc_.bare_key(i);
  return key.size() > 3 && (tables_.speech_nouns.find(key.substr(0, key.size() - 1)) ||
                            tables_.speech_nouns.find(key.substr(0, key.size() - 2)));
}

Gender SpeakerFinder::gender_of(int i) const {
  const Morph& m = morph_at(doc_, i);
  if (m.pos != Pos::VERB) {
    if (m.suffix_units > 0) return doc_.key(i).back() == u'ا' ? Gender::feminine : Gender::masculine;
    const std::u16string_view key = doc_.stem_key(i);
    return !key.empty() && key.back() == u'ه' ? Gender::feminine : Gender::masculine;
  }
  return m.gender;
}

SpeakerFinder::Actor SpeakerFinder::actor(const Argument& argument, int i) const {
  Actor out{argument, Gender::none, doc_.tokens[static_cast<std::size_t>(i)].sentence};
  if (argument.entity >= 0) {
    const Entity& e = doc_.entities[static_cast<std::size_t>(argument.entity)];
    out.gender = e.gender;
    if (e.type == MentionType::PER) return out;
  }
  const TokenRange words = doc_.tokens_at(argument.span);
  if (words.empty()) return out;
  const std::u16string_view head = doc_.stem_key(words.begin);
  const bool plural = morph_at(doc_, words.begin).number == Number::plural;
  if (!head.empty() && head.back() == u'ه') out.gender = Gender::feminine;
  if (argument.entity < 0 && out.gender == Gender::none && !plural) out.gender = Gender::masculine;
  return out;
}

bool SpeakerFinder::agrees(const std::optional<Actor>& actor, Gender gender) const {
  return actor && (actor->gender == Gender::none || gender == Gender::none || actor->gender == gender);
}

/// Who goes on speaking: the subject that this sentence has named, else who spoke last, else who acted last.
std::optional<Argument> SpeakerFinder::implied(int i) const {
  const Gender gender = gender_of(i);
  const int here = doc_.tokens[static_cast<std::size_t>(i)].sentence;
  if (agrees(focus_, gender) && focus_->sentence == here) return focus_->argument;
  if (agrees(last_, gender) && (!focus_ || here - last_->sentence <= 2 || focus_->sentence <= last_->sentence))
    return last_->argument;
  if (agrees(focus_, gender)) return focus_->argument;
  if (agrees(last_, gender)) return last_->argument;
  if (last_) return last_->argument;
  return descriptions_.anyone();
}

/// على حد قوله: who spoke last, else the subject of the sentence.
std::optional<Argument> SpeakerFinder::pronoun(int i) const {
  const Gender gender = gender_of(i);
  if (agrees(last_, gender)) return last_->argument;
  return agrees(focus_, gender) ? focus_->argument : descriptions_.anyone();
}

std::optional<Argument> SpeakerFinder::of(int i, bool verb, Manner manner, bool speaks) {
  const bool attributed = manner == Manner::attributed;
  descriptions_.advance(i);
  std::optional<Argument> speaker;
  const auto take = [&](const std::optional<Phrase>& phrase) {
    if (phrase && !speaker) speaker = resolve(*phrase);
  };
  if (verb) {
    if (doc_.lemma(i) == u"نقل") take(source_after(i));
    const bool relative = i > 0 && is_relative(doc_, i - 1);
    if (!speaker && relative)
      if (const auto phrase = antecedent(i); phrase && agrees(actor(phrase->argument, i), gender_of(i)) &&
                                             (doc_.key(i - 1) != u"التي" || gender_of(i) == Gender::feminine))
        take(phrase);
    if (!speaker) take(subject_after(i, manner));
    if (!speaker && !relative) take(subject_before(i));
  } else if (morph_at(doc_, i).suffix_units > 0 || (manner == Manner::clause && is_said(i))) {
    take(source_after(i));
    if (!speaker && morph_at(doc_, i).suffix_units > 0) speaker = pronoun(i);
  } else if (attributed) {
    take(phrase_at(index_, i + 1, sentence(i).end));
  }
  if (!verb && !speaker && tables_.speech_nouns.find(doc_.bare_key(i))) take(issuer(i));
  if (!speaker) speaker = implied(i);
  // Whom حسبما names speaks on only where nobody else has spoken in the sentence.
  const int here = doc_.tokens[static_cast<std::size_t>(i)].sentence;
  if (speaks && speaker && !(attributed && last_ && last_->sentence == here)) {
    last_ = actor(*speaker, i);
    if (verb && !attributed) focus_ = last_;
  }
  return speaker;
}

/// Whom a phrase means: الشركة the company named last, by its class noun inside or before its name; البيان who wrote
/// it.
Argument SpeakerFinder::resolve(const Phrase& phrase) const {
  Argument found = descriptions_.resolve(phrase, std::nullopt);
  const int head = phrase.tokens.begin;
  if (found.entity >= 0 || morph_at(doc_, head).article_units == 0 || phrase.tokens.size() > 2) return found;
  const auto body = bodies_.find(std::u16string(doc_.bare_key(head)));
  if (body != bodies_.end()) found.entity = body->second;
  if (found.entity >= 0 || !last_) return found;
  // المدرب: who spoke before, where that is a person.
  const auto rows = tables_.speaker_nouns.find(doc_.bare_key(head));
  const std::string_view kind =
      rows ? tables_.speaker_nouns.text(rows->begin, tables_.speaker_nouns.column("kind")) : std::string_view();
  const int last = last_->argument.entity;
  constexpr int same_letter = 3;  // sentences
  if (kind == "letter" && last >= 0 &&
      doc_.tokens[static_cast<std::size_t>(head)].sentence - last_->sentence <= same_letter)
    return last_->argument;
  const bool same_kind = last >= 0 && doc_.entities[static_cast<std::size_t>(last)].type == MentionType::PER;
  const Gender gender = doc_.stem_key(head).back() == u'ه' ? Gender::feminine : Gender::masculine;
  if (kind == "person" && same_kind && agrees(last_, gender)) found.entity = last;
  return found;
}

/// Takes note of the class nouns of a body that is named at token `i`.
void SpeakerFinder::note_body(int i) {
  const int mention = index_.mention(i);
  if (mention < 0) return;
  const Mention& m = doc_.mentions[static_cast<std::size_t>(mention)];
  if (m.type != MentionType::ORG || m.tokens.begin != i) return;
  const int begin = i > 1 && is_mark(doc_, i - 1) ? i - 2 : i > 0 ? i - 1 : i;
  for (int j = begin; j < m.tokens.end; ++j)
    if (tables_.class_nouns.find(doc_.bare_key(j))) bodies_[std::u16string(doc_.bare_key(j))] = m.entity;
}

void SpeakerFinder::advance(int i, bool quoted) {
  descriptions_.advance(i);
  note_body(i);
  if (quoted || i != sentence(i).begin) return;
  const auto found = opening(i);
  if (found && is_personal(*found)) focus_ = actor(resolve(*found), i);
}

}  // namespace khabar
