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

namespace {

/// "kind: words | speaker" of every quote.
std::vector<std::string> quotes(const std::string& text) {
  const Document doc = test::analyze(text);
  std::vector<std::string> out;
  for (const Quote& q : doc.quotes)
    out.push_back((q.kind == QuoteKind::direct ? "direct: " : "indirect: ") + words(doc, q.span) + " | " +
                  speaker(doc, q));
  return out;
}

using Quotes = std::vector<std::string>;

}  // namespace

TEST_CASE("the speaker stands before, inside or after", "[quotes]") {
  CHECK(quotes("وقال محمود عباس في تصريح للصحافة إن المفاوضات تعثرت.") ==
        Quotes{"indirect: المفاوضات تعثرت | محمود عباس"});
  CHECK(quotes("لكن محمود عباس أكد أن المفاوضات تعثرت.") == Quotes{"indirect: المفاوضات تعثرت | محمود عباس"});
  CHECK(quotes("\"لن نقبل بأقل من دولة مستقلة\"، قال محمود عباس للصحفيين.") ==
        Quotes{"direct: لن نقبل بأقل من دولة مستقلة | محمود عباس"});
  CHECK(quotes("محمود عباس: \"لن نقبل بأقل من دولة مستقلة\".") ==
        Quotes{"direct: لن نقبل بأقل من دولة مستقلة | محمود عباس"});
}

TEST_CASE("a role and its holder, a body and its name", "[quotes]") {
  CHECK(quotes("أكد وزير الخارجية الروسي سيرغي لافروف أن الزيارة تأجلت.") ==
        Quotes{"indirect: الزيارة تأجلت | سيرغي لافروف"});
  CHECK(quotes("أكد وزير الخارجية الروسي، سيرغي لافروف، أن الزيارة تأجلت.") ==
        Quotes{"indirect: الزيارة تأجلت | سيرغي لافروف"});
  CHECK(quotes("وقال متحدث باسم الوزارة إن الزيارة تأجلت.") == Quotes{"indirect: الزيارة تأجلت | متحدث باسم الوزارة"});
}

TEST_CASE("reported speech ends where the next word of speech, its source or the sentence begins", "[quotes]") {
  CHECK(quotes("قال محمود عباس إن الوضع صعب مضيفا أن الحوار ضروري.") ==
        Quotes{"indirect: الوضع صعب | محمود عباس", "indirect: الحوار ضروري | محمود عباس"});
  CHECK(quotes("قال محمود عباس إن الوضع صعب وأكد أن الحوار ضروري.") ==
        Quotes{"indirect: الوضع صعب | محمود عباس", "indirect: الحوار ضروري | محمود عباس"});
  CHECK(quotes("قال محمود عباس إن الوضع صعب، وفق تعبيره.") == Quotes{"indirect: الوضع صعب | محمود عباس"});
  CHECK(quotes("أكدت أنجيلا ميركل، خلال ندوة عقدت أمس في برلين، أن الحوار ضروري.") ==
        Quotes{"indirect: الحوار ضروري | أنجيلا ميركل"});
}

TEST_CASE("a clause under حسبما قال is reported speech", "[quotes]") {
  CHECK(quotes("اندلع حريق كبير في مخزن بالمدينة، حسب ما أكده مصدر من الحماية المدنية.") ==
        Quotes{"indirect: اندلع حريق كبير في مخزن بالمدينة | مصدر"});
  CHECK(quotes("اندلع حريق كبير في مخزن بالمدينة، بحسب المصدر ذاته.").empty());
}

TEST_CASE("nobody says what is said to be so", "[quotes]") {
  CHECK(quotes("يذكر أن المدينة شهدت حريقا كبيرا.").empty());
  CHECK(quotes("يشار إلى أن المدينة شهدت حريقا كبيرا.").empty());
  CHECK(quotes("وتفيد أطوار الحادثة بأن الشاب سقط في البئر.").empty());
}

TEST_CASE("أن of another word brings no speech", "[quotes]") {
  CHECK(quotes("أعلنت الشركة سحب الهاتف الذي يمكن أن ينفجر.").empty());
  CHECK(quotes("وأكد الوزير ضرورة أن يتم الإصلاح.").empty());
  CHECK(quotes("أعلن الوزير استقالته قبل أن يغادر البلاد.").empty());
}

TEST_CASE("fragments in reported speech are quotes, names are not", "[quotes]") {
  CHECK(quotes("قال محمود عباس إن القرار \"ظالم ومجحف\" للجميع.") ==
        Quotes{"indirect: القرار \"ظالم ومجحف\" للجميع | محمود عباس", "direct: ظالم ومجحف | محمود عباس"});
  CHECK(quotes("قال محمود عباس إن تنظيم \"الراية الخضراء\" تبنى الهجوم.").size() == 1);
  CHECK(quotes("قال محمود عباس إن \"القرار ظالم ومجحف للجميع\".") ==
        Quotes{"direct: القرار ظالم ومجحف للجميع | محمود عباس"});
}

TEST_CASE("direct speech over several sentences has one speaker", "[quotes]") {
  const Quotes found =
      quotes("قال محمود عباس: \"الوضع صعب للغاية. ونحن نعمل على حله.\" وأضاف: \"سنواصل العمل من أجل ذلك\".");
  REQUIRE(found.size() == 3);
  for (const std::string& quote : found) CHECK(quote.find("| محمود عباس") != std::string::npos);
}

TEST_CASE("a mark that leans on the word before it opens nothing", "[quotes]") {
  CHECK(quotes("قال محمود عباس إن الوضع صعب جدا\" مضيفا أن الحوار ضروري.") ==
        Quotes{"indirect: الوضع صعب جدا | محمود عباس", "indirect: الحوار ضروري | محمود عباس"});
}

TEST_CASE("a letter goes on with who wrote it", "[quotes]") {
  const Quotes found =
      quotes("قال محمود عباس في بيان: \"الوضع صعب للغاية في المدينة\". وأضاف البيان: \"سنواصل العمل من أجل حل ذلك\".");
  REQUIRE(found.size() == 2);
  CHECK(found[1].find("| محمود عباس") != std::string::npos);
}

TEST_CASE("the government is the one that was named", "[quotes]") {
  const Quotes found = quotes("رفضت حكومة الإنقاذ الوطني الاتفاق. وقالت الحكومة إن الاتفاق لا يخدم البلاد.");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == "indirect: الاتفاق لا يخدم البلاد | حكومة الإنقاذ الوطني");
}
