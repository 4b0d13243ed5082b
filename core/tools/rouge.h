// ROUGE-2 of extracts under a budget of words, as shared/eval/rouge.py has it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::tools {

using WordList = std::vector<std::u16string>;

/// Arabic letters, Latin letters and digits, folded.
WordList rouge_words(std::u16string_view text);

/// The sentences that rouge.py makes of a text: what its Lead takes.
std::vector<WordList> rouge_sentences(std::u16string_view text);

/// Sentences in this order, those that no longer fit passed over, joined in text order.
WordList take_within(const std::vector<WordList>& sentences, const std::vector<int>& order, double budget);

/// F1 of bigrams.
double rouge_2(const WordList& given, const WordList& right);

/// The share of the bigrams of `part` that `whole` has.
double bigrams_within(const WordList& part, const WordList& whole);

}  // namespace khabar::tools
