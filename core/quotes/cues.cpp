#include "quotes/cues.h"

#include <algorithm>

#include "quotes/marks.h"
#include "quotes/speakers.h"
#include "quotes/token_tests.h"

namespace khabar {

WordForms noun_forms(const Document& doc, int token) {
  WordForms forms;
  add_noun_forms(doc, token, forms);
  return forms;
}

void add_noun_forms(const Document& doc, int token, WordForms& forms) {
  const std::u16string_view word = doc.bare_key(token), lemma = doc.lemma(token);
  forms.add(word);
  if (!lemma.empty() && lemma != word) forms.add(lemma);
  const auto ends = [word](std::u16string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  };
  const auto without = [word](std::size_t units) { return word.substr(0, word.size() - units); };
  if (ends(u"ات")) {
    forms.add(without(2), u"ه");
    forms.add(without(2));
  }
  for (std::u16string_view ending : {u"ين", u"ون", u"ان"})
    if (ends(ending)) forms.add(without(2));
  if (ends(u"ا")) forms.add(without(1));
  if (doc.morphs[static_cast<std::size_t>(token)].suffix_units > 0 && ends(u"ت")) forms.add(without(1), u"ه");
  if (ends(u"تين") || ends(u"تان")) forms.add(without(3), u"ه");
}

namespace {

constexpr int longest_name = 4;          // tokens between marks that are more likely a name than speech
constexpr int farthest_complement = 45;  // tokens from a word of speech to its أن

const Token& token(const Document& doc, int i) { return doc.tokens[static_cast<std::size_t>(i)]; }

}  // namespace

CueFinder::CueFinder(const Lexicon& lexicon)
    : speech_(lexicon.table("speech")),
      quote_verbs_(lexicon.table("quote_verbs")),
      opinion_verbs_(lexicon.table("opinion_verbs")),
      complementizers_(lexicon.table("complementizers")),
      clause_heads_(lexicon.table("clause_heads")),
      impersonal_(lexicon.table("impersonal_speech")),
      attributions_(lexicon.table("attributions")),
      speech_nouns_(lexicon.table("speech_nouns")),
      speaker_nouns_(lexicon.table("speaker_nouns")),
      class_nouns_(lexicon.table("class_nouns")),
      titles_(lexicon.table("titles")),
      title_links_(lexicon.table("title_links")),
      marks_(lexicon.table("quote_marks")) {}

std::optional<CueFinder::Reading> CueFinder::look_up(const Document& doc, int i) const {
  const Morph& m = morph_at(doc, i);
  const bool verb = m.pos == Pos::VERB;
  if (!verb && m.article_units > 0) return std::nullopt;
  WordForms forms;
  if (verb)
    forms.add(doc.lemma(i));
  else
    add_noun_forms(doc, i, forms);
  std::vector<TableSet> tables;
  tables.reserve(forms.size());
  for (const std::u16string_view form : forms) tables.push_back(speech_.tables_with(form));
  for (const Table* table : {&speech_, &quote_verbs_})
    for (std::size_t f = 0; f < forms.size(); ++f)
      if (const auto rows = tables[f].may_have(*table) ? table->find(forms[f]) : std::nullopt)
        for (int r = rows->begin; r < rows->end; ++r)
          if (table->text(r, table->column("pos")) == (verb ? "V" : "N"))
            return Reading{r, verb, table->number(r, table->column("quote")) != 0};
  return std::nullopt;
}

std::optional<CueFinder::Reading> CueFinder::read(const TokenIndex& index, int i) const {
  const Document& doc = index.doc();
  if (token(doc, i).kind != TokenKind::word || index.title(i) >= 0 || index.in_time(i)) return std::nullopt;
  const int mention = index.mention(i);
  if (mention < 0)
    if (const auto found = look_up(doc, i)) return found;
  if (mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].tokens.size() > 1) return std::nullopt;
  return homograph(doc, i);
}

/// A verb that is spelt like another word (بيّن، ذكر، نقل), or taken for one together with its و (وأكد, واتهمت).
std::optional<CueFinder::Reading> CueFinder::homograph(const Document& doc, int i) const {
  const Morph& m = morph_at(doc, i);
  const bool whole = m.pos != Pos::VERB && m.article_units == 0 && m.suffix_units == 0;
  const bool joined = doc.key(i).front() == u'و' && m.prefix_units == 0;
  std::u16string_view key = joined ? doc.key(i).substr(1) : doc.stem_key(i);
  if (!joined && !whole) return std::nullopt;
  if (m.pos == Pos::VERB && m.suffix_units == 0 && key.size() < 4) return std::nullopt;  // ورد is no رد
  for (int cut = 0; cut < 2; ++cut) {
    const TableSet tables = speech_.tables_with(key);
    for (const Table* table : {&speech_, &quote_verbs_})
      if (const auto rows = tables.may_have(*table) ? table->find(key) : std::nullopt)
        for (int r = rows->begin; r < rows->end; ++r)
          if (table->text(r, table->column("pos")) == "V")
            return Reading{r, true, table->number(r, table->column("quote")) != 0, true};
    if (key.size() < 4 || key.back() != u'ت') break;
    key.remove_suffix(1);  // the feminine of the past
  }
  return std::nullopt;
}

