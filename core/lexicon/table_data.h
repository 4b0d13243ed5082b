// A table as it is searched: unpacked from the block once, then read only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/error.h"
#include "lexicon/first_words.h"

namespace khabar {

/// Keys are kept as a tree of words: a node is a beginning of some key that ends where a word ends, its parent the
/// beginning without the last word. First words are in the index that all tables of a lexicon share, the children of
/// all other nodes in one hash table by (parent, word).
class TableData {
 public:
  static constexpr std::int32_t root = -1, none = FirstWords::none;

  /// Unpacks the bytes that core/tools/table_writer made (format.h) as the table with this number; `first_words`, which
  /// takes up its first words, must outlive it. Errors: corrupt_data, whatever the bytes are.
  static Result<TableData> unpack(std::span<const std::byte> bytes, std::uint16_t number, FirstWords& first_words);

  /// The node of `word` under `parent`, or `none`.
  std::int32_t child(std::int32_t parent, std::u16string_view word) const;
  /// Which tables of the lexicon may have keys that begin with `word`.
  std::uint64_t tables_with(std::u16string_view word) const { return first_words_->tables(word); }
  /// The bit of this table in such a set.
  std::uint64_t bit() const { return std::uint64_t{1} << (number_ % 64); }
  /// Whether a key ends at the node, and its rows [first, last).
  bool ends(std::int32_t node) const { return nodes_[static_cast<std::size_t>(node)].key >= 0; }
  std::pair<int, int> rows(std::int32_t node) const;
  /// Whether some key goes on after the node.
  bool goes_on(std::int32_t node) const { return nodes_[static_cast<std::size_t>(node)].goes_on; }

  /// Calls `visit` with each key of one word and its rows.
  template <class Visit>
  void for_each_word(Visit visit) const {
    for (std::size_t n = 0; n < nodes_.size(); ++n)
      if (nodes_[n].parent == root && nodes_[n].key >= 0)
        visit(std::u16string_view(words_).substr(nodes_[n].word, nodes_[n].length), rows(static_cast<std::int32_t>(n)));
  }

  int row_count() const { return static_cast<int>(row_of_.size()); }
  /// The number of the column, from 1, or -1.
  int column(std::string_view name) const;
  /// The cell in UTF-8; empty for a column that there is not.
  std::string_view cell(int row, int column) const;

 private:
  struct Node {
    std::int32_t parent;
    std::uint32_t word;    ///< offset into words_
    std::uint16_t length;  ///< of the word
    bool goes_on = false;
    std::int32_t key = -1;  ///< index into firsts_, or -1 where no key ends
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::int32_t node = none;
  };
  struct Column {
    std::string name;
    std::vector<std::uint32_t> cells;  ///< a row's string
  };
  friend class TableUnpacker;

  /// False where there are too many words.
  bool add_key(FirstWords& first_words, std::u16string_view key, std::int32_t index);
  std::int32_t add_child(std::int32_t parent, std::u16string_view word);
  void add_node(std::int32_t parent, std::u16string_view word);
  void grow();
  std::size_t slot(std::uint32_t hash, std::int32_t parent, std::u16string_view word) const;

  std::uint16_t number_ = 0;
  const FirstWords* first_words_ = nullptr;
  std::u16string words_;
  std::vector<Node> nodes_;
  std::vector<Slot> slots_ = std::vector<Slot>(16);  ///< of nodes with a parent: open addressing; a power of two
  std::vector<std::uint32_t> firsts_;                ///< key -> its first row; one more at the end
  std::vector<std::uint32_t> row_of_;                ///< row -> row of the source
  std::vector<Column> columns_;
  std::string pool_;                 ///< cells in UTF-8, one after the other
  std::vector<std::uint32_t> ends_;  ///< string -> its end in pool_
};

}  // namespace khabar
