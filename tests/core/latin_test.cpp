// Names in Latin letters, relations that words state.
#include "entities/latin.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "entities/romanizer.h"
#include "support/support.h"

using namespace khabar;

namespace {

std::vector<std::string> latin(const char* text) {
  std::vector<std::string> out;
  for (const Entity& e : test::analyze(text).entities) out.push_back(e.latin);
  return out;
}

using Latin = std::vector<std::string>;

}  // namespace

TEST_CASE("the romaniser restores vowels and writes any text", "[entities]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Romanizer romanizer(*lexicon);
  CHECK(romanizer.write(u"لافروف", NameOrigin::foreign) == "Lavrov");
  CHECK(romanizer.write(u"مجدلين", NameOrigin::foreign) == "Magdlin");
  CHECK(romanizer.write(u"", NameOrigin::foreign).empty());
  CHECK(romanizer.write(u"7س", NameOrigin::arab).front() == '7');
  CHECK(!romanizer.write(std::u16string(100000, u'م'), NameOrigin::maghreb).empty());
}

TEST_CASE("words that no list has are spelt by the habits of their origin", "[entities]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Romanizer romanizer(*lexicon);
  CHECK(romanizer.write(u"شلغومي", NameOrigin::maghreb) == "Chalghoumi");
}

TEST_CASE("Arabic names follow the habits of the text's countries", "[entities]") {
  CHECK(latin("قال منصف بن سالم في سوسة") == Latin{"Moncef Ben Salem", "Sousse"});
  CHECK(latin("قال خالد بن سالم في جدة") == Latin{"Khaled bin Salem", "Jeddah"});
  CHECK(latin("قال الدكتور جمال شكري في أسيوط") == Latin{"Gamal Shoukry", "Asyut"});
  CHECK(latin("قال الطبيب جمال شكري في أسيوط") == Latin{"Gamal Shoukry", "Asyut"});
}

TEST_CASE("bodies are put into English by the order of their words", "[entities]") {
  CHECK(latin("أعلنت وزارة الصحة النيبالية")[0] == "Nepalese Health Ministry");
  CHECK(latin("قالت الجمعية التونسية لحماية المستهلك")[0] == "Tunisian Consumer Protection Association");
}

TEST_CASE("a role that ends in a preposition takes no second one", "[entities]") {
  CHECK(latin("صرح المتحدث باسم وزارة الداخلية")[0].find("for of") == std::string::npos);
}

TEST_CASE("a role is of a body, in a place and for a matter", "[entities]") {
  CHECK(latin("ندد السفير الفلسطيني بتونس بالهجوم")[0] == "Palestinian Ambassador in Tunisia");
  CHECK(latin("قال المدير العام للوكالة التونسية للتعاون الفني إن البرنامج انطلق")[0] ==
        "Director-General of Tunisian Agency for Technical Cooperation");
  CHECK(latin("قالت مديرة المهرجان إن العرض تأجل")[0] == "Director of the festival");
  CHECK(latin("قال الرئيس التنفيذي للشركة إن الأرباح زادت")[0] == "Chief Executive of the company");
  CHECK(latin("قال الناطق باسم المحكمة إن الجلسة تأجلت")[0] == "Spokesperson for the court");
  CHECK(latin("قال وزير الدولة للشؤون الدينية إن الحج بدأ")[0] == "Minister of State for Religious Affairs");
}

TEST_CASE("a role that ends in a preposition stands before the country, and marks are no words", "[entities]") {
  const Latin spokesman = latin("قال المتحدث باسم الخارجية المصرية إن الزيارة تأجلت.");
  CHECK(std::find(spokesman.begin(), spokesman.end(), "Spokesperson for Egyptian Foreign Affairs") != spokesman.end());
  for (const std::string& name : latin("تنطلق فعاليات مهرجان \"أصوات المتوسط\" في سوسة."))
    CHECK(name.find('"') == std::string::npos);
}

TEST_CASE("words between names state where a thing is", "[entities]") {
  const Document doc = test::analyze("هبطت الطائرة في مطار هيثرو في لندن");
  REQUIRE(doc.relations.size() == 1);
  CHECK(doc.relations[0].type == "LOCATED_IN");
}

TEST_CASE("a member's role is membership", "[entities]") {
  const Document doc = test::analyze("قال القيادي في حركة حماس خليل الحية إن الحوار مستمر");
  REQUIRE(doc.relations.size() == 1);
  CHECK(doc.relations[0].type == "MEMBER_OF");
}
