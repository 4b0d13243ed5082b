#include "time/time.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"
#include "time/calendar.h"

using namespace khabar;
using test::words;

namespace {

/// "words|value" or "words|value|end" of every time of a text; published on Friday 15 March 2024.
std::vector<std::string> times(const std::string& text, std::string_view published = "2024-03-15") {
  const Document doc = test::analyze(text, published);
  std::vector<std::string> out;
  for (const Time& t : doc.times)
    out.push_back(words(doc, t.span) + "|" + t.value + (t.end_value.empty() ? "" : "|" + t.end_value));
  return out;
}

using Times = std::vector<std::string>;

}  // namespace

TEST_CASE("dates with the names of months of every country", "[time]") {
  CHECK(times("وصل في 3 يناير 2020.") == Times{"3 يناير 2020|2020-01-03"});
  CHECK(times("وصل في 3 جانفي 2020.") == Times{"3 جانفي 2020|2020-01-03"});
  CHECK(times("وصل في 3 كانون الثاني 2020.") == Times{"3 كانون الثاني 2020|2020-01-03"});
  CHECK(times("وصل في 3 غشت 2020.") == Times{"3 غشت 2020|2020-08-03"});
  CHECK(times("وصل في 9 يناير / كانون الثاني 2020.") == Times{"9 يناير / كانون الثاني 2020|2020-01-09"});
  CHECK(times("في الثالث من جويلية 2019") == Times{"الثالث من جويلية 2019|2019-07-03"});
}

TEST_CASE("ranges of days, months and years", "[time]") {
  CHECK(times("بين 18 و21 سبتمبر 2023") == Times{"18 و21 سبتمبر 2023|2023-09-18|2023-09-21"});
  CHECK(times("من الخامس إلى السابع من مايو 2023") == Times{"الخامس إلى السابع من مايو 2023|2023-05-05|2023-05-07"});
  CHECK(times("يومي 8 و9 مارس 2017") == Times{"يومي 8 و9 مارس 2017|2017-03-08|2017-03-09"});
  CHECK(times("خلال 2011-2015") == Times{"2011-2015|2011|2015"});
  CHECK(times("من 13 تموز إلى 15 تموز 2022") == Times{"13 تموز إلى 15 تموز 2022|2022-07-13|2022-07-15"});
}

TEST_CASE("words that count from the day of publication", "[time]") {
  CHECK(times("قال أمس") == Times{"أمس|2024-03-14"});
  CHECK(times("التقى أول أمس") == Times{"أول أمس|2024-03-13"});
  CHECK(times("يعود بعد غد") == Times{"بعد غد|2024-03-17"});
  CHECK(times("اليوم الجمعة") == Times{"اليوم الجمعة|2024-03-15"});
  CHECK(times("في الأسبوع المقبل") == Times{"الأسبوع المقبل|2024-W12"});
  CHECK(times("في ديسمبر الماضي") == Times{"ديسمبر الماضي|2023-12"});
  CHECK(times("العام الماضي") == Times{"العام الماضي|2023"});
  CHECK(times("قبل ثلاثة أيام") == Times{"قبل ثلاثة أيام|2024-03-12"});
  CHECK(times("يوم الأحد القادم") == Times{"يوم الأحد القادم|2024-03-17"});
  CHECK(times("في الربع الأول من 2016") == Times{"الربع الأول من 2016|2016-Q1"});
}

TEST_CASE("times of day", "[time]") {
  CHECK(times("الساعة السابعة والنصف مساء أمس") == Times{"الساعة السابعة والنصف مساء أمس|2024-03-14T19:30"});
  CHECK(times("مساء أمس الخميس") == Times{"مساء أمس الخميس|2024-03-14TEV"});
  CHECK(times("في الساعة 16:00") == Times{"الساعة 16:00|2024-03-15T16:00"});
}

