// Read-only tables in one block of memory: Arabic keys in a trie, a row of strings for each fact.
#pragma once

#include <unicode/ucharstrie.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/error.h"

namespace khabar {

/// Rows [begin, end) of a table: all those of one key.
struct Rows {
  int begin = 0;
  int end = 0;
};

/// A view of one table. Cheap to copy; points into the Lexicon's block, which must outlive it. Keys are folded as
/// fold_key (text/fold.h) folds them, words separated by one space.
class Table {
 public:
  Table() = default;

  bool empty() const { return row_count_ == 0; }
  int row_count() const { return row_count_; }
  /// The index of the column with that name, or -1.
  int column(std::string_view name) const;
  /// Cell of `row`, `column` in UTF-8; column 0 is the first spelling of the key as the source table has it. A column
  /// of -1 gives an empty string.
  std::string_view text(int row, int column) const;
  /// The cell as a number; `otherwise` where it is empty or no number.
  int number(int row, int column, int otherwise = 0) const;
  /// The rows of exactly this key.
  std::optional<Rows> find(std::u16string_view key) const;

  /// Walks the keys unit by unit, for the longest match over several tokens.
  class Cursor {
   public:
    /// Goes on by these units; false (and from then on always false) when no key begins so.
    bool feed(std::u16string_view units);
    /// The rows of the key that has been fed up to here, if there is one.
    std::optional<Rows> rows() const;
    /// Whether some key goes on from here.
    bool alive() const { return alive_; }

   private:
    friend class Table;
    Cursor(const Table& table);
    icu::UCharsTrie trie_;
    const Table* table_;
    UStringTrieResult state_ = USTRINGTRIE_NO_VALUE;
    bool alive_ = true;
  };
  /// A cursor before the first unit. The Table must outlive it.
  Cursor cursor() const { return Cursor(*this); }

 private:
  friend class Lexicon;
  static Result<Table> open(std::span<const std::byte> bytes);
  std::optional<Rows> group(int index) const;

  int column_count_ = 0;
  int row_count_ = 0;
  int group_count_ = 0;
  int string_count_ = 0;
  const std::uint32_t* columns_ = nullptr;  // string ids of the column names
  const std::uint32_t* groups_ = nullptr;   // group_count + 1 first rows
  const std::uint32_t* cells_ = nullptr;    // row_count * column_count string ids
  const std::uint32_t* strings_ = nullptr;  // string_count + 1 offsets into pool
  const char* pool_ = nullptr;
  const char16_t* trie_ = nullptr;
};

/// The block as a whole.
class Lexicon {
 public:
  /// Reads a block that core/tools/compile_data made; the memory must be 4-byte aligned and outlive the Lexicon.
  /// Checks version, sizes, indices and checksum. Errors: corrupt_data.
  static Result<Lexicon> open(std::span<const std::byte> block);

  /// The table of that name (its file's name without ending); an empty one where there is none.
  Table table(std::string_view name) const;

  /// The bytes of the model file of that name (without ending), 4-byte aligned; empty where there is none.
  std::span<const std::byte> model(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    Table table;
    std::span<const std::byte> model;
  };
  std::vector<Entry> entries_;
};

/// The block that is built into the library.
std::span<const std::byte> builtin_block();

}  // namespace khabar
