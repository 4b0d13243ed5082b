#include "khabar/utf.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace khabar {

namespace {

/// How many units valid UTF-8 becomes: one for each code point, two for those of four bytes.
std::size_t utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    units += static_cast<std::size_t>((byte & 0xC0) != 0x80) + static_cast<std::size_t>(byte >= 0xF0);
  }
  return units;
}

}  // namespace

Result<std::u16string> to_utf16(std::string_view utf8) {
  if (utf8.size() > static_cast<std::size_t>(INT32_MAX))
    return Error{ErrorCode::text_too_long, -1, "The input is longer than 2 GB. Cut it into articles."};
  const auto size = static_cast<std::int32_t>(utf8.size());
  std::u16string out;
  out.reserve(utf16_units(utf8));
  std::int32_t i = utf8.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (i < size) {
    const std::int32_t start = i;
    UChar32 c;
    U8_NEXT(utf8.data(), i, size, c);
    if (c < 0)
      return Error{ErrorCode::invalid_utf8, start,
                   "Byte " + std::to_string(start) + " is not UTF-8. Save the text as UTF-8 and try again."};
    if (c <= 0xFFFF) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(U16_LEAD(c));
      out.push_back(U16_TRAIL(c));
    }
  }
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  const auto for_each_code_point = [utf16](auto visit) {
    for (std::size_t i = 0; i < utf16.size();) {
      UChar32 c;
      U16_NEXT_OR_FFFD(utf16.data(), i, utf16.size(), c);
      visit(c);
    }
  };
  std::size_t size = 0;
  for_each_code_point([&size](UChar32 c) { size += static_cast<std::size_t>(U8_LENGTH(c)); });
  std::string out(size, '\0');
  std::size_t at = 0;
  for_each_code_point([&](UChar32 c) { U8_APPEND_UNSAFE(out.data(), at, c); });
  return out;
}

}  // namespace khabar
