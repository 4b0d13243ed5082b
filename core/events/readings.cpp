#include "events/readings.h"

#include <algorithm>

#include "entities/candidates.h"
#include "khabar/names.h"
#include "khabar/utf.h"
#include "lexicon/word_list.h"
#include "quotes/cues.h"

namespace khabar {
namespace {

constexpr int longest_phrase = 4;  // words
constexpr int speech_weight = 6, vague_speech_weight = 3;

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

/// What the lemma of a verb may be where the tables do not have the one that it was read with.
void add_verb_guesses(const Morph& m, std::u16string_view word, WordForms& forms) {
  forms.add(word);
  // The past: قضت of قضى, تخلوا of تخلى.
  if (m.tense != Tense::present)
    for (std::u16string_view ending : {u"ت", u"وا", u"تا", u"ا"})
      if (word.size() >= ending.size() + 2 && word.ends_with(ending)) {
        const std::u16string_view stem = word.substr(0, word.size() - ending.size());
        for (std::u16string_view last : {u"", u"ي", u"ا"}) forms.add(stem, last);
      }
  // The present: تنظم of نظم, تعلن of أعلن.
  if (m.tense != Tense::past && word.size() >= 4 &&
      std::u16string_view(u"يتن").find(word[0]) != std::u16string_view::npos) {
    std::u16string_view stem = word.substr(1);
    if (stem.size() > 4 && (stem.ends_with(u"ون") || stem.ends_with(u"ان"))) stem.remove_suffix(2);
    forms.add(stem);
    forms.add(u"ا", stem);
  }
}

/// The forms under which a word may stand in the tables, the likeliest first.
WordForms table_forms(const Document& doc, int token, bool verb) {
  const Morph& m = morph(doc, token);
  std::u16string_view word = doc.bare_key(token);
  WordForms forms;
  if (verb) {
    forms.add(doc.lemma(token));
    add_verb_guesses(m, word, forms);
  } else {
    if (m.article_units > 0) forms.add(doc.stem_key(token));
    for (const std::u16string_view form : noun_forms(doc, token)) forms.add(form);
  }
  // A word may have a conjunction or a pronoun that was not cut off: وأكد، ترحيلهم.
  if (m.prefix_units > 0 || m.suffix_units > 0) return forms;
  if (word.size() > 3 && (word[0] == u'و' || word[0] == u'ف')) forms.add(word.substr(1));
  for (std::u16string_view pronoun : {u"هم", u"ها", u"هما", u"ه"})
    if (word.size() > pronoun.size() + 2 && word.ends_with(pronoun))
      forms.add(word.substr(0, word.size() - pronoun.size()));
  return forms;
}

Trigger make_trigger(const Table& table, int row, EventType type, int token, bool verb) {
  Trigger t;
  t.token = token;
  t.type = type;
  t.verb = verb;
  t.weight = table.number(row, table.column("weight"), 5);
  t.mode = table.text(row, table.column("mode"));
  t.cameo = table.text(row, table.column("cameo"));
  t.roles = table.text(row, table.column("roles"));
  return t;
}

}  // namespace

TriggerReader::TriggerReader(const Lexicon& lexicon)
    : triggers_(lexicon.table("triggers")),
      senses_(lexicon.table("trigger_senses")),
      collocates_(lexicon.table("collocates")),
      speech_(lexicon.table("speech")),
      light_words_(lexicon.table("light_words")),
      non_triggers_(lexicon.table("non_triggers")),
      idioms_(lexicon.table("idioms")) {}

bool TriggerReader::is_light(const Document& doc, int token) const {
  const Morph& m = morph(doc, token);
  return m.pos == Pos::VERB ? light_words_.find(doc.lemma(token)).has_value()
                            : light_words_.find(doc.stem_key(token)).has_value();
}

/// The longest key of several words that begins at `token`; a verb may stand in any inflection.
bool TriggerReader::read_phrase(const Document& doc, int token, TriggerCandidate& out) const {
  const bool verb = morph(doc, token).pos == Pos::VERB;
  for (const std::u16string_view first : table_forms(doc, token, verb)) {
    Table::Cursor cursor = triggers_.cursor();
    if (first.empty() || !cursor.feed(first)) continue;
    int row = -1;
    for (int i = token + 1; i < doc.token_count() && i < token + longest_phrase; ++i) {
      if (!cursor.feed(u" ") || !cursor.feed(doc.stem_key(i))) break;
      const auto rows = cursor.rows();
      if (!rows) continue;
      row = rows->begin;
      out.last = i;
    }
    if (row < 0) continue;
    const auto type = event_type(triggers_.text(row, triggers_.column("type")));
    if (!type) continue;
    out.form = first;
    for (int i = token + 1; i <= out.last; ++i) (out.form += u' ') += doc.stem_key(i);
    out.phrase = true;
    out.token = std::min(out.last, token + triggers_.number(row, triggers_.column("head"), 1) - 1);
    out.readings = {make_trigger(triggers_, row, *type, out.token, verb && out.token == token)};
    return true;
  }
  out.last = token;
  return false;
}

/// Whether the word at `token` is of one of the classes: of the table of collocates, an event type, a type of names.
bool TriggerReader::in_class(const TokenIndex& index, int token, std::string_view classes) const {
  const Document& doc = index.doc();
  if (const int m = index.mention(token); m >= 0) {
    const auto type = std::string("@") + std::string(name(doc.mentions[static_cast<std::size_t>(m)].type));
    if (has_word(classes, type)) return true;
  }
  if (morph(doc, token).pos == Pos::VERB) return false;
  for (const std::u16string_view form : noun_forms(doc, token)) {
    if (const auto rows = collocates_.find(form))
      for (int r = rows->begin; r < rows->end; ++r)
        if (has_word(classes, collocates_.text(r, collocates_.column("class")))) return true;
    if (const auto rows = triggers_.find(form))
      for (int r = rows->begin; r < rows->end; ++r)
        if (triggers_.text(r, triggers_.column("pos")) == "N" &&
            has_word(classes, triggers_.text(r, triggers_.column("type"))))
          return true;
  }
  return false;
}

/// What the nearest word of a deciding class after the word makes of it.
void TriggerReader::read_sense(const TokenIndex& index, int token, bool verb, TriggerCandidate& out) const {
  constexpr int verb_reach = 7, noun_reach = 3;
  const Document& doc = index.doc();
  std::optional<Rows> rows;
  for (const std::u16string_view form : table_forms(doc, token, verb))
    if (rows = senses_.find(form); rows) {
      out.form = form;
      break;
    }
  if (!rows) return;
  const std::string_view wanted = verb ? "V" : "N";
  const TokenRange sentence =
      doc.sentences[static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(token)].sentence)].tokens;
  const int end = std::min(sentence.end, token + 1 + (verb ? verb_reach : noun_reach));
  for (int i = token + 1; i < end && !(morph(doc, i).pos == Pos::VERB && i > token + 1); ++i)
    for (int r = rows->begin; r < rows->end; ++r) {
      if (senses_.text(r, senses_.column("pos")) != wanted ||
          !in_class(index, i, senses_.text(r, senses_.column("with"))))
        continue;
      const auto type = event_type(senses_.text(r, senses_.column("type")));
      out.sense = type.has_value();
      out.idle = !type;
      if (type) out.readings.push_back(make_trigger(senses_, r, *type, token, verb));
      return;
    }
}

