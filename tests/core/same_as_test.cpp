#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;

namespace {

/// The word of the first event that the last event at `trigger` is the same as; "-" for none.
std::string first_of(const Document& doc, std::string_view trigger) {
  std::string out = "no event";
  for (const Event& e : doc.events)
    if (test::words(doc, e.trigger) == trigger)
      out = e.same_as < 0 ? "-" : test::words(doc, doc.events[static_cast<std::size_t>(e.same_as)].trigger);
  return out;
}

}  // namespace

TEST_CASE("an event named again by its noun is the same", "[same_as]") {
  CHECK(first_of(
            test::analyze("زار إيمانويل ماكرون ألمانيا يوم الاثنين. وتأتي زيارة إيمانويل ماكرون إلى ألمانيا بعد توتر."),
            "زيارة") == "زار");
  CHECK(first_of(test::analyze("اعتقلت الشرطة ثلاثة أشخاص في باريس. وتم الاعتقال بعد مطاردة."), "الاعتقال") ==
        "اعتقلت");
}

TEST_CASE("events with other parties, places, times or counts are others", "[same_as]") {
  CHECK(first_of(test::analyze("زار إيمانويل ماكرون ألمانيا يوم الاثنين. زار إيمانويل ماكرون إيطاليا يوم الثلاثاء."),
                 "زار") == "-");
  CHECK(first_of(test::analyze("زار إيمانويل ماكرون ألمانيا. ستزور أنغيلا ميركل ألمانيا."), "تزور") == "-");
  CHECK(first_of(test::analyze("قتل ثلاثة جنود في مالي. قتل سبعة جنود في النيجر."), "قتل") == "-");
}

TEST_CASE("a verbal noun with an object of its own tells of another event", "[same_as]") {
  CHECK(first_of(test::analyze("تم القبض على لص في تونس. وتم القبض على مهرب بعد ذلك."), "القبض") == "-");
}

TEST_CASE("an event that happened is not one that was denied", "[same_as]") {
  CHECK(first_of(test::analyze("زار إيمانويل ماكرون ألمانيا. لم يزر إيمانويل ماكرون ألمانيا."), "يزر") == "-");
}

TEST_CASE("statements are not linked", "[same_as]") {
  CHECK(first_of(test::analyze("قال إيمانويل ماكرون إن الوضع صعب. قال إيمانويل ماكرون إن الحل قريب."), "قال") == "-");
}
