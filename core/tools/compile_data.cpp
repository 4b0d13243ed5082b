// compile_data OUT DIR: reads every table (NAME.tsv and NAME.PART.tsv, several files of one table) under DIR, adds
// those that CLDR gives, and writes the block of tables.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "tools/cldr_tables.h"
#include "tools/table_writer.h"

namespace {

using khabar::tools::SourceTable;

std::vector<std::string> split_cells(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', from)) {
    cells.push_back(line.substr(from, tab - from));
    from = tab + 1;
  }
  cells.push_back(line.substr(from));
  return cells;
}

/// Adds the rows of one file. A row may leave out empty cells at its end; one with too many is an error, and so is a
/// second file of the same table with other columns.
bool read_table(const std::filesystem::path& path, SourceTable& table) {
  std::ifstream in(path);
  std::string line;
  bool has_columns = false;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = split_cells(line);
    if (!has_columns) {
      if (!table.columns.empty() && table.columns != cells) {
        std::cerr << path.string() << ':' << number << ": other columns than in the table's first file\n";
        return false;
      }
      table.columns = std::move(cells);
      has_columns = true;
      continue;
    }
    if (cells.size() > table.columns.size()) {
      std::cerr << path.string() << ':' << number << ": " << cells.size() << " cells, but the table has "
                << table.columns.size() << " columns\n";
      return false;
    }
    cells.resize(table.columns.size());
    table.rows.push_back(std::move(cells));
  }
  return has_columns;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_data OUT DIR\n";
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[2]))
    if (entry.path().extension() == ".tsv" || entry.path().extension() == ".bin") files.push_back(entry.path());
  std::sort(files.begin(), files.end());

  std::map<std::string, SourceTable> tables;
  std::map<std::string, std::string> models;
  std::map<std::string, std::filesystem::path> folders;  // where the files of a table lie
  khabar::tools::add_cldr_tables(tables);
  for (const auto& path : files) {
    const std::string stem = path.stem().string();
    if (path.extension() == ".bin") {
      std::ifstream in(path, std::ios::binary);
      models[stem].assign(std::istreambuf_iterator<char>(in), {});
      continue;
    }
    // places.tsv, places.tunisia.tsv … are one table.
    const std::string name = stem.substr(0, stem.find('.'));
    const auto [owner, fresh] = folders.emplace(name, path.parent_path());
    if (!fresh && owner->second != path.parent_path()) {
      std::cerr << path.string() << ": a second table called " << name << '\n';
      return 1;
    }
    if (!read_table(path, tables[name])) return 1;
  }
  const std::string block = khabar::tools::write_block(tables, models);
  std::ofstream out(argv[1], std::ios::binary);
  out << block;
  out.close();
  if (!out) {
    std::cerr << "compile_data: cannot write " << argv[1] << '\n';
    return 1;
  }
  std::cout << tables.size() << " tables, " << block.size() << " bytes\n";
  return 0;
}
