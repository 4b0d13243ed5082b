// UTF-8 and UTF-16: only the borders (command line, JSON) convert.
#pragma once

#include <string>
#include <string_view>

#include "khabar/error.h"

namespace khabar {

/// Strict: the first byte that is not UTF-8 gives invalid_utf8 with its offset. A byte order mark at the start is kept
/// out.
Result<std::u16string> to_utf16(std::string_view utf8);

/// Lone surrogates become U+FFFD.
std::string to_utf8(std::u16string_view utf16);

}  // namespace khabar
