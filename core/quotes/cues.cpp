#include "quotes/cues.h"

#include "syntax/descriptions.h"

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

CueFinder::CueFinder(const Lexicon& lexicon)
    : speech_(lexicon.table("speech")),
      quote_verbs_(lexicon.table("quote_verbs")),
      class_nouns_(lexicon.table("class_nouns")),
      titles_(lexicon.table("titles")) {}

int CueFinder::row_of(const Document& doc, int token, const Table& table) {
  const Morph& m = doc.morphs[static_cast<std::size_t>(token)];
  const bool verb = m.pos == Pos::VERB;
  const std::string_view wanted = verb ? "V" : "N";
  const auto look = [&](std::u16string_view key) {
    if (const auto rows = table.find(key))
      for (int r = rows->begin; r < rows->end; ++r)
        if (table.text(r, 1) == wanted) return r;
    return -1;
  };
  if (verb) return look(m.lemma);
  if (m.article_units > 0) return -1;
  for (const std::u16string& form : noun_forms(doc, token))
    if (const int row = look(form); row >= 0) return row;
  return -1;
}

std::vector<Cue> CueFinder::find(const TokenIndex& index) const {
  const Document& doc = index.doc();
  std::vector<Cue> out;
  std::optional<Argument> last;
  Descriptions descriptions(doc, class_nouns_, titles_);
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word || index.mention(i) >= 0 || index.title(i) >= 0)
      continue;
    const int row = row_of(doc, i, speech_);
    if (row < 0 && row_of(doc, i, quote_verbs_) < 0) continue;
    descriptions.advance(i);
    Cue cue;
    cue.token = i;
    cue.verb = doc.morphs[static_cast<std::size_t>(i)].pos == Pos::VERB;
    cue.quotes = row >= 0 && speech_.number(row, speech_.column("quote")) != 0;
    if (cue.verb)
      if (const auto subject = subject_of(index, i)) cue.speaker = descriptions.resolve(*subject, last);
    if (!cue.speaker) cue.speaker = last ? last : descriptions.anyone();
    if (cue.quotes && cue.speaker) last = cue.speaker;
    out.push_back(std::move(cue));
  }
  return out;
}

}  // namespace khabar
