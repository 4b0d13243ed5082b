// compile_data OUT DIR: reads every table (*.tsv) under DIR, adds those that CLDR gives, and writes the block of
// tables.

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

/// A row may leave out empty cells at its end; one with too many is an error.
bool read_table(const std::filesystem::path& path, SourceTable& table) {
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = split_cells(line);
    if (table.columns.empty()) {
      table.columns = std::move(cells);
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
  return !table.columns.empty();
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
  khabar::tools::add_cldr_tables(tables);
  for (const auto& path : files) {
    const std::string name = path.stem().string();
    if (path.extension() == ".bin") {
      std::ifstream in(path, std::ios::binary);
      models[name].assign(std::istreambuf_iterator<char>(in), {});
      continue;
    }
    if (tables.count(name) != 0) {
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
