// Classes of words by their neighbours.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace khabar::tools {

/// Words in the order of the text; an empty word stands between sentences.
using WordStream = std::vector<std::u16string>;

struct ExchangeOptions {
  int classes = 200;
  int min_count = 5;  ///< rarer words share class 0
  int rounds = 10;
};

/// The class, from 1, of each word that is not rare: the exchange algorithm on the likelihood of class bigrams (Kneser
/// & Ney 1993; Martin, Liermann & Ney 1998). The same classes for the same words.
std::unordered_map<std::u16string, int> exchange_classes(const WordStream& words, const ExchangeOptions& options);

}  // namespace khabar::tools
