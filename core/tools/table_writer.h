// Makes the block of tables out of rows of strings.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace khabar::tools {

/// A table as its source has it: cell 0 of a row is the key, one or more forms joined by '|'.
struct SourceTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// The block with all tables and model files (core/lexicon/format.h), the same bytes for the same input. Ends the
/// program with a message on standard error when a table cannot be written.
std::string write_block(const std::map<std::string, SourceTable>& tables,
                        const std::map<std::string, std::string>& models);

}  // namespace khabar::tools