TEST_CASE("lengths and rhythms", "[time]") {
  CHECK(times("استمر يومين") == Times{"يومين|P2D"});
  CHECK(times("بعد أسبوعين من مقتله") == Times{"أسبوعين|P2W"});
  CHECK(times("خلال السنوات العشر الماضية") == Times{"السنوات العشر الماضية|P10Y"});
  CHECK(times("يصدر كل يوم جمعة") == Times{"كل يوم جمعة|XXXX-WXX-5"});
  CHECK(times("يزورها سنويا") == Times{"سنويا|P1Y"});
  CHECK(times("رجل يبلغ من العمر 40 عاما").empty());
}

TEST_CASE("Hijri dates and holidays", "[time]") {
  CHECK(times("1 رمضان 1445 هـ") == Times{"1 رمضان 1445 هـ|2024-03-11"});
  CHECK(times("الاثنين 1 رمضان 1445 هـ الموافق 11 مارس 2024 م") ==
        Times{"الاثنين 1 رمضان 1445 هـ الموافق 11 مارس 2024 م|2024-03-11"});
  CHECK(times("خلال عام 1445 هـ") == Times{"عام 1445 هـ|2023-07-19|2024-07-06"});
  CHECK(times("في شهر رمضان") == Times{"شهر رمضان|2024-03-11|2024-04-09"});
  CHECK(times("في عيد الأضحى 2023") == Times{"عيد الأضحى 2023|2023-06-28"});
}

TEST_CASE("words that only look like times", "[time]") {
  CHECK(times("هم في أمس الحاجة إليه").empty());
  CHECK(times("وصل آلان إلى القرية").empty());
  CHECK(times("من خلال باب الدار").empty());
  CHECK(times("الأمين العام السابق للحزب").empty());
  CHECK(times("مع المديرين العامين بالوزارة").empty());
  CHECK(times("لعب بكرة القدم").empty());
  CHECK(times("ينتهي العقد الحالي للاعب").empty());
  CHECK(times("تعادلا 2 - 2 صباح اليوم") == Times{"صباح اليوم|2024-03-15TMO"});
  CHECK(times("سكن قريبا من البحر").empty());
  CHECK(times("على ارتفاع بين 2000 و 5000 م").empty());
  CHECK(times("ثلاث ساعات في اليوم الواحد") == Times{"ثلاث ساعات|PT3H"});
  CHECK(times("على بعد ثلاث سنوات ضوئية").empty());
  CHECK(times("بعد عقد المحادثات").empty());
  CHECK(times("أحد أشهر الكتاب").empty());
  CHECK(times("فاز بهدف لصفر").empty());
  CHECK(times("مارس الضغط على الحكومة").empty());
}

TEST_CASE("ages and parenthesised ages are no times", "[time]") {
  CHECK(times("شابان تتراوح أعمارهما بين 18 و29 عاما").empty());
  CHECK(times("قتل رجل (45 عاما)").empty());
  CHECK(times("عاش هناك 45 عاما") == Times{"45 عاما|P45Y"});
}

TEST_CASE("the nth day or weekday of a month", "[time]") {
  CHECK(times("آخر اثنين من مارس 2013") == Times{"آخر اثنين من مارس 2013|2013-03-25"});
  CHECK(times("اليوم الأخير من شهر أكتوبر 2015") == Times{"اليوم الأخير من شهر أكتوبر 2015|2015-10-31"});
  CHECK(times("في الأسبوع الأول من أكتوبر 2014") == Times{"الأسبوع الأول من أكتوبر 2014|2014-W41"});
  CHECK(times("غرة جوان 2016") == Times{"غرة جوان 2016|2016-06-01"});
}

TEST_CASE("a vague reference within a period takes the period", "[time]") {
  CHECK(times("في وقت سابق من هذا الشهر") == Times{"وقت سابق من هذا الشهر|2024-03"});
  CHECK(times("قال في وقت سابق إنه وصل") == Times{"وقت سابق|PAST_REF"});
}

TEST_CASE("dates named before", "[time]") {
  CHECK(times("بدأت الحرب في 5 مايو 2010. وكان آنذاك وزيرا.") == Times{"5 مايو 2010|2010-05-05", "آنذاك|2010-05-05"});
  CHECK(times("افتتح المعرض في 5 مايو 2010 وأغلق في اليوم التالي.") ==
        Times{"5 مايو 2010|2010-05-05", "اليوم التالي|2010-05-06"});
}

