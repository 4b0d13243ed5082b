// Read-only tables: Arabic keys of one or more words, a row of strings for each fact.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/error.h"
#include "lexicon/table_data.h"

namespace khabar {

/// Rows [begin, end) of a table: all those of one key.
struct Rows {
  int begin = 0;
  int end = 0;
};

class Table;

/// A set of tables of one lexicon: those that may have keys that begin with a word.
class TableSet {
 public:
  TableSet() = default;  ///< none
  bool may_have(const Table& table) const;

 private:
  friend class Table;
  explicit TableSet(std::uint64_t bits) : bits_(bits) {}
  std::uint64_t bits_ = 0;
};

/// A view of one table. Cheap to copy; points into the Lexicon, which must outlive it. Keys are folded as fold_key
/// (text/fold.h) folds them, words separated by one space.
class Table {
 public:
  Table() = default;

  bool empty() const { return data_ == nullptr || data_->row_count() == 0; }
  int row_count() const { return data_ ? data_->row_count() : 0; }
  /// The index of the column with that name, or -1. The key's own column has none: rows are asked for by key.
  int column(std::string_view name) const { return data_ ? data_->column(name) : -1; }
  /// Cell of `row`, `column` in UTF-8; a column of -1 gives an empty string.
  std::string_view text(int row, int column) const { return data_->cell(row, column); }
  /// The cell as a number; `otherwise` where it is empty or no number.
  int number(int row, int column, int otherwise = 0) const;
  /// The rows of exactly this key.
  std::optional<Rows> find(std::u16string_view key) const;

  /// Which tables of this one's lexicon are worth asking for keys that begin with `word`; none for an empty view.
  TableSet tables_with(std::u16string_view word) const { return TableSet(data_ ? data_->tables_with(word) : 0); }

  /// Calls `visit` with each key of one word and its rows (as a pair), in no order that matters.
  template <class Visit>
  void for_each_word(Visit visit) const {
    if (data_ != nullptr) data_->for_each_word(visit);
  }

  /// Walks the keys word by word, for the longest match over several tokens.
  class Cursor {
   public:
    /// Goes on by whole words: feed(word), feed(u" "), feed(word) ... False (and from then on always false) when no key
    /// begins so.
    bool feed(std::u16string_view words);
    /// Goes on by the word that `front` and `word` make when joined.
    bool feed(std::u16string_view front, std::u16string_view word);
    /// The rows of the key that has been fed up to here, if there is one.
    std::optional<Rows> rows() const;
    /// Whether some key goes on from here.
    bool alive() const { return node_ != TableData::none; }

   private:
    friend class Table;
    explicit Cursor(const TableData* data) : data_(data), node_(data ? TableData::root : TableData::none) {}
    bool feed_word(std::u16string_view word);
    const TableData* data_;
    std::int32_t node_;
    bool between_ = true;  ///< at the start or after a space: a word may follow
  };
  /// A cursor before the first word. The Table's Lexicon must outlive it.
  Cursor cursor() const { return Cursor(data_); }

 private:
  friend class Lexicon;
  friend class TableSet;
  explicit Table(const TableData* data) : data_(data) {}
  const TableData* data_ = nullptr;
};

inline bool TableSet::may_have(const Table& table) const {
  return table.data_ != nullptr && (bits_ & table.data_->bit()) != 0;
}

/// All tables and models. Copies share the tables.
class Lexicon {
 public:
  /// Unpacks the tables of a block that core/tools/compile_data made. The memory must be 4-byte aligned and outlive the
  /// Lexicon, which reads models where they lie. Checks version, sizes, indices and checksum. Errors: corrupt_data.
  static Result<Lexicon> open(std::span<const std::byte> block);

  /// The table of that name (its file's name without ending); an empty one where there is none.
  Table table(std::string_view name) const;

  /// The bytes of the model file of that name (without ending), 4-byte aligned; empty where there is none.
  std::span<const std::byte> model(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const TableData> table;
    std::span<const std::byte> model;
  };
  std::vector<Entry> entries_;
  std::shared_ptr<const FirstWords> first_words_;  // the tables point into it
};

/// The block that is built into the library.
std::span<const std::byte> builtin_block();

}  // namespace khabar
