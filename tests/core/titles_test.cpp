// Roles, nationalities, and everyday words that are names only beside a class noun.
#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;
using test::words;

namespace {

std::vector<std::string> of_type(const Document& doc, MentionType type) {
  std::vector<std::string> out;
  for (const Mention& m : doc.mentions)
    if (m.type == type) out.push_back(words(doc, m.span));
  return out;
}

using Words = std::vector<std::string>;

Words titles(const char* text) { return of_type(test::analyze(text), MentionType::TITLE); }
Words norps(const char* text) { return of_type(test::analyze(text), MentionType::NORP); }

}  // namespace

TEST_CASE("a role takes when and how it is held", "[entities]") {
  CHECK(titles("التقى الرئيس الأسبق زين العابدين بن علي") == Words{"الرئيس الأسبق"});
  CHECK(titles("صرح وزير الداخلية بالنيابة للصحفيين") == Words{"وزير الداخلية بالنيابة"});
}

TEST_CASE("a role goes on with the preposition that its words take", "[entities]") {
  CHECK(titles("قال الوزير المكلف بالعلاقة إن المشروع جاهز") == Words{"الوزير المكلف بالعلاقة"});
  CHECK(titles("قالت عضوة مجلس الشيوخ عن ولاية تكساس إنها موافقة") == Words{"عضوة مجلس الشيوخ عن ولاية تكساس"});
}

TEST_CASE("a role ends before another and before what happens", "[entities]") {
  CHECK(titles("استقبل وزير الخارجية الروسي والرئيس المكسيكي") == Words{"وزير الخارجية الروسي", "الرئيس المكسيكي"});
  CHECK(titles("تحدث رئيس الجمهورية بخصوص التسوية الشاملة") == Words{"رئيس الجمهورية"});
}

TEST_CASE("a role ends with what is definite, and a building is where its holder is", "[entities]") {
  CHECK(titles("دعا الأمين العام للأمم المتحدة أطراف النزاع إلى الهدوء") == Words{"الأمين العام للأمم المتحدة"});
  CHECK(titles("استقبل الرئيس رئيسة الحكومة الإيطالية في قصر قرطاج").back() == "رئيسة الحكومة الإيطالية");
}

TEST_CASE("people at work are no office, their nationality is a mention", "[entities]") {
  CHECK(titles("فاز اللاعب التونسي بالسباق").empty());
  CHECK(norps("فاز اللاعب التونسي بالسباق") == Words{"التونسي"});
}

TEST_CASE("nationalities of two words and of groups", "[entities]") {
  CHECK(of_type(test::analyze("أعلنت الشركة الكورية الجنوبية عن هاتف"), MentionType::NORP) ==
        Words{"الكورية الجنوبية"});
  CHECK(norps("تدهورت العلاقات الكورية الجنوبية مع اليابان") == Words{"الكورية الجنوبية"});
  CHECK(norps("دعا الأفارقة إلى حوار") == Words{"الأفارقة"});
}

TEST_CASE("a place after a role with its nationality is where, not whose", "[entities]") {
  const Document doc = test::analyze("زار الرئيس الفرنسي القاهرة. ثم عاد.");
  CHECK(of_type(doc, MentionType::TITLE) == Words{"الرئيس الفرنسي"});
  CHECK(of_type(doc, MentionType::GPE) == Words{"القاهرة"});
}

TEST_CASE("an everyday word is a name after a class noun alone", "[entities]") {
  CHECK(of_type(test::analyze("هذا هو الكرم الذي نعرفه"), MentionType::GPE).empty());
  CHECK(of_type(test::analyze("وقع حادث في معتمدية الكرم أمس"), MentionType::GPE).size() == 1);
}

TEST_CASE("a body's name goes on over the preposition of its noun", "[entities]") {
  CHECK(of_type(test::analyze("دعت جمعية الوقاية من حوادث الطرقات إلى الحذر"), MentionType::ORG) ==
        Words{"جمعية الوقاية من حوادث الطرقات"});
  CHECK(of_type(test::analyze("قالت جمعية الوقاية من حوادث الطرقات إن السرعة خطر"), MentionType::ORG) ==
        Words{"جمعية الوقاية من حوادث الطرقات"});
}

TEST_CASE("a building is called after a person", "[entities]") {
  CHECK(of_type(test::analyze("أقيمت المباراة على ملعب الملك فهد أمس"), MentionType::FAC) == Words{"ملعب الملك فهد"});
  CHECK(of_type(test::analyze("تظاهروا في شارع فرحات حشاد"), MentionType::LOC) == Words{"شارع فرحات حشاد"});
}

TEST_CASE("a ministry's short form has the adjective of a country", "[entities]") {
  CHECK(of_type(test::analyze("أعلنت الخارجية الصينية موقفها"), MentionType::ORG) == Words{"الخارجية الصينية"});
  CHECK(of_type(test::analyze("اكتشفوا حقول النفط التونسية"), MentionType::ORG).empty());
}

TEST_CASE("names with a contraction inside are in the tables", "[entities]") {
  const Document doc = test::analyze("قال الاتحاد العام التونسي للشغل إن الإضراب قائم");
  REQUIRE(doc.entities.size() == 1);
  CHECK(doc.entities[0].latin == "Tunisian General Labour Union");
}

TEST_CASE("a country after the noun of a team is the team", "[entities]") {
  const Document doc = test::analyze("فاز منتخب نيوزيلندا على منتخبات روسيا والبرتغال في فرنسا");
  CHECK(of_type(doc, MentionType::ORG).size() == 3);
  CHECK(of_type(doc, MentionType::GPE) == Words{"فرنسا"});
}