TEST_CASE("a weekday tells the year of a date", "[time]") {
  CHECK(times("موعد الاقتراع يوم الأحد 8 ديسمبر") == Times{"يوم الأحد 8 ديسمبر|2024-12-08"});
  CHECK(times("بدأ في سبتمبر 1954 وانتهى في أكتوبر من نفس السنة") ==
        Times{"سبتمبر 1954|1954-09", "أكتوبر من نفس السنة|1954-10"});
}

TEST_CASE("the tense of the verb where the day or year is open", "[time]") {
  CHECK(times("وصل الوزير يوم الاثنين إلى تونس.") == Times{"يوم الاثنين|2024-03-11"});
  CHECK(times("سيصل الوزير يوم الاثنين إلى تونس.") == Times{"يوم الاثنين|2024-03-18"});
  CHECK(times("من المقرر أن يجتمع الوزراء في أكتوبر بباريس.") == Times{"أكتوبر|2024-10"});
  CHECK(times("اجتمع الوزراء في أغسطس بباريس.") == Times{"أغسطس|2023-08"});
  CHECK(times("ماذا يحدث إذا غادرت بريطانيا في أكتوبر؟") == Times{"أكتوبر|2024-10"});
}

TEST_CASE("a part of a year needs its year", "[time]") {
  CHECK(times("في النصف الثاني من المباراة").empty());
  CHECK(times("حسب الفصل الأول من الدستور").empty());
  CHECK(times("في الأسبوع الثاني من المهرجان").empty());
  CHECK(times("خلال الأشهر الستة الأولى من سنة 2017") == Times{"الأشهر الستة الأولى من سنة 2017|2017-H1"});
  CHECK(times("خلال الأشهر الأربعة الأولى من العام الجاري") ==
        Times{"الأشهر الأربعة الأولى من العام الجاري|2024-01|2024-04"});
}

TEST_CASE("since a length of time: when, or for how long", "[time]") {
  CHECK(times("رحل قبل نحو عامين.") == Times{"قبل نحو عامين|2022"});
  CHECK(times("رحل قبل أكثر من عام.") == Times{"عام|P1Y"});
  CHECK(times("غادر المدينة منذ ثلاثة أيام.") == Times{"منذ ثلاثة أيام|2024-03-12"});
  CHECK(times("يعمل هنا منذ عشرين عاما.") == Times{"منذ عشرين عاما|P20Y"});
}

TEST_CASE("told of the past, after is counted from the date named before", "[time]") {
  CHECK(times("أصيب في 29 سبتمبر 1918 ومات بعد أربعة أيام.") ==
        Times{"29 سبتمبر 1918|1918-09-29", "بعد أربعة أيام|1918-10-03"});
  CHECK(times("سيعود بعد أربعة أيام.") == Times{"بعد أربعة أيام|2024-03-19"});
}

TEST_CASE("hours in ranges and in GMT", "[time]") {
  CHECK(times("من 8 إلى 10 صباحا") == Times{"8 إلى 10 صباحا|2024-03-15T08|2024-03-15T10"});
  CHECK(times("بدأ القصف فجرا (1300 بتوقيت غرينتش)") == Times{"فجرا|2024-03-15TMO", "1300|2024-03-15T13:00"});
  CHECK(times("الساعة الرابعة إلا ربعا عصرا") == Times{"الساعة الرابعة إلا ربعا عصرا|2024-03-15T15:45"});
}

TEST_CASE("decades, centuries, halves of years and years before Christ", "[time]") {
  CHECK(times("في ثمانينيات القرن الماضي") == Times{"ثمانينيات القرن الماضي|1980|1989"});
  CHECK(times("في القرن التاسع عشر") == Times{"القرن التاسع عشر|18"});
  CHECK(times("السداسي الثاني من السنة الجارية") == Times{"السداسي الثاني من السنة الجارية|2024-H2"});
  CHECK(times("عام 550 قبل الميلاد") == Times{"عام 550 قبل الميلاد|BC0550"});
}

