#include "lexicon/lexicon.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "lexicon/format.h"

namespace khabar {

int Table::column(std::string_view name) const {
  for (int i = 0; i < column_count_; ++i) {
    const std::uint32_t id = columns_[i];
    if (std::string_view(pool_ + strings_[id], strings_[id + 1] - strings_[id]) == name) return i;
  }
  return -1;
}

std::string_view Table::text(int row, int column) const {
  if (column < 0) return {};
  const std::uint32_t id = cells_[row * column_count_ + column];
  return {pool_ + strings_[id], strings_[id + 1] - strings_[id]};
}

int Table::number(int row, int column, int otherwise) const {
  const std::string_view cell = text(row, column);
  int value = otherwise;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::optional<Rows> Table::group(int index) const {
  if (index < 0 || index >= group_count_) return std::nullopt;
  return Rows{static_cast<int>(groups_[index]), static_cast<int>(groups_[index + 1])};
}

std::optional<Rows> Table::find(std::u16string_view key) const {
  Cursor c = cursor();
  if (!c.feed(key)) return std::nullopt;
  return c.rows();
}

Table::Cursor::Cursor(const Table& table) : trie_(table.trie_), table_(&table), alive_(!table.empty()) {}

bool Table::Cursor::feed(std::u16string_view units) {
  for (char16_t unit : units) {
    if (!alive_) return false;
    state_ = trie_.next(unit);
    alive_ = state_ != USTRINGTRIE_NO_MATCH;
  }
  return alive_;
}

std::optional<Rows> Table::Cursor::rows() const {
  if (!alive_ || !USTRINGTRIE_HAS_VALUE(state_)) return std::nullopt;
  return table_->group(trie_.getValue());
}

namespace {

Error corrupt(const char* what) {
  return {ErrorCode::corrupt_data, -1, std::string("The table file cannot be used: ") + what + ". Build it again."};
}

/// Takes arrays one after the other out of a table's bytes; `ok` turns false when they do not suffice.
class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class T>
  const T* take(std::size_t count) {
    const std::size_t size = (count * sizeof(T) + 3) / 4 * 4;
    if (count > bytes_.size() || size > bytes_.size()) {
      ok = false;
      return nullptr;
    }
    const auto* out = reinterpret_cast<const T*>(bytes_.data());
    bytes_ = bytes_.subspan(size);
    return out;
  }

  bool ok = true;

 private:
  std::span<const std::byte> bytes_;
};

bool ascending(const std::uint32_t* values, std::size_t count, std::uint32_t last) {
  return values[0] == 0 && std::is_sorted(values, values + count) && values[count - 1] == last;
}

bool below(const std::uint32_t* values, std::size_t count, std::uint32_t limit) {
  return std::all_of(values, values + count, [limit](std::uint32_t v) { return v < limit; });
}

}  // namespace

/// Reads one table; an error names what is wrong with it.
Result<Table> Table::open(std::span<const std::byte> bytes) {
  Reader in(bytes);
  const auto* head = in.take<format::TableHeader>(1);
  if (!in.ok || head->columns > 64 || head->rows > (1u << 26)) return corrupt("a table's head is wrong");
  Table t;
  t.column_count_ = static_cast<int>(head->columns);
  t.row_count_ = static_cast<int>(head->rows);
  t.group_count_ = static_cast<int>(head->groups);
  t.string_count_ = static_cast<int>(head->strings);
  const std::size_t cell_count = std::size_t{head->rows} * head->columns;
  t.columns_ = in.take<std::uint32_t>(head->columns);
  t.groups_ = in.take<std::uint32_t>(std::size_t{head->groups} + 1);
  t.cells_ = in.take<std::uint32_t>(cell_count);
  t.strings_ = in.take<std::uint32_t>(std::size_t{head->strings} + 1);
  t.trie_ = in.take<char16_t>(head->trie_units);
  t.pool_ = in.take<char>(head->pool_bytes);
  if (!in.ok) return corrupt("a table is cut off");
  if (!ascending(t.groups_, std::size_t{head->groups} + 1, head->rows) ||
      !ascending(t.strings_, std::size_t{head->strings} + 1, head->pool_bytes) ||
      !below(t.cells_, cell_count, head->strings) || !below(t.columns_, head->columns, head->strings))
    return corrupt("a table points outside of itself");
  return t;
}

Result<Lexicon> Lexicon::open(std::span<const std::byte> block) {
  format::Header header;
  if (block.size() < sizeof(header)) return corrupt("it is too short");
  std::memcpy(&header, block.data(), sizeof(header));
  if (header.magic != format::magic) return corrupt("it does not begin as one");
  if (header.version != format::version) return corrupt("it is of another version");
  if (header.size != block.size()) return corrupt("its length is wrong");
  if (header.checksum != format::checksum(block.subspan(sizeof(header)))) return corrupt("its checksum is wrong");

  Lexicon lexicon;
  Reader toc(block.subspan(sizeof(header)));
  const auto* entries = toc.take<format::TocEntry>(header.table_count);
  if (!toc.ok) return corrupt("its list of tables is cut off");
  for (std::uint32_t i = 0; i < header.table_count; ++i) {
    const format::TocEntry& entry = entries[i];
    if (entry.offset % 4 != 0 || entry.offset > block.size() || entry.size > block.size() - entry.offset)
      return corrupt("a table lies outside of it");
    const auto bytes = block.subspan(entry.offset, entry.size);
    const char* name_end = static_cast<const char*>(std::memchr(entry.name, 0, sizeof(entry.name)));
    if (name_end == nullptr) return corrupt("a table has no proper name");
    const std::string name(entry.name, name_end);
    if (entry.kind == format::model) {
      lexicon.entries_.push_back({name, {}, bytes});
      continue;
    }
    const Result<Table> table = Table::open(bytes);
    if (!table) return table.error();
    lexicon.entries_.push_back({name, *table, {}});
  }
  return lexicon;
}

Table Lexicon::table(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return entry.table;
  return {};
}

std::span<const std::byte> Lexicon::model(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return entry.model;
  return {};
}

}  // namespace khabar
