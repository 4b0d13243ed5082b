#include <algorithm>

#include "quotes/speakers.h"
#include "quotes/token_tests.h"

namespace khabar {
namespace {

constexpr int farthest_subject = 24;  // tokens from a word of speech to its subject
constexpr int longest_title = 10;     // tokens from a role to the name after it
constexpr int farthest_opening = 14;  // tokens from the start of a sentence to its subject

bool is_person(const Document& doc, int mention) {
  return mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].type == MentionType::PER;
}

}  // namespace

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
  const Morph& m = morph_at(doc_, head);
  if (m.pos == Pos::PROPN && m.article_units == 0 && !m.known) return true;  // a name that nobody knows
  // مسؤولو الوكالة
  if (const std::u16string_view stem = doc_.stem_key(head); stem.back() == u'و' || stem.back() == u'ي')
    if (tables_.speaker_nouns.find(std::u16string(stem) + u"ن")) return true;
  // المؤتمرون
  const std::u16string_view key = doc_.bare_key(head);
  if (m.article_units > 0 && key.size() > 5 && key.substr(key.size() - 2) == u"ون") return true;
  const std::u16string_view lemma = doc_.lemma(head);
  return !lemma.empty() && (tables_.speaker_nouns.find(lemma) || tables_.titles.find(lemma));
}

/// A verb of speech, or a word that is spelt like one (كشف) where the table of parts of speech took it for a noun.
bool SpeakerFinder::is_speech_verb(int i) const {
  const Morph& m = morph_at(doc_, i);
  if (m.article_units > 0 || m.suffix_units > 0) return false;
  const auto rows = tables_.speech.find(m.pos == Pos::VERB ? doc_.lemma(i) : doc_.stem_key(i));
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
  const Morph& m = morph_at(doc_, i);
  const bool proclitic = (m.prefixes & (clitic::ba | clitic::la | clitic::ka)) != 0;
  const bool own = m.pos == Pos::ADP && !proclitic;
  if (!own && !proclitic) return i;
  if (own && m.suffix_units > 0) return i + 1;
  int object = own ? i + 1 : i;
  // في ذات الإطار, في هذا السياق
  const auto points = [this](int t) {
    const std::u16string_view key = doc_.stem_key(t);
    return morph_at(doc_, t).pos == Pos::DET || key == u"ذات" || key == u"نفس";
  };
  if (object + 1 < limit && points(object) && morph_at(doc_, object + 1).article_units > 0) ++object;
  if (object >= limit) return limit;
  if (tables_.complementizers.find(doc_.key(object))) return object;
  const auto phrase = phrase_at(index_, object, limit);
  return phrase ? phrase->tokens.end : object + 1;
}

/// The noun phrase after a verb; times, phrases with a preposition and words between commas may stand before it.
std::optional<Phrase> SpeakerFinder::subject_after(int verb, Manner manner) const {
  const int limit = std::min(sentence(verb).end, verb + farthest_subject);
  const bool attributed = manner == Manner::attributed;
  const bool glued =
      doc_.key(verb).front() == u'و' && morph_at(doc_, verb).prefix_units == 0;  // واتهم read as وات with هم
  if (morph_at(doc_, verb).suffix_units > 0 && !attributed && !glued) return std::nullopt;
  // A verb in the plural has had its subject: وصفوا الوضع.
  const std::u16string_view key = doc_.key(verb);
  if (is_verb(doc_, verb) && key.size() > 3 && key.substr(key.size() - 2) == u"وا") return std::nullopt;
  const auto token_span = [this](int i) { return doc_.tokens[static_cast<std::size_t>(i)].span; };
  bool direct = true;
  for (int i = verb + 1; i < limit;) {
    const bool demonstrative = morph_at(doc_, i).pos == Pos::DET && morph_at(doc_, i).prefix_units == 0;
    if (index_.in_time(i) || index_.is_comma(i) || demonstrative) {
      ++i;
      continue;
    }
    if (tables_.complementizers.find(doc_.key(i)) || is_mark(doc_, i)) return std::nullopt;
    // كالزاديلا, لافروف: names that look as if a preposition were joined to a word.
    const bool name =
        direct && !morph_at(doc_, i).known && morph_at(doc_, i).prefix_units == 1 && clause_follows(i + 1, limit);
    if (const int after = after_prepositional(i, limit); after > i && !name) {
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
    if (morph_at(doc_, i).prefix_units > 0) {
      // A name that looks as if و or ل were joined to a word: قال وايد.
      if (direct && clause_follows(i + 1, limit)) return Phrase{{i, i + 1}, {token_span(i), -1}};
      return std::nullopt;
    }
    const Phrase whole = named(without_object(*phrase), limit);
    if (is_personal(whole)) return whole;
    // What stands right before its clause is who says it; before words in marks it may be what is said (لاحظ وجود
    // «...»).
    const Morph& head = morph_at(doc_, i);
    const bool clause = whole.tokens.end < limit && !is_mark(doc_, whole.tokens.end);
    const bool may_speak = clause || !head.known || head.article_units > 0;
    // With a clause to come, the noun right after the verb is no object of it; مجددا is an adverb.
    // نفس المصدر, ذات المسؤول: who spoke before.
    if (doc_.key(i) == u"نفس" || doc_.key(i) == u"ذات") return std::nullopt;
    const bool adverb = doc_.norm(i).back() == u'ا' && head.article_units == 0 && index_.mention(i) < 0;
    if (direct && manner == Manner::clause && !adverb && head.pos != Pos::ADV) return whole;
    if (attributed || (direct && may_speak && clause_follows(whole.tokens.end, limit))) return whole;
    if (morph_at(doc_, i).pos != Pos::ADV && morph_at(doc_, i).pos != Pos::DET) return std::nullopt;
    i = whole.tokens.end;
  }
  return std::nullopt;
}

/// رفض فريق ترامب التعليق: a name closes a construct, so a noun with the article after it is the object.
Phrase SpeakerFinder::without_object(const Phrase& phrase) const {
  for (int i = phrase.tokens.begin + 1; i < phrase.tokens.end; ++i) {
    const Morph& m = morph_at(doc_, i);
    if (index_.mention(i - 1) < 0 || index_.mention(i) >= 0 || m.pos != Pos::NOUN || m.article_units == 0) continue;
    if (const auto cut = phrase_at(index_, phrase.tokens.begin, i)) return *cut;
  }
  return phrase;
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
    if (at < end && is_person(doc_, index_.mention(at)) && morph_at(doc_, at).prefix_units == 0) {
      const Mention& m = doc_.mentions[static_cast<std::size_t>(index_.mention(at))];
      return {{phrase.tokens.begin, m.tokens.end}, {m.span, m.entity}};
    }
    if (comma || is_verb(doc_, i) || tables_.complementizers.find(doc_.key(i))) break;
    if (is_mark(doc_, i) || is_relative(doc_, i) || index_.in_time(i)) break;
    const bool inside = i < phrase.tokens.end;
    if (!inside && morph_at(doc_, i).pos == Pos::ADP && !tables_.title_links.find(doc_.key(i))) break;
  }
  return phrase;
}

