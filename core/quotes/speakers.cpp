#include "quotes/speakers.h"

#include <algorithm>

namespace khabar {
namespace {

constexpr int farthest_subject = 24;  // tokens from a word of speech to its subject
constexpr int longest_title = 10;     // tokens from a role to the name after it
constexpr int farthest_opening = 14;  // tokens from the start of a sentence to its subject

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

bool is_verb(const Document& doc, int i) { return morph(doc, i).pos == Pos::VERB; }

bool is_relative(const Document& doc, int i) {
  const std::u16string_view key = doc.key(i);
  return key == u"الذي" || key == u"التي" || key == u"الذين" || key == u"والذي" || key == u"والتي";
}

bool is_mark(const Document& doc, int i) {
  return doc.tokens[static_cast<std::size_t>(i)].kind >= TokenKind::punctuation;
}

bool is_person(const Document& doc, int mention) {
  return mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].type == MentionType::PER;
}

}  // namespace

SpeakerFinder::SpeakerFinder(const TokenIndex& index, Tables tables)
    : index_(index),
      doc_(index.doc()),
      tables_(tables),
      descriptions_(index.doc(), tables.class_nouns, tables.titles) {}

TokenRange SpeakerFinder::sentence(int i) const {
  return doc_.sentences[static_cast<std::size_t>(doc_.tokens[static_cast<std::size_t>(i)].sentence)].tokens;
}

/// A phrase that can speak: a person, body or country, or a noun of the tables (مسؤول، دراسة).
bool SpeakerFinder::is_personal(const Phrase& phrase) const {
  if (phrase.argument.entity >= 0) {
    const MentionType type = doc_.entities[static_cast<std::size_t>(phrase.argument.entity)].type;
    return type == MentionType::PER || type == MentionType::ORG || type == MentionType::GPE ||
           type == MentionType::TITLE;
  }
  const int head = phrase.tokens.begin;
  for (std::u16string_view key : {doc_.stem_key(head), doc_.bare_key(head)})
    if (tables_.speaker_nouns.find(key) || tables_.titles.find(key) || tables_.class_nouns.find(key)) return true;
  const Morph& m = morph(doc_, head);
  if (m.pos == Pos::PROPN && m.article_units == 0) return true;  // a name that nobody knows
  // المؤتمرون
  const std::u16string_view key = doc_.bare_key(head);
  if (m.article_units > 0 && key.size() > 5 && key.substr(key.size() - 2) == u"ون") return true;
  return !m.lemma.empty() && (tables_.speaker_nouns.find(m.lemma) || tables_.titles.find(m.lemma));
}

/// A verb of speech, or a word that is spelt like one (كشف) where the table of parts of speech took it for a noun.
bool SpeakerFinder::is_speech_verb(int i) const {
  const Morph& m = morph(doc_, i);
  if (m.article_units > 0 || m.suffix_units > 0) return false;
  const auto rows = tables_.speech.find(m.pos == Pos::VERB ? std::u16string_view(m.lemma) : doc_.stem_key(i));
  return rows && tables_.speech.text(rows->begin, tables_.speech.column("pos")) == "V";
}

/// Whether the clause of a word of speech or words in marks come at `i`, perhaps behind a preposition.
bool SpeakerFinder::clause_follows(int i, int limit) const {
  for (int j = i; j < limit && j <= i + 1; ++j) {
    if (tables_.complementizers.find(doc_.key(j)) || doc_.norm(j) == u":") return true;
    if (is_mark(doc_, j) && !index_.is_comma(j)) return true;
  }
  return i >= limit;
}

/// Past a preposition and its noun phrase; `i` where none stands there.
int SpeakerFinder::after_prepositional(int i, int limit) const {
  const Morph& m = morph(doc_, i);
  const bool proclitic = (m.prefixes & (clitic::ba | clitic::la | clitic::ka)) != 0;
  const bool own = m.pos == Pos::ADP && !proclitic;
  if (!own && !proclitic) return i;
  if (own && m.suffix_units > 0) return i + 1;
  const int object = own ? i + 1 : i;
  if (object >= limit) return limit;
  if (tables_.complementizers.find(doc_.key(object))) return object;
  const auto phrase = phrase_at(index_, object, limit);
  return phrase ? phrase->tokens.end : object + 1;
}

