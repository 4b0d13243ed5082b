// The schema and the C++ enumerations name the same types. (The page's tests hold the TypeScript types against the
// schema; documents are validated against it in tests/wasm.)
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "khabar/names.h"
#include "support/support.h"

using namespace khabar;
using Json = nlohmann::json;

namespace {

const Json& schema() {
  static const Json read = [] {
    std::ifstream in(KHABAR_TEST_DIR "/../core/json/analysis.schema.json");
    return Json::parse(in);
  }();
  return read;
}

template <class E>
std::vector<std::string> all_names(std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(name(static_cast<E>(i)));
  return out;
}

template <class E>
void check_same(const Json& at) {
  const auto expected = at["enum"].get<std::vector<std::string>>();
  CHECK(all_names<E>(expected.size()) == expected);
}

const Json& item(const char* layer, const char* field) {
  return schema()["properties"][layer]["items"]["properties"][field];
}

}  // namespace

TEST_CASE("the schema names the types as the code does", "[schema]") {
  check_same<MentionType>(schema()["$defs"]["mentionType"]);
  check_same<EventType>(schema()["$defs"]["eventType"]);
  check_same<TimeType>(item("times", "type"));
  check_same<Calendar>(item("times", "calendar"));
  check_same<QuantityKind>(item("quantities", "kind"));
  check_same<QuoteKind>(item("quotes", "kind"));
  check_same<Status>(item("events", "status"));
  check_same<CountKind>(item("events", "counts")["items"]["properties"]["kind"]);
  check_same<Pos>(item("tokens", "pos"));
}

TEST_CASE("the names lead back to their values", "[schema]") {
  CHECK(event_type("VOTE") == EventType::VOTE);
  CHECK(mention_type("FAC") == MentionType::FAC);
  CHECK(count_kind("missing") == CountKind::missing);
  CHECK(quantity_kind("MONEY") == QuantityKind::MONEY);
  CHECK(status("negated") == Status::negated);
  CHECK(pos("X") == Pos::X);
  CHECK_FALSE(event_type("vote"));
}

TEST_CASE("a document has the fields that the schema requires", "[schema]") {
  const Document doc = test::analyze("وصل الوزير إلى تونس.");
  Options options;
  options.tokens = true;
  const Json json = Json::parse(to_json(doc, options));
  for (const auto& field : schema()["required"]) CHECK(json.contains(field.get<std::string>()));
  for (const auto& [field, value] : json.items()) CHECK(schema()["properties"].contains(field));
}