/// The words that belong to figures of speech: ضرب لنا مثلا, سقط القناع.
std::vector<bool> TriggerReader::in_idioms(const Document& doc) const {
  constexpr int reach = 4;
  std::vector<bool> out(static_cast<std::size_t>(doc.token_count()), false);
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word) continue;
    const int sentence = doc.tokens[static_cast<std::size_t>(i)].sentence;
    const int end = std::min(doc.sentences[static_cast<std::size_t>(sentence)].tokens.end, i + 1 + reach);
    for (const std::u16string_view first : table_forms(doc, i, morph(doc, i).pos == Pos::VERB)) {
      Table::Cursor begun = idioms_.cursor();
      if (first.empty() || !begun.feed(first) || !begun.feed(u" ")) continue;
      for (int k = i + 1; k < end; ++k)
        for (const std::u16string_view second : noun_forms(doc, k)) {
          Table::Cursor cursor = begun;
          if (cursor.feed(second) && cursor.rows())
            out[static_cast<std::size_t>(i)] = out[static_cast<std::size_t>(k)] = true;
        }
    }
  }
  return out;
}

void TriggerReader::read_rows(std::u16string_view key, bool verb, TriggerCandidate& out) const {
  const auto rows = triggers_.find(key);
  if (!rows) return;
  for (int r = rows->begin; r < rows->end; ++r) {
    if (triggers_.text(r, triggers_.column("pos")) != (verb ? "V" : "N")) continue;
    const auto type = event_type(triggers_.text(r, triggers_.column("type")));
    const bool there = std::any_of(out.readings.begin(), out.readings.end(),
                                   [&](const Trigger& t) { return type && t.type == *type; });
    if (type && !there) out.readings.push_back(make_trigger(triggers_, r, *type, out.token, verb));
  }
}