/// The noun phrase after a verb; times, phrases with a preposition and words between commas may stand before it.
std::optional<Phrase> SpeakerFinder::subject_after(int verb, bool attributed) const {
  const int limit = std::min(sentence(verb).end, verb + farthest_subject);
  if (morph(doc_, verb).suffix_units > 0 && !attributed) return std::nullopt;
  const auto token_span = [this](int i) { return doc_.tokens[static_cast<std::size_t>(i)].span; };
  bool direct = true;
  for (int i = verb + 1; i < limit;) {
    const bool demonstrative = morph(doc_, i).pos == Pos::DET && morph(doc_, i).prefix_units == 0;
    if (index_.in_time(i) || index_.is_comma(i) || demonstrative) {
      ++i;
      continue;
    }
    if (tables_.complementizers.find(doc_.key(i)) || is_mark(doc_, i)) return std::nullopt;
    if (const int after = after_prepositional(i, limit); after > i) {
      direct = false;
      i = after;
      continue;
    }
    if (is_verb(doc_, i) && index_.mention(i) < 0 && !(direct && clause_follows(i + 1, limit))) return std::nullopt;
    auto phrase = phrase_at(index_, i, limit);
    if (!phrase && direct && clause_follows(i + 1, limit) && !index_.is_function_word(i))
      phrase = Phrase{{i, i + 1}, {doc_.span_of({i, i + 1}), -1}};
    if (!phrase) {
      if (!index_.is_function_word(i)) return std::nullopt;
      ++i;
      continue;
    }
    if (morph(doc_, i).prefix_units > 0) {
      // A name that looks as if و or ل were joined to a word: قال وايد.
      if (direct && clause_follows(i + 1, limit)) return Phrase{{i, i + 1}, {token_span(i), -1}};
      return std::nullopt;
    }
    const Phrase whole = named(*phrase, limit);
    if (is_personal(whole)) return whole;
    if (attributed || (direct && clause_follows(whole.tokens.end, limit))) return whole;
    if (morph(doc_, i).pos != Pos::ADV && morph(doc_, i).pos != Pos::DET) return std::nullopt;
    i = whole.tokens.end;
  }
  return std::nullopt;
}

/// Where a role is followed by its holder, at once or over a comma, the holder: المدير الجهوي للصحة، يوسف صولة.
Phrase SpeakerFinder::named(Phrase phrase, int limit) const {
  if (phrase.argument.entity >= 0) {
    const MentionType type = doc_.entities[static_cast<std::size_t>(phrase.argument.entity)].type;
    if (type != MentionType::TITLE) return phrase;
  } else if (!is_personal(phrase)) {
    return phrase;
  }
  // جريدة «الخبر»
  if (const int name = phrase.tokens.end + 1; name < limit && is_mark(doc_, name - 1) && index_.mention(name) >= 0 &&
                                              !index_.is_comma(name - 1) && phrase.argument.entity < 0 &&
                                              tables_.class_nouns.find(doc_.bare_key(phrase.tokens.begin))) {
    const Mention& m = doc_.mentions[static_cast<std::size_t>(index_.mention(name))];
    if (m.type == MentionType::ORG || m.type == MentionType::PRODUCT)
      return {{phrase.tokens.begin, m.tokens.end}, {m.span, m.entity}};
  }
  const int end = std::min(limit, phrase.tokens.end + longest_title);
  for (int i = phrase.tokens.begin + 1; i < end; ++i) {
    const bool comma = index_.is_comma(i);
    const int at = comma ? i + 1 : i;
    if (at < end && is_person(doc_, index_.mention(at)) && morph(doc_, at).prefix_units == 0) {
      const Mention& m = doc_.mentions[static_cast<std::size_t>(index_.mention(at))];
      return {{phrase.tokens.begin, m.tokens.end}, {m.span, m.entity}};
    }
    if (comma || is_verb(doc_, i) || tables_.complementizers.find(doc_.key(i))) break;
    if (is_mark(doc_, i) || is_relative(doc_, i) || index_.in_time(i)) break;
    const bool inside = i < phrase.tokens.end;
    if (!inside && morph(doc_, i).pos == Pos::ADP && !tables_.title_links.find(doc_.key(i))) break;
  }
  return phrase;
}

/// الوزير أكد: the phrase that opens the clause of the verb; verbs between belong to clauses of their own.
std::optional<Phrase> SpeakerFinder::subject_before(int verb) const {
  if (morph(doc_, verb).prefixes & (clitic::wa | clitic::fa)) return std::nullopt;
  const int begin = sentence(verb).begin;
  int opening = begin;
  for (int i = verb - 1; i >= begin && i > verb - farthest_subject; --i)
    if (morph(doc_, i).pos == Pos::SCONJ || doc_.key(i) == u"لكن" || tables_.complementizers.find(doc_.key(i))) {
      opening = i + 1;
      break;
    }
  if (verb - opening > farthest_subject || opening >= verb) return std::nullopt;
  auto phrase = phrase_at(index_, opening, verb);
  if (!phrase) return std::nullopt;
  phrase = named(*phrase, verb);
  if (!is_personal(*phrase)) return std::nullopt;
  bool relative = false;
  for (int i = phrase->tokens.end; i < verb; ++i) {
    relative = relative || is_relative(doc_, i) || (is_verb(doc_, i) && morph(doc_, i).suffix_units > 0);
    if (is_verb(doc_, i) && index_.mention(i) < 0 && !relative) return std::nullopt;
  }
  return phrase;
}

