#include "tools/table_writer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <set>
#include <span>

#include "khabar/utf.h"
#include "lexicon/format.h"
#include "text/fold.h"

namespace khabar::tools {
namespace {

[[noreturn]] void fail(const std::string& message) {
  std::cerr << "compile_data: " << message << '\n';
  std::exit(1);
}

template <class T>
void append(std::string& out, const T* values, std::size_t count) {
  if (count > 0) out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
  while (out.size() % 4 != 0) out.push_back('\0');
}

std::vector<std::string> split_forms(const std::string& cell) {
  std::vector<std::string> forms;
  std::size_t from = 0;
  for (std::size_t bar = cell.find('|'); bar != std::string::npos; bar = cell.find('|', from)) {
    forms.push_back(cell.substr(from, bar - from));
    from = bar + 1;
  }
  forms.push_back(cell.substr(from));
  return forms;
}

/// Text in the letter code of format.h.
std::string code(const std::u32string& text, const std::string& where) {
  std::string out;
  for (char32_t c : text) {
    if (c >= 0x20 && c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c >= 0x600 && c < 0x680) {
      out.push_back(static_cast<char>(0x80 | (c & 0x7F)));
    } else {
      if (c >= 1u << 18) fail(where + ": a character that tables cannot hold");
      out.push_back(static_cast<char>(format::escape));
      for (int shift = 0; shift < 18; shift += 6) out.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F)));
    }
  }
  return out;
}

std::u32string code_points(std::u16string_view text) {
  std::u32string out;
  for (char16_t c : text) {
    const bool low = c >= 0xDC00 && c < 0xE000;
    if (low && !out.empty() && out.back() >= 0xD800 && out.back() < 0xDC00)
      out.back() = 0x10000 + ((out.back() - 0xD800) << 10) + (c - 0xDC00u);
    else
      out.push_back(c);
  }
  return out;
}

std::string code(const std::string& utf8, const std::string& where) {
  const auto wide = to_utf16(utf8);
  if (!wide) fail(where + ": '" + utf8 + "' is not UTF-8");
  return code(code_points(*wide), where);
}

void append_varint(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

std::size_t common_prefix(const std::string& a, const std::string& b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin()).first -
                                  a.begin());
}

/// The key as Document::key has it where words after the first are contractions: لل is read ل + ال.
std::u16string without_contractions(const std::u16string& key) {
  std::u16string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    out += key[i];
    if (key[i] == u' ' && key.compare(i + 1, 2, u"لل") == 0) {
      out += u"لال";
      i += 2;
    }
  }
  return out;
}

/// The keys of a table with the rows of each, by index into the source; equal rows of one key are one.
std::map<std::u16string, std::vector<std::size_t>> rows_by_key(const std::string& name, const SourceTable& source) {
  std::map<std::u16string, std::vector<std::size_t>> out;
  for (std::size_t r = 0; r < source.rows.size(); ++r) {
    const auto& row = source.rows[r];
    for (const std::string& form : split_forms(row[0])) {
      const auto wide = to_utf16(form);
      const std::u16string key = wide ? fold_key(*wide) : std::u16string();
      if (key.empty()) fail(name + ": a key is empty or not UTF-8 in the row of '" + row[0] + "'");
      for (const std::u16string& k : std::set<std::u16string>{key, without_contractions(key)}) {
        auto& rows = out[k];
        const bool seen = std::any_of(rows.begin(), rows.end(), [&](std::size_t other) {
          return std::equal(row.begin() + 1, row.end(), source.rows[other].begin() + 1);
        });
        if (!seen) rows.push_back(r);
      }
    }
  }
  return out;
}

/// The table as it is shipped: columns whose name begins with # are for those who read the source.
SourceTable without_notes(const SourceTable& source) {
  SourceTable out;
  const auto take = [&](const std::vector<std::string>& cells) {
    std::vector<std::string> taken;
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (!source.columns[c].starts_with('#')) taken.push_back(cells[c]);
    return taken;
  };
  for (const auto& row : source.rows) out.rows.push_back(take(row));
  out.columns = take(source.columns);
  return out;
}

/// A row as the block has it, and the key that first names it.
struct PackedRow {
  const std::vector<std::string>* cells;
  std::string key;
};

