#include "lexicon/lexicon.h"

#include <charconv>
#include <cstring>

#include "lexicon/format.h"

namespace khabar {

int Table::number(int row, int column, int otherwise) const {
  const std::string_view cell = text(row, column);
  int value = otherwise;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::optional<Rows> Table::find(std::u16string_view key) const {
  if (data_ == nullptr) return std::nullopt;
  if (const std::int32_t node = data_->child(TableData::root, key); node != TableData::none) {
    if (!data_->ends(node)) return std::nullopt;
    const auto [begin, end] = data_->rows(node);
    return Rows{begin, end};
  }
  if (key.find(u' ') == std::u16string_view::npos) return std::nullopt;
  Cursor c = cursor();
  if (!c.feed(key)) return std::nullopt;
  return c.rows();
}

bool Table::Cursor::feed(std::u16string_view words) {
  while (alive() && !words.empty()) {
    if (words.front() == u' ') {
      const bool space_fits = !between_ && data_->goes_on(node_);
      if (!space_fits) node_ = TableData::none;
      between_ = true;
      words.remove_prefix(1);
    } else {
      const std::size_t end = std::min(words.find(u' '), words.size());
      feed_word(words.substr(0, end));
      words.remove_prefix(end);
    }
  }
  return alive();
}

bool Table::Cursor::feed(std::u16string_view front, std::u16string_view word) {
  std::u16string joined(front);
  joined += word;
  return feed(joined);
}

bool Table::Cursor::feed_word(std::u16string_view word) {
  node_ = between_ ? data_->child(node_, word) : TableData::none;
  between_ = false;
  return alive();
}

std::optional<Rows> Table::Cursor::rows() const {
  if (!alive() || between_ || !data_->ends(node_)) return std::nullopt;
  const auto [begin, end] = data_->rows(node_);
  return Rows{begin, end};
}

namespace {

Error corrupt(const char* what) {
  return {ErrorCode::corrupt_data, -1, std::string("The table file cannot be used: ") + what + ". Build it again."};
}

}  // namespace

Result<Lexicon> Lexicon::open(std::span<const std::byte> block) {
  format::Header header{};
  if (block.size() < sizeof(header)) return corrupt("it is too short");
  std::memcpy(&header, block.data(), sizeof(header));
  if (header.magic != format::magic) return corrupt("it does not begin as one");
  if (header.version != format::version) return corrupt("it is of another version");
  if (header.size != block.size()) return corrupt("its length is wrong");
  if (header.checksum != format::checksum(block.subspan(sizeof(header)))) return corrupt("its checksum is wrong");
  if (header.table_count > (block.size() - sizeof(header)) / sizeof(format::TocEntry))
    return corrupt("its list of tables is cut off");

  constexpr std::size_t bytes_of_word = 48;  // of the block, for each word that some key begins with
  Lexicon lexicon;
  const auto first_words = std::make_shared<FirstWords>(block.size() / bytes_of_word);
  std::uint16_t number = 0;
  for (std::uint32_t i = 0; i < header.table_count; ++i) {
    format::TocEntry entry{};
    std::memcpy(&entry, block.data() + sizeof(header) + i * sizeof(entry), sizeof(entry));
    if (entry.offset % 4 != 0 || entry.offset > block.size() || entry.size > block.size() - entry.offset)
      return corrupt("a table lies outside of it");
    const auto bytes = block.subspan(entry.offset, entry.size);
    if (std::memchr(entry.name, 0, sizeof(entry.name)) == nullptr) return corrupt("a table has no proper name");
    const std::string name = entry.name;
    if (entry.kind == format::model) {
      lexicon.entries_.push_back({name, nullptr, bytes});
      continue;
    }
    if (number == 0xFFFF) return corrupt("it has too many tables");
    Result<TableData> table = TableData::unpack(bytes, number++, *first_words);
    if (!table) return table.error();
    lexicon.entries_.push_back({name, std::make_shared<const TableData>(std::move(*table)), {}});
  }
  first_words->seal();
  lexicon.first_words_ = first_words;
  return lexicon;
}

Table Lexicon::table(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name && entry.table) return Table(entry.table.get());
  return {};
}

std::span<const std::byte> Lexicon::model(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name && !entry.table) return entry.model;
  return {};
}

}  // namespace khabar