/// محمد الذي قال: the phrase before the relative pronoun.
std::optional<Phrase> SpeakerFinder::antecedent(int verb) const {
  const int begin = sentence(verb).begin;
  int at = verb - 1;
  if (at > begin && index_.is_function_word(at) && !is_relative(doc_, at)) --at;  // الذي قد قال
  if (at <= begin || !is_relative(doc_, at)) return std::nullopt;
  int end = at;
  if (index_.is_comma(end - 1)) --end;
  std::optional<Phrase> widest;
  for (int first = end - 1; first >= begin && first > end - longest_title; --first) {
    if (is_mark(doc_, first) || is_verb(doc_, first)) break;
    const auto phrase = phrase_at(index_, first, end);
    if (phrase && phrase->tokens.end == end && is_personal(*phrase)) widest = phrase;
  }
  return widest;
}

/// نقلت الوكالة عن مسؤول قوله: who stands after عن.
std::optional<Phrase> SpeakerFinder::source_after(int i) const {
  const TokenRange range = sentence(i);
  const auto at = [&](int j) -> std::optional<Phrase> {
    if (doc_.key(j) != u"عن" || j + 1 >= range.end) return std::nullopt;
    const auto phrase = phrase_at(index_, j + 1, range.end);
    return phrase ? std::optional(named(*phrase, range.end)) : std::nullopt;
  };
  if (is_verb(doc_, i) || morph(doc_, i).lemma == u"نقل") {
    for (int j = i + 1; j < range.end && j < i + longest_title; ++j) {
      if (tables_.complementizers.find(doc_.key(j))) break;
      if (auto found = at(j)) return found;
    }
    return std::nullopt;
  }
  for (int j = i - 1; j >= range.begin && j > i - farthest_subject; --j)
    if (auto found = at(j)) return found;
  return std::nullopt;
}

Gender SpeakerFinder::gender_of(int i) const {
  const Morph& m = morph(doc_, i);
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
  const bool plural = morph(doc_, words.begin).number == Number::plural;
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

std::optional<Argument> SpeakerFinder::of(int i, bool verb, bool attributed, bool quotes) {
  descriptions_.advance(i);
  std::optional<Argument> speaker;
  const auto take = [&](const std::optional<Phrase>& phrase) {
    if (phrase && !speaker) speaker = descriptions_.resolve(*phrase, std::nullopt);
  };
  if (verb) {
    if (morph(doc_, i).lemma == u"نقل") take(source_after(i));
    const bool relative = i > 0 && is_relative(doc_, i - 1);
    if (!speaker && relative)
      if (const auto phrase = antecedent(i); phrase && agrees(actor(phrase->argument, i), gender_of(i)) &&
                                             (doc_.key(i - 1) != u"التي" || gender_of(i) == Gender::feminine))
        take(phrase);
    if (!speaker) take(subject_after(i, attributed));
    if (!speaker && !relative) take(subject_before(i));
  } else if (morph(doc_, i).suffix_units > 0) {
    take(source_after(i));
    if (!speaker) speaker = pronoun(i);
  } else if (attributed) {
    take(phrase_at(index_, i + 1, sentence(i).end));
  }
  if (!speaker) speaker = implied(i);
  // Whom حسبما names speaks on only where nobody else has spoken in the sentence.
  const int here = doc_.tokens[static_cast<std::size_t>(i)].sentence;
  if (quotes && speaker && !(attributed && last_ && last_->sentence == here)) {
    last_ = actor(*speaker, i);
    if (verb && !attributed) focus_ = last_;
  }
  return speaker;
}

/// The subject of the sentence that begins at `i`: of its first verb, behind أن where a verb like يبدو opens it, or the
/// phrase that it opens with.
std::optional<Phrase> SpeakerFinder::opening(int i) const {
  const TokenRange here = sentence(i);
  const int limit = std::min(here.end, i + farthest_opening);
  for (int j = i; j < limit; ++j) {
    if (index_.in_time(j) || index_.is_comma(j)) continue;
    const Morph& m = morph(doc_, j);
    const bool speech = is_speech_verb(j);
    if (speech || ((m.pos == Pos::VERB || m.pos == Pos::AUX) && index_.mention(j) < 0)) {
      auto subject = subject_after(j, false);
      if (subject || speech) return subject;
      continue;
    }
    if (const int after = after_prepositional(j, limit); after > j) {
      j = after - 1;
      continue;
    }
    if (tables_.complementizers.find(doc_.key(j)) || m.pos == Pos::CCONJ || m.pos == Pos::SCONJ || m.pos == Pos::PART ||
        is_mark(doc_, j))
      continue;
    const auto phrase = phrase_at(index_, j, here.end);
    return phrase ? std::optional(named(*phrase, here.end)) : std::nullopt;
  }
  return std::nullopt;
}

void SpeakerFinder::advance(int i, bool quoted) {
  descriptions_.advance(i);
  if (quoted || i != sentence(i).begin) return;
  const auto found = opening(i);
  if (found && is_personal(*found)) focus_ = actor(descriptions_.resolve(*found, std::nullopt), i);
}

}  // namespace khabar
