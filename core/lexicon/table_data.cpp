#include "lexicon/table_data.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "lexicon/format.h"

namespace khabar {
namespace {

std::uint32_t hash_word(std::int32_t parent, std::u16string_view word) {
  const std::uint32_t h = hash_units(word) ^ (static_cast<std::uint32_t>(parent) * 0x9E3779B1u);
  return h ^ (h >> 15);
}

/// Reads one stream; `ok` turns false where it is cut off, and all that is read from then on is empty.
class Stream {
 public:
  explicit Stream(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (at_ >= bytes_.size()) {
      ok = false;
      return 0;
    }
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  std::uint32_t varint() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      const std::uint8_t b = byte();
      value |= static_cast<std::uint32_t>(b & 0x7F) << shift;
      if (b < 0x80) return value;
    }
    ok = false;
    return 0;
  }

  /// The bytes up to the next NUL, which is passed over.
  std::string_view until_nul() {
    const auto* from = reinterpret_cast<const char*>(bytes_.data()) + at_;
    const void* end = at_ < bytes_.size() ? std::memchr(from, 0, bytes_.size() - at_) : nullptr;
    if (end == nullptr) {
      ok = false;
      return {};
    }
    const auto length = static_cast<std::size_t>(static_cast<const char*>(end) - from);
    at_ += length + 1;
    return {from, length};
  }

  bool ok = true;

 private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

/// Calls `put` with each code point of text in the letter code; an escape that is cut off ends it.
template <class Put>
void decode(std::string_view coded, Put put) {
  for (std::size_t i = 0; i < coded.size(); ++i) {
    const auto b = static_cast<std::uint8_t>(coded[i]);
    if (b >= 0x80) {
      put(0x600u + (b & 0x7Fu));
    } else if (b != format::escape) {
      put(b);
    } else {
      if (i + 3 >= coded.size()) return;
      std::uint32_t code = 0;
      for (int k = 2; k >= 0; --k)
        code = code << 6 | (static_cast<std::uint8_t>(coded[i + 1 + static_cast<std::size_t>(k)]) & 0x3Fu);
      i += 3;
      put(code);
    }
  }
}

void append_utf16(std::u16string& out, std::uint32_t code) {
  if (code < 0x10000) {
    out.push_back(static_cast<char16_t>(code));
  } else {
    out.push_back(static_cast<char16_t>(0xD7C0 + (code >> 10)));
    out.push_back(static_cast<char16_t>(0xDC00 + (code & 0x3FF)));
  }
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code >> 6)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    if (code < 0x10000) {
      out.push_back(static_cast<char>(0xE0 | (code >> 12)));
    } else {
      out.push_back(static_cast<char>(0xF0 | (code >> 18)));
      out.push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
    }
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

}  // namespace

/// Builds a TableData out of the three streams of a packed table.
class TableUnpacker {
 public:
  TableUnpacker(std::uint16_t number, FirstWords& first_words) : first_words_(first_words) {
    out.number_ = number;
    out.first_words_ = &first_words;
  }

  bool unpack(std::span<const std::byte> bytes) {
    format::TableHeader head{};
    if (bytes.size() < sizeof(head)) return false;
    std::memcpy(&head, bytes.data(), sizeof(head));
    bytes = bytes.subspan(sizeof(head));
    // A key takes two bytes at least and a row one in every column, so that no count makes us take more memory than
    // the file accounts for.
    if (head.key_bytes > bytes.size() || head.row_id_bytes > bytes.size() - head.key_bytes ||
        head.column_bytes > bytes.size() - head.key_bytes - head.row_id_bytes || head.keys > head.key_bytes / 2 ||
        head.rows > head.row_id_bytes || head.columns > 64)
      return false;
    return keys(Stream(bytes.first(head.key_bytes)), head.keys) &&
           row_ids(Stream(bytes.subspan(head.key_bytes, head.row_id_bytes)), head) &&
           columns(Stream(bytes.subspan(head.key_bytes + head.row_id_bytes, head.column_bytes)), head);
  }

  TableData out;

 private:
  bool keys(Stream in, std::uint32_t count) {
    out.nodes_.reserve(count);
    std::u16string units;
    for (std::uint32_t k = 0; k < count; ++k) {
      const std::size_t shared = in.byte();
      const std::string_view rest = in.until_nul();
      if (!in.ok || shared > key_.size()) return false;
      key_.resize(shared);
      key_ += rest;
      if (key_.size() > longest_key) return false;
      units.clear();
      decode(key_, [&units](std::uint32_t code) { append_utf16(units, code); });
      if (units.empty()) return false;
      key_starts_.emplace_back(key_, 0, format::longest_copy);
      if (!out.add_key(first_words_, units, static_cast<std::int32_t>(k))) return false;
    }
    return true;
  }

  bool row_ids(Stream in, const format::TableHeader& head) {
    std::uint32_t seen = 0;
    first_key_.reserve(head.rows);
    for (std::uint32_t k = 0; k < head.keys; ++k) {
      out.firsts_.push_back(static_cast<std::uint32_t>(out.row_of_.size()));
      for (bool more = true; more;) {
        const std::uint32_t value = in.varint();
        if (!in.ok || (value >> 1) > seen) return false;
        more = (value & 1) != 0;
        if (value < 2) first_key_.push_back(k);
        out.row_of_.push_back(value < 2 ? seen++ : seen - (value >> 1));
      }
    }
    out.firsts_.push_back(static_cast<std::uint32_t>(out.row_of_.size()));
    return seen == head.rows;
  }

