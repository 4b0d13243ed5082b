#include <catch2/catch_test_macros.hpp>

#include "khabar/names.h"
#include "support/support.h"

using namespace khabar;
using test::words;

namespace {

/// "kind value words" of the counts of all events.
std::vector<std::string> counts(const std::string& text) {
  const Document doc = test::analyze(text);
  std::vector<std::string> out;
  for (const Event& e : doc.events)
    for (const Count& c : e.counts)
      out.push_back(std::string(name(c.kind)) + " " + std::to_string(static_cast<long long>(c.value)) + " " +
                    words(doc, c.span));
  return out;
}

using Counts = std::vector<std::string>;

}  // namespace

TEST_CASE("people who are counted by what became of them", "[counts]") {
  CHECK(counts("أسفر القصف عن مقتل 12 شخصا.") == Counts{"killed 12 12"});
  CHECK(counts("أدى الانفجار إلى إصابة ثمانية أشخاص.") == Counts{"injured 8 ثمانية"});
  CHECK(counts("أسفر الهجوم عن مقتل شخصين.") == Counts{"killed 2 شخصين"});
  CHECK(counts("اعتقلت الشرطة 5 أشخاص.") == Counts{"arrested 5 5"});
}

TEST_CASE("amounts and shares of an event", "[counts]") {
  CHECK(counts("ارتفعت الأسعار بنسبة 5 بالمئة.") == Counts{"percent 5 5 بالمئة"});
  CHECK(counts("اشترت الشركة المصنع بمبلغ 3 ملايين دولار.") == Counts{"money 3000000 3 ملايين دولار"});
}

TEST_CASE("lengths of time, ages and numbered names count nothing", "[counts]") {
  CHECK(counts("استمر القصف ثلاث ساعات.").empty());
  CHECK(counts("قتل شاب يبلغ من العمر 24 سنة.").empty());
  CHECK(counts("انفجرت القنبلة قرب المنزل رقم 7 بالمدينة.").empty());
}

TEST_CASE("tens and thousands of somebody are no number", "[counts]") {
  CHECK(counts("أصيب عشرات المتظاهرين في القاهرة.").empty());
  CHECK(counts("أسفر الزلزال عن مقتل أكثر من مئة شخص.") == Counts{"killed 100 مئة"});
}

TEST_CASE("a word right before the number says what became of the people", "[counts]") {
  CHECK(counts("قتل 16 شخصا وأصيب 35 آخرون في انفجار بالمدينة.") == Counts{"killed 16 16", "injured 35 35"});
  CHECK(counts("ألقت الشرطة القبض على اثنين منهم.") == Counts{"arrested 2 اثنين"});
  CHECK(counts("ارتفعت الأسعار خلال 2015 في البلاد.").empty());
}
