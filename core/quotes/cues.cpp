#include "quotes/cues.h"

#include <unordered_map>

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

namespace {

/// Whom a description means: الوزير the person who spoke last, الوكالة the body of that kind named last, a title the
/// person who bears it. The document is read once from start to end: `seen` moves with the reader.
class Descriptions {
 public:
  Descriptions(const Document& doc, const Table& class_nouns, const Table& titles)
      : doc_(doc), class_nouns_(class_nouns), titles_(titles) {
    for (std::size_t e = 0; e < doc.entities.size(); ++e)
      for (const std::u16string& title : doc.entities[e].titles) holders_.emplace(title, static_cast<int>(e));
  }

  /// Takes note of the mentions that end before token `i`.
  void advance(int i) {
    for (; next_ < static_cast<int>(doc_.mentions.size()); ++next_) {
      const Mention& m = doc_.mentions[static_cast<std::size_t>(next_)];
      if (m.tokens.begin >= i) return;
      if (m.type == MentionType::PER) person_ = Argument{m.span, m.entity};
      if (m.type == MentionType::PER || m.type == MentionType::ORG) anyone_ = Argument{m.span, m.entity};
      if (m.type == MentionType::ORG && class_nouns_.find(doc_.bare_key(m.tokens.begin)))
        bodies_[std::u16string(doc_.bare_key(m.tokens.begin))] = Argument{m.span, m.entity};
    }
  }

  const std::optional<Argument>& anyone() const { return anyone_; }

  Argument resolve(const Phrase& phrase, const std::optional<Argument>& last) const {
    const int head = phrase.tokens.begin;
    const Argument& said = phrase.argument;
    if (said.entity >= 0 && doc_.entities[static_cast<std::size_t>(said.entity)].type == MentionType::TITLE) {
      const auto holder = holders_.find(doc_.at(said.span));
      if (holder != holders_.end()) return {said.span, holder->second};
      return said;
    }
    if (said.entity >= 0 || doc_.morphs[static_cast<std::size_t>(head)].article_units == 0) return said;
    if (const auto body = bodies_.find(std::u16string(doc_.bare_key(head))); body != bodies_.end())
      return {said.span, body->second.entity};
    const bool rank = titles_.find(doc_.stem_key(head)) || titles_.find(doc_.bare_key(head));
    if (rank && person_) return {said.span, person_->entity};
    return last && last->entity >= 0 && phrase.tokens.size() <= 2 ? Argument{said.span, last->entity} : said;
  }

 private:
  const Document& doc_;
  const Table& class_nouns_;
  const Table& titles_;
  int next_ = 0;
  std::optional<Argument> person_, anyone_;
  std::unordered_map<std::u16string, Argument> bodies_;
  std::unordered_map<std::u16string_view, int> holders_;  ///< title -> the person who bears it
};

}  // namespace

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
