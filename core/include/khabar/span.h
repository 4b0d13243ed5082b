// Half-open ranges of UTF-16 code units, the one way in which Khabar points at text.
#pragma once

#include <cstdint>

namespace khabar {

/// A half-open range [start, end) of UTF-16 code units of the text exactly as it was given.
///
///   text = "خبر عاجل"      Span{0, 3} is "خبر", Span{4, 8} is "عاجل", Span{3, 3} is empty.
struct Span {
  std::int32_t start = 0;
  std::int32_t end = 0;

  constexpr std::int32_t size() const { return end - start; }
  constexpr bool empty() const { return end <= start; }
  constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
  friend constexpr bool operator==(Span a, Span b) { return a.start == b.start && a.end == b.end; }
  friend constexpr bool operator<(Span a, Span b) { return a.start != b.start ? a.start < b.start : a.end < b.end; }
};

/// A half-open range of indices into Document::tokens.
struct TokenRange {
  int begin = 0;
  int end = 0;

  constexpr int size() const { return end - begin; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(int token) const { return begin <= token && token < end; }
  constexpr bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(TokenRange a, TokenRange b) { return a.begin == b.begin && a.end == b.end; }
};

}  // namespace khabar
