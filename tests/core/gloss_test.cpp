#include "events/gloss.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "events/gloss_parts.h"
#include "khabar/names.h"
#include "khabar/utf.h"
#include "lexicon/lexicon.h"
#include "support/support.h"

using namespace khabar;

namespace {

const GlossWriter& writer() {
  static const Lexicon lexicon = *Lexicon::open(builtin_block());
  static const GlossWriter made(lexicon);
  return made;
}

Argument entity(const Document& doc, std::string_view name) {
  for (std::size_t i = 0; i < doc.entities.size(); ++i)
    if (to_utf8(doc.entities[i].name) == name)
      return {doc.mentions[static_cast<std::size_t>(doc.entities[i].mentions.front())].span, static_cast<int>(i)};
  FAIL("no entity " << name);
  return {};
}

Argument unnamed(const Document& doc, std::string_view words) {
  const std::u16string text = test::u16(words);
  const std::size_t at = doc.text.find(text);
  REQUIRE(at != std::u16string::npos);
  return {{static_cast<std::int32_t>(at), static_cast<std::int32_t>(at + text.size())}, -1};
}

Event event(EventType type, std::string mode, Status status = Status::actual) {
  Event e;
  e.type = type;
  e.mode = std::move(mode);
  e.status = status;
  return e;
}

bool has_arabic(const std::string& text) {
  const std::u16string units = test::u16(text);
  return std::any_of(units.begin(), units.end(), [](char16_t c) { return c >= 0x600 && c < 0x700; });
}

bool has_latin(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

TEST_CASE("each type reads in both languages in each status", "[gloss]") {
  const Document doc = test::analyze("زار إيمانويل ماكرون ألمانيا.");
  for (int type = 0; type <= static_cast<int>(EventType::COMPETE); ++type)
    for (const Status status : {Status::actual, Status::planned, Status::possible, Status::negated})
      for (const int parties : {0, 1, 2, 3}) {
        Event e = event(static_cast<EventType>(type), "", status);
        if (parties % 2 == 1) e.agents.push_back(entity(doc, "إيمانويل ماكرون"));
        if (parties >= 2) e.targets.push_back(entity(doc, "ألمانيا"));
        writer().write(doc, e);
        INFO(name(e.type) << ' ' << name(status) << ' ' << e.gloss_ar << " / " << e.gloss_en);
        CHECK_FALSE(e.gloss_ar.empty());
        CHECK_FALSE(e.gloss_en.empty());
        CHECK_FALSE(has_latin(e.gloss_ar));
        CHECK_FALSE(has_arabic(e.gloss_en));
        CHECK(e.gloss_ar.find("  ") == std::string::npos);
        CHECK(e.gloss_en.find("  ") == std::string::npos);
      }
}

TEST_CASE("the gloss says the status", "[gloss]") {
  const Document doc = test::analyze("زار إيمانويل ماكرون ألمانيا.");
  const auto both = [&](Status status) {
    Event e = event(EventType::CONSULT, "visit", status);
    e.agents = {entity(doc, "إيمانويل ماكرون")};
    e.targets = {entity(doc, "ألمانيا")};
    writer().write(doc, e);
    return e.gloss_ar + " / " + e.gloss_en;
  };
  CHECK(both(Status::actual) == "زار إيمانويل ماكرون ألمانيا / Emmanuel Macron visits Germany");
  CHECK(both(Status::planned) == "يعتزم إيمانويل ماكرون زيارة ألمانيا / Emmanuel Macron to visit Germany");
  CHECK(both(Status::possible) == "قد يزور إيمانويل ماكرون ألمانيا / Emmanuel Macron may visit Germany");
  CHECK(both(Status::negated) == "لم يزر إيمانويل ماكرون ألمانيا / Emmanuel Macron did not visit Germany");
}

TEST_CASE("verbs agree with their subject", "[gloss]") {
  const Document doc = test::analyze(
      "التقت ألمانيا وفرنسا ولبنان في اجتماع شارك فيه مسؤولين ومظاهرات وعمال إلى جانب الطرفين وآلاف وانهيار سدين وصوته "
      "ومحاميته.");
  const auto ar = [&](std::vector<Argument> agents, Status status = Status::actual) {
    Event e = event(EventType::REQUEST, "appeal", status);
    e.agents = std::move(agents);
    e.targets = {entity(doc, "فرنسا")};
    writer().write(doc, e);
    return e.gloss_ar;
  };
  CHECK(ar({entity(doc, "ألمانيا")}) == "دعت ألمانيا فرنسا");
  CHECK(ar({entity(doc, "لبنان")}) == "دعا لبنان فرنسا");
  CHECK(ar({entity(doc, "ألمانيا")}, Status::negated) == "لم تدع ألمانيا فرنسا");
  CHECK(ar({unnamed(doc, "عمال")}) == "دعا عمال فرنسا");
  CHECK(ar({unnamed(doc, "مسؤولين")}) == "دعا مسؤولون فرنسا");
  CHECK(ar({unnamed(doc, "الطرفين")}) == "دعا الطرفان فرنسا");
  CHECK(ar({unnamed(doc, "آلاف")}) == "دعا آلاف فرنسا");
  CHECK(ar({unnamed(doc, "سدين")}) == "دعا سدان فرنسا");
  CHECK(ar({unnamed(doc, "محاميته")}) == "دعت محاميته فرنسا");
  CHECK(ar({unnamed(doc, "صوته")}) == "دعا صوته فرنسا");
  Event e = event(EventType::CONSULT, "meet");
  e.agents = {entity(doc, "ألمانيا"), entity(doc, "لبنان")};
  e.targets = {entity(doc, "فرنسا")};
  writer().write(doc, e);
  CHECK(e.gloss_en == "Germany and Lebanon meet France");
}

TEST_CASE("what nobody is said to do is passive", "[gloss]") {
  const Document doc = test::analyze("إيقاف 3 عمال ومحاكمة مسؤول في تونس.");
  Event e = event(EventType::COERCE, "arrest");
  e.targets = {unnamed(doc, "3 عمال")};
  e.places = {entity(doc, "تونس")};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "تم إيقاف 3 عمال في تونس");
  CHECK(e.gloss_en == "3 workers are arrested in Tunisia");
  e = event(EventType::JUSTICE, "trial", Status::possible);
  e.targets = {unnamed(doc, "مسؤول")};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "قد تتم محاكمة مسؤول");
  CHECK(e.gloss_en == "Official may be tried");
}