TEST_CASE("two months, two years, two weekdays", "[time]") {
  CHECK(times("خلال شهري جويلية وأوت المقبلين") == Times{"شهري جويلية وأوت المقبلين|2024-07|2024-08"});
  CHECK(times("في عامي 2006 و2008") == Times{"عامي 2006 و2008|2006|2008"});
  CHECK(times("يومي السبت والأحد المقبلين") == Times{"يومي السبت والأحد المقبلين|2024-03-16|2024-03-17"});
}

TEST_CASE("without the day of publication a relative time has no value and warns", "[time]") {
  const Document doc = test::analyze("وصل أمس إلى تونس.", "");
  REQUIRE(doc.times.size() == 1);
  CHECK(doc.times[0].value.empty());
  CHECK(doc.times[0].unanchored);
  REQUIRE(doc.warnings.size() == 1);
  CHECK(doc.warnings[0].code == "unanchored-time");
}

TEST_CASE("calendar arithmetic", "[time]") {
  CHECK(weekday_of(to_days({2024, 3, 15})) == 5);
  CHECK(iso_week(to_days({2021, 1, 3})) == std::pair{2020, 53});
  CHECK(iso_date(from_days(to_days({1600, 2, 29}))) == "1600-02-29");
  CHECK(iso_date(add_months({2024, 1, 31}, 1)) == "2024-02-29");
  CHECK(iso_date(easter(2024)) == "2024-03-31");
}

TEST_CASE("every name of every month in Arab countries", "[time]") {
  const std::vector<std::vector<std::string>> names = {{"يناير", "كانون الثاني", "جانفي"},
                                                       {"فبراير", "شباط", "فيفري"},
                                                       {"مارس", "آذار"},
                                                       {"أبريل", "إبريل", "نيسان", "أفريل"},
                                                       {"مايو", "أيار", "ماي"},
                                                       {"يونيو", "يونيه", "حزيران", "جوان"},
                                                       {"يوليو", "يوليه", "تموز", "جويلية", "يوليوز"},
                                                       {"أغسطس", "آب", "أوت", "غشت"},
                                                       {"سبتمبر", "أيلول", "شتنبر"},
                                                       {"أكتوبر", "تشرين الأول"},
                                                       {"نوفمبر", "تشرين الثاني", "نونبر"},
                                                       {"ديسمبر", "كانون الأول", "دجنبر"}};
  for (std::size_t month = 0; month < names.size(); ++month)
    for (const std::string& name : names[month]) {
      const std::string value = iso_date(2020, static_cast<int>(month) + 1, 9);
      const std::string date = "9 " + name + " 2020";
      CHECK(times("وصل في " + date + ".") == Times{date + "|" + value});
      const std::string both = "9 " + names[month][0] + "/" + name + " 2020";
      if (name != names[month][0]) CHECK(times("وصل في " + both + ".") == Times{both + "|" + value});
    }
  CHECK(times("وصل في 7 يناير (كانون الثاني) 2022.") == Times{"7 يناير (كانون الثاني) 2022|2022-01-07"});
  CHECK(times("في 7 الفاتح 1988") == Times{"7 الفاتح 1988|1988-09-07"});
  CHECK(times("رأى 7 الطير في الحقل").empty());
  CHECK(times("في الفاتح من نوفمبر 1954") == Times{"الفاتح من نوفمبر 1954|1954-11-01"});
}

TEST_CASE("ranges that leave out the year, the day or the words around them", "[time]") {
  CHECK(times("من 28 فبراير إلى 3 مارس 2022") == Times{"28 فبراير إلى 3 مارس 2022|2022-02-28|2022-03-03"});
  CHECK(times("بين يناير ومارس 2022") == Times{"يناير ومارس 2022|2022-01|2022-03"});
  CHECK(times("من 2011 حتى 2015") == Times{"2011 حتى 2015|2011|2015"});
  CHECK(times("وقع ذلك 2011-2015 في البلاد") == Times{"2011-2015|2011|2015"});
  CHECK(times("من شهر نوفمبر بين 19 و20") == Times{"شهر نوفمبر بين 19 و20|2024-11-19|2024-11-20"});
  CHECK(times("الأسبوع المقبل بين الأربعاء والجمعة") ==
        Times{"الأسبوع المقبل|2024-W12", "الأربعاء والجمعة|2024-03-20|2024-03-22"});
  CHECK(times("رقم الهاتف 2011-2005").empty());
}

