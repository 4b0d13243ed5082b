#include "support/support.h"

#include <catch2/catch_test_macros.hpp>

namespace khabar::test {

const Analyzer& analyzer() {
  static const auto made = Analyzer::create();
  REQUIRE(made);
  return *made;
}

Document analyze(std::string_view text, std::string_view published) {
  Options options;
  if (!published.empty()) {
    const auto date = parse_date(published);
    REQUIRE(date);
    options.published = *date;
  }
  auto doc = analyzer().analyze(u16(text), options);
  REQUIRE(doc);
  REQUIRE(check_invariants(*doc) == "");
  return *std::move(doc);
}

std::string words(const Document& doc, Span span) { return to_utf8(doc.at(span)); }

std::u16string u16(std::string_view text) {
  const auto wide = to_utf16(text);
  REQUIRE(wide);
  return *wide;
}

}  // namespace khabar::test
