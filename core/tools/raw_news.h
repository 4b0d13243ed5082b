// News without labels, for what can be learnt from raw text.
#pragma once

#include <string>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "tools/conll.h"
#include "tools/word_exchange.h"

namespace khabar::tools {

/// Texts of antcorpus.jsonl (JSON Lines with "text") and ntrex-ar-en.tsv (document, Arabic, English a line; the lines
/// of one document are one text) in this folder, tokenised and analysed. Empty where a file is missing.
std::vector<LabelledDocument> read_raw_news(const std::string& folder);

/// Appends the stems of the document, with an empty word between sentences.
void add_words(const Document& doc, WordStream& words);

}  // namespace khabar::tools