std::string write_words(const std::vector<PackedRow>& rows, std::size_t column, const std::string& where) {
  std::string out(1, static_cast<char>(format::words));
  for (const PackedRow& row : rows) {
    const std::string cell = code((*row.cells)[column], where);
    const std::size_t shared = std::min<std::size_t>(common_prefix(cell, row.key), format::longest_copy);
    // A copy must not cut an escape in two.
    const bool copies = shared >= 2 && cell.substr(0, shared).find(static_cast<char>(format::escape)) == cell.npos;
    if (copies) out.push_back(static_cast<char>(shared));
    out.append(cell, copies ? shared : 0);
    out.push_back('\0');
  }
  return out;
}

std::string write_column(const std::vector<PackedRow>& rows, std::size_t column, const std::string& where) {
  std::map<std::string, std::size_t> choices;
  for (const PackedRow& row : rows) choices.emplace((*row.cells)[column], 0);
  if (choices.size() > format::most_choices) return write_words(rows, column, where);
  std::string out{static_cast<char>(format::choices), static_cast<char>(choices.size())};
  std::size_t next = 0;
  for (auto& [text, index] : choices) {
    index = next++;
    out += code(text, where);
    out.push_back('\0');
  }
  for (const PackedRow& row : rows) out.push_back(static_cast<char>(choices[(*row.cells)[column]]));
  return out;
}

std::string write_table(const std::string& name, const SourceTable& source) {
  constexpr std::size_t unseen = ~std::size_t{0};
  std::string keys, row_ids, last_key;
  std::vector<PackedRow> rows;
  std::vector<std::size_t> place(source.rows.size(), unseen);
  const auto by_key = rows_by_key(name, source);
  for (const auto& [key, list] : by_key) {
    const std::string coded = code(code_points(key), name);
    const std::size_t shared = std::min<std::size_t>(common_prefix(coded, last_key), 255);
    keys.push_back(static_cast<char>(shared));
    keys.append(coded, shared);
    keys.push_back('\0');
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::size_t& at = place[list[i]];
      append_varint(row_ids,
                    static_cast<std::uint32_t>((at == unseen ? 0 : rows.size() - at) * 2 + (i + 1 < list.size())));
      if (at != unseen) continue;
      at = rows.size();
      rows.push_back({&source.rows[list[i]], coded});
    }
    last_key = coded;
  }
  std::string columns;
  for (std::size_t c = 1; c < source.columns.size(); ++c)
    columns += source.columns[c] + '\0' + write_column(rows, c, name + ", column " + source.columns[c]);

  format::TableHeader head{};
  head.columns = static_cast<std::uint32_t>(source.columns.size()) - 1;
  head.rows = static_cast<std::uint32_t>(rows.size());
  head.keys = static_cast<std::uint32_t>(by_key.size());
  head.key_bytes = static_cast<std::uint32_t>(keys.size());
  head.row_id_bytes = static_cast<std::uint32_t>(row_ids.size());
  head.column_bytes = static_cast<std::uint32_t>(columns.size());
  std::string out;
  append(out, &head, 1);
  return out + keys + row_ids + columns;
}

}  // namespace

std::string write_block(const std::map<std::string, SourceTable>& tables,
                        const std::map<std::string, std::string>& models) {
  std::vector<format::TocEntry> toc;
  std::string body;
  const std::size_t start = sizeof(format::Header) + (tables.size() + models.size()) * sizeof(format::TocEntry);
  const auto add = [&](const std::string& name, format::Kind kind, const std::string& bytes) {
    format::TocEntry entry{};
    if (name.size() >= sizeof(entry.name)) fail("the name '" + name + "' is too long");
    std::memcpy(entry.name, name.data(), name.size());
    entry.kind = kind;
    entry.offset = static_cast<std::uint32_t>(start + body.size());
    entry.size = static_cast<std::uint32_t>(bytes.size());
    toc.push_back(entry);
    append(body, bytes.data(), bytes.size());
  };
  for (const auto& [name, table] : tables) add(name, format::table, write_table(name, without_notes(table)));
  for (const auto& [name, bytes] : models) add(name, format::model, bytes);
  std::string rest;
  append(rest, toc.data(), toc.size());
  rest += body;
  format::Header header{};
  header.magic = format::magic;
  header.version = format::version;
  header.size = static_cast<std::uint32_t>(sizeof(header) + rest.size());
  header.checksum = format::checksum(std::as_bytes(std::span(rest)));
  header.table_count = static_cast<std::uint32_t>(toc.size());
  return std::string(reinterpret_cast<const char*>(&header), sizeof(header)) + rest;
}

}  // namespace khabar::tools
