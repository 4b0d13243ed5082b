// Where the units of a folded text come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace khabar {

/// Ascending numbers, mostly each one more than the one before: only where they are not, and how far each block is, is
/// kept. Reading one takes constant time.
class Origins {
 public:
  std::size_t size() const { return size_; }
  std::int32_t operator[](std::size_t i) const {
    const auto at = static_cast<std::int32_t>(i);
    std::size_t after = jumps_before_[i / block];
    while (after < jumps_.size() && jumps_[after].at <= at) ++after;
    return after == 0 ? at : at + jumps_[after - 1].shift;
  }
  std::int32_t back() const { return (*this)[size_ - 1]; }

  void push_back(std::int32_t origin) {
    const auto at = static_cast<std::int32_t>(size_);
    if (size_ % block == 0) jumps_before_.push_back(static_cast<std::uint32_t>(jumps_.size()));
    if (const std::int32_t shift = origin - at; shift != (jumps_.empty() ? 0 : jumps_.back().shift))
      jumps_.push_back({at, shift});
    ++size_;
  }
  /// As many calls of push_back, each with the number after the one before.
  void push_run(std::int32_t first, std::size_t count) {
    if (count == 0) return;
    push_back(first);
    size_ += count - 1;
    jumps_before_.resize((size_ + block - 1) / block, static_cast<std::uint32_t>(jumps_.size()));
  }
  /// Keeps the first `size`.
  void truncate(std::size_t size) {
    while (!jumps_.empty() && jumps_.back().at >= static_cast<std::int32_t>(size)) jumps_.pop_back();
    jumps_before_.resize((size + block - 1) / block);
    size_ = size;
  }

 private:
  static constexpr std::size_t block = 32;
  /// From `at` on, each unit is the one of the text so much further on.
  struct Jump {
    std::int32_t at, shift;
  };
  std::size_t size_ = 0;
  std::vector<Jump> jumps_;
  std::vector<std::uint32_t> jumps_before_;  ///< how many before each block
};

}  // namespace khabar
