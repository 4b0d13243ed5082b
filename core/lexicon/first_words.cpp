#include "lexicon/first_words.h"

#include <algorithm>
#include <bit>

namespace khabar {

FirstWords::FirstWords(std::size_t expected) : slots_(std::bit_ceil(2 * expected + 16)) { words_.reserve(expected); }

std::int32_t FirstWords::add(std::uint16_t table, std::u16string_view word, std::int32_t node) {
  const std::uint32_t hash = hash_units(word);
  const std::size_t at = place_of(hash, word);
  const bool known = slots_[at] != 0;
  if (!known) {
    if (words_.size() == number_mask) return none;
    words_.push_back({0, first_units(word.data(), word.size()), hash, static_cast<std::uint32_t>(word.size()),
                      static_cast<std::uint32_t>(rests_.size()), 0});
    rests_ += word.substr(std::min<std::size_t>(4, word.size()));
    slots_[at] = static_cast<Slot>(words_.size()) | (hash & ~number_mask);
  }
  Word& w = words_[(slots_[at] & number_mask) - 1];
  if (known && linked_[w.places].place.table == table) return linked_[w.places].place.node;
  linked_.push_back({{node, table, !known}, w.places});
  w.places = static_cast<std::uint32_t>(linked_.size()) - 1;
  w.tables |= std::uint64_t{1} << (table % 64);
  if (!known && words_.size() * 2 > slots_.size()) grow();
  return node;
}

void FirstWords::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot slot : old) {
    if (slot == 0) continue;
    std::size_t i = words_[(slot & number_mask) - 1].hash & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

void FirstWords::seal() {
  places_.reserve(linked_.size());
  words_.shrink_to_fit();
  for (Word& w : words_) {
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
