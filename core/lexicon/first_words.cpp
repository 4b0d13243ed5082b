#include "lexicon/first_words.h"

#include <algorithm>
#include <bit>

namespace khabar {

FirstWords::FirstWords(std::size_t expected) : words_(std::bit_ceil(2 * expected + 16)) {}

std::int32_t FirstWords::add(std::uint16_t table, std::u16string_view word, std::int32_t node) {
  const std::uint32_t hash = hash_units(word);
  Word& w = words_[slot(hash, word)];
  const bool known = w.tables != 0;
  if (!known) {
    w.hash = hash;
    w.length = static_cast<std::uint32_t>(word.size());
    w.head = first_units(word.data(), word.size());
    w.rest = static_cast<std::uint32_t>(rests_.size());
    rests_ += word.substr(std::min<std::size_t>(4, word.size()));
  } else if (linked_[w.places].place.table == table) {
    return linked_[w.places].place.node;
  }
  linked_.push_back({{node, table, !known}, w.places});
  w.places = static_cast<std::uint32_t>(linked_.size()) - 1;
  w.tables |= std::uint64_t{1} << (table % 64);
  if (!known && ++count_ * 2 > words_.size()) grow();
  return node;
}

void FirstWords::grow() {
  const std::vector<Word> old = std::move(words_);
  words_.assign(old.size() * 2, {});
  const std::size_t mask = words_.size() - 1;
  for (const Word& w : old) {
    if (w.tables == 0) continue;
    std::size_t i = w.hash & mask;
    while (words_[i].tables != 0) i = (i + 1) & mask;
    words_[i] = w;
  }
}

void FirstWords::seal() {
  places_.reserve(linked_.size());
  for (Word& w : words_) {
    if (w.tables == 0) continue;
    std::uint32_t at = w.places;
    w.places = static_cast<std::uint32_t>(places_.size());
    do {
      places_.push_back(linked_[at].place);
      at = linked_[at].before;
    } while (!places_.back().last);
  }
  std::vector<LinkedPlace>().swap(linked_);  // with its memory
}

std::int32_t FirstWords::node(const Word& word, std::uint16_t table) const {
  for (std::uint32_t p = word.places;; ++p) {
    if (places_[p].table == table) return places_[p].node;
    if (places_[p].last) return none;
  }
}

}  // namespace khabar
