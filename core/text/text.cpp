#include "text/text.h"

#include <algorithm>

#include "text/fold.h"

namespace khabar {

TextStage::TextStage(const Lexicon& lexicon) : abbreviations_(lexicon.table("abbreviations")) {}

void TextStage::run(Document& doc) const {
  fold(doc);
  tokenize(doc);
  split_sentences(doc, abbreviations_);
  const bool arabic =
      std::any_of(doc.tokens.begin(), doc.tokens.end(), [](const Token& t) { return t.kind == TokenKind::word; });
  if (!arabic && !doc.tokens.empty())
    warn(doc, "no-arabic", "The text has no Arabic word.", {doc.tokens.front().span.start, doc.tokens.back().span.end});
}

}  // namespace khabar
