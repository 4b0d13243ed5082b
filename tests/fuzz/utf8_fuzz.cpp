// Any bytes: UTF-8 is read whole or the position of the first wrong byte is named, and what was read is written back
// the same.
#include <cstdlib>

#include "khabar/utf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto text = khabar::to_utf16(bytes);
  if (text) {
    constexpr std::string_view order_mark = "\xEF\xBB\xBF";
    const bool marked = bytes.substr(0, order_mark.size()) == order_mark;
    if (khabar::to_utf8(*text) != (marked ? bytes.substr(order_mark.size()) : bytes)) std::abort();
  } else if (text.error().offset < 0 || text.error().offset > static_cast<std::int64_t>(size)) {
    std::abort();
  }
  return 0;
}
