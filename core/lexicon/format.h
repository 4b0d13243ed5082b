// The layout of the block of tables: what compile_data writes and Lexicon reads. Numbers are little-endian 32-bit, so
// the block is the same file on every platform that Khabar runs on. It is laid out to be small on the wire (after
// brotli) and is unpacked once, when it is opened; TableData (table_data.h) is what stages search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace khabar::format {

inline constexpr std::uint32_t magic = 0x5242484B;  // "KHBR"
inline constexpr std::uint32_t version = 4;

/// At the start of the block; `table_count` TocEntry follow.
struct Header {
  std::uint32_t magic;
  std::uint32_t version;
  std::uint32_t size;      ///< of the whole block, bytes
  std::uint32_t checksum;  ///< of all after the header
  std::uint32_t table_count;
};

enum Kind : std::uint32_t { table = 0, model = 1 };

struct TocEntry {
  char name[32];         ///< ended by NUL
  std::uint32_t kind;    ///< a table (below), or the bytes of a model file as they are
  std::uint32_t offset;  ///< from the start of the block, a multiple of 4
  std::uint32_t size;
};

/// Followed by one stream of bytes each (lengths in `key_bytes` ... in this order):
///   keys      front-coded, ascending: units shared with the key before (one byte), the rest, NUL
///   row ids   for each key its rows, as varints: 2 * how far back the row is (0: the next row not seen yet) + whether
///             another row follows
///   columns   for each column its name, NUL, its kind (ColumnKind) and, for each row, its cell
/// Words in the streams are in the letter code below.
struct TableHeader {
  std::uint32_t columns;  ///< without the key
  std::uint32_t rows;     ///< rows of the source, in the order in which keys first name them
  std::uint32_t keys;
  std::uint32_t key_bytes;
  std::uint32_t row_id_bytes;
  std::uint32_t column_bytes;
};

/// words: a cell is [copy byte] letters NUL. A copy byte n (1 to longest_copy) stands for the first n bytes of the key
/// that first names the row, since lemmas and stems begin alike.
/// choices: the number of distinct cells (one byte), each ended by NUL, then one byte a row.
enum ColumnKind : std::uint8_t { words = 1, choices = 2 };

inline constexpr std::uint8_t longest_copy = 26;
inline constexpr std::size_t most_choices = 200;

/// The letter code: ASCII from space on stands for itself, U+0600 to U+067F for one byte with the high bit set, any
/// other code point is `escape` and three bytes of six bits each, high bit set, lowest first.
inline constexpr std::uint8_t escape = 0x1B;

/// FNV-1a, over the little-endian 32-bit numbers and what bytes are left over.
inline std::uint32_t checksum(std::span<const std::byte> bytes) {
  std::uint32_t h = 2166136261u;
  for (; bytes.size() >= 4; bytes = bytes.subspan(4)) {
    std::uint32_t number;
    std::memcpy(&number, bytes.data(), 4);
    h = (h ^ number) * 16777619u;
    h ^= h >> 15;  // a number's high bits reach the low ones
  }
  for (std::byte b : bytes) h = (h ^ static_cast<std::uint32_t>(b)) * 16777619u;
  return h;
}

}  // namespace khabar::format
