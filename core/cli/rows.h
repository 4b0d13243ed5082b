// JSON Lines: one row in, one line out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/khabar.h"

namespace khabar::cli {

/// What became of one row: its line of output (UTF-8, without a line end) and, if it could not be analysed, why.
struct RowResult {
  std::string line;
  std::optional<Error> error;
};

/// {"id","text","published"?} to {"id","analysis"}, or {"id","error"} where the row or its text cannot be used. `id` is
/// a string, a number or null, and comes out as it came in. `options` are those of all rows; the date is the row's own.
/// Never fails otherwise, whatever the bytes.
RowResult analyze_row(const Analyzer& analyzer, std::string_view row, Options options);

/// The `id` of a row or of a line of output as JSON text; "null" where there is none.
std::string id_of(std::string_view line);

}  // namespace khabar::cli
