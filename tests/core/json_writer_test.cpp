#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "json/writer.h"
#include "khabar/khabar.h"
#include "support/support.h"

using namespace khabar;

namespace {

template <class... Values>
std::string written(const Values&... values) {
  JsonWriter out;
  out.open('[');
  (out.value(values), ...);
  out.close(']');
  return out.take();
}

}  // namespace

TEST_CASE("strings are escaped as JSON asks", "[json]") {
  CHECK(written("a\"b\\c\n\t\x01") == "[\"a\\\"b\\\\c\\n\\t\\u0001\"]");
  CHECK(written(std::u16string_view(u"قال \"نعم\"\r")) == "[\"قال \\\"نعم\\\"\\r\"]");
  CHECK(written(std::u16string_view(u"\U0001F600 é ﻻ")) == "[\"\U0001F600 é ﻻ\"]");
  const char16_t lone[] = {u'a', 0xD800, u'b', 0xDC00};
  CHECK(written(std::u16string_view(lone, 4)) == "[\"a\uFFFDb\uFFFD\"]");
}

TEST_CASE("numbers are as short as they read back", "[json]") {
  CHECK(written(1, -7, std::size_t{12}, true, nullptr) == "[1,-7,12,true,null]");
  CHECK(written(0.1, 2.5e-7, 1e300) == "[0.1,2.5e-07,1e+300]");
}

TEST_CASE("scores have four decimals, and no more digits than they need", "[json]") {
  for (const double score : {0.0, 1.0, 0.5, 0.12344, 0.12346, 0.99999, 0.00004, 0.0001, 12.25, 123456.78912, -0.5}) {
    JsonWriter out;
    out.rounded(score);
    CHECK(out.take() == nlohmann::json(std::round(score * 10000) / 10000).dump());
  }
}

TEST_CASE("a document handed on in pieces has the same bytes", "[json]") {
  std::u16string text;
  for (int i = 0; i < 400; ++i)
    text += u"وصل وزير الخارجية الصيني وانج يي إلى موسكو يوم الاثنين وقال إن الزيارة مهمة. ";
  Options options;
  options.tokens = true;
  const Document doc = *test::analyzer().analyze(text, options);
  std::string joined;
  int pieces = 0;
  write_json(doc, options, [&](std::string_view piece) {
    joined += piece;
    ++pieces;
  });
  CHECK(joined == to_json(doc, options));
  CHECK(pieces > 1);
}
