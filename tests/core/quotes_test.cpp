#include "quotes/quotes.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;
using test::words;

namespace {

std::string speaker(const Document& doc, const Quote& q) {
  if (!q.speaker) return "";
  if (q.speaker->entity < 0) return words(doc, q.speaker->span);
  return to_utf8(doc.entities[static_cast<std::size_t>(q.speaker->entity)].name);
}

}  // namespace

TEST_CASE("direct speech has its speaker and cue", "[quotes]") {
  const Document doc = test::analyze("وقال إيمانويل ماكرون \"لن نترك حلفاءنا وحدهم في هذه الأزمة\" أمام البرلمان.");
  REQUIRE(doc.quotes.size() == 1);
  CHECK(doc.quotes[0].kind == QuoteKind::direct);
  CHECK(words(doc, doc.quotes[0].span) == "لن نترك حلفاءنا وحدهم في هذه الأزمة");
  CHECK(speaker(doc, doc.quotes[0]) == "إيمانويل ماكرون");
  REQUIRE(doc.quotes[0].cue);
  CHECK(words(doc, *doc.quotes[0].cue) == "قال");
}

TEST_CASE("marks of any shape open and close speech", "[quotes]") {
  for (const char* text :
       {"قال محمود عباس: «سنواصل العمل من أجل السلام».", "قال محمود عباس: “سنواصل العمل من أجل السلام”.",
        "قال محمود عباس: ”سنواصل العمل من أجل السلام\"."}) {
    const Document doc = test::analyze(text);
    REQUIRE(doc.quotes.size() == 1);
    CHECK(words(doc, doc.quotes[0].span) == "سنواصل العمل من أجل السلام");
  }
}

TEST_CASE("indirect speech is the clause after أن", "[quotes]") {
  const Document doc = test::analyze("أكدت أنجيلا ميركل أن بلادها ستدعم الاتفاق.");
  REQUIRE(doc.quotes.size() == 1);
  CHECK(doc.quotes[0].kind == QuoteKind::indirect);
  CHECK(words(doc, doc.quotes[0].span) == "بلادها ستدعم الاتفاق");
  CHECK(speaker(doc, doc.quotes[0]) == "أنجيلا ميركل");
}

TEST_CASE("an implied speaker is the one before", "[quotes]") {
  const Document doc = test::analyze("قال سيرغي لافروف إن الوضع صعب. وأضاف أن الحوار ضروري.");
  REQUIRE(doc.quotes.size() == 2);
  CHECK(speaker(doc, doc.quotes[1]) == "سيرغي لافروف");
}

TEST_CASE("an unnamed speaker is a span of words", "[quotes]") {
  const Document doc = test::analyze("وقال مسؤول عسكري إن القصف توقف.");
  REQUIRE(doc.quotes.size() == 1);
  CHECK(speaker(doc, doc.quotes[0]) == "مسؤول عسكري");
}

TEST_CASE("a word between scare marks and a title of a work are no quotes", "[quotes]") {
  CHECK(test::analyze("عرضت القاعة فيلم \"غدوة حي\" أمس.").quotes.empty());
  CHECK(test::analyze("وصلت المساعدات \"العاجلة\" إلى المدينة.").quotes.empty());
}

TEST_CASE("unbalanced marks end with their paragraph", "[quotes]") {
  const Document doc = test::analyze("قال محمود عباس: «سنواصل العمل من أجل السلام.\nووصل الوفد إلى رام الله أمس.");
  for (const Quote& q : doc.quotes) CHECK(q.span.end <= doc.sentences[0].span.end);
}