TEST_CASE("two back and two ahead", "[time]") {
  CHECK(times("زارها الأسبوع قبل الماضي") == Times{"الأسبوع قبل الماضي|2024-W09"});
  CHECK(times("يزورها الشهر بعد المقبل") == Times{"الشهر بعد المقبل|2024-05"});
  CHECK(times("افتتحت العام قبل الماضي") == Times{"العام قبل الماضي|2022"});
  CHECK(times("وقع ذلك الأسبوع الماضي") == Times{"الأسبوع الماضي|2024-W10"});
  CHECK(times("وقع ذلك السنة الحالية") == Times{"السنة الحالية|2024"});
}

TEST_CASE("an hour by itself has the grain of an hour", "[time]") {
  CHECK(times("تبدأ الساعة التاسعة صباحا") == Times{"الساعة التاسعة صباحا|2024-03-15T09"});
  CHECK(times("تبدأ الساعة 9:00 صباحا") == Times{"الساعة 9:00 صباحا|2024-03-15T09:00"});
  CHECK(times("تبدأ غدا الساعة التاسعة صباحا") == Times{"غدا الساعة التاسعة صباحا|2024-03-16T09:00"});
  CHECK(times("سيعود في السابعة.") == Times{"السابعة|2024-03-15T07"});
  CHECK(times("حل في المرتبة السابعة.").empty());
  CHECK(times("يلتقيان الليلة في 9.") == Times{"الليلة في 9|2024-03-15T21:00"});
  CHECK(times("عند منتصف ليل الأربعاء") == Times{"منتصف ليل الأربعاء|2024-03-20T00:00"});
}

TEST_CASE("minutes beside an hour, hours of a day", "[time]") {
  CHECK(times("ثلاث دقائق قبل الثامنة") == Times{"ثلاث دقائق قبل الثامنة|2024-03-15T07:57"});
  CHECK(times("عشرين دقيقة بعد الخامسة صباح غد") == Times{"عشرين دقيقة بعد الخامسة صباح غد|2024-03-16T05:20"});
  CHECK(times("يفتح اليوم من الخامسة إلى السابعة.") ==
        Times{"اليوم من الخامسة إلى السابعة|2024-03-15T05:00|2024-03-15T07:00"});
  CHECK(times("استمر ثلاث دقائق قبل وصول الشرطة") == Times{"ثلاث دقائق|PT3M"});
}

TEST_CASE("a night between two days, the end of a day", "[time]") {
  CHECK(times("ليلة السبت الأحد") == Times{"ليلة السبت الأحد|2024-03-16TNI"});
  CHECK(times("قبل نهاية يوم غد") == Times{"نهاية يوم غد|2024-03-16T23:59"});
  CHECK(times("قبل نهاية الشهر المقبل") == Times{"نهاية الشهر المقبل|2024-04"});
}

TEST_CASE("sets with an hour, shares of a year", "[time]") {
  CHECK(times("يجتمعون التاسعة صباحا كل يوم أحد") == Times{"التاسعة صباحا كل يوم أحد|XXXX-WXX-7T09"});
  CHECK(times("كل ليلة في 9.") == Times{"كل ليلة في 9|T21"});
  CHECK(times("تقرير نصف سنوي") == Times{"نصف سنوي|P6M"});
  CHECK(times("نشرة ربع سنوية") == Times{"ربع سنوية|P3M"});
}

