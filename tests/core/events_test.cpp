#include "events/events.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;
using test::words;

namespace {

const Event* event_at(const Document& doc, std::string_view trigger) {
  for (const Event& e : doc.events)
    if (words(doc, e.trigger) == trigger) return &e;
  return nullptr;
}

std::vector<std::string> who(const Document& doc, const std::vector<Argument>& list) {
  std::vector<std::string> out;
  for (const Argument& a : list)
    out.push_back(a.entity < 0 ? words(doc, a.span) : to_utf8(doc.entities[static_cast<std::size_t>(a.entity)].name));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a visit has its visitor and the place visited", "[events]") {
  const Document doc = test::analyze("زار إيمانويل ماكرون ألمانيا يوم الاثنين.");
  const Event* e = event_at(doc, "زار");
  REQUIRE(e);
  CHECK(e->type == EventType::CONSULT);
  CHECK(who(doc, e->agents) == Words{"إيمانويل ماكرون"});
  CHECK(who(doc, e->targets) == Words{"ألمانيا"});
  CHECK(e->times.size() == 1);
  CHECK(e->status == Status::actual);
}

TEST_CASE("a verb that only carries the event word is no event of its own", "[events]") {
  const Document doc = test::analyze("أجرى سيرغي لافروف محادثات في القاهرة.");
  const Event* e = event_at(doc, "محادثات");
  REQUIRE(e);
  CHECK_FALSE(event_at(doc, "أجرى"));
  CHECK(who(doc, e->agents) == Words{"سيرغي لافروف"});
  CHECK(who(doc, e->places) == Words{"القاهرة"});
}

TEST_CASE("an agency and its town in a dateline take part in nothing", "[events]") {
  for (const char* text :
       {"مدريد (رويترز) - تأهل برشلونة إلى النهائي أمس.", "مدريد - أ ف ب: تأهل برشلونة إلى النهائي أمس.",
        "مدريد/ الأناضول: تأهل برشلونة إلى النهائي أمس."}) {
    CAPTURE(text);
    const Document doc = test::analyze(text);
    const Event* e = event_at(doc, "تأهل");
    REQUIRE(e);
    CHECK(who(doc, e->agents) == Words{"برشلونة"});
    CHECK(e->places.empty());
  }
}

TEST_CASE("who is the subject of the next clause is no party of the one before", "[events]") {
  const Event* e = nullptr;
  const Document doc = test::analyze("إسرائيل تقصف جنوب لبنان وحزب الله يرد بالصواريخ");
  REQUIRE((e = event_at(doc, "تقصف")));
  for (const auto& party : who(doc, e->targets)) CHECK(party != "حزب الله");
}

TEST_CASE("adverbs take part in nothing", "[events]") {
  const Document doc = test::analyze("تراجعت الليرة قليلا إلى 30.29 مقابل الدولار.");
  const Event* e = event_at(doc, "تراجعت");
  REQUIRE(e);
  CHECK(who(doc, e->targets) == Words{"الليرة"});
}

TEST_CASE("who suspends a treaty concludes none", "[events]") {
  const Document doc = test::analyze("أعلن رئيس الوزراء تعليق العمل بمعاهدة تقاسم المياه مع الهند.");
  CHECK(event_at(doc, "تعليق"));
  CHECK_FALSE(event_at(doc, "معاهدة"));
}

TEST_CASE("a disaster strikes whether it stands before the verb or after it", "[events]") {
  for (const char* text : {"ذكرت الإذاعة أن زلزالا مدمرا ضرب المكسيك أمس.", "ضرب زلزال مدمر المكسيك أمس."}) {
    CAPTURE(text);
    const Document doc = test::analyze(text);
    CHECK_FALSE(event_at(doc, "ضرب"));
    const Event* e = event_at(doc, doc.text.find(u"زلزالا") == std::u16string::npos ? "زلزال" : "زلزالا");
    REQUIRE(e);
    CHECK(e->type == EventType::DISASTER);
    CHECK(who(doc, e->places) == Words{"المكسيك"});
  }
  CHECK(event_at(test::analyze("ضربت الطائرات مواقع المسلحين."), "ضربت")->type == EventType::ASSAULT);
}

TEST_CASE("future, denial and possibility give the status", "[events]") {
  CHECK(event_at(test::analyze("سيزور الوفد تونس."), "يزور")->status == Status::planned);
  CHECK(event_at(test::analyze("لم يزر الوفد تونس."), "يزر")->status == Status::negated);
  CHECK(event_at(test::analyze("قد يزور الوفد تونس."), "يزور")->status == Status::possible);
  CHECK(event_at(test::analyze("وقد زار الوفد تونس."), "زار")->status == Status::actual);
}

TEST_CASE("a reported event has its speaker as source", "[events]") {
  const Document doc = test::analyze("قال محمود عباس إن الجيش قصف المدينة.");
  const Event* e = event_at(doc, "قصف");
  REQUIRE(e);
  REQUIRE(e->source);
  CHECK(who(doc, {*e->source}) == Words{"محمود عباس"});
  CHECK(event_at(doc, "قال")->type == EventType::STATE);
}

TEST_CASE("numbers of people are counts of their event", "[events]") {
  const Document doc = test::analyze("أسفر الهجوم عن مقتل ثلاثة جنود.");
  const Event* e = event_at(doc, "مقتل");
  REQUIRE(e);
  CHECK(e->type == EventType::CASUALTY);
  REQUIRE(e->counts.size() == 1);
  CHECK(e->counts[0].kind == CountKind::killed);
  CHECK(e->counts[0].value == 3);
}

TEST_CASE("an event reads in both languages", "[events]") {
  const Document doc = test::analyze("زار إيمانويل ماكرون ألمانيا.");
  const Event* e = event_at(doc, "زار");
  REQUIRE(e);
  CHECK(e->gloss_ar == "زار إيمانويل ماكرون ألمانيا");
  CHECK(e->gloss_en == "Emmanuel Macron visits Germany");
}

TEST_CASE("who is coordinated with a party is one too, whichever the model likes best", "[events]") {
  const Document doc = test::analyze("زار وزير الدفاع الصيني لي شانجفو روسيا وبيلاروسيا الشهر الماضي.", "2023-09-18");
  const Event* e = event_at(doc, "زار");
  REQUIRE(e);
  CHECK(e->targets.size() == 2);
}

TEST_CASE("what is deployed tells that نشر is no publication", "[events]") {
  const Document doc = test::analyze("نشرت كوريا الجنوبية طائرات مقاتلة قرب الحدود.");
  const Event* e = event_at(doc, "نشرت");
  REQUIRE(e);
  CHECK(e->type == EventType::MOBILIZE);
}

TEST_CASE("words inside names are no events", "[events]") {
  CHECK_FALSE(event_at(test::analyze("وصل وفد حركة المقاومة الإسلامية حماس إلى القاهرة."), "حركة"));
}

TEST_CASE("what only looks like an event is none", "[events]") {
  for (const char* text :
       {"هاجم الناقد حبكة الرواية في مقال.", "كسر الجليد مع زملائه بنكتة.", "يحكي المسلسل عن قرصان يخطف أميرة.",
        "يطارد الذئب الأرنب ثم يقتله.", "التفاوض مهارة تكتسب بالمران."}) {
    INFO(text);
    CHECK(test::analyze(text).events.empty());
  }
  for (const char* text : {"هاجم مسلحون ثكنة للجيش.", "كسر العداء الرقم القياسي.", "قتل مسلحون قاضيا أمام بيته."}) {
    INFO(text);
    CHECK_FALSE(test::analyze(text).events.empty());
  }
}

TEST_CASE("two words together tell of another event than the first alone", "[events]") {
  CHECK(event_at(test::analyze("تعرض البنك لهجوم إلكتروني."), "هجوم")->type == EventType::COERCE);
  CHECK(event_at(test::analyze("تعرض البنك لهجوم مسلح."), "هجوم")->type == EventType::ASSAULT);
}

TEST_CASE("verbs that only state a measure or a belief are no events", "[events]") {
  CHECK_FALSE(event_at(test::analyze("يبلغ طول الجسر مائة متر."), "يبلغ"));
  CHECK_FALSE(event_at(test::analyze("يعتقد الناس أن الشتاء طويل."), "يعتقد"));
}

TEST_CASE("verbs with a weak last letter are known in the feminine", "[events]") {
  CHECK(event_at(test::analyze("قضت المحكمة بسجن المتهم."), "قضت")->type == EventType::JUSTICE);
}

TEST_CASE("several agents take the plural in English", "[events]") {
  const Document doc = test::analyze("وقعت تركيا ومصر اتفاقا.");
  REQUIRE_FALSE(doc.events.empty());
  CHECK(doc.events[0].gloss_en.find("agrees") == std::string::npos);
}
