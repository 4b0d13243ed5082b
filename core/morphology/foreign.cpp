#include "morphology/foreign.h"

#include <algorithm>

#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

constexpr std::size_t longest = 24;  ///< letters that are looked at
constexpr int logits_per_level = 2 * static_cast<int>(ForeignLook::units_per_logit) / 2;

/// Calls `visit` with the bucket of each sequence of two to four letters, the edges of the word among them.
template <class Visit>
void for_each_bucket(std::u16string_view stem, Visit visit) {
  stem = stem.substr(0, longest);
  const auto size = static_cast<int>(stem.size());
  const auto letter = [&](int i) -> std::uint32_t {
    return i < 0 || i >= size ? u'#' : stem[static_cast<std::size_t>(i)];
  };
  for (int i = -1; i < size; ++i) {
    std::uint32_t h = letter(i);
    for (int n = 1; n < 4 && i + n <= size; ++n) {
      h = sequence::mix(h, letter(i + n));
      visit(static_cast<std::uint16_t>(h % ForeignLook::buckets));
    }
  }
}

}  // namespace

ForeignLook::ForeignLook(std::span<const std::byte> bytes)
    : weights_(bytes.size() == buckets ? bytes : std::span<const std::byte>()) {}

int ForeignLook::level(std::u16string_view stem) const {
  if (weights_.empty()) return 0;
  int sum = 0;
  for_each_bucket(stem, [&](std::uint16_t b) { sum += static_cast<std::int8_t>(weights_[b]); });
  const int half = levels / 2;
  return std::clamp(sum / logits_per_level, -half, half) + half + 1;
}

void ForeignLook::append_buckets(std::u16string_view stem, std::vector<std::uint16_t>& out) {
  for_each_bucket(stem, [&](std::uint16_t b) { out.push_back(b); });
}

}  // namespace khabar::morphology
