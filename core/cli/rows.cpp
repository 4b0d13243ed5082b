#include "cli/rows.h"

#include <nlohmann/json.hpp>

namespace khabar::cli {
namespace {

using Json = nlohmann::json;

Json parse(std::string_view line) { return Json::parse(line, nullptr, false); }

/// Only what nests no deeper than itself: writing goes one call deeper with each bracket.
bool can_be_id(const Json& id) { return id.is_null() || id.is_string() || id.is_number(); }

Json id_in(const Json& row) {
  if (!row.is_object()) return nullptr;
  const auto id = row.find("id");
  return id != row.end() && can_be_id(*id) ? *id : Json(nullptr);
}

std::string print(const Json& id) { return id.dump(-1, ' ', false, Json::error_handler_t::replace); }

RowResult failed(const Json& id, const Error& error) {
  return {"{\"id\":" + print(id) + ",\"error\":" + to_json(error) + "}", error};
}

/// The date of a row; the error says what is wrong with it.
Result<std::optional<Date>> date_of(const Json& row) {
  const auto published = row.find("published");
  if (published == row.end() || published->is_null()) return std::optional<Date>();
  if (!published->is_string())
    return Error{ErrorCode::invalid_date, -1, "`published` is to be a string of the form YYYY-MM-DD, or null."};
  const auto date = parse_date(published->get_ref<const std::string&>());
  if (!date) return date.error();
  return std::optional<Date>(*date);
}

}  // namespace

RowResult analyze_row(const Analyzer& analyzer, std::string_view line, Options options) {
  const Json row = parse(line);
  if (!row.is_object()) return failed(nullptr, {ErrorCode::invalid_json, -1, "The line is not a JSON object."});
  const Json id = id_in(row);
  if (row.contains("id") && !can_be_id(row["id"]))
    return failed(id, {ErrorCode::invalid_json, -1, "`id` is to be a string, a number or null."});
  if (!row.contains("text") || !row["text"].is_string())
    return failed(id, {ErrorCode::invalid_json, -1, "The line has no string `text`."});
  const auto date = date_of(row);
  if (!date) return failed(id, date.error());
  options.published = *date;
  auto text = to_utf16(row["text"].get_ref<const std::string&>());
  if (!text) return failed(id, text.error());
  const auto doc = analyzer.analyze(std::move(*text), options);
  if (!doc) return failed(id, doc.error());
  return {"{\"id\":" + print(id) + ",\"analysis\":" + to_json(*doc, options) + "}", std::nullopt};
}

std::string id_of(std::string_view line) { return print(id_in(parse(line))); }

}  // namespace khabar::cli
