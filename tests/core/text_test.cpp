#include "text/text.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/support.h"
#include "text/fold.h"

using namespace khabar;
using test::u16;
using test::words;

namespace {

Document folded(std::u16string text) {
  Document doc;
  doc.text = std::move(text);
  fold(doc);
  return doc;
}

std::vector<std::int32_t> origins(const Origins& origin) {
  std::vector<std::int32_t> out;
  for (std::size_t i = 0; i < origin.size(); ++i) out.push_back(origin[i]);
  return out;
}

std::vector<std::string> token_words(const Document& doc) {
  std::vector<std::string> out;
  for (const Token& t : doc.tokens) out.push_back(words(doc, t.span));
  return out;
}

std::vector<std::string> sentence_words(const Document& doc) {
  std::vector<std::string> out;
  for (const Sentence& s : doc.sentences) out.push_back(words(doc, s.span));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("folding drops marks, tatweel and controls and keeps the way back", "[text]") {
  const Document doc = folded(u"كَتَـب\u200f");
  CHECK(doc.folded == u"كتب");
  CHECK(origins(doc.origin) == std::vector<std::int32_t>{0, 2, 5, 7});
  CHECK(doc.to_text({0, 3}) == Span{0, 6});
}

TEST_CASE("origins are what was put in, over jumps, blocks and cuts", "[text]") {
  Origins origin;
  std::vector<std::int32_t> plain;
  std::int32_t next = 0;
  for (std::uint32_t i = 0, random = 1; i < 2000; ++i) {
    random = random * 1664525u + 1013904223u;
    if (random >> 24 < 8) {
      const std::size_t kept = plain.size() - std::min<std::size_t>(plain.size(), random >> 8 & 63);
      plain.resize(kept);
      origin.truncate(kept);
    }
    next += i < 500 ? 1 : static_cast<std::int32_t>(random >> 28 & 3);
    plain.push_back(next);
    origin.push_back(next);
    if (i % 97 == 0) REQUIRE(origins(origin) == plain);
  }
  CHECK(origins(origin) == plain);
  CHECK(origin.back() == next);
}

TEST_CASE("a ligature gives its letters one origin", "[text]") {
  const Document doc = folded(u"\uFEFB بد");
  CHECK(doc.folded == u"لا بد");
  CHECK(doc.to_text({0, 1}) == Span{0, 1});
  CHECK(doc.to_text({1, 2}) == Span{0, 1});
}

TEST_CASE("Persian letters, digits and number signs are levelled", "[text]") {
  CHECK(folded(u"ایران ک ٣٫٥٪ ۱۲").folded == u"ايران ك 3.5% 12");
}

TEST_CASE("a hamza written as a mark joins its letter", "[text]") { CHECK(folded(u"ا\u0654مل").folded == u"أمل"); }

TEST_CASE("a sign that stands for several words stays one unit", "[text]") {
  const Document doc = folded(u"النبي \uFDFA");
  CHECK(doc.folded == u"النبي \uFDFA");
}

TEST_CASE("keys level hamza, ta marbuta and alef maqsura", "[text]") {
  CHECK(fold_key(u"  أُسامة   إلى آسيا ") == u"اسامه الي اسيا");
}

TEST_CASE("folding twice is folding once", "[text]") {
  const std::u16string once = folded(u"ﻻ إلـه ٢٠٢٣ کتاب ﷺ é \xD800").folded;
  CHECK(folded(once).folded == once);
}

TEST_CASE("tokens are words, numbers and marks", "[text]") {
  CHECK(token_words(test::analyze("قال: «نعم، 1,500 دولار».")) ==
        Words{"قال", ":", "«", "نعم", "،", "1,500", "دولار", "»", "."});
}

TEST_CASE("words are cut where the script changes and at marks between Arabic letters", "[text]") {
  CHECK(token_words(test::analyze("عام2020 انتهى.وقال كوفيد-19 U.S")) ==
        Words{"عام", "2020", "انتهى", ".", "وقال", "كوفيد", "-", "19", "U.S"});
}

TEST_CASE("sentences end at full stops and new lines, not after initials", "[text]") {
  CHECK(sentence_words(test::analyze("وصل د. أحمد سالم إلى عمّان. ثم غادر.\nعنوان بلا نقطة\nوبعده نص.")) ==
        Words{"وصل د. أحمد سالم إلى عمّان.", "ثم غادر.", "عنوان بلا نقطة", "وبعده نص."});
}

TEST_CASE("a decimal and a date do not end a sentence", "[text]") {
  CHECK(sentence_words(test::analyze("بلغت النسبة 3.5 في المئة يوم 12.4.2020 في تونس.")).size() == 1);
}

TEST_CASE("texts without any word have no sentence but keep their length", "[text]") {
  CHECK(test::analyze("").sentences.empty());
  CHECK(test::analyze(" \n\t ").tokens.empty());
  CHECK(test::analyze("...").sentences.size() == 1);
}

TEST_CASE("HTML left-overs are spaces, marks and line ends", "[text]") {
  CHECK(folded(u"قال&nbsp;الوزير &laquo;نعم&raquo;").folded == u"قال الوزير «نعم»");
  CHECK(folded(u"نص <b>عريض</b> هنا<br/>وسطر").folded == u"نص  عريض  هنا\nوسطر");
  CHECK(folded(u"5 < 7 و8 > 3 &x; &#99999999; <").folded == u"5 < 7 و8 > 3 &x; &#99999999; <");
  CHECK(folded(u"&amp;nbsp; <a <b> c>").folded == u"   ");
  const Document doc = folded(u"أ&nbsp;ب");
  CHECK(doc.to_text({1, 2}) == Span{1, 7});
  CHECK(doc.to_text({2, 3}) == Span{7, 8});
}

TEST_CASE("an item of a list begins a sentence", "[text]") {
  CHECK(sentence_words(test::analyze("حجزت الشرطة 20 علبة. - 30 علبة أخرى. - 9 كلغ من الجبن.")).size() == 3);
  CHECK(sentence_words(test::analyze("• بند أول\n• بند ثان\n- بند ثالث")).size() == 3);
}

TEST_CASE("datelines, initials, eras and quotes", "[text]") {
  CHECK(sentence_words(test::analyze("القاهرة - أ ف ب: قال الوزير إن الاتفاق جاهز. وأضاف أنه سيوقع.")).size() == 2);
  CHECK(sentence_words(test::analyze("كتب أ. د. سالم خ. حداد إلى ص. ب. 214 في عمّان.")).size() == 1);
  CHECK(sentence_words(test::analyze("بني الجامع سنة 1434 هـ. ثم رمم سنة 2013 م. وافتتحه الأمير.")).size() == 3);
  CHECK(sentence_words(test::analyze("قالت: «لن ننسحب.» ثم غادرت القاعة.")).size() == 2);
  CHECK(sentence_words(test::analyze("وصل الوفد.وبدأت المحادثات!انتهت؟نعم.")).size() == 4);
}