TEST_CASE("lengths keep the unit and the fraction of the text", "[time]") {
  CHECK(times("استمر ساعتين ونصف الساعة") == Times{"ساعتين ونصف الساعة|PT2.5H"});
  CHECK(times("لمدة 3.5 سنوات") == Times{"3.5 سنوات|P3.5Y"});
  CHECK(times("بعد سنة ونصف السنة من الحرب") == Times{"سنة ونصف السنة|P1.5Y"});
  CHECK(times("استمر 90 دقيقة") == Times{"90 دقيقة|PT90M"});
  CHECK(times("سيعود شهرين من الآن") == Times{"شهرين من الآن|2024-05"});
  CHECK(times("غادرت سنتين من الآن") == Times{"سنتين من الآن|2022"});
}

TEST_CASE("holidays of the churches of the East and of countries", "[time]") {
  CHECK(iso_date(orthodox_easter(2024)) == "2024-05-05");
  CHECK(iso_date(orthodox_easter(2023)) == "2023-04-16");
  CHECK(times("في شم النسيم 2024") == Times{"شم النسيم 2024|2024-05-06"});
  CHECK(times("في اليوم الوطني السعودي 2023") == Times{"اليوم الوطني السعودي 2023|2023-09-23"});
  CHECK(times("في عيد الاستقلال اللبناني 2022") == Times{"عيد الاستقلال اللبناني 2022|2022-11-22"});
  CHECK(times("ثاني أيام عيد الأضحى 2023") == Times{"ثاني أيام عيد الأضحى 2023|2023-06-29"});
  CHECK(times("ليلة رأس السنة الجديدة 2020") == Times{"ليلة رأس السنة الجديدة 2020|2020-12-31"});
}

TEST_CASE("school and budget years", "[time]") {
  CHECK(times("خلال السنة المالية 2023") == Times{"السنة المالية 2023|2023"});
  CHECK(times("في العام الدراسي المقبل") == Times{"العام الدراسي المقبل|2025"});
  CHECK(times("الموسم الدراسي 2023/2024") == Times{"الموسم الدراسي 2023/2024|2023|2024"});
}

TEST_CASE("days by their number, dates with points and dashes", "[time]") {
  CHECK(times("يصل في 15 الساعة 8:00") == Times{"15 الساعة 8:00|2024-03-15T08:00"});
  CHECK(times("سيعود في 22-4") == Times{"22-4|2024-04-22"});
  CHECK(times("انتهت المباراة 22-4").empty());
  CHECK(times("سيعود 08/12, 2015") == Times{"08/12, 2015|2015-08-12"});
  CHECK(times("في أسبوع 16 سبتمبر 2024") == Times{"أسبوع 16 سبتمبر 2024|2024-W38"});
  CHECK(times("في ألف وسبعمائة وتسعة وثمانين.") == Times{"ألف وسبعمائة وتسعة وثمانين|1789"});
}

TEST_CASE("a weekday with a verb in the present lies ahead", "[time]") {
  CHECK(times("يجتمع الوزراء يوم الخميس بباريس.") == Times{"يوم الخميس|2024-03-21"});
  CHECK(times("اجتمع الوزراء يوم الخميس بباريس.") == Times{"يوم الخميس|2024-03-14"});
}

TEST_CASE("a note sets days and hours by bare numbers", "[time]") {
  CHECK(times("اضبطي المنبه على ستة") == Times{"ستة|2024-03-15T06"});
  CHECK(times("ضبط المنبه على سبعة عشر عشرين") == Times{"سبعة عشر عشرين|2024-03-15T17:20"});
  CHECK(times("ضبط المنبه على خمسة وأربعين دقيقة صباحا") == Times{"خمسة وأربعين دقيقة صباحا|2024-03-15T05:40"});
  CHECK(times("سأصل عند 9") == Times{"9|2024-03-15T09"});
  CHECK(times("سأسافر 8 ، الليلة") == Times{"8 ، الليلة|2024-03-15T20:00"});
  CHECK(times("سأؤجل الموعد إلى 28") == Times{"28|2024-03-28"});
  CHECK(times("كنت سأعود للعشرين") == Times{"لعشرين|2024-03-20"});
  CHECK(times("سأسافر 19.6") == Times{"19.6|2024-06-19"});
  CHECK(times("سأسافر 19-6") == Times{"19-6|2024-06-19"});
  CHECK(times("سأسافر 2026.5") == Times{"2026.5|2026-05"});
  CHECK(times("سأسافر 06/19, 25") == Times{"06/19, 25|2025-06-19"});
}