TEST_CASE("what rises or dies is the subject", "[gloss]") {
  const Document doc = test::analyze("ارتفعت الأسعار وقتل 12 شخصا.");
  Event e = event(EventType::ECONOMY, "rise");
  e.targets = {unnamed(doc, "الأسعار")};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "ارتفعت الأسعار");
  CHECK(e.gloss_en == "Prices rise");
  e = event(EventType::CASUALTY, "injury", Status::negated);
  e.targets = {unnamed(doc, "12 شخصا")};
  writer().write(doc, e);
  CHECK(e.gloss_en == "12 people were not injured");
}

TEST_CASE("a disaster that struck a town was there", "[gloss]") {
  const Document doc = test::analyze("هز انفجار فرنسا.");
  for (const auto& [mode, ar, en] : {std::array{"explosion", "انفجار في فرنسا", "Explosion in France"},
                                     std::array{"collapse", "انهيار في فرنسا", "Collapse in France"}}) {
    Event e = event(EventType::DISASTER, mode);
    e.targets = {entity(doc, "فرنسا")};
    writer().write(doc, e);
    CHECK(e.gloss_ar == ar);
    CHECK(e.gloss_en == en);
  }
}

TEST_CASE("counts stand in brackets, in the form that their number asks for", "[gloss]") {
  const Document doc = test::analyze("هجوم في تونس.");
  Event e = event(EventType::ASSAULT, "attack");
  e.places = {entity(doc, "تونس")};
  e.counts = {{CountKind::killed, 12, {0, 0}}, {CountKind::injured, 5, {0, 0}}};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "مهاجمة في تونس (12 قتيلا) (5 جرحى)");
  CHECK(e.gloss_en == "Attack in Tunisia (12 killed) (5 injured)");
}

TEST_CASE("date and source are said", "[gloss]") {
  const Document doc =
      test::analyze("قالت وزارة الخارجية الصينية إن وانغ يي سيزور روسيا بين 18 و21 سبتمبر.", "2023-09-17");
  Event e = event(EventType::CONSULT, "visit", Status::planned);
  e.agents = {entity(doc, "وانغ يي")};
  e.targets = {entity(doc, "روسيا")};
  e.source = entity(doc, "وزارة الخارجية الصينية");
  e.times = {0};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "من المقرر أن يزور وانغ يي روسيا من 18 إلى 21 سبتمبر، حسب وزارة الخارجية الصينية");
  CHECK(e.gloss_en.starts_with("Wang Yi to visit Russia, 18–21 September, says "));
}

TEST_CASE("words without English are left out, not transliterated", "[gloss]") {
  const Document doc = test::analyze("زار القيروانيوت ألمانيا.");
  Event e = event(EventType::CONSULT, "visit");
  e.agents = {unnamed(doc, "القيروانيوت")};
  e.targets = {entity(doc, "ألمانيا")};
  writer().write(doc, e);
  CHECK(e.gloss_en == "Visit to Germany");
}

TEST_CASE("some singulars of Arabic are plural in English", "[gloss]") {
  const Document doc = test::analyze("أوقفت الشرطة 3 عمال.");
  Event e = event(EventType::COERCE, "arrest");
  e.agents = {unnamed(doc, "الشرطة")};
  e.targets = {unnamed(doc, "3 عمال")};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "أوقفت الشرطة 3 عمال");
  CHECK(e.gloss_en == "Police arrest 3 workers");
}

TEST_CASE("the subject stands next to its verb", "[gloss]") {
  const Document doc = test::analyze("أطلقت ألمانيا النار على فرنسا وأصيب أربعة.");
  Event e = event(EventType::ASSAULT, "shooting");
  e.agents = {entity(doc, "ألمانيا")};
  e.targets = {entity(doc, "فرنسا")};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "أطلقت ألمانيا النار على فرنسا");
  e = event(EventType::CASUALTY, "injury");
  e.targets = {unnamed(doc, "أربعة")};
  writer().write(doc, e);
  CHECK(e.gloss_ar == "أصيب أربعة");
}

TEST_CASE("a casualty counts its own where another number is what it found", "[events]") {
  const auto glosses = [](const char* text) {
    std::vector<std::string> out;
    for (const Event& e : test::analyze(text).events)
      if (e.type == EventType::CASUALTY) out.push_back(e.gloss_ar + " | " + e.gloss_en);
    return out;
  };
  for (const std::string& gloss : glosses("أسفر الزلزال عن مقتل 14 شخصا وإصابة 63 آخرين في مراكش.")) {
    CHECK(gloss.find("توفي 63") == std::string::npos);
    CHECK(gloss.find("14 people are injured") == std::string::npos);
    CHECK(gloss.find("63 people die") == std::string::npos);
  }
}

TEST_CASE("numbers are written in digits alone", "[events]") {
  CHECK(number_words(6000000) == "6000000");
  CHECK(number_words(12) == "12");
  CHECK(number_words(3.5) == "3.5");
}
