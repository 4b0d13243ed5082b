#include "morphology/morphology.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;
using test::u16;
using test::words;

namespace {

/// Prefix letters, stem with article, pronoun of each word, joined by '+'.
std::string cut(std::string_view text) {
  const Document doc = test::analyze(text);
  std::string out;
  for (int i = 0; i < doc.token_count(); ++i) {
    const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    const std::u16string_view k = doc.key(i);
    if (i > 0) out += ' ';
    if (m.prefix_units > 0) out += to_utf8(k.substr(0, m.prefix_units)) + "+";
    out += to_utf8(doc.stem_key(i));
    if (m.suffix_units > 0) out += "+" + to_utf8(k.substr(k.size() - m.suffix_units));
  }
  return out;
}

const Morph& morph_of(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

}  // namespace

TEST_CASE("proclitics and pronouns are cut", "[morphology]") {
  CHECK(cut("وزير") == "وزير");
  CHECK(cut("والوزير") == "و+الوزير");
  CHECK(cut("وبالمدينة") == "وب+المدينه");
  CHECK(cut("سيتوجه") == "س+يتوجه");
  CHECK(cut("زيارته") == "زيارت+ه");
  CHECK(cut("فيها منها عنه") == "في+ها من+ها عن+ه");
  CHECK(cut("له بها") == "ل+ه ب+ها");
}

TEST_CASE("the contraction of ل and the article is undone", "[morphology]") {
  const Document doc = test::analyze("للرئيس");
  CHECK(doc.key(0) == u"لالرئيس");
  CHECK(doc.stem_key(0) == u"الرئيس");
  CHECK(words(doc, doc.stem_span(0)) == "لرئيس");
  const Document own = test::analyze("للجنة");
  CHECK(own.bare_key(0) == u"لجنه");
  CHECK(words(own, own.stem_span(0)) == "لجنة");
}

TEST_CASE("closed-class words are not cut but as their table says", "[morphology]") {
  CHECK(cut("كما لكن فيما بينما ربما عندما الذي") == "كما لكن فيما بينما ربما عندما الذي");
  CHECK(cut("كذلك لذلك لأن بما") == "ك+ذلك ل+ذلك ل+ان ب+ما");
}

TEST_CASE("names that begin like a proclitic stay whole", "[morphology]") {
  CHECK(cut("زار بوتين لبنان وكوبا") == "زار بوتين لبنان و+كوبا");
}

TEST_CASE("a verb has its past form as lemma, and tense and person", "[morphology]") {
  const Document doc = test::analyze("وأعلنت الوزارة أنها ستزور المدينة");
  CHECK(morph_of(doc, 0).pos == Pos::VERB);
  CHECK(morph_of(doc, 0).lemma == u"اعلن");
  CHECK(morph_of(doc, 0).tense == Tense::past);
  CHECK(morph_of(doc, 0).gender == Gender::feminine);
  CHECK(morph_of(doc, 3).lemma == u"زار");
  CHECK(morph_of(doc, 3).tense == Tense::present);
}

TEST_CASE("a broken plural has its singular as lemma", "[morphology]") {
  CHECK(morph_of(test::analyze("الوزراء"), 0).lemma == u"وزير");
}

TEST_CASE("a glued particle is cut off with a warning", "[typos]") {
  const Document doc = test::analyze("العملية فيأوكرانيا مستمرة");
  REQUIRE(doc.token_count() == 4);
  CHECK(words(doc, doc.tokens[1].span) == "في");
  CHECK(words(doc, doc.tokens[2].span) == "أوكرانيا");
  REQUIRE(doc.warnings.size() == 1);
  CHECK(doc.warnings[0].code == "suspected-typo");
  CHECK(doc.warnings[0].reading == u"في أوكرانيا");
}

TEST_CASE("two swapped letters of a country are read right", "[typos]") {
  const Document doc = test::analyze("وأجرت ورسيا دوريات");
  CHECK(doc.key(1) == u"روسيا");
  CHECK(words(doc, doc.stem_span(1)) == "ورسيا");
}

TEST_CASE("right words are not corrected", "[typos]") {
  CHECK(test::analyze("بدأت المحادثات معنويا لإفراغ السفينة من حمولتها").warnings.empty());
}

TEST_CASE("words that are cut in several ways are read by what is around them", "[morphology]") {
  CHECK(cut("وجد المحققون السلاح في المنزل") == "وجد المحققون السلاح في المنزل");
  CHECK(cut("قرأ الطلاب كتبهم في المدرسة") == "قرا الطلاب كتب+هم في المدرسه");
  CHECK(cut("استقبل الملك ولي العهد السعودي") == "استقبل الملك ولي العهد السعودي");
  CHECK(cut("وكتب لي رسالة طويلة") == "و+كتب ل+ي رساله طويله");
  CHECK(cut("ودعا الوزير إلى الهدوء") == "و+دعا الوزير الي الهدوء");
  CHECK(cut("أصدرت الوزارة بيانا عن الحادث") == "اصدرت الوزاره بيانا عن الحادث");
  CHECK(cut("لم يذكر أسماءهم فهم يخشون الانتقام").find("ف+هم يخشون") != std::string::npos);
}

TEST_CASE("و that stands apart is a word", "[morphology]") {
  const Document doc = test::analyze("قال الوزير و أكد النائب ذلك");
  CHECK(morph_of(doc, 2).pos == Pos::CCONJ);
  CHECK(morph_of(doc, 3).pos == Pos::VERB);
}

TEST_CASE("particles set the mood of a verb, patterns its voice", "[morphology]") {
  const Document doc = test::analyze("لم يوقع الوزير الاتفاق ولن يسافر");
  CHECK(morph_of(doc, 1).mood == Mood::jussive);
  CHECK(morph_of(doc, 1).tense == Tense::present);
  CHECK(morph_of(doc, 5).mood == Mood::subjunctive);
  const Document passive = test::analyze("أقيم الحفل وشوهد الرئيس");
  CHECK(morph_of(passive, 0).voice == Voice::passive);
  CHECK(morph_of(passive, 0).lemma == u"اقام");
  CHECK(morph_of(passive, 2).voice == Voice::passive);
  CHECK(morph_of(passive, 2).lemma == u"شاهد");
}

TEST_CASE("verbs have person, gender and number", "[morphology]") {
  const Document doc = test::analyze("المتظاهرون يطالبون بالعدالة");
  CHECK(morph_of(doc, 1).pos == Pos::VERB);
  CHECK(morph_of(doc, 1).number == Number::plural);
  CHECK(morph_of(doc, 1).gender == Gender::masculine);
  CHECK(morph_of(doc, 1).person == 3);
  CHECK(morph_of(doc, 1).lemma == u"طالب");
}

TEST_CASE("dictionary forms of regular and broken plurals, duals and feminines", "[morphology]") {
  const auto lemma = [](std::string_view text, int i) { return to_utf8(morph_of(test::analyze(text), i).lemma); };
  CHECK(lemma("في المفاوضات الجديدة", 1) == "مفاوضه");
  CHECK(lemma("في المفاوضات الجديدة", 2) == "جديد");
  CHECK(lemma("وصل المراقبون إلى المدينة", 1) == "مراقب");
  CHECK(lemma("أسعار النفط والأسواق العالمية", 2) == "سوق");
  CHECK(lemma("زيارتهما إلى القاهرة", 0) == "زياره");
}

TEST_CASE("letters too many, too few or repeated are read right", "[typos]") {
  const Document doc = test::analyze("زار الوفد كولمبيا وألمانييا وهو سعيد جدااااا");
  REQUIRE(doc.warnings.size() == 3);
  CHECK(doc.key(2) == u"كولومبيا");
  CHECK(doc.stem_key(3) == u"المانيا");
  CHECK(doc.key(6) == u"جدا");
}

TEST_CASE("particles glued to the next word are cut off", "[typos]") {
  const Document doc = test::analyze("أكد المتحدث أنوزير الخارجية منالمقرر أن يصل");
  REQUIRE(doc.warnings.size() == 2);
  CHECK(doc.warnings[0].reading == u"أن وزير");
  CHECK(doc.warnings[1].reading == u"من المقرر");
}

TEST_CASE("missing hamza and ta marbuta are told once for each spelling", "[typos]") {
  const Document doc = test::analyze("اعلان الحكومة عن الازمه بعد اعلان سابق");
  REQUIRE(doc.warnings.size() == 2);
  CHECK(doc.warnings[0].reading == u"إعلان");
  CHECK(doc.warnings[1].reading == u"الأزمة");
  CHECK(words(doc, doc.warnings[1].span) == "الازمه");
}