  bool columns(Stream in, const format::TableHeader& head) {
    out.ends_.push_back(0);  // string 0 is empty
    for (std::uint32_t c = 0; c < head.columns; ++c) {
      TableData::Column column;
      column.name = in.until_nul();
      const std::uint8_t kind = in.byte();
      if (!in.ok || (kind != format::words && kind != format::choices)) return false;
      column.cells.reserve(head.rows);
      if (!(kind == format::words ? words(in, head.rows, column) : choices(in, head.rows, column))) return false;
      out.columns_.push_back(std::move(column));
    }
    return true;
  }

  bool words(Stream& in, std::uint32_t rows, TableData::Column& column) {
    for (std::uint32_t r = 0; r < rows; ++r) {
      std::string_view coded = in.until_nul();
      if (!in.ok) return false;
      if (coded.empty()) {
        column.cells.push_back(0);
        continue;
      }
      const auto first = static_cast<std::uint8_t>(coded[0]);
      if (first <= format::longest_copy) {
        const std::string& key = key_starts_[first_key_[r]];
        if (first > key.size()) return false;
        add_text(std::string_view(key).substr(0, first));
        coded.remove_prefix(1);
      }
      add_text(coded);
      column.cells.push_back(end_string());
    }
    return true;
  }

  bool choices(Stream& in, std::uint32_t rows, TableData::Column& column) {
    std::vector<std::uint32_t> list(in.byte());
    for (std::uint32_t& id : list) {
      add_text(in.until_nul());
      id = end_string();
    }
    for (std::uint32_t r = 0; r < rows; ++r) {
      const std::uint8_t choice = in.byte();
      if (!in.ok || choice >= list.size()) return false;
      column.cells.push_back(list[choice]);
    }
    return true;
  }

  void add_text(std::string_view coded) {
    decode(coded, [this](std::uint32_t code) { append_utf8(out.pool_, code); });
  }

  std::uint32_t end_string() {
    out.ends_.push_back(static_cast<std::uint32_t>(out.pool_.size()));
    return static_cast<std::uint32_t>(out.ends_.size()) - 1;
  }

  static constexpr std::size_t longest_key = 4096;

  FirstWords& first_words_;
  std::string key_;                       ///< the key before, in the letter code
  std::vector<std::string> key_starts_;   ///< what copy bytes may copy, by key
  std::vector<std::uint32_t> first_key_;  ///< row of the source -> the key that first names it
};

Result<TableData> TableData::unpack(std::span<const std::byte> bytes, std::uint16_t number, FirstWords& first_words) {
  TableUnpacker unpacker(number, first_words);
  if (!unpacker.unpack(bytes))
    return Error{ErrorCode::corrupt_data, -1, "The table file cannot be used: a table is damaged. Build it again."};
  return std::move(unpacker.out);
}

std::size_t TableData::slot(std::uint32_t hash, std::int32_t parent, std::u16string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  for (; slots_[i].node != none; i = (i + 1) & mask) {
    if (slots_[i].hash != hash) continue;
    const Node& n = nodes_[static_cast<std::size_t>(slots_[i].node)];
    if (n.parent == parent && std::u16string_view(words_).substr(n.word, n.length) == word) break;
  }
  return i;
}

std::int32_t TableData::child(std::int32_t parent, std::u16string_view word) const {
  if (parent == root) return first_words_->find(number_, word);
  return slots_[slot(hash_word(parent, word), parent, word)].node;
}

std::pair<int, int> TableData::rows(std::int32_t node) const {
  const auto key = static_cast<std::size_t>(nodes_[static_cast<std::size_t>(node)].key);
  return {static_cast<int>(firsts_[key]), static_cast<int>(firsts_[key + 1])};
}

bool TableData::add_key(FirstWords& first_words, std::u16string_view key, std::int32_t index) {
  std::int32_t node = root;
  for (std::size_t from = 0; from <= key.size();) {
    const std::size_t space = std::min(key.find(u' ', from), key.size());
    const std::u16string_view word = key.substr(from, space - from);
    if (node == root) {
      const auto next = static_cast<std::int32_t>(nodes_.size());
      node = first_words.add(number_, word, next);
      if (node == none) return false;
      if (node == next) add_node(root, word);
    } else {
      nodes_[static_cast<std::size_t>(node)].goes_on = true;
      node = add_child(node, word);
    }
    from = space + 1;
  }
  nodes_[static_cast<std::size_t>(node)].key = index;
  return true;
}

std::int32_t TableData::add_child(std::int32_t parent, std::u16string_view word) {
  const std::uint32_t hash = hash_word(parent, word);
  const std::size_t at = slot(hash, parent, word);
  if (slots_[at].node != none) return slots_[at].node;
  const auto node = static_cast<std::int32_t>(nodes_.size());
  slots_[at] = {hash, node};
  add_node(parent, word);
  if (nodes_.size() * 2 > slots_.size()) grow();
  return node;
}

void TableData::add_node(std::int32_t parent, std::u16string_view word) {
  nodes_.push_back({parent, static_cast<std::uint32_t>(words_.size()), static_cast<std::uint16_t>(word.size())});
  words_ += word;
}

void TableData::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& s : old) {
    if (s.node == none) continue;
    std::size_t i = s.hash & mask;
    while (slots_[i].node != none) i = (i + 1) & mask;
    slots_[i] = s;
  }
}

int TableData::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].name == name) return static_cast<int>(i) + 1;
  return -1;
}

std::string_view TableData::cell(int row, int column) const {
  assert(column != 0);  // the key's own column is not kept
  if (column < 0) return {};
  const std::uint32_t id = columns_[static_cast<std::size_t>(column) - 1].cells[row_of_[static_cast<std::size_t>(row)]];
  const std::uint32_t begin = id == 0 ? 0 : ends_[id - 1];
  return std::string_view(pool_).substr(begin, ends_[id] - begin);
}

}  // namespace khabar
