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
    add_noun_forms(doc, token, forms);
  }
  // A word may have a conjunction or a pronoun that was not cut off: وأكد، ترحيلهم.
  if (m.prefix_units > 0 || m.suffix_units > 0) return forms;
  if (word.size() > 3 && (word[0] == u'و' || word[0] == u'ف')) forms.add(word.substr(1));
  for (std::u16string_view pronoun : {u"هم", u"ها", u"هما", u"ه"})
    if (word.size() > pronoun.size() + 2 && word.ends_with(pronoun))
      forms.add(word.substr(0, word.size() - pronoun.size()));
  return forms;
}

}  // namespace

TriggerReader::Columns::Columns(const Table& table)
    : pos(table.column("pos")),
      type(table.column("type")),
      weight(table.column("weight")),
      mode(table.column("mode")),
      cameo(table.column("cameo")),
      roles(table.column("roles")) {}

TriggerReader::TriggerReader(const Lexicon& lexicon)
    : triggers_(lexicon.table("triggers")),
      senses_(lexicon.table("trigger_senses")),
      collocates_(lexicon.table("collocates")),
      speech_(lexicon.table("speech")),
      light_words_(lexicon.table("light_words")),
      non_triggers_(lexicon.table("non_triggers")),
      idioms_(lexicon.table("idioms")),
      trigger_columns_(triggers_),
      sense_columns_(senses_),
      speech_columns_(speech_),
      head_(triggers_.column("head")),
      with_(senses_.column("with")),
      before_(senses_.column("before")),
      quote_(speech_.column("quote")),
      class_(collocates_.column("class")) {}

Trigger TriggerReader::make_trigger(const Table& table, const Columns& columns, int row, EventType type, int token,
                                    bool verb) {
  Trigger t;
  t.token = token;
  t.type = type;
  t.verb = verb;
  t.weight = table.number(row, columns.weight, 5);
  t.mode = table.text(row, columns.mode);
  t.cameo = table.text(row, columns.cameo);
  t.roles = table.text(row, columns.roles);
  return t;
}

void TriggerReader::read_forms(const Document& doc, int token, bool verb, Forms& out) const {
  out.words = table_forms(doc, token, verb);
  out.tables.clear();
  for (const std::u16string_view form : out.words) out.tables.push_back(triggers_.tables_with(form));
}

bool TriggerReader::is_light(const Document& doc, int token) const {
  const Morph& m = morph(doc, token);
  return m.pos == Pos::VERB ? light_words_.find(doc.lemma(token)).has_value()
                            : light_words_.find(doc.stem_key(token)).has_value();
}

/// The longest key of several words that begins at `token`; a verb may stand in any inflection.
bool TriggerReader::read_phrase(const Document& doc, int token, const Forms& forms, TriggerCandidate& out) const {
  const bool verb = morph(doc, token).pos == Pos::VERB;
  for (std::size_t f = 0; f < forms.words.size(); ++f) {
    if (!forms.tables[f].may_have(triggers_)) continue;
    const std::u16string_view first = forms.words[f];
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
    const auto type = event_type(triggers_.text(row, trigger_columns_.type));
    if (!type) continue;
    out.form = first;
    for (int i = token + 1; i <= out.last; ++i) (out.form += u' ') += doc.stem_key(i);
    out.phrase = true;
    out.token = std::min(out.last, token + triggers_.number(row, head_, 1) - 1);
    out.readings = {make_trigger(triggers_, trigger_columns_, row, *type, out.token, verb && out.token == token)};
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
        if (has_word(classes, collocates_.text(r, class_))) return true;
    if (const auto rows = triggers_.find(form))
      for (int r = rows->begin; r < rows->end; ++r)
        if (triggers_.text(r, trigger_columns_.pos) == "N" &&
            has_word(classes, triggers_.text(r, trigger_columns_.type)))
          return true;
  }
  return false;
}

/// What the word at `beside` makes of the word at `token`, whose rows in the table of senses these are.
bool TriggerReader::decide_sense(const TokenIndex& index, int token, bool verb, Rows rows, int beside,
                                 TriggerCandidate& out) const {
  const int classes = beside < token ? before_ : with_;
  for (int r = rows.begin; r < rows.end; ++r) {
    if (senses_.text(r, sense_columns_.pos) != (verb ? "V" : "N")) continue;
    if (!in_class(index, beside, senses_.text(r, classes))) continue;
    const auto type = event_type(senses_.text(r, sense_columns_.type));
    out.sense = type.has_value();
    if (type)
      out.readings.push_back(make_trigger(senses_, sense_columns_, r, *type, token, verb));
    else
      out.carried = beside;
    return true;
  }
  return false;
}

/// What the nearest word of a deciding class makes of the word: one before it, else one after it.
void TriggerReader::read_sense(const TokenIndex& index, int token, bool verb, const Forms& forms,
                               TriggerCandidate& out) const {
  constexpr int verb_reach = 7, noun_reach = 3, subject_reach = 6, governor_reach = 3;
  const Document& doc = index.doc();
  std::optional<Rows> rows;
  for (std::size_t f = 0; f < forms.words.size() && !rows; ++f)
    if (forms.tables[f].may_have(senses_) && (rows = senses_.find(forms.words[f]))) out.form = forms.words[f];
  if (!rows) return;
  const TokenRange sentence =
      doc.sentences[static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(token)].sentence)].tokens;
  const auto is_verb = [&](int i) { return morph(doc, i).pos == Pos::VERB; };
  const int begin = std::max(sentence.begin, token - (verb ? subject_reach : governor_reach));
  for (int i = token - 1; i >= begin && !is_verb(i); --i)
    if (decide_sense(index, token, verb, *rows, i, out)) return;
  const int end = std::min(sentence.end, token + 1 + (verb ? verb_reach : noun_reach));
  for (int i = token + 1; i < end && !(is_verb(i) && i > token + 1); ++i)
    if (decide_sense(index, token, verb, *rows, i, out)) return;
}

