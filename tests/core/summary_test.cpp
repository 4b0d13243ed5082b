#include "summary/summary.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "support/support.h"

using namespace khabar;

namespace {
const char* const article =
    "زار إيمانويل ماكرون ألمانيا يوم الاثنين لبحث التعاون الاقتصادي مع أنجيلا ميركل.\n"
    "وقال ماكرون إن التعاون الاقتصادي بين البلدين ضروري.\nنعم.\n"
    "وأضاف أن الشركات الفرنسية تريد التعاون الاقتصادي أيضا.";
}

TEST_CASE("all sentences are ranked, each once, the first before a short one", "[summary]") {
  const Document doc = test::analyze(article);
  REQUIRE(doc.summary.sentences.size() == doc.sentences.size());
  std::set<int> seen;
  for (const RankedSentence& s : doc.summary.sentences) seen.insert(s.sentence);
  CHECK(seen.size() == doc.sentences.size());
  CHECK(doc.summary.sentences.front().sentence == 0);
  CHECK(doc.summary.sentences.back().sentence == 2);
}

TEST_CASE("the number of sentences follows the length or the wish", "[summary]") {
  CHECK(usual_summary_length(3) == 2);
  CHECK(usual_summary_length(12) == 3);
  CHECK(usual_summary_length(40) == 4);
}

TEST_CASE("the headline is short and the first keyword is what the text repeats", "[summary]") {
  const Document doc = test::analyze(article);
  CHECK(!doc.summary.headline.empty());
  CHECK(doc.summary.headline.size() <= 91);
  REQUIRE(!doc.keywords.empty());
  CHECK(doc.keywords[0].text == u"التعاون الاقتصادي");
  CHECK(doc.keywords[0].ranges.size() == 3);
}

TEST_CASE("an empty text has an empty brief", "[summary]") {
  const Document doc = test::analyze("");
  CHECK(doc.summary.sentences.empty());
  CHECK(doc.summary.headline.empty());
  CHECK(doc.keywords.empty());
}
