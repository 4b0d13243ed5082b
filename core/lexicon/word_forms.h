// The ways in which a word may stand in tables, in one piece of memory: they are made for every word of a text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A list of words, in the order in which they are tried. What iterators give holds until the next add(). The usual
/// number of forms asks for no memory.
class WordForms {
 public:
  /// Adds the word that the parts make when joined.
  template <class... Parts>
  void add(const Parts&... parts) {
    (append(std::u16string_view(parts)), ...);
    if (size_ < few_ends_.size())
      few_ends_[size_] = used_;
    else
      more_ends_.push_back(used_);
    ++size_;
  }
  std::size_t size() const { return size_; }
  std::u16string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : end_of(i - 1);
    return {units() + begin, end_of(i) - begin};
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
  const char16_t* units() const { return spilled_ ? all_units_.data() : few_units_.data(); }
  std::size_t end_of(std::size_t i) const {
    return i < few_ends_.size() ? few_ends_[i] : more_ends_[i - few_ends_.size()];
  }
  void append(std::u16string_view part) {
    if (!spilled_ && used_ + part.size() > few_units_.size()) {
      all_units_.assign(few_units_.data(), used_);
      spilled_ = true;
    }
    if (spilled_)
      all_units_ += part;
    else
      std::copy(part.begin(), part.end(), few_units_.begin() + used_);
    used_ += static_cast<std::uint32_t>(part.size());
  }

  // The first are kept in place. Units move into one string when there is no room for more; ends only go on in a list.
  std::array<char16_t, 96> few_units_;
  std::array<std::uint32_t, 12> few_ends_;
  std::uint32_t used_ = 0;  ///< units
  std::size_t size_ = 0;
  bool spilled_ = false;
  std::u16string all_units_;
  std::vector<std::uint32_t> more_ends_;
};

}  // namespace khabar
