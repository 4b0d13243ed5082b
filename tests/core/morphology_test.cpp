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
