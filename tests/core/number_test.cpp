#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "support/support.h"
#include "text/text.h"
#include "time/numbers.h"

using namespace khabar;
using test::u16;

namespace {

enum class Case { nominative, accusative, genitive };

/// Writes a number as a grammar of Arabic has it, without looking at the tables of the library.
class Speller {
 public:
  Speller(bool feminine, Case grammatical) : feminine_(feminine), straight_(grammatical == Case::nominative) {}

  std::string spell(long long n) const {
    std::string out;
    for (const Scale& scale : scales) {
      const long long count = n / scale.value % 1000;
      if (count != 0) join(out, scaled(static_cast<int>(count), scale));
    }
    if (n % 1000 != 0 || n == 0) join(out, below_thousand(static_cast<int>(n % 1000), feminine_));
    return out;
  }

 private:
  struct Scale {
    long long value;
    const char *one, *two_straight, *two_oblique, *few, *many;
  };
  static constexpr Scale scales[] = {
      {1'000'000'000'000'000, "كوادريليون", "كوادريليونان", "كوادريليونين", "كوادريليونات", "كوادريليونا"},
      {1'000'000'000'000, "تريليون", "تريليونان", "تريليونين", "تريليونات", "تريليونا"},
      {1'000'000'000, "مليار", "ملياران", "مليارين", "مليارات", "مليارا"},
      {1'000'000, "مليون", "مليونان", "مليونين", "ملايين", "مليونا"},
      {1'000, "ألف", "ألفان", "ألفين", "آلاف", "ألفا"},
  };

  static void join(std::string& out, const std::string& part) { out += out.empty() ? part : " و" + part; }

  std::string scaled(int count, const Scale& scale) const {
    if (count == 1) return scale.one;
    if (count == 2) return straight_ ? scale.two_straight : scale.two_oblique;
    const int rest = count % 100;
    const char* noun = rest >= 3 && rest <= 10 ? scale.few : rest > 10 ? scale.many : scale.one;
    return below_thousand(count, false) + " " + noun;
  }

  std::string below_thousand(int n, bool feminine) const {
    static const char* hundreds[] = {"ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمائة", "تسعمئة"};
    std::string out;
    if (n == 0) return "صفر";
    if (n / 100 == 1) out = "مئة";
    if (n / 100 == 2) out = straight_ ? "مئتان" : "مائتين";
    if (n / 100 > 2) out = hundreds[n / 100 - 3];
    if (n % 100 != 0) join(out, below_hundred(n % 100, feminine));
    return out;
  }

  std::string below_hundred(int n, bool feminine) const {
    static const char* tens[] = {"عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"};
    if (n <= 10) return unit(n, feminine);
    if (n == 11) return feminine ? "إحدى عشرة" : "أحد عشر";
    if (n == 12)
      return std::string(feminine    ? straight_ ? "اثنتا" : "اثنتي"
                         : straight_ ? "اثنا"
                                     : "اثني") +
             (feminine ? " عشرة" : " عشر");
    if (n < 20) return unit(n - 10, feminine) + (feminine ? " عشرة" : " عشر");
    const std::string ten = std::string(tens[n / 10 - 2]) + (straight_ ? "ون" : "ين");
    return n % 10 == 0 ? ten : unit(n % 10, feminine) + " و" + ten;
  }

  std::string unit(int n, bool feminine) const {
    static const char* stems[] = {"ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"};
    if (n == 1) return feminine ? "واحدة" : "واحد";
    if (n == 2) return std::string(feminine ? "اثنت" : "اثن") + (straight_ ? "ان" : "ين");
    return std::string(stems[n - 3]) + (feminine ? "" : "ة");
  }

  bool feminine_;
  bool straight_;
};

const Lexicon& lexicon() {
  static const auto opened = Lexicon::open(builtin_block());
  REQUIRE(opened);
  return *opened;
}

Document tokenized(const std::string& text) {
  static const TextStage stage(lexicon());
  Document doc;
  doc.text = u16(text);
  stage.run(doc);
  return doc;
}

/// The numbers of a text, from left to right.
std::vector<double> numbers(const std::string& text) {
  static const Vocabulary vocabulary(lexicon());
  const Document doc = tokenized(text);
  const Words words(doc, vocabulary);
  std::vector<double> out;
  for (int i = 0; i < words.size();) {
    const auto number = read_number(words, i);
    if (number) out.push_back(number->value);
    i = number ? number->end : i + 1;
  }
  return out;
}

std::vector<long long> samples() {
  std::vector<long long> out;
  for (long long n = 0; n <= 10'000; ++n) out.push_back(n);
  for (long long scale = 10'000; scale <= 1'000'000'000'000'000; scale *= 10)
    for (const long long lead : {1, 2, 3, 7, 11, 25, 99})
      for (const long long tail : {0, 1, 12, 305, 1'000, 2'003, 20'018, 640'219}) {
        const long long n = lead * scale + tail;
        if (tail < scale && n <= 1'000'000'000'000'000) out.push_back(n);
      }
  return out;
}

using Values = std::vector<double>;

}  // namespace

TEST_CASE("every number to 10,000 and a spread to 10^15, in both genders and three cases", "[number]") {
  const std::vector<long long> wanted = samples();
  for (const bool feminine : {false, true})
    for (const Case grammatical : {Case::nominative, Case::accusative, Case::genitive}) {
      const Speller speller(feminine, grammatical);
      std::string text;
      for (const long long n : wanted) text += speller.spell(n) + "\n";
      const std::vector<double> found = numbers(text);
      for (std::size_t i = 0; i < wanted.size() && i < found.size(); ++i) {
        INFO(speller.spell(wanted[i]));
        if (found[i] != static_cast<double>(wanted[i])) REQUIRE(found[i] == static_cast<double>(wanted[i]));
      }
      CHECK(found.size() == wanted.size());
    }
}

TEST_CASE("digits with separators of every style", "[number]") {
  CHECK(numbers("1,500 طن") == Values{1500});
  CHECK(numbers("1.234.567") == Values{1234567});
  CHECK(numbers("12،220,13") == Values{12220.13});
  CHECK(numbers("٣٫٥") == Values{3.5});
  CHECK(numbers("4,8") == Values{4.8});
  CHECK(numbers("235.000 نسمة") == Values{235000});
  CHECK(numbers("1 234 567") == Values{1234567});
  CHECK(numbers("423 0000") == Values{423, 0});
  CHECK(numbers("5ر33") == Values{33.5});
}

TEST_CASE("digits and words make one number", "[number]") {
  CHECK(numbers("منحة قدرها أربعمئة (400) ألف دينار") == Values{400000});
  CHECK(numbers("كمية كبيرة").empty());
  CHECK(numbers("235ر1 مليون") == Values{1235000});
  CHECK(numbers("خسر برباعية نظيفة") == Values{4});
  CHECK(numbers("العلاقات الثنائية").empty());
  CHECK(numbers("5 ملايين و300 ألف") == Values{5300000});
  CHECK(numbers("1.5 مليار") == Values{1.5e9});
  CHECK(numbers("350 مليون") == Values{350e6});
  CHECK(numbers("300 و212") == Values{300, 212});
  CHECK(numbers("ثلاثمائة ومائتين") == Values{300, 200});
}

TEST_CASE("fractions of one and of a scale", "[number]") {
  CHECK(numbers("مليار ونصف المليار") == Values{1.5e9});
  CHECK(numbers("مليون ونصف") == Values{1.5e6});
  CHECK(numbers("نصف مليون") == Values{5e5});
  CHECK(numbers("عشرون وثلاثة أخماس") == Values{20.6});
  CHECK(numbers("ثلثي المقاعد") == Values{2.0 / 3});
  CHECK(numbers("خمس فاصلة خمسة") == Values{5.5});
  CHECK(numbers("الدور نصف النهائي").empty());
}

TEST_CASE("ordinals", "[number]") {
  CHECK(numbers("الحادي عشر") == Values{11});
  CHECK(numbers("الثانية عشرة") == Values{12});
  CHECK(numbers("الحادي والعشرون") == Values{21});
  CHECK(numbers("المئة والخامسة والعشرون") == Values{125});
}

TEST_CASE("scores of a scale are a number at least", "[number]") {
  const Document doc = test::analyze("نزح عشرات الآلاف من السكان.");
  REQUIRE(doc.quantities.size() == 1);
  CHECK(doc.quantities[0].value == 10000);
  CHECK(doc.quantities[0].bound == "over");
}

TEST_CASE("bounds and ranges", "[number]") {
  const auto first = [](const char* text) {
    const Document doc = test::analyze(text);
    REQUIRE(!doc.quantities.empty());
    return doc.quantities[0];
  };
  CHECK(first("شارك نحو 300 شخص").bound == "about");
  CHECK(first("قتل أكثر من عشرين شخصا").bound == "over");
  CHECK(first("شارك ما لا يقل عن 40 عضوا").bound == "over");
  CHECK(first("أقل من ألف مشارك").bound == "under");
  const Quantity range = first("جمع بين 20 و30 صوتا");
  CHECK(range.value == 20);
  CHECK(range.upper == 30);
  const Quantity scaled = first("من 5 إلى 7 ملايين ناخب");
  CHECK(scaled.value == 5e6);
  CHECK(scaled.upper == 7e6);
}

TEST_CASE("shares, signs and powers", "[number]") {
  const auto value = [](const char* text) {
    const Document doc = test::analyze(text);
    REQUIRE(!doc.quantities.empty());
    return doc.quantities[0].value;
  };
  CHECK(value("واحد على أربعة") == 0.25);
  CHECK(value("3/4 السكان") == 0.75);
  CHECK(value("جزء من مئة") == 0.01);
  CHECK(value("بلغت الحرارة -5 درجات") == -5);
  CHECK(value("1.5e3") == 1500);
  CHECK(value("خمس السكان") == 0.2);
  CHECK(value("خمس نساء") == 5);
}

TEST_CASE("a word that may be plural is no dual", "[number]") {
  CHECK(test::analyze("التقى مسؤولين كبارا").quantities.empty());
  CHECK(test::analyze("زار بلدان الخليج").quantities.empty());
}

TEST_CASE("what a number counts, measures or pays", "[number]") {
  const auto unit = [](const char* text) {
    const Document doc = test::analyze(text);
    REQUIRE(!doc.quantities.empty());
    return doc.quantities[0].unit;
  };
  CHECK(unit("سقط ثلاثة قتلى") == "قتيل");
  CHECK(unit("قتل جنديان") == "جندي");
  CHECK(unit("بقيمة 30 مليون دولار أمريكي") == "USD");
  CHECK(unit("بمبلغ €20") == "EUR");
  CHECK(unit("خمسون ألف دينار تونسي") == "TND");
  CHECK(unit("في تونس دفع 20 دينارا") == "TND");
  CHECK(unit("دفع 20 دينارا") == "dinar");
  CHECK(unit("زاد بنسبة 12 بالمائة") == "%");
  CHECK(unit("مساحة 40 كيلومترا مربعا") == "km2");
  CHECK(unit("بلغت قوته 6.1 درجات على مقياس ريختر") == "magnitude");
}

TEST_CASE("fifths after tens and digits, hundredths, a sign that stands apart", "[number]") {
  const auto value = [](const char* text) {
    const Document doc = test::analyze(text);
    REQUIRE(!doc.quantities.empty());
    return doc.quantities[0].value;
  };
  CHECK(value("مئة وثلاثون وخمسين") == 130.4);
  CHECK(value("ثلاثة وخمس") == 3.2);
  CHECK(value("مئتان وثلاثة جزء من مئة") == 200.03);
  CHECK(value("عشرون جزءا من مئة") == 0.2);
  CHECK(value("- 1 4/5") == -1.8);
}
