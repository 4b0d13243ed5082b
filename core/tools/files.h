// The files that trainers read and write.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace khabar::tools {

/// An article for training: ID.json with what is right of it, ID.gold.json.
struct GoldFile {
  std::string id;
  nlohmann::json article, gold;
};

/// The pairs of `dir`, sorted by name. Throws where the folder cannot be read or a file is no JSON.
std::vector<GoldFile> read_gold_files(const std::string& dir);

/// Writes a file and prints its size; false where that fails.
bool write_file(const std::string& path, const std::string& bytes);

}  // namespace khabar::tools