/// Whether a clause may begin at token `i`, so that a word there may be its verb.
bool CueFinder::opens_clause(const TokenIndex& index, int i) const {
  const Document& doc = index.doc();
  if ((morph_at(doc, i).prefixes & (clitic::wa | clitic::fa)) != 0 || doc.key(i).front() == u'و') return true;
  if (i == doc.sentences[static_cast<std::size_t>(token(doc, i).sentence)].tokens.begin) return true;
  if (token(doc, i - 1).kind >= TokenKind::punctuation || doc.key(i - 1) == u"و") return true;
  const Pos before = morph_at(doc, i - 1).pos;
  return before == Pos::SCONJ || before == Pos::CCONJ || before == Pos::PART || before == Pos::PRON;
}

/// يذكر أن, يشار إلى أن, تفيد أطوار الحادثة أن: nobody says it.
bool CueFinder::is_impersonal(const Document& doc, int i) const {
  const auto is = [this](std::u16string_view key, std::string_view kind) {
    const auto rows = impersonal_.find(key);
    return rows && impersonal_.text(rows->begin, impersonal_.column("kind")) == kind;
  };
  if (i + 1 < doc.token_count() && is(doc.bare_key(i + 1), "subject")) return true;
  if (!is(doc.stem_key(i), "verb")) return false;
  for (int j = i + 1; j < doc.token_count() && j <= i + 2; ++j)
    if (complementizers_.find(doc.key(j))) return true;
  return false;
}

/// Whether أن at `at` brings the clause of the word of speech at `i`, and of nothing between (يمكن أن, قبل أن).
bool CueFinder::takes_complement(const TokenIndex& index, int i, int at, bool opinion) const {
  const Document& doc = index.doc();
  const int before = at - 1;
  if (before == i) return true;
  if (is_verb(doc, before) || clause_heads_.find(doc.bare_key(before)) || clause_heads_.find(doc.key(before)))
    return false;
  if (opinion) return true;  // توقع البنك أن يتراجع النمو
  // أن before a verb in the present is a wish or a duty: ضرورة أن يتم.
  const bool bare = doc.key(at) == u"ان" && doc.norm(at) != u"إن";
  return !(bare && at + 1 < doc.token_count() && is_verb(doc, at + 1) &&
           morph_at(doc, at + 1).tense == Tense::present && (morph_at(doc, at + 1).prefixes & clitic::sa) == 0);
}

int CueFinder::complement_of(const TokenIndex& index, int i, bool opinion) const {
  const Document& doc = index.doc();
  const int limit =
      std::min(doc.sentences[static_cast<std::size_t>(token(doc, i).sentence)].tokens.end, i + farthest_complement);
  bool quoted = false, relative = false;
  for (int j = i + 1; j < limit; ++j) {
    if (is_quotation_mark(doc, j)) quoted = !quoted;
    // قالت "إنه ...": the marks open before the word that brings the clause.
    if (quoted && !(is_quotation_mark(doc, j - 1) && complementizers_.find(doc.key(j)))) continue;
    if (doc.norm(j) == u":") return -1;
    if (index.is_comma(j)) relative = false;
    if (is_relative(doc, j)) relative = true;
    if (complementizers_.find(doc.key(j))) {
      if (takes_complement(index, i, j, opinion)) return j + 1 < limit ? j + 1 : -1;
      continue;
    }
    if (index.mention(j) >= 0 || index.in_time(j)) continue;
    // A verb after a noun without the article describes it (ندوة عقدت اليوم); one before a comma may be a name.
    const Morph& before = morph_at(doc, j - 1);
    const bool describes =
        j > i + 1 && before.article_units == 0 && (before.pos == Pos::NOUN || before.pos == Pos::ADJ);
    if (is_verb(doc, j) && describes && (morph_at(doc, j).prefixes & (clitic::wa | clitic::fa)) == 0) relative = true;
    if (is_verb(doc, j) && !relative && !(j + 1 < limit && index.is_comma(j + 1))) return -1;
    if (!is_verb(doc, j) && j > i + 1 && doc.norm(j).back() == u'ا')
      if (const auto other = read(index, j); other && other->quotes) return -1;  // قائلا has its own
  }
  return -1;
}