void TriggerReader::read_speech(std::u16string_view key, bool verb, TriggerCandidate& out) const {
  const auto rows = speech_.find(key);
  if (!rows) return;
  for (int r = rows->begin; r < rows->end; ++r) {
    if (speech_.text(r, speech_.column("pos")) != (verb ? "V" : "N")) continue;
    Trigger t;
    t.token = out.token;
    t.verb = verb;
    t.weight = verb || speech_.number(r, speech_.column("quote")) != 0 ? speech_weight : vague_speech_weight;
    t.cameo = speech_.text(r, speech_.column("cameo"));
    out.readings.push_back(t);
    return;
  }
}

void TriggerReader::read_word(const Document& doc, int token, TriggerCandidate& out) const {
  const bool is_verb = morph(doc, token).pos == Pos::VERB;
  const std::size_t before = out.readings.size();
  // A word that is read as a noun may be a verb where one is likely: after a mark or with a conjunction.
  const bool may_be_verb = morph(doc, token).article_units == 0 &&
                           (token == 0 || (morph(doc, token).prefixes & clitic::wa) || doc.bare_key(token)[0] == u'و' ||
                            doc.tokens[static_cast<std::size_t>(token - 1)].kind >= TokenKind::punctuation);
  for (const bool verb : {is_verb, !is_verb})
    if (verb == is_verb || !verb || may_be_verb)
      for (const std::u16string_view form : table_forms(doc, token, verb)) {
        if (form.empty()) continue;
        read_rows(form, verb, out);
        read_speech(form, verb, out);
        if (out.readings.size() == before) continue;
        out.other_pos = verb != is_verb;
        out.guess = verb && form != doc.lemma(token);
        out.form = form;
        return;
      }
}

std::vector<TriggerCandidate> TriggerReader::read(const TokenIndex& index) const {
  const Document& doc = index.doc();
  const std::vector<bool> idiom = in_idioms(doc);
  std::vector<TriggerCandidate> out;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (idiom[static_cast<std::size_t>(i)] || doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word ||
        index.in_time(i) || index.title(i) >= 0)
      continue;
    const int mention = index.mention(i);
    if (mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].type != MentionType::EVENT) continue;
    Rows none;
    if (longest_match(doc, non_triggers_, i, none) > i) continue;
    TriggerCandidate c;
    c.token = c.last = i;
    if (!read_phrase(doc, i, c)) {
      read_sense(index, i, morph(doc, i).pos == Pos::VERB, c);
      read_word(doc, i, c);
    }
    if (c.readings.empty()) continue;
    c.light = is_light(doc, c.token);
    i = std::max(i, c.last);
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace khabar
