// Words of articles whose part of speech somebody told: what a model was least sure of.
#pragma once

#include <string>
#include <vector>

#include "tools/treebank.h"

namespace khabar::tools {

/// The articles of `data` (ANT corpus, NTREX, EASC) of which the table ANNOTATIONS.tsv marks words, as far as it marks
/// them: each marked word has its part of speech, all others tell nothing. Columns of the table: corpus (ant, ntrex,
/// easc), document (id, number of the line, topic), start (UTF-16 units from the start of the text; of ant: title, line
/// end, text), word (as it stands there) and pos (UPOS). A mark whose word does not stand there is passed over with a
/// line on stderr. Empty where a file is missing.
std::vector<GoldDocument> read_marked_words(const std::string& annotations, const std::string& data,
                                            const Lexicon& lexicon);

}  // namespace khabar::tools
