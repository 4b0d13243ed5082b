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

TEST_CASE("a keyword stands as in a dictionary, without names, times and words that say nothing", "[summary]") {
  const Document doc = test::analyze(
      "قدمت الحكومة دعما للطاقة الشمسية في إطار برنامج جديد.\n"
      "وقال وزير الطاقة إن الطاقة الشمسية تكلف أقل يوم الاثنين المقبل في مدينة مراكش.");
  REQUIRE(!doc.keywords.empty());
  CHECK(doc.keywords[0].text == u"الطاقة الشمسية");
  CHECK(doc.at(doc.keywords[0].ranges[0]) == u"لطاقة الشمسية");
  for (const Keyword& k : doc.keywords) {
    CHECK(k.text.find(u"إطار") == std::u16string::npos);
    CHECK(k.text.find(u"الاثنين") == std::u16string::npos);
    CHECK(k.text.find(u"مراكش") == std::u16string::npos);
  }
}

TEST_CASE("an empty text has an empty brief", "[summary]") {
  const Document doc = test::analyze("");
  CHECK(doc.summary.sentences.empty());
  CHECK(doc.summary.headline.empty());
  CHECK(doc.keywords.empty());
}

TEST_CASE("a long sentence becomes a line that ends where a clause does", "[summary]") {
  const Document doc = test::analyze(
      "وأعلنت وزارة الصحة التونسية (الإدارة العامة) فتح خمسة مستشفيات جديدة في ولايات الجنوب والوسط، وذلك بعد أن "
      "طالب الأهالي بتحسين الخدمات الطبية في مناطقهم منذ سنوات طويلة.");
  CHECK(doc.summary.headline.size() < 90);
  CHECK(doc.summary.headline.starts_with(u"أعلنت"));
  CHECK(doc.summary.headline.find(u'(') == std::u16string::npos);
  CHECK(doc.summary.headline.find(u"وذلك") == std::u16string::npos);
}

TEST_CASE("a headline ends before a relative clause or with all of it, and the marks round a day go with it",
          "[summary]") {
  const Document doc = test::analyze(
      "أعلنت وزارة الدفاع الكورية أن الوزير كيم سونغ يبدأ غدا /الخميس/ جولة في أوروبا تستمر خمسة أيام لبحث التعاون "
      "العسكري "
      "مع حلفاء بلاده في القارة وخارجها.\nوأكد الوزير أن الجولة مهمة.");
  CHECK(doc.summary.headline.find(u'/') == std::u16string::npos);
  CHECK(doc.summary.headline.find(u"غدا") == std::u16string::npos);
  CHECK((doc.summary.headline.ends_with(u"جولة في أوروبا") || doc.summary.headline.ends_with(u"تستمر خمسة أيام") ||
         doc.summary.headline.ends_with(u"تستمر خمسة أيام لبحث التعاون")));
}

TEST_CASE("a headline alone is its own headline", "[summary]") {
  CHECK(test::analyze("ماكرون يزور ألمانيا").summary.headline == u"ماكرون يزور ألمانيا");
}

TEST_CASE("why and how point at their words", "[summary]") {
  const Document doc = test::analyze("زار إيمانويل ماكرون ألمانيا بسبب أزمة الطاقة، عبر قطار خاص.");
  REQUIRE(doc.summary.why.size() == 1);
  CHECK(doc.at(doc.summary.why[0]) == u"بسبب أزمة الطاقة");
  REQUIRE(doc.summary.how.size() == 1);
  CHECK(doc.at(doc.summary.how[0]) == u"عبر قطار خاص");
}

TEST_CASE("what happened stands before what is planned, in order of time", "[summary]") {
  const Document doc = test::analyze(
      "سيزور إيمانويل ماكرون المغرب في 3 مايو 2024. زار إيمانويل ماكرون ألمانيا في 2 فبراير 2024. زار إيمانويل ماكرون "
      "تونس في 5 يناير 2024.");
  bool planned = false;
  std::string last;
  for (const TimelineEntry& t : doc.timeline) {
    const std::string& value = doc.times[static_cast<std::size_t>(t.time)].value;
    CHECK(!(planned && !t.planned));
    if (planned == t.planned) CHECK(last <= value);
    planned = t.planned;
    last = value;
  }
  CHECK(doc.timeline.size() >= 2);
}

TEST_CASE("a sentence said again ranks behind where it was said first, one without words behind all with words",
          "[summary]") {
  const Document doc = test::analyze(std::string(article) + "\n...\n" + article);
  REQUIRE(doc.sentences.size() == 9);
  std::vector<std::size_t> rank(9);
  for (std::size_t i = 0; i < 9; ++i) rank[static_cast<std::size_t>(doc.summary.sentences[i].sentence)] = i;
  for (std::size_t s = 0; s < 4; ++s) CHECK(rank[s] < rank[s + 5]);
  CHECK(rank[4] > rank[0]);
}

