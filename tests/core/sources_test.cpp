#include <catch2/catch_test_macros.hpp>

#include "khabar/utf.h"
#include "support/support.h"

using namespace khabar;
using test::words;

namespace {

/// The source of the event at `trigger`: the entity's name, else its words; "-" for none.
std::string source(const Document& doc, std::string_view trigger) {
  for (const Event& e : doc.events)
    if (words(doc, e.trigger) == trigger) {
      if (!e.source) return "-";
      return e.source->entity < 0 ? words(doc, e.source->span)
                                  : to_utf8(doc.entities[static_cast<std::size_t>(e.source->entity)].name);
    }
  return "no event";
}

}  // namespace

TEST_CASE("who is named after حسب and its like is the source", "[sources]") {
  for (const char* link :
       {"حسب وزارة الداخلية", "وفق وزارة الداخلية", "نقلا عن وزارة الداخلية", "وفقا لوزارة الداخلية",
        "بحسب وزارة الداخلية", "حسب ما ورد في بلاغ صادر عن وزارة الداخلية", "وفقا لما جاء في بيان وزارة الداخلية"}) {
    const Document doc = test::analyze(std::string("قتل ثلاثة جنود في هجوم مسلح، ") + link + ".");
    INFO(link);
    CHECK(source(doc, "هجوم") == "وزارة الداخلية");
  }
}

TEST_CASE("laws, customs and opinions after حسب are no sources", "[sources]") {
  for (const char* link : {"حسب القانون", "وفق الأصول", "حسب الحاجة", "وفقا للدستور"}) {
    const Document doc = test::analyze(std::string("اعتقلت الشرطة ثلاثة أشخاص ") + link + ".");
    INFO(link);
    CHECK(source(doc, "اعتقلت") == "-");
  }
}

TEST_CASE("nested speech has the inner speaker", "[sources]") {
  const Document doc = test::analyze("قال سيرغي لافروف إن فلاديمير بوتين أكد أن الجيش قصف المدينة.");
  CHECK(source(doc, "قصف") == "فلاديمير بوتين");
  CHECK(source(doc, "أكد") == "سيرغي لافروف");
}

TEST_CASE("who says something is not the source of his saying it", "[sources]") {
  const Document doc = test::analyze("أعلنت وزارة الداخلية عن اعتقال ثلاثة أشخاص.");
  CHECK(source(doc, "أعلنت") == "-");
  CHECK(source(doc, "اعتقال") == "وزارة الداخلية");
}
