#include "morphology/words.h"

#include "khabar/utf.h"
#include "text/fold.h"

namespace khabar::morphology {

LemmaList::LemmaList(std::vector<std::u16string>& lemmas)
    : lemmas_(lemmas), indices_(0, Hash{&lemmas}, Equal{&lemmas}) {}

std::int32_t LemmaList::index(const std::u16string& lemma) {
  if (lemma.empty()) return -1;
  if (const auto found = indices_.find(std::u16string_view(lemma)); found != indices_.end()) return *found;
  lemmas_.push_back(lemma);
  return *indices_.insert(static_cast<std::int32_t>(lemmas_.size()) - 1).first;
}

MorphMaker::MorphMaker(const Lexicon& lexicon, const ReadingMaker& maker)
    : maker_(maker),
      lemmatizer_(lexicon, maker.stems()),
      ranker_(lexicon.model("lemmas")),
      lemma_column_(maker.cutter().function_words().column("lemma")) {}

WordMorph MorphMaker::make(const Document& doc, int i, const Reading& reading, Pos pos) const {
  const Token& token = doc.tokens[static_cast<std::size_t>(i)];
  const Cut& cut = reading.cut;
  WordMorph word;
  Morph& m = word.morph;
  m.pos = pos;
  m.prefixes = cut.prefixes;
  m.prefix_units = cut.prefix_units;
  m.article_units = cut.article_units;
  m.suffix_units = cut.suffix_units;
  m.known = reading.known;
  if (token.kind != TokenKind::word) return word;
  const std::u16string_view key = doc.key(i), stem = cut.stem(key);
  if (pos == Pos::VERB || pos == Pos::AUX) {
    set_verb(stem, reading, word);
    if (cut.function_row >= 0) word.lemma = function_lemma(word.lemma, reading);
    return word;
  }
  if (cut.function_row >= 0) {
    word.lemma = function_lemma(stem, reading);
  } else {
    const std::u16string_view spelt = token.reading < 0 ? cut.stem(doc.norm(i)) : stem;
    word.lemma = lemmatizer_.best(lemmatizer_.choices(stem, spelt, pos, cut.suffix_units > 0), ranker_);
  }
  if (pos == Pos::NOUN || pos == Pos::ADJ) set_number(stem, reading, word);
  return word;
}

void MorphMaker::set_number(std::u16string_view stem, const Reading& reading, WordMorph& word) {
  Morph& m = word.morph;
  const std::u16string_view lemma = word.lemma;
  const auto ends = [stem](std::u16string_view ending) {
    return stem.size() > ending.size() + 1 && stem.substr(stem.size() - ending.size()) == ending;
  };
  const bool longer = lemma != stem && lemma.size() < stem.size() + 1;
  m.number = Number::singular;
  if (stem.back() == u'ه') m.gender = Gender::feminine;
  if (reading.stem.plural >= 0 && lemma != stem) {
    m.number = Number::plural;
  } else if (longer && ends(u"ات")) {
    m.number = Number::plural;
    m.gender = Gender::feminine;
  } else if (longer && (ends(u"ون") || ends(u"ين"))) {
    m.number = ends(u"تين") && lemma.back() == u'ه' ? Number::dual : Number::plural;
    m.gender = m.number == Number::dual ? Gender::feminine : Gender::masculine;
  } else if (longer && ends(u"ان")) {
    m.number = Number::dual;
  }
}

std::u16string MorphMaker::function_lemma(std::u16string_view stem, const Reading& reading) const {
  const auto lemma = to_utf16(maker_.cutter().function_words().text(reading.cut.function_row, lemma_column_));
  return lemma && !lemma->empty() ? fold_key(*lemma) : std::u16string(stem);
}

void MorphMaker::set_verb(std::u16string_view stem, const Reading& reading, WordMorph& word) const {
  Morph& m = word.morph;
  m.voice = Voice::active;
  if (!reading.verb) {
    m.tense = stem[0] == u'ي' ? Tense::present : Tense::past;
    m.person = 3;
    word.lemma = stem;
    return;
  }
  word.lemma = maker_.verbs().lemma(*reading.verb);
  m.tense = reading.verb->tense;
  m.voice = reading.verb->voice;
  m.person = reading.verb->person;
  m.gender = reading.verb->gender;
  m.number = reading.verb->number;
}

}  // namespace khabar::morphology
