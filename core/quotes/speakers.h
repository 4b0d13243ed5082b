// Who speaks: the subject of a word of speech, said or implied.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/descriptions.h"
#include "syntax/phrases.h"

namespace khabar {

/// Goes through a document once, from start to end, and keeps who acted and who spoke last.
class SpeakerFinder {
 public:
  struct Tables {
    const Table& speaker_nouns;  ///< who can speak: مسؤول، مصدر، دراسة
    const Table& class_nouns;
    const Table& titles;
    const Table& complementizers;
    const Table& speech;
    const Table& speech_nouns;
    const Table& title_links;
  };
  /// How a word of speech stands: after حسبما or على حد, with a clause after أن, or neither.
  enum class Manner { attributed, clause, plain };
  SpeakerFinder(const TokenIndex& index, Tables tables);

  /// The speaker of the word of speech at token `i`; tokens before it have been advanced over. `speaks`: later words of
  /// speech may go on with this speaker.
  std::optional<Argument> of(int i, bool verb, Manner manner, bool speaks);
  /// Takes note of token `i`: the subject of a sentence is who its later verbs without one go on about.
  /// `quoted`: it stands in direct speech, whose subjects do not act outside it.
  void advance(int i, bool quoted);

 private:
  struct Actor {
    Argument argument;
    Gender gender = Gender::none;
    int sentence = -1;
  };
  // subjects.cpp: phrases that can speak
  std::optional<Phrase> subject_after(int verb, Manner manner) const;
  std::optional<Phrase> subject_before(int verb) const;
  std::optional<Phrase> antecedent(int verb) const;
  std::optional<Phrase> source_after(int i) const;
  std::optional<Phrase> issuer(int i) const;
  std::optional<Phrase> opening(int i) const;
  Phrase named(Phrase phrase, int limit) const;
  Phrase without_object(const Phrase& phrase) const;
  bool is_personal(const Phrase& phrase) const;
  bool is_speech_verb(int i) const;
  bool clause_follows(int i, int limit) const;
  int after_prepositional(int i, int limit) const;

  // speakers.cpp: who goes on speaking
  std::optional<Argument> implied(int i) const;
  std::optional<Argument> pronoun(int i) const;
  Argument resolve(const Phrase& phrase) const;
  void note_body(int i);
  bool is_said(int i) const;
  Actor actor(const Argument& argument, int i) const;
  bool agrees(const std::optional<Actor>& actor, Gender gender) const;
  Gender gender_of(int i) const;
  TokenRange sentence(int i) const;

  const TokenIndex& index_;
  const Document& doc_;
  Tables tables_;
  Descriptions descriptions_;
  std::unordered_map<std::u16string, int> bodies_;  ///< class noun -> the entity named last by it
  std::optional<Actor> focus_;                      ///< the subject of the last sentence that has one
  std::optional<Actor> last_;                       ///< who spoke last
};

}  // namespace khabar
