// The whole pipeline: text in, Document out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "khabar/analysis.h"
#include "khabar/error.h"

namespace khabar {

/// No text longer than this is taken (UTF-16 code units): offsets are 32-bit and results grow with the text.
inline constexpr std::size_t max_text_length = 64u << 20;

struct Options {
  std::optional<Date> published;                       ///< the article's date; without it relative times have no value
  int sentences = 0;                                   ///< how many sentences the summary gives; 0 for the usual number
  bool tokens = false;                                 ///< whether the JSON has the layer `tokens`
  NameGuidelines guidelines = NameGuidelines::khabar;  ///< by whose rules persons, organisations and places are marked
};

/// Reads "2023-09-18". Errors: invalid_date (also for 31 February).
Result<Date> parse_date(std::string_view text);

/// Reads {"published":"2023-09-18"|null,"sentences":4,"tokens":true,"guidelines":"khabar"|"newswire"}; an empty string
/// gives the defaults.
/// Errors: invalid_json, invalid_options, invalid_date.
Result<Options> options_from_json(std::string_view json);
/// Reads "khabar" or "newswire". Errors: invalid_options.
Result<NameGuidelines> parse_guidelines(std::string_view name);

/// Tables and models, loaded once; immutable, so that many threads may use one.
class Analyzer {
 public:
  /// From the tables that are built into the library. Errors: corrupt_data.
  static Result<Analyzer> create();
  /// From a table file in memory, which must outlive the Analyzer. Errors: corrupt_data.
  static Result<Analyzer> create(std::span<const std::byte> blob);

  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// Analyses any UTF-16 text, lone surrogates and NULs included; move a long one, which the Document then keeps.
  /// Errors: text_too_long, invalid_date.
  Result<Document> analyze(std::u16string text, const Options& options = {}) const;

 private:
  struct Stages;
  explicit Analyzer(std::unique_ptr<Stages> stages);
  std::unique_ptr<Stages> stages_;
};

}  // namespace khabar
