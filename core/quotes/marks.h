// Words between quotation marks.
#pragma once

#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// The tokens between each pair of quotation marks, in text order. Inside a paragraph a mark that opens goes with the
/// next that closes, whatever its shape; a paragraph ends what is left open.
std::vector<TokenRange> quoted_ranges(const Document& doc, const Table& marks);

}  // namespace khabar