TEST_CASE("a headline keeps the particle whose case its noun shows", "[summary]") {
  const Document doc =
      test::analyze("أعلنت وزارة الداخلية المغربية أن زلزالا بقوة 5.8 درجات ضرب إقليم الحوز مساء السبت.");
  CHECK(doc.summary.headline.find(u"أن زلزالا") != std::u16string::npos);
}

TEST_CASE("a headline reaches what its verb cannot do without", "[summary]") {
  CHECK(test::analyze("تمكنت الشرطة العدلية بالقيروان على إثر حملة أمنية استمرت 72 ساعة من إيقاف شخصين صدرت في حقهما "
                      "عدة مناشير تفتيش منذ بداية السنة الماضية.")
            .summary.headline.starts_with(u"تمكنت الشرطة العدلية بالقيروان من إيقاف شخصين"));
  CHECK(test::analyze("تسببت الأمطار الغزيرة التي نزلت في ولاية زغوان في الساعات الأخيرة في محاصرة عدد من سكان القرى "
                      "الجبلية الذين عجزوا عن العودة إلى منازلهم.")
            .summary.headline.find(u"في محاصرة") != std::u16string::npos);
  const Document doc = test::analyze(
      "أعلنت الوزارة أن الوزير سامي حمدان يبدأ زيارة إلى اليابان تدوم خمسة أيام لإجراء مشاورات تجارية في ظل توسع "
      "المبادلات بين البلدين.");
  CHECK_FALSE(doc.summary.headline.ends_with(u"لإجراء"));
}

TEST_CASE("a headline that has a clause after a particle has its verb too", "[summary]") {
  CHECK_FALSE(test::analyze("توصل باحثون إلى أن ملايين النساء والرجال عبر العالم يعرضون حياتهم للخطر عن طريق طهي الأرز "
                            "بطريقة غير صحيحة منذ سنوات طويلة في بيوتهم.")
                  .summary.headline.ends_with(u"عبر العالم"));
  CHECK_FALSE(
      test::analyze("على الرغم من ثرائه الفاحش، يشتري مؤسس سلسلة الأثاث الشهيرة ملابسه من سوق الملابس المستعملة في "
                    "مدينته الصغيرة كل أسبوع.")
          .summary.headline.ends_with(u"الفاحش"));
}

TEST_CASE("the mark of a day goes with it, and the subject after a day stays", "[summary]") {
  CHECK(test::analyze("قضت اليوم الأربعاء، محكمة الاستئناف بالمنستير بإدانة عون بريد والحكم عليه بالسجن.")
            .summary.headline.starts_with(u"قضت محكمة الاستئناف"));
  CHECK(test::analyze(
            "تعرض صبيحة اليوم الأحد، أحد أعوان الشركة التونسية للكهرباء والغاز لعملية سرقة في الطريق بين الحنشة "
            "والجم، بحسب بلاغ صادر عن الشركة.")
            .summary.headline.find(u"أحد أعوان") != std::u16string::npos);
}

TEST_CASE("a headline does not end with an adjective that needs what follows", "[summary]") {
  CHECK_FALSE(
      test::analyze(
          "نفذ أعوان قطاع الغابات وقفة احتجاجية أمام الإدارة الفرعية للغابات التابعة لمندوبية الفلاحة بسليانة على "
          "خلفية اعتداء على زميلهم.")
          .summary.headline.ends_with(u"التابعة"));
}

TEST_CASE("the action that a verb needs is no place", "[summary]") {
  CHECK(test::analyze("تمكنت وحدات الحرس الوطني أثناء تفتيش سيارة قادمة من تونس من حجز كميات كبيرة من المرجان.")
            .summary.headline.find(u"من حجز") != std::u16string::npos);
}

TEST_CASE("a headline leaves out the day after a name and does not end with words that open a phrase", "[summary]") {
  CHECK(test::analyze("دشن الوزير سامي معروف اليوم الأحد 13 نوفمبر 2016 بمدينة المنستير قسما جديدا للجراحة.")
            .summary.headline.find(u"الأحد") == std::u16string::npos);
  CHECK_FALSE(test::analyze("أعلنت وزارة التربية أنه سيتم توزيع أعداد التلاميذ عبر الرسائل القصيرة بالنسبة للسداسي "
                            "الأول لفائدة الأولياء المسجلين بالخدمة في المدارس الإعدادية والمعاهد الثانوية.")
                  .summary.headline.ends_with(u"بالنسبة"));
}

TEST_CASE("words that only join are no keyword", "[summary]") {
  const Document doc =
      test::analyze("وعلى الرغم من الأمطار الغزيرة وعلى الرغم من البرد وعلى الرغم من الرياح واصلت الفرق العمل.");
  for (const Keyword& k : doc.keywords) CHECK(k.text != u"الرغم");
}

TEST_CASE("a keyword ends before a second noun with the article", "[summary]") {
  const Document doc = test::analyze("شاركت فرق الإنقاذ البحث في العملية. وواصلت فرق الإنقاذ البحث.");
  for (const Keyword& k : doc.keywords) CHECK(k.text.find(u"الإنقاذ البحث") == std::u16string::npos);
}
