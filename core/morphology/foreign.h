// Whether a word looks like a foreign name in Arabic letters rather than like an Arabic word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace khabar::morphology {

/// A log-linear model over the letters of words: sequences of two to four of them, hashed into a table of weights.
class ForeignLook {
 public:
  static constexpr std::size_t buckets = 8192;
  static constexpr float units_per_logit = 16.0f;
  static constexpr int levels = 9;

  /// `bytes`: a weight of eight signed bits for each bucket; anything else gives a model that knows nothing.
  explicit ForeignLook(std::span<const std::byte> bytes);

  /// From 1 (Arabic for sure) to `levels` (foreign for sure); 0 where there is no model. `stem` is a key.
  int level(std::u16string_view stem) const;

  /// Appends the buckets of a word's letter sequences.
  static void append_buckets(std::u16string_view stem, std::vector<std::uint16_t>& out);

 private:
  std::span<const std::byte> weights_;
};

}  // namespace khabar::morphology
