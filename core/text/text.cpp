#include "text/text.h"

#include "text/fold.h"

namespace khabar {

TextStage::TextStage(const Lexicon& lexicon) : abbreviations_(lexicon.table("abbreviations")) {}

void TextStage::run(Document& doc) const {
  fold(doc);
  tokenize(doc);
  split_sentences(doc, abbreviations_);
}

}  // namespace khabar