/// قوله, تعبيرها: a noun of speech with a pronoun.
bool CueFinder::is_said(const Document& doc, int i) const {
  if (morph_at(doc, i).suffix_units > 0) return speech_nouns_.find(doc.bare_key(i)).has_value();
  const std::u16string_view key = doc.bare_key(i);  // where the pronoun was taken for a part of the word
  for (const std::u16string_view pronoun : {u"ه", u"ها", u"هم", u"هما"})
    if (key.size() > pronoun.size() + 2 && key.substr(key.size() - pronoun.size()) == pronoun &&
        speech_nouns_.find(key.substr(0, key.size() - pronoun.size())))
      return true;
  return false;
}

/// Whether words in marks or a colon come soon after token `i`: كتب ترامب على تويتر: «...».
bool CueFinder::marks_follow(const TokenIndex& index, int i) const {
  constexpr int reach = 12;
  const Document& doc = index.doc();
  const int limit = std::min(doc.sentences[static_cast<std::size_t>(token(doc, i).sentence)].tokens.end, i + reach);
  for (int j = i + 1; j < limit; ++j)
    if (is_quotation_mark(doc, j) || doc.norm(j) == u":") return true;
  return i > 1 && (is_quotation_mark(doc, i - 1) || is_quotation_mark(doc, i - 2));
}

/// Where حسبما, وفق ما, على حد begins before the word of speech at `i`; -1 where it does not.
int CueFinder::attribution_before(const TokenIndex& index, int i, bool verb) const {
  const Document& doc = index.doc();
  const int begin = doc.sentences[static_cast<std::size_t>(token(doc, i).sentence)].tokens.begin;
  for (int length = 1; length <= 3 && i - length >= begin; ++length) {
    std::u16string key;
    for (int j = i - length; j < i; ++j) key += (j > i - length ? u" " : u"") + std::u16string(doc.key(j));
    if (key.front() == u'و' && key != u"وفق" && key.substr(0, 3) != u"وفق") key.erase(0, 1);
    // كما at the start of a sentence is also, not as.
    if (key == u"كما" && i - length <= begin + 2) continue;
    const auto rows = attributions_.find(key);
    if (rows && (attributions_.text(rows->begin, attributions_.column("before")) == (verb ? "V" : "N")))
      return i - length;
  }
  return -1;
}

std::vector<Cue> CueFinder::find(const TokenIndex& index) const {
  const Document& doc = index.doc();
  std::vector<Cue> out;
  const std::vector<TokenRange> quoted = quoted_ranges(doc, marks_);
  auto inside = quoted.begin();
  SpeakerFinder speakers(
      index, {speaker_nouns_, class_nouns_, titles_, complementizers_, speech_, speech_nouns_, title_links_});
  for (int i = 0; i < doc.token_count(); ++i) {
    while (inside != quoted.end() && inside->end <= i) ++inside;
    const bool in_speech = inside != quoted.end() && inside->contains(i) && inside->size() > longest_name;
    auto reading = read(index, i);
    const bool noun = !reading && is_said(doc, i);
    if (reading || noun) {
      Cue cue;
      cue.token = i;
      cue.verb = reading && reading->verb;
      cue.quotes = noun || reading->quotes;
      cue.joined = (morph_at(doc, i).prefixes & clitic::wa) != 0 || (i > 0 && doc.key(i - 1) == u"و") ||
                   (reading && reading->homograph && doc.key(i).front() == u'و');
      cue.attribution = attribution_before(index, i, cue.verb);
      cue.opinion = cue.verb && opinion_verbs_.find(doc.lemma(i)).has_value();
      cue.complement = complement_of(index, i, cue.opinion);
      const bool bound = cue.attribution >= 0 || cue.complement >= 0;
      const bool unlikely = cue.verb && reading->homograph && cue.attribution < 0 &&
                            (!opens_clause(index, i) || (!bound && !marks_follow(index, i)));
      const bool writer = morph_at(doc, i).tense == Tense::present && morph_at(doc, i).person == 1;
      const bool drop = (noun && !bound) || unlikely || (cue.verb && (writer || is_impersonal(doc, i)));
      if (!cue.quotes) cue.complement = -1;
      if (!drop) {
        const auto manner = cue.attribution >= 0  ? SpeakerFinder::Manner::attributed
                            : cue.complement >= 0 ? SpeakerFinder::Manner::clause
                                                  : SpeakerFinder::Manner::plain;
        cue.speaker = speakers.of(i, cue.verb, manner, cue.quotes && !in_speech);
        out.push_back(std::move(cue));
      }
    }
    speakers.advance(i, in_speech);
  }
  return out;
}

}  // namespace khabar
