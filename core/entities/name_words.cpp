#include "entities/name_words.h"

#include "entities/words.h"
#include "lexicon/word_numbers.h"

namespace khabar {

NameWords::NameWords(const Document& doc, const NameTables& tables) : words_(doc.tokens.size()) {
  for (int i = 0; i < doc.token_count(); ++i) {
    Word& word = words_[static_cast<std::size_t>(i)];
    const std::u16string_view stem = doc.stem_key(i), bare = doc.bare_key(i), plain = without_article(doc, i);
    const Table& any = tables.places;  // of the lexicon's tables, which are asked together
    word.stem = any.tables_with(stem);
    word.bare = bare.size() == stem.size() ? word.stem : any.tables_with(bare);
    word.plain = plain.size() == bare.size() ? word.bare : any.tables_with(plain);
  }
  find_firsts(doc);
}

void NameWords::find_firsts(const Document& doc) {
  firsts_.resize(words_.size());
  WordNumbers numbers;
  std::vector<int> firsts;  // by number
  for (int i = 0; i < doc.token_count(); ++i) {
    const auto number = static_cast<std::size_t>(numbers.of(doc.stem_key(i)));
    if (number == firsts.size()) firsts.push_back(i);
    firsts_[static_cast<std::size_t>(i)] = firsts[number];
  }
}

}  // namespace khabar
