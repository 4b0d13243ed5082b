#include "summary/complements.h"

#include "lexicon/word_list.h"

namespace khabar {
namespace {

constexpr float sure_of_object = 0.6f;

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

/// Whether a clause after أن begins between the verb and the chunk.
bool clause_between(const Chunks& chunks, int verb, int chunk) {
  return (chunks.marks({verb + 1, chunks.at(chunk).tokens.begin}) & bit(ClauseMark::complement)) != 0;
}

}  // namespace

Complements::Complements(const Lexicon& lexicon)
    : phrases_(lexicon),
      chunks_(lexicon),
      verbs_(lexicon.model("verbs")),
      table_(lexicon.table("verb_complements")),
      settings_(lexicon.table("setting_nouns")),
      needs_(table_.column("needs")),
      of_(table_.column("of")) {}

Complements::Reading::Reading(const Document& doc, const Complements& complements)
    : doc_(doc), complements_(complements), index_(doc, complements.phrases_) {}

/// With the preposition where that is a word of its own.
TokenRange Complements::Reading::range_of(const Chunk& chunk) const {
  TokenRange out = chunk.tokens;
  const bool attached = morph(doc_, out.begin).prefixes & (clitic::ba | clitic::la | clitic::ka);
  if (!chunk.preposition().empty() && !attached) --out.begin;
  return out;
}

/// An indefinite phrase after the verb's subject, which nothing governs: نفذ الأعوان أمس وقفة احتجاجية.
bool Complements::Reading::may_be_object(const Chunks& chunks, int chunk, int verb) const {
  const Chunk& c = chunks.at(chunk);
  const Morph& first = morph(doc_, c.tokens.begin);
  return c.preposition().empty() && !c.nested && c.first == chunk && chunks.gap(verb, chunk).bare > 0 &&
         first.pos != Pos::PROPN && first.article_units == 0 && index_.mention(c.tokens.begin) < 0 &&
         !index_.in_time(c.tokens.begin);
}

/// An object that may stand far from the verb.
TokenRange Complements::Reading::object_of(const Chunks& chunks, int verb) const {
  const int last = chunks.of_sentence(doc_.tokens[static_cast<std::size_t>(verb)].sentence).second;
  for (int c = chunks.from(verb + 1); c < last && !clause_between(chunks, verb, c); ++c)
    if (may_be_object(chunks, c, verb)) return range_of(chunks.at(c));
  return {};
}

/// The phrase after one of the prepositions; `action`: no name will do.
TokenRange Complements::Reading::phrase_of(const Chunks& chunks, int verb, std::string_view prepositions,
                                           bool action) const {
  const int last = chunks.of_sentence(doc_.tokens[static_cast<std::size_t>(verb)].sentence).second;
  for (int c = chunks.from(verb + 1); c < last && !clause_between(chunks, verb, c); ++c) {
    const Chunk& chunk = chunks.at(c);
    if (!has_word(prepositions, chunk.preposition()) || is_setting(chunk)) continue;
    const int noun = chunk.tokens.begin;
    if (action && (index_.mention(noun) >= 0 || morph(doc_, noun).pos == Pos::PROPN)) continue;
    const TokenRange found = range_of(chunk);
    // عدد من المواطنين: what stands right after the verb is counted by the phrase after it.
    const bool counted =
        found.begin == verb + 2 && morph(doc_, verb + 1).article_units == 0 && morph(doc_, verb + 1).pos == Pos::NOUN;
    if (!counted) return found;
  }
  return {};
}

/// Where or when: تسببت الأمطار في ولاية زغوان في محاصرة قرية.
bool Complements::Reading::is_setting(const Chunk& chunk) const {
  if (chunk.kind() != "in" && chunk.kind() != "at") return false;
  if (index_.in_time(chunk.tokens.begin) || complements_.settings_.find(doc_.bare_key(chunk.tokens.begin))) return true;
  const int entity = chunk.argument.entity;
  const MentionType type = entity < 0 ? MentionType::ORG : doc_.entities[static_cast<std::size_t>(entity)].type;
  return type == MentionType::GPE || type == MentionType::LOC || type == MentionType::FAC;
}

TokenRange Complements::Reading::of(int verb) const {
  const int sentence = doc_.tokens[static_cast<std::size_t>(verb)].sentence;
  Chunks chunks(index_, complements_.chunks_, {}, sentence);
  chunks.read(sentence + 1);
  if (const auto rows = complements_.table_.find(doc_.lemma(verb))) {
    const std::string_view wanted = complements_.table_.text(rows->begin, complements_.needs_);
    const bool action = complements_.table_.text(rows->begin, complements_.of_) == "action";
    TokenRange found = phrase_of(chunks, verb, wanted, action);
    if (found.empty() && has_word(wanted, "object")) found = object_of(chunks, verb);
    if (!found.empty()) return found;
  }
  VerbFrames frames(doc_, chunks, complements_.verbs_);
  const VerbFrame* frame = frames.at(verb);
  if (!frame || frame->object < 0 || frame->object_share < sure_of_object) return {};
  const TokenRange object = range_of(chunks.at(frame->object));
  return object.begin > verb ? object : TokenRange{};
}

}  // namespace khabar