/// الوزير أكد: the phrase that opens the clause of the verb; verbs between belong to clauses of their own.
std::optional<Phrase> SpeakerFinder::subject_before(int verb) const {
  if ((morph_at(doc_, verb).prefixes & (clitic::wa | clitic::fa)) || (verb > 0 && doc_.key(verb - 1) == u"و"))
    return std::nullopt;
  const int begin = sentence(verb).begin;
  int opening = begin;
  for (int i = verb - 1; i >= begin && i > verb - farthest_subject; --i)
    if (morph_at(doc_, i).pos == Pos::SCONJ || doc_.key(i) == u"لكن" || tables_.complementizers.find(doc_.key(i))) {
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
    relative = relative || is_relative(doc_, i) || (is_verb(doc_, i) && morph_at(doc_, i).suffix_units > 0);
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
    const int end = j < i ? i : range.end;  // before قوله
    const auto phrase = phrase_at(index_, j + 1, end);
    return phrase ? std::optional(named(*phrase, end)) : std::nullopt;
  };
  if (is_verb(doc_, i) || doc_.lemma(i) == u"نقل") {
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

/// بيان الوزارة, بيان للوزارة, تصريح صادر عن الوزارة: whose word it is.
std::optional<Phrase> SpeakerFinder::issuer(int i) const {
  const int limit = std::min(sentence(i).end, i + longest_title);
  for (int j = i + 1; j < limit && j <= i + 3; ++j) {
    const Morph& m = morph_at(doc_, j);
    const bool adjective = m.pos == Pos::ADJ && m.prefix_units == 0;
    if (index_.in_time(j) || adjective || doc_.key(j) == u"عن") continue;
    if (m.prefix_units > 0 && m.prefixes != clitic::la && m.prefixes != (clitic::la | clitic::al)) break;
    const auto phrase = phrase_at(index_, j, limit);
    if (phrase && is_personal(*phrase)) return named(*phrase, limit);
    break;
  }
  return std::nullopt;
}

/// The subject of the sentence that begins at `i`: of its first verb, behind أن where a verb like يبدو opens it, or the
/// phrase that it opens with.
std::optional<Phrase> SpeakerFinder::opening(int i) const {
  const TokenRange here = sentence(i);
  const int limit = std::min(here.end, i + farthest_opening);
  for (int j = i; j < limit; ++j) {
    if (index_.in_time(j) || index_.is_comma(j)) continue;
    if (is_mark(doc_, j)) break;  // direct speech
    const Morph& m = morph_at(doc_, j);
    const bool speech = is_speech_verb(j);
    if (speech || ((m.pos == Pos::VERB || m.pos == Pos::AUX) && index_.mention(j) < 0)) {
      auto subject = subject_after(j, Manner::plain);
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

}  // namespace khabar
