#include "json/writer.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "khabar/utf.h"

namespace khabar {

void JsonWriter::integer(std::int64_t n) {
  char digits[24];
  raw({digits, std::to_chars(digits, digits + sizeof(digits), n).ptr});
}

void JsonWriter::value(double number) { raw(nlohmann::json(number).dump()); }

void JsonWriter::rounded(double number) {
  constexpr int decimals = 4, unit = 10000;
  const double scaled = std::round(number * unit);
  if (std::signbit(number) || !(scaled < 1e13)) return value(scaled / unit);
  const auto units = static_cast<std::int64_t>(scaled);
  char digits[24];
  char* end = std::to_chars(digits, digits + sizeof(digits), units / unit).ptr;
  *end++ = '.';
  int rest = static_cast<int>(units % unit);
  int place = unit / 10;
  for (int d = 0; d < decimals && (d == 0 || rest > 0); ++d, place /= 10) {
    *end++ = static_cast<char>('0' + rest / place);
    rest %= place;
  }
  raw({digits, end});
}

void JsonWriter::escape(unsigned char c) {
  static constexpr char hex[] = "0123456789abcdef";
  const char* const named = c == '"'    ? "\\\""
                            : c == '\\' ? "\\\\"
                            : c == '\b' ? "\\b"
                            : c == '\f' ? "\\f"
                            : c == '\n' ? "\\n"
                            : c == '\r' ? "\\r"
                            : c == '\t' ? "\\t"
                                        : nullptr;
  if (named) {
    out_ += named;
  } else if (c < 0x20) {
    out_ += "\\u00";
    out_ += hex[c >> 4];
    out_ += hex[c & 15];
  } else {
    out_ += static_cast<char>(c);
  }
}

void JsonWriter::value(std::string_view utf8) {
  separate();
  out_ += '"';
  std::size_t plain = 0;  // where the bytes begin that need no escape and are not written yet
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out_ += utf8.substr(plain, i - plain);
    escape(c);
    plain = i + 1;
  }
  out_ += utf8.substr(plain);
  out_ += '"';
}

void JsonWriter::value(std::u16string_view utf16) { value(to_utf8(utf16)); }

}  // namespace khabar
