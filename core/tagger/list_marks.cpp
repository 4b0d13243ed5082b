#include "tagger/list_marks.h"

#include <algorithm>

#include "sequence/rows.h"

namespace khabar::tagger {
namespace {

/// A hash of what the row says of type, kind and doubt.
std::uint16_t kind_of(const NameList& list, int row) {
  std::uint32_t h = 0;
  for (int column : list.kind_columns)
    for (char c : list.table.text(row, column)) h = sequence::mix(h, static_cast<std::uint8_t>(c));
  return static_cast<std::uint16_t>(h);
}

}  // namespace

NameList::NameList(const Table& list)
    : table(list),
      kind_columns{list.column("type"), list.column("kind"), list.column("common"), list.column("ambiguous"),
                   list.column("strong")} {}

/// The longest match of a table from token `i` on, whose first word is `first`: its end, or `i`.
int ListMarks::match_end(const Table& table, std::u16string_view first, int i, int& row) const {
  int end = i;
  Table::Cursor cursor = table.cursor();
  for (int j = i; j < doc_.token_count() && j < i + longest; ++j) {
    if (j > i && !cursor.feed(u" ")) break;
    if (!cursor.feed(j == i ? first : doc_.key(j))) break;
    if (const auto rows = cursor.rows()) {
      end = j + 1;
      row = rows->begin;
    }
  }
  return end;
}

/// Makes room for the marks of a piece; those that matches of the piece before have put there stay.
void ListMarks::start_window(TokenRange piece) {
  const std::size_t first = std::min(place(piece.begin, 0), marks_.size());
  marks_.erase(marks_.begin(), marks_.begin() + static_cast<std::ptrdiff_t>(first));
  marks_.resize(static_cast<std::size_t>(piece.size() + longest) * lists_.size());
  begin_ = piece.begin;
}

void ListMarks::mark(TokenRange match, std::size_t table, std::uint16_t kind) {
  for (int i = match.begin; i < match.end; ++i) {
    const std::uint8_t how = match.size() == 1 ? 1 : i == match.begin ? 2 : i == match.end - 1 ? 3 : 4;
    marks_[place(i, table)] = {how, kind};
  }
}

void ListMarks::read(TokenRange piece) {
  start_window(piece);
  if (lists_.empty()) return;
  std::vector<TableSet> stems, bares;  // which lists are worth asking for each token
  for (int i = piece.begin; i < piece.end; ++i) {
    stems.push_back(lists_[0].table.tables_with(doc_.stem_key(i)));
    bares.push_back(doc_.morphs[static_cast<std::size_t>(i)].article_units == 0
                        ? TableSet()
                        : lists_[0].table.tables_with(doc_.bare_key(i)));
  }
  for (std::size_t t = 0; t < lists_.size(); ++t) {
    const Table& table = lists_[t].table;
    for (int i = std::max(next_[t], piece.begin); i < piece.end; i = next_[t]) {
      const auto here = static_cast<std::size_t>(i - piece.begin);
      int end = i, row = 0;
      // With its article first, then without: tables of bare forms (nationalities, class nouns) hold both.
      if (stems[here].may_have(table)) end = match_end(table, doc_.stem_key(i), i, row);
      if (end == i && bares[here].may_have(table)) end = match_end(table, doc_.bare_key(i), i, row);
      if (end > i) mark({i, end}, t, kind_of(lists_[t], row));
      next_[t] = std::max(end, i + 1);
    }
  }
}

}  // namespace khabar::tagger