/// Marks the words of the figures of speech that begin with the word at `token`: ضرب لنا مثلا, سقط القناع.
void TriggerReader::mark_idioms(const Document& doc, int token, const Forms& forms, std::vector<bool>& idiom) const {
  constexpr int reach = 4;
  const int sentence = doc.tokens[static_cast<std::size_t>(token)].sentence;
  const int end = std::min(doc.sentences[static_cast<std::size_t>(sentence)].tokens.end, token + 1 + reach);
  for (std::size_t f = 0; f < forms.words.size(); ++f) {
    if (!forms.tables[f].may_have(idioms_)) continue;
    Table::Cursor begun = idioms_.cursor();
    if (forms.words[f].empty() || !begun.feed(forms.words[f]) || !begun.feed(u" ")) continue;
    for (int k = token + 1; k < end; ++k)
      for (const std::u16string_view second : noun_forms(doc, k)) {
        Table::Cursor cursor = begun;
        if (cursor.feed(second) && cursor.rows())
          idiom[static_cast<std::size_t>(token)] = idiom[static_cast<std::size_t>(k)] = true;
      }
  }
}

void TriggerReader::read_rows(std::u16string_view key, bool verb, TriggerCandidate& out) const {
  const auto rows = triggers_.find(key);
  if (!rows) return;
  for (int r = rows->begin; r < rows->end; ++r) {
    if (triggers_.text(r, trigger_columns_.pos) != (verb ? "V" : "N")) continue;
    const auto type = event_type(triggers_.text(r, trigger_columns_.type));
    const bool there = std::any_of(out.readings.begin(), out.readings.end(),
                                   [&](const Trigger& t) { return type && t.type == *type; });
    if (type && !there) out.readings.push_back(make_trigger(triggers_, trigger_columns_, r, *type, out.token, verb));
  }
}

void TriggerReader::read_speech(std::u16string_view key, bool verb, TriggerCandidate& out) const {
  const auto rows = speech_.find(key);
  if (!rows) return;
  for (int r = rows->begin; r < rows->end; ++r) {
    if (speech_.text(r, speech_columns_.pos) != (verb ? "V" : "N")) continue;
    Trigger t;
    t.token = out.token;
    t.verb = verb;
    t.weight = verb || speech_.number(r, quote_) != 0 ? speech_weight : vague_speech_weight;
    t.cameo = speech_.text(r, speech_columns_.cameo);
    out.readings.push_back(t);
    return;
  }
}

/// Reads the first form of the word that the tables have as a verb or noun; false where they have none.
bool TriggerReader::read_word(const Document& doc, int token, const Forms& forms, bool verb,
                              TriggerCandidate& out) const {
  const std::size_t before = out.readings.size();
  for (std::size_t f = 0; f < forms.words.size(); ++f) {
    const std::u16string_view form = forms.words[f];
    if (form.empty()) continue;
    if (forms.tables[f].may_have(triggers_)) read_rows(form, verb, out);
    if (forms.tables[f].may_have(speech_)) read_speech(form, verb, out);
    if (out.readings.size() == before) continue;
    out.guess = verb && form != doc.lemma(token);
    out.form = form;
    return true;
  }
  return false;
}

void TriggerReader::read_word(const Document& doc, int token, const Forms& forms, TriggerCandidate& out) const {
  const bool is_verb = morph(doc, token).pos == Pos::VERB;
  if (read_word(doc, token, forms, is_verb, out)) return;
  // A word that is read as a noun may be a verb where one is likely: after a mark or with a conjunction.
  const bool may_be_verb = morph(doc, token).article_units == 0 &&
                           (token == 0 || (morph(doc, token).prefixes & clitic::wa) || doc.bare_key(token)[0] == u'و' ||
                            doc.tokens[static_cast<std::size_t>(token - 1)].kind >= TokenKind::punctuation);
  if (!is_verb && !may_be_verb) return;
  Forms others;
  read_forms(doc, token, !is_verb, others);
  out.other_pos = read_word(doc, token, others, !is_verb, out);
}

std::vector<TriggerCandidate> TriggerReader::read(const TokenIndex& index) const {
  const Document& doc = index.doc();
  std::vector<bool> idiom(static_cast<std::size_t>(doc.token_count()), false);
  std::vector<TriggerCandidate> out;
  Forms forms;
  int next = 0;  // tokens before it were read in a phrase
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word) continue;
    const bool verb = morph(doc, i).pos == Pos::VERB;
    read_forms(doc, i, verb, forms);
    mark_idioms(doc, i, forms, idiom);
    if (i < next || idiom[static_cast<std::size_t>(i)] || index.in_time(i) || index.title(i) >= 0) continue;
    const int mention = index.mention(i);
    if (mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].type != MentionType::EVENT) continue;
    Rows none;
    if (longest_match(doc, non_triggers_, i, none) > i) continue;
    TriggerCandidate c;
    c.token = c.last = i;
    if (!read_phrase(doc, i, forms, c)) {
      read_sense(index, i, verb, forms, c);
      read_word(doc, i, forms, c);
    }
    if (c.readings.empty()) continue;
    c.light = is_light(doc, c.token);
    next = std::max(i, c.last) + 1;
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace khabar
