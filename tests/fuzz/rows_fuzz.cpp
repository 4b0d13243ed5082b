// Any line of JSON Lines: one line of JSON comes out, with an analysis or an error.
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/rows.h"
#include "opened_analyzer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  khabar::Options options;
  options.tokens = size % 2 == 0;
  const auto result = khabar::cli::analyze_row(analyzer(), line, options);
  if (result.line.find('\n') != std::string::npos) std::abort();
  const auto row = nlohmann::json::parse(result.line, nullptr, false);
  if (!row.is_object() || row.contains("analysis") == row.contains("error")) std::abort();
  return 0;
}
