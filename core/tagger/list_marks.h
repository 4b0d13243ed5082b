// What the tables of names say of the tokens of a document.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar::tagger {

/// A token's place in the longest match of a table.
struct ListMark {
  std::uint8_t place = 0;  ///< 0 outside, 1 a match of one token, 2 its first, 3 its last, 4 inside
  std::uint16_t kind = 0;  ///< a hash of what the row says of type, kind and doubt; 0 where it says nothing
};

/// A table of names with the columns that say of what kind a name is.
struct NameList {
  explicit NameList(const Table& list);
  Table table;
  std::array<int, 5> kind_columns;
};

/// What the name tables say of each token of a document, a piece at a time: of a long text they would say too much to
/// keep.
class ListMarks {
 public:
  /// `doc` and `lists` must outlive it.
  ListMarks(const Document& doc, const std::vector<NameList>& lists)
      : doc_(doc), lists_(lists), next_(lists.size(), 0) {}
  /// Goes on to the next piece. Longest matches of every table over the whole document, linear in its length.
  void read(TokenRange piece);
  /// Of a token of that piece.
  ListMark at(int i, std::size_t t) const { return marks_[place(i, t)]; }
  std::size_t tables() const { return lists_.size(); }

 private:
  static constexpr int longest = 8;  ///< tokens of a match
  std::size_t place(int i, std::size_t t) const { return static_cast<std::size_t>(i - begin_) * lists_.size() + t; }
  int match_end(const Table& table, std::u16string_view first, int i, int& row) const;
  void start_window(TokenRange piece);
  void mark(TokenRange match, std::size_t table, std::uint16_t kind);

  const Document& doc_;
  const std::vector<NameList>& lists_;
  std::vector<int> next_;  ///< for each list the token where its next match may begin
  int begin_ = 0;
  std::vector<ListMark> marks_;  ///< of the piece and of what matches that begin in it reach beyond it
};

}  // namespace khabar::tagger
