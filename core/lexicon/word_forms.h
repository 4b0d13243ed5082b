// The ways in which a word may stand in tables, in one piece of memory: they are made for every word of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A list of words, in the order in which they are tried. What iterators give holds until the next add().
class WordForms {
 public:
  WordForms() {
    units_.reserve(96);
    ends_.reserve(12);
  }

  /// Adds the word that the parts make when joined.
  template <class... Parts>
  void add(const Parts&... parts) {
    ((units_ += std::u16string_view(parts)), ...);
    ends_.push_back(static_cast<std::uint32_t>(units_.size()));
  }
  std::size_t size() const { return ends_.size(); }
  std::u16string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::u16string_view(units_).substr(begin, ends_[i] - begin);
  }

  class Iterator {
   public:
    Iterator(const WordForms& forms, std::size_t at) : forms_(&forms), at_(at) {}
    std::u16string_view operator*() const { return (*forms_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const WordForms* forms_;
    std::size_t at_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  std::u16string units_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace khabar
