#include "quotes/quotes.h"

namespace khabar {

QuoteStage::QuoteStage(const Lexicon&) {}

void QuoteStage::run(Document&) const {}

}  // namespace khabar
