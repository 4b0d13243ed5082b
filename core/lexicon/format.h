// The layout of the block of tables: what compile_data writes and Lexicon reads. All numbers are little-endian
// 32-bit, so the block is the same file on every platform that Khabar runs on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace khabar::format {

inline constexpr std::uint32_t magic = 0x5242484B;  // "KHBR"
inline constexpr std::uint32_t version = 2;

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

/// Followed by: column name ids [columns], first rows [groups + 1], cells [rows * columns], string offsets
/// [strings + 1] (all uint32), the trie (uint16 [trie_units], padded to 4 bytes), the pool (UTF-8 [pool_bytes],
/// padded).
struct TableHeader {
  std::uint32_t columns;
  std::uint32_t rows;
  std::uint32_t groups;
  std::uint32_t strings;
  std::uint32_t trie_units;
  std::uint32_t pool_bytes;
};

/// FNV-1a over the bytes.
inline std::uint32_t checksum(std::span<const std::byte> bytes) {
  std::uint32_t h = 2166136261u;
  for (std::byte b : bytes) h = (h ^ static_cast<std::uint32_t>(b)) * 16777619u;
  return h;
}

}  // namespace khabar::format
