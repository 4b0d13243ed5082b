// Numbers that processors reckon with at once.
#pragma once

#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace khabar::sequence {

/// Four numbers that processors add and multiply at once; every build does so in one order.
using Lanes __attribute__((vector_size(16))) = float;

/// The lesser and the greater of two numbers in each lane.
inline float lesser(float a, float b) { return a < b ? a : b; }
inline float greater(float a, float b) { return a > b ? a : b; }
#if defined(__SSE2__)  // in one step, which compilers do not see in vectors
inline Lanes lesser(Lanes a, Lanes b) { return Lanes(_mm_min_ps(__m128(a), __m128(b))); }
inline Lanes greater(Lanes a, Lanes b) { return Lanes(_mm_max_ps(__m128(a), __m128(b))); }
#else
inline Lanes lesser(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes greater(Lanes a, Lanes b) { return a > b ? a : b; }
#endif

/// Eight sums of 16 bits: what rows of small weights are added up in.
using Shorts __attribute__((vector_size(16))) = std::int16_t;
using HalfShorts __attribute__((vector_size(8))) = std::int16_t;

/// Eight numbers of eight bits as sums.
inline Shorts shorts_of(const std::int8_t* numbers) {
  using Bytes __attribute__((vector_size(8))) = std::int8_t;
  Bytes bytes;
  std::memcpy(&bytes, numbers, sizeof(bytes));
  return __builtin_convertvector(bytes, Shorts);
}

/// A vector of the numbers from `from` on.
template <class Vector, class Number>
Vector read(const Number* from) {
  Vector out;
  std::memcpy(&out, from, sizeof(out));
  return out;
}
template <class Vector, class Number>
void write(const Vector& value, Number* to) {
  std::memcpy(to, &value, sizeof(value));
}

}  // namespace khabar::sequence
