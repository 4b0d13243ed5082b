// Classes of words that are used alike.
#pragma once

#include <cstdint>
#include <vector>

namespace khabar::tools {

/// Assigns each word a class from 0 to `classes` - 1 so that classes predict each other best between neighbours
/// (exchange algorithm: Kneser & Ney 1993; Martin, Liermann & Ney 1998). `tokens` are word numbers below `words`, -1
/// where a sentence ends. Deterministic.
std::vector<std::uint8_t> cluster_words(const std::vector<std::int32_t>& tokens, int words, int classes, int rounds);

}  // namespace khabar::tools
