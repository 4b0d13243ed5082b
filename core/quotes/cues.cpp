#include "quotes/cues.h"

#include <algorithm>

#include "quotes/marks.h"
#include "quotes/speakers.h"

namespace khabar {

std::vector<std::u16string> noun_forms(const Document& doc, int token) {
  const Morph& m = doc.morphs[static_cast<std::size_t>(token)];
  std::vector<std::u16string> forms{std::u16string(doc.bare_key(token))};
  if (!m.lemma.empty() && m.lemma != forms[0]) forms.push_back(m.lemma);
  const std::u16string& word = forms[0];
  const auto ends = [&word](std::u16string_view ending) {
    return word.size() > ending.size() + 2 && std::u16string_view(word).substr(word.size() - ending.size()) == ending;
  };
  std::vector<std::u16string> more;
  if (ends(u"ات")) {
    more.push_back(word.substr(0, word.size() - 2) + u"ه");
    more.push_back(word.substr(0, word.size() - 2));
  }
  for (std::u16string_view ending : {u"ين", u"ون", u"ان"})
    if (ends(ending)) more.push_back(word.substr(0, word.size() - 2));
  if (ends(u"ا")) more.push_back(word.substr(0, word.size() - 1));
  if (m.suffix_units > 0 && ends(u"ت")) more.push_back(word.substr(0, word.size() - 1) + u"ه");
  if (ends(u"تين") || ends(u"تان")) more.push_back(word.substr(0, word.size() - 3) + u"ه");
  forms.insert(forms.end(), more.begin(), more.end());
  return forms;
}

namespace {

constexpr int longest_name = 4;          // tokens between marks that are more likely a name than speech
constexpr int farthest_complement = 45;  // tokens from a word of speech to its أن

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }
const Token& token(const Document& doc, int i) { return doc.tokens[static_cast<std::size_t>(i)]; }

bool is_verb(const Document& doc, int i) { return morph(doc, i).pos == Pos::VERB; }

bool is_quotation_mark(const Document& doc, int i) {
  const std::u16string_view mark = doc.norm(i);
  return token(doc, i).kind >= TokenKind::punctuation &&
         std::u16string_view(u"«»“”\"„″").find(mark.front()) != std::u16string_view::npos;
}

bool is_relative(const Document& doc, int i) {
  const std::u16string_view key = doc.bare_key(i);
  return key == u"ذي" || key == u"تي" || key == u"ذين" || doc.key(i) == u"الذي" || doc.key(i) == u"التي" ||
         doc.key(i) == u"الذين";
}

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

std::optional<CueFinder::Reading> CueFinder::look_up(const Document& doc, int i, const Table& table,
                                                     bool quotes) const {
  const Morph& m = morph(doc, i);
  const auto look = [&](std::u16string_view key, bool verb) -> std::optional<Reading> {
    if (const auto rows = table.find(key))
      for (int r = rows->begin; r < rows->end; ++r)
        if (table.text(r, 1) == (verb ? "V" : "N"))
          return Reading{r, verb, quotes && table.number(r, table.column("quote")) != 0};
    return std::nullopt;
  };
  if (m.pos == Pos::VERB) return look(m.lemma, true);
  if (m.article_units > 0) return std::nullopt;
  for (const std::u16string& form : noun_forms(doc, i))
    if (const auto found = look(form, false)) return found;
  // A verb that is spelt like another word (بيّن، ذكر، نقل) is one where its clause follows.
  if (m.suffix_units == 0)
    if (const auto found = look(doc.stem_key(i), true)) return found;
  return std::nullopt;
}

std::optional<CueFinder::Reading> CueFinder::read(const TokenIndex& index, int i) const {
  const Document& doc = index.doc();
  if (token(doc, i).kind != TokenKind::word || index.title(i) >= 0 || index.in_time(i)) return std::nullopt;
  if (index.mention(i) >= 0) {
    // وأكد at the start of a sentence, taken for a name.
    const std::u16string_view key = doc.key(i);
    const TokenRange name = doc.mentions[static_cast<std::size_t>(index.mention(i))].tokens;
    if (name.size() > 1 || key.front() != u'و') return std::nullopt;
    const auto rows = speech_.find(key.substr(1));
    if (!rows || speech_.text(rows->begin, speech_.column("pos")) != "V") return std::nullopt;
    return Reading{rows->begin, true, speech_.number(rows->begin, speech_.column("quote")) != 0};
  }
  if (const auto found = look_up(doc, i, speech_, true)) return found;
  return look_up(doc, i, quote_verbs_, true);
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
bool CueFinder::takes_complement(const TokenIndex& index, int i, int at) const {
  const Document& doc = index.doc();
  const int before = at - 1;
  if (before == i) return true;
  if (is_verb(doc, before) || clause_heads_.find(doc.bare_key(before)) || clause_heads_.find(doc.key(before)))
    return false;
  // أن before a verb in the present is a wish or a duty: ضرورة أن يتم.
  const bool bare = doc.key(at) == u"ان" && doc.norm(at) != u"إن";
  return !(bare && at + 1 < doc.token_count() && is_verb(doc, at + 1) && morph(doc, at + 1).tense == Tense::present &&
           (morph(doc, at + 1).prefixes & clitic::sa) == 0);
}

int CueFinder::complement_of(const TokenIndex& index, int i) const {
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
      if (takes_complement(index, i, j)) return j + 1 < limit ? j + 1 : -1;
      continue;
    }
    if (index.mention(j) >= 0 || index.in_time(j)) continue;
    // A verb after a noun without the article describes it (ندوة عقدت اليوم); one before a comma may be a name.
    const Morph& before = morph(doc, j - 1);
    const bool describes =
        j > i + 1 && before.article_units == 0 && (before.pos == Pos::NOUN || before.pos == Pos::ADJ);
    if (is_verb(doc, j) && describes && (morph(doc, j).prefixes & (clitic::wa | clitic::fa)) == 0) relative = true;
    if (is_verb(doc, j) && !relative && !(j + 1 < limit && index.is_comma(j + 1))) return -1;
    if (!is_verb(doc, j) && j > i + 1 && doc.norm(j).back() == u'ا')
      if (const auto other = read(index, j); other && other->quotes) return -1;  // قائلا has its own
  }
  return -1;
}

