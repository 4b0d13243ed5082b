#include "tools/files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace khabar::tools {

std::vector<GoldFile> read_gold_files(const std::string& dir) {
  constexpr std::string_view ending = ".gold.json";
  std::vector<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator(dir))
    if (const std::string name = entry.path().filename().string(); name.ends_with(ending))
      ids.push_back(name.substr(0, name.size() - ending.size()));
  std::sort(ids.begin(), ids.end());
  const auto read = [&dir](const std::string& name) {
    std::ifstream in(dir + "/" + name);
    return nlohmann::json::parse(in);
  };
  std::vector<GoldFile> out;
  for (const std::string& id : ids) out.push_back({id, read(id + ".json"), read(id + std::string(ending))});
  return out;
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  std::printf("%s: %zu bytes\n", path.c_str(), bytes.size());
  return static_cast<bool>(out);
}

}  // namespace khabar::tools
