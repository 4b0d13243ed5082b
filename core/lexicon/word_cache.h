// What has been worked out of words, kept for the next text: news says most things in a few thousand forms.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "lexicon/first_words.h"

namespace khabar {

/// Values by word, which depend on nothing but the word. Holds the first so many words that it meets and forgets none,
/// so that its memory is bounded and a value that was found stays. Any number of threads may read and add.
template <class Value>
class WordCache {
 public:
  static constexpr std::size_t longest_word = 20;

  /// At most `capacity` words, a power of two.
  explicit WordCache(std::size_t capacity) : capacity_(capacity), slots_(2 * capacity) {}
  WordCache(const WordCache&) = delete;
  WordCache& operator=(const WordCache&) = delete;
  ~WordCache() {
    for (auto& slot : slots_) delete slot.load(std::memory_order_relaxed);
  }

  /// The value of `word`: what `make()` gives, now or before. `spare` is where it is put where the cache is full or the
  /// word too long; the answer holds as long as both.
  template <class Make>
  const Value& get(std::u16string_view word, Value& spare, Make make) {
    if (word.size() > longest_word) return spare = make();
    const std::uint32_t hash = hash_units(word);
    std::size_t s = hash & (slots_.size() - 1);
    const Entry* entry = slots_[s].load(std::memory_order_acquire);
    for (; entry != nullptr; entry = slots_[s].load(std::memory_order_acquire)) {
      if (entry->is(hash, word)) return entry->value;
      s = (s + 1) & (slots_.size() - 1);
    }
    if (size_.load(std::memory_order_relaxed) >= capacity_) return spare = make();
    auto made = std::make_unique<Entry>(hash, word, make());
    while (!slots_[s].compare_exchange_strong(entry, made.get(), std::memory_order_acq_rel)) {
      if (entry->is(hash, word)) return entry->value;  // another thread was quicker
      s = (s + 1) & (slots_.size() - 1);
      entry = nullptr;
    }
    size_.fetch_add(1, std::memory_order_relaxed);
    return made.release()->value;
  }

 private:
  struct Entry {
    Entry(std::uint32_t h, std::u16string_view word, Value v)
        : hash(h), length(static_cast<std::uint16_t>(word.size())), value(std::move(v)) {
      std::copy(word.begin(), word.end(), units.begin());
    }
    bool is(std::uint32_t h, std::u16string_view word) const {
      return hash == h && std::u16string_view(units.data(), length) == word;
    }
    std::uint32_t hash;
    std::uint16_t length;
    std::array<char16_t, longest_word> units;
    Value value;
  };

  std::size_t capacity_;
  std::atomic<std::size_t> size_ = 0;
  std::vector<std::atomic<const Entry*>> slots_;
};

}  // namespace khabar