/// Where حسبما, وفق ما, على حد begins before the word of speech at `i`; -1 where it does not.
int CueFinder::attribution_before(const TokenIndex& index, int i, bool verb) const {
  const Document& doc = index.doc();
  const int begin = doc.sentences[static_cast<std::size_t>(token(doc, i).sentence)].tokens.begin;
  for (int length = 1; length <= 3 && i - length >= begin; ++length) {
    std::u16string key;
    for (int j = i - length; j < i; ++j) key += (j > i - length ? u" " : u"") + std::u16string(doc.key(j));
    if (key.front() == u'و' && key != u"وفق" && key.substr(0, 3) != u"وفق") key.erase(0, 1);
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
  SpeakerFinder speakers(index, {speaker_nouns_, class_nouns_, titles_, complementizers_, speech_, title_links_});
  for (int i = 0; i < doc.token_count(); ++i) {
    auto reading = read(index, i);
    const bool noun = !reading && morph(doc, i).suffix_units > 0 && speech_nouns_.find(doc.bare_key(i));
    if (reading || noun) {
      Cue cue;
      cue.token = i;
      cue.verb = reading && reading->verb;
      cue.quotes = noun || reading->quotes;
      cue.attribution = attribution_before(index, i, cue.verb);
      cue.opinion = cue.verb && opinion_verbs_.find(doc.morphs[static_cast<std::size_t>(i)].lemma).has_value();
      cue.complement = cue.quotes ? complement_of(index, i) : -1;
      const bool homograph = cue.verb && !is_verb(doc, i);
      const bool drop = (noun && cue.attribution < 0) || (homograph && cue.complement < 0 && cue.attribution < 0) ||
                        (cue.verb && is_impersonal(doc, i));
      if (!drop) {
        cue.speaker = speakers.of(i, cue.verb, cue.attribution >= 0, cue.quotes);
        out.push_back(std::move(cue));
      }
    }
    while (inside != quoted.end() && inside->end <= i) ++inside;
    speakers.advance(i, inside != quoted.end() && inside->contains(i) && inside->size() > longest_name);
  }
  return out;
}

}  // namespace khabar
