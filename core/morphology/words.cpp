#include "morphology/words.h"

#include "khabar/utf.h"
#include "text/fold.h"

namespace khabar::morphology {

MorphMaker::MorphMaker(const Lexicon& lexicon, const ReadingMaker& maker)
    : maker_(maker),
      lemmatizer_(lexicon, maker.stems()),
      ranker_(lexicon.model("lemmas")),
      lemma_column_(maker.cutter().function_words().column("lemma")) {}

Morph MorphMaker::make(const Document& doc, int i, const Reading& reading, Pos pos) const {
  const Token& token = doc.tokens[static_cast<std::size_t>(i)];
  const Cut& cut = reading.cut;
  Morph m;
  m.pos = pos;
  m.prefixes = cut.prefixes;
  m.prefix_units = cut.prefix_units;
  m.article_units = cut.article_units;
  m.suffix_units = cut.suffix_units;
  m.known = reading.known;
  if (token.kind != TokenKind::word) return m;
  const std::u16string_view key = doc.key(i), stem = cut.stem(key);
  if (pos == Pos::VERB || pos == Pos::AUX) {
    set_verb(stem, reading, m);
    if (cut.function_row >= 0) m.lemma = function_lemma(m.lemma, reading);
    return m;
  }
  if (cut.function_row >= 0) {
    m.lemma = function_lemma(stem, reading);
  } else {
    const std::u16string_view spelt = token.reading < 0 ? cut.stem(doc.norm(i)) : stem;
    m.lemma = lemmatizer_.best(lemmatizer_.choices(stem, spelt, pos, cut.suffix_units > 0), ranker_);
  }
  if (pos == Pos::NOUN || pos == Pos::ADJ) set_number(stem, reading, m);
  return m;
}

void MorphMaker::set_number(std::u16string_view stem, const Reading& reading, Morph& m) {
  const auto ends = [stem](std::u16string_view ending) {
    return stem.size() > ending.size() + 1 && stem.substr(stem.size() - ending.size()) == ending;
  };
  const bool longer = m.lemma != stem && m.lemma.size() < stem.size() + 1;
  m.number = Number::singular;
  if (stem.back() == u'ه') m.gender = Gender::feminine;
  if (reading.stem.plural >= 0 && m.lemma != stem) {
    m.number = Number::plural;
  } else if (longer && ends(u"ات")) {
    m.number = Number::plural;
    m.gender = Gender::feminine;
  } else if (longer && (ends(u"ون") || ends(u"ين"))) {
    m.number = ends(u"تين") && m.lemma.back() == u'ه' ? Number::dual : Number::plural;
    m.gender = m.number == Number::dual ? Gender::feminine : Gender::masculine;
  } else if (longer && ends(u"ان")) {
    m.number = Number::dual;
  }
}

std::u16string MorphMaker::function_lemma(std::u16string_view stem, const Reading& reading) const {
  const auto lemma = to_utf16(maker_.cutter().function_words().text(reading.cut.function_row, lemma_column_));
  return lemma && !lemma->empty() ? fold_key(*lemma) : std::u16string(stem);
}

void MorphMaker::set_verb(std::u16string_view stem, const Reading& reading, Morph& m) const {
  m.voice = Voice::active;
  if (!reading.verb) {
    m.tense = stem[0] == u'ي' ? Tense::present : Tense::past;
    m.person = 3;
    m.lemma = stem;
    return;
  }
  m.lemma = maker_.verbs().lemma(*reading.verb);
  m.tense = reading.verb->tense;
  m.voice = reading.verb->voice;
  m.person = reading.verb->person;
  m.gender = reading.verb->gender;
  m.number = reading.verb->number;
}

}  // namespace khabar::morphology
