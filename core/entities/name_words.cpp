#include "entities/name_words.h"

#include <bit>

#include "entities/words.h"
#include "lexicon/first_words.h"

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
  constexpr int free = -1;
  std::vector<int> slots(std::bit_ceil(2 * words_.size() + 1), free);  // open addressing, by stem
  for (int i = 0; i < doc.token_count(); ++i) {
    const std::u16string_view stem = doc.stem_key(i);
    std::size_t s = hash_units(stem) & (slots.size() - 1);
    while (slots[s] != free && doc.stem_key(slots[s]) != stem) s = (s + 1) & (slots.size() - 1);
    if (slots[s] == free) slots[s] = i;
    words_[static_cast<std::size_t>(i)].first = slots[s];
  }
}

}  // namespace khabar