TEST_CASE("what is told of others keeps its numbers", "[time]") {
  CHECK(times("ارتفع عدد القتلى إلى 28").empty());
  CHECK(times("فاز الفريق 19-6").empty());
  CHECK(times("بلغ المعدل 19.6").empty());
  CHECK(times("ارتفع المؤشر إلى 20 بعد العاشرة صباحا") == Times{"العاشرة صباحا|2024-03-15T10"});
}

TEST_CASE("a note counts days and takes the next weeks one by one", "[time]") {
  CHECK(times("رتب زيارة في 12 يوما") == Times{"12 يوما|2024-03-27"});
  CHECK(times("حدد القاضي الجلسة في 12 يوما") == Times{"12 يوما|P12D"});
  CHECK(times("ذكرني بعد شهرين") == Times{"بعد شهرين|2024-05-15"});
  CHECK(times("أنجز العمل في 12 يوما") == Times{"12 يوما|P12D"});
  CHECK(times("من شهرين") == Times{"من شهرين|2024-01"});
  CHECK(times("الأسبوعين المقبلين") == Times{"الأسبوعين المقبلين|2024-W12|2024-W13"});
  CHECK(times("الأشهر الأربعة الماضية") == Times{"الأشهر الأربعة الماضية|2023-11|2024-02"});
  CHECK(times("ارتفعت الأسعار في الأشهر الأربعة الماضية") == Times{"الأشهر الأربعة الماضية|P4M"});
  CHECK(times("قمة عربية الجمعة") == Times{"الجمعة|2024-03-15"});
  CHECK(times("الجمعة") == Times{"الجمعة|2024-03-22"});
  CHECK(times("سأتصل نهاية اليوم") == Times{"نهاية اليوم|2024-03-15T23:59"});
  CHECK(times("أضف التدريب يومي الأحد والثلاثاء الساعة 7 مساء") ==
        Times{"يومي الأحد|2024-03-17", "الثلاثاء الساعة 7 مساء|2024-03-19T19:00"});
}

TEST_CASE("the edges of a month are days in a note, the month in news", "[time]") {
  CHECK(times("أوائل نيسان") == Times{"أوائل نيسان|2024-04-01|2024-04-10"});
  CHECK(times("سأسافر منتصف نيسان") == Times{"منتصف نيسان|2024-04-15"});
  CHECK(times("نص شهر خمسة") == Times{"نص شهر خمسة|2024-05-15"});
  CHECK(times("أواخر شباط") == Times{"أواخر شباط|2024-02-21|2024-02-29"});
  CHECK(times("اجتمع الوزراء في نصف شهر شباط") == Times{"نصف شهر شباط|2024-02"});
  CHECK(times("اجتمع الوزراء في أوائل شباط") == Times{"أوائل شباط|2024-02"});
}

TEST_CASE("a range of weekdays ends after it begins; a weekday two ahead", "[time]") {
  CHECK(times("من الأربعاء إلى السبت") == Times{"الأربعاء إلى السبت|2024-03-20|2024-03-23"});
  CHECK(times("من الأربعاء للجمعة") == Times{"الأربعاء للجمعة|2024-03-20|2024-03-22"});
  CHECK(times("يوم الأربعاء بعد القادم") == Times{"يوم الأربعاء بعد القادم|2024-03-27"});
  CHECK(times("التقيا الأربعاء قبل الماضي") == Times{"الأربعاء قبل الماضي|2024-03-06"});
  CHECK(times("بين 8:15 و10 الأحد") == Times{"8:15 و10 الأحد|2024-03-17T08:15|2024-03-17T10:00"});
  CHECK(times("الساعة ثمانية ونص") == Times{"الساعة ثمانية ونص|2024-03-15T08:30"});
  CHECK(times("بعد بكرا") == Times{"بعد بكرا|2024-03-17"});
  CHECK(times("19/6") == Times{"19/6|2024-06-19"});
}
