// Eight sums of 16 bits at once: what rows of small weights are added up in.
#pragma once

#include <cstdint>
#include <cstring>

namespace khabar::sequence {

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
