#include <nlohmann/json.hpp>

#include "khabar/analyzer.h"

namespace khabar {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

Error bad(const char* message) { return {ErrorCode::invalid_options, -1, message}; }

}  // namespace

Result<Date> parse_date(std::string_view text) {
  const Error error{ErrorCode::invalid_date, -1,
                    "'" + std::string(text.substr(0, 40)) + "' is no date of the form YYYY-MM-DD."};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return error;
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return error;
    parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  const Date date{parts[0], parts[1], parts[2]};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > days_in(date.year, date.month))
    return error;
  return date;
}

Result<NameGuidelines> parse_guidelines(std::string_view name) {
  if (name == "khabar") return NameGuidelines::khabar;
  if (name == "newswire") return NameGuidelines::newswire;
  return bad("`guidelines` is to be \"khabar\" or \"newswire\".");
}

Result<Options> options_from_json(std::string_view json) {
  Options options;
  if (json.empty()) return options;
  const auto root = nlohmann::json::parse(json, nullptr, false);
  if (root.is_discarded() || !root.is_object())
    return Error{ErrorCode::invalid_json, -1, "The options are not a JSON object."};
  for (const auto& [key, value] : root.items()) {
    if (key == "published") {
      if (value.is_null()) continue;
      if (!value.is_string()) return bad("`published` is to be a string of the form YYYY-MM-DD, or null.");
      const auto date = parse_date(value.get_ref<const std::string&>());
      if (!date) return date.error();
      options.published = *date;
    } else if (key == "sentences") {
      if (!value.is_number_integer() || value.get<double>() < 0 || value.get<double>() > 1e6)
        return bad("`sentences` is to be a whole number from 0 to 1000000.");
      options.sentences = value.get<int>();
    } else if (key == "tokens") {
      if (!value.is_boolean()) return bad("`tokens` is to be true or false.");
      options.tokens = value.get<bool>();
    } else if (key == "guidelines") {
      const auto guidelines = parse_guidelines(value.is_string() ? value.get_ref<const std::string&>() : "");
      if (!guidelines) return guidelines.error();
      options.guidelines = *guidelines;
    }
  }
  return options;
}

}  // namespace khabar
