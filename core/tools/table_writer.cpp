#include "tools/table_writer.h"

#include <unicode/ucharstriebuilder.h>

#include <cstdlib>
#include <cstring>
#include <iostream>
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

class StringPool {
 public:
  StringPool() { add(""); }
  std::uint32_t add(const std::string& s) {
    const auto [it, fresh] = ids_.emplace(s, static_cast<std::uint32_t>(ids_.size()));
    if (fresh) {
      pool_ += s;
      ends_.push_back(static_cast<std::uint32_t>(pool_.size()));
    }
    return it->second;
  }
  const std::vector<std::uint32_t>& offsets() const { return ends_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
  const std::string& bytes() const { return pool_; }

 private:
  std::map<std::string, std::uint32_t> ids_;
  std::string pool_;
  std::vector<std::uint32_t> ends_{0};
};

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

using Cells = std::vector<std::uint32_t>;

std::string write_table(const std::string& name, const SourceTable& source) {
  StringPool pool;
  std::vector<std::uint32_t> columns;
  for (const std::string& c : source.columns) columns.push_back(pool.add(c));

  std::map<std::u16string, std::vector<Cells>> by_key;
  for (const auto& row : source.rows) {
    const auto forms = split_forms(row[0]);
    Cells cells{pool.add(forms[0])};
    for (std::size_t i = 1; i < row.size(); ++i) cells.push_back(pool.add(row[i]));
    for (const std::string& form : forms) {
      const auto wide = to_utf16(form);
      const std::u16string key = wide ? fold_key(*wide) : std::u16string();
      if (key.empty()) fail(name + ": a key is empty or not UTF-8 in the row of '" + row[0] + "'");
      auto& rows = by_key[key];
      bool seen = false;
      for (const Cells& other : rows) seen = seen || std::equal(other.begin() + 1, other.end(), cells.begin() + 1);
      if (!seen) rows.push_back(cells);
    }
  }

  UErrorCode status = U_ZERO_ERROR;
  icu::UCharsTrieBuilder builder(status);
  std::vector<std::uint32_t> groups{0};
  Cells cells;
  for (const auto& [key, rows] : by_key) {
    builder.add(icu::UnicodeString(key.data(), static_cast<std::int32_t>(key.size())),
                static_cast<std::int32_t>(groups.size()) - 1, status);
    for (const Cells& row : rows) cells.insert(cells.end(), row.begin(), row.end());
    groups.push_back(groups.back() + static_cast<std::uint32_t>(rows.size()));
  }
  icu::UnicodeString trie;
  if (!by_key.empty()) builder.buildUnicodeString(USTRINGTRIE_BUILD_SMALL, trie, status);
  if (U_FAILURE(status)) fail(name + ": the trie cannot be built: " + u_errorName(status));

  format::TableHeader head{};
  head.columns = static_cast<std::uint32_t>(columns.size());
  head.rows = groups.back();
  head.groups = static_cast<std::uint32_t>(groups.size()) - 1;
  head.strings = pool.size();
  head.trie_units = static_cast<std::uint32_t>(trie.length());
  head.pool_bytes = static_cast<std::uint32_t>(pool.bytes().size());
  std::string out;
  append(out, &head, 1);
  append(out, columns.data(), columns.size());
  append(out, groups.data(), groups.size());
  append(out, cells.data(), cells.size());
  append(out, pool.offsets().data(), pool.offsets().size());
  append(out, trie.getBuffer(), static_cast<std::size_t>(trie.length()));
  append(out, pool.bytes().data(), pool.bytes().size());
  return out;
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
  for (const auto& [name, table] : tables) add(name, format::table, write_table(name, table));
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
