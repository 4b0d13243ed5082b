// The pieces of a document that are labelled in one go.
#pragma once

#include <algorithm>

#include "khabar/analysis.h"

namespace khabar::sequence {

/// Calls `visit(range)` for ranges of tokens that tile `tokens`, which are whole sentences: these, cut where one is
/// longer than `longest`.
template <class Visit>
void for_each_piece(const Document& doc, TokenRange tokens, int longest, Visit visit) {
  if (tokens.empty()) return;
  auto s = static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(tokens.begin)].sentence);
  for (; s < doc.sentences.size() && doc.sentences[s].tokens.begin < tokens.end; ++s) {
    const TokenRange sentence = doc.sentences[s].tokens;
    for (int begin = sentence.begin; begin < sentence.end; begin += longest)
      visit(TokenRange{begin, std::min(begin + longest, sentence.end)});
  }
}

}  // namespace khabar::sequence
