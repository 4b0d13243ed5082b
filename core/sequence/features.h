// Rows of features made from the numbers of their templates and the values in them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "sequence/rows.h"

namespace khabar::sequence {

/// Writes one row after the other; a row is put into the rows when it ends.
class RowWriter {
 public:
  explicit RowWriter(FeatureRows& rows) : rows_(rows) {}
  template <class... Values>
  void add(std::uint32_t number, Values... values) {
    std::uint32_t h = 0x51ED270Bu + number * 0x9E3779B9u;
    ((h = mix(h, static_cast<std::uint32_t>(values))), ...);
    if (size_ == written_.size()) put();
    written_[size_++] = h;
  }
  void end() {
    put();
    rows_.end_row();
  }

 private:
  void put() {
    rows_.hashes.insert(rows_.hashes.end(), written_.begin(), written_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ = 0;
  }

  FeatureRows& rows_;
  std::size_t size_ = 0;
  std::array<std::uint32_t, 128> written_;  ///< of the row, so far
};

/// FNV-1a over the bytes.
inline std::uint32_t hash_bytes(std::string_view s) {
  std::uint32_t h = 2166136261u;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

}  // namespace khabar::sequence
