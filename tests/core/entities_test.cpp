#include "entities/entities.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;
using test::words;

namespace {

/// "TYPE words" of each mention.
std::vector<std::string> names(const Document& doc) {
  std::vector<std::string> out;
  for (const Mention& m : doc.mentions) out.push_back(std::string(name(m.type)) + " " + words(doc, m.span));
  return out;
}

using Names = std::vector<std::string>;

const Entity& entity_of(const Document& doc, std::size_t mention) {
  return doc.entities[static_cast<std::size_t>(doc.mentions[mention].entity)];
}

}  // namespace

TEST_CASE("a country, a body and a person are found, clitics outside", "[entities]") {
  CHECK(names(test::analyze("وصل فلاديمير بوتين إلى القاهرة وبالأمم المتحدة")) ==
        Names{"PER فلاديمير بوتين", "GPE القاهرة", "ORG الأمم المتحدة"});
}

TEST_CASE("a ministry takes its department and nationality", "[entities]") {
  CHECK(names(test::analyze("أعلنت وزارة الخارجية المصرية موقفها")) == Names{"ORG وزارة الخارجية المصرية"});
  CHECK(names(test::analyze("قررت وزارة التجهيز والإسكان غلق الطريق")) == Names{"ORG وزارة التجهيز والإسكان"});
}

TEST_CASE("a title has its complement, and names inside it are mentions too", "[entities]") {
  const Document doc = test::analyze("استقبل وزير الدفاع الصيني لي شانجفو مساء أمس سفير ألمانيا");
  CHECK(names(doc) == Names{"TITLE وزير الدفاع الصيني", "PER لي شانجفو", "TITLE سفير ألمانيا", "GPE ألمانيا"});
  CHECK(entity_of(doc, 1).titles == std::vector<std::u16string>{u"وزير الدفاع الصيني"});
}

TEST_CASE("a nationality outside another name is one of its own", "[entities]") {
  CHECK(names(test::analyze("بدأت المحادثات الروسية أمس")) == Names{"NORP الروسية"});
}

TEST_CASE("short and long forms are one entity", "[entities]") {
  const Document doc = test::analyze("قال إيمانويل ماكرون إن الناتو قوي. وأضاف ماكرون أن حلف شمال الأطلسي يتوسع.");
  REQUIRE(doc.mentions.size() == 4);
  CHECK(doc.mentions[0].entity == doc.mentions[2].entity);
  CHECK(doc.mentions[1].entity == doc.mentions[3].entity);
  CHECK(entity_of(doc, 2).latin == "Emmanuel Macron");
  CHECK(entity_of(doc, 1).name == u"حلف شمال الأطلسي");
}

TEST_CASE("a body is the same with the nationality after it and without", "[entities]") {
  const Document doc = test::analyze("اجتمعت وزارة الدفاع الصينية اليوم. وقالت وزارة الدفاع إن الزيارة مهمة");
  REQUIRE(doc.mentions.size() == 2);
  CHECK(doc.mentions[0].entity == doc.mentions[1].entity);
}

TEST_CASE("a name with a typing mistake belongs to its entity", "[entities]") {
  const Document doc = test::analyze("زار الوفد روسيا. وأجرت ورسيا مناورات.");
  REQUIRE(doc.mentions.size() == 2);
  CHECK(doc.mentions[0].entity == doc.mentions[1].entity);
}

TEST_CASE("two persons joined by و are two", "[entities]") {
  const Document doc = test::analyze("اللقاء بين محمود عباس وبنيامين نتنياهو");
  CHECK(names(doc) == Names{"PER محمود عباس", "PER بنيامين نتنياهو"});
}

TEST_CASE("unknown names are written in Latin letters", "[entities]") {
  const Document doc = test::analyze("قال الدكتور محمد الزغواني إن النتائج جيدة.");
  REQUIRE(!doc.mentions.empty());
  CHECK(entity_of(doc, 0).latin.rfind("Mohammed al-", 0) == 0);
}

TEST_CASE("a text without names has none", "[entities]") {
  CHECK(test::analyze("كان الطقس جميلا في ذلك اليوم").mentions.empty());
}

TEST_CASE("a place keeps its facts where more words after it make another name", "[entities]") {
  const Document doc = test::analyze("أرسل الجيش سفنا إلى آسيا والمحيط الهندي أمس.");
  REQUIRE(doc.entities.size() == 2);
  CHECK(doc.entities[0].type == MentionType::LOC);
  CHECK(doc.entities[0].latin == "Asia");
  CHECK(doc.entities[1].latin == "Indian Ocean");
}

TEST_CASE("a family's name with its article is the person named before", "[entities]") {
  const Document doc = test::analyze(
      "وقال المتحدث باسم الوزارة سامي العلوي في مؤتمر صحفي: \"أجلينا أكثر من 300 عائلة\". ونفى العلوي انهيار أي سد في "
      "المنطقة.");
  int persons = 0;
  for (const Entity& e : doc.entities) persons += e.type == MentionType::PER ? 1 : 0;
  CHECK(persons == 1);
}

TEST_CASE("a building is not the town in its name", "[entities]") {
  const Document doc = test::analyze("هبطت الطائرة في مطار المنستير أمس. وقال والي المنستير إن المطار مفتوح.");
  for (const Entity& e : doc.entities)
    for (const int m : e.mentions) CHECK(doc.mentions[static_cast<std::size_t>(m)].type == e.type);
}

TEST_CASE("a region of two names is one place where a table has it", "[entities]") {
  const Document doc = test::analyze("ضمان الاستقرار والأمن في منطقة آسيا والمحيط الهادئ");
  REQUIRE(doc.entities.size() == 1);
  CHECK(doc.entities[0].type == MentionType::LOC);
  CHECK(doc.entities[0].latin == "Asia-Pacific");
}

TEST_CASE("a place is called by its usual name in the text", "[entities]") {
  const Document doc = test::analyze(
      "وصل الوزير إلى روسيا أمس. وقال إن روسيا بلد صديق، وإن مجلس الأمن في الاتحاد الروسي رحب بزيارته إلى روسيا.");
  REQUIRE(!doc.entities.empty());
  CHECK(doc.entities[0].name == u"روسيا");
  CHECK(doc.entities[0].mentions.size() == 4);
}

TEST_CASE("quotation marks that open inside a name close with it", "[entities]") {
  const Names found = names(test::analyze("تنطلق فعاليات الدورة الثالثة لمهرجان \"أصوات المتوسط\" في سوسة."));
  REQUIRE_FALSE(found.empty());
  CHECK(found[0] == "EVENT مهرجان \"أصوات المتوسط\"");
}
