#include "syntax/chunks.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "khabar/utf.h"
#include "support/support.h"

using namespace khabar;

namespace {

/// "preposition|words" of each chunk.
std::vector<std::string> chunks(const char* text) {
  const Document doc = test::analyze(text);
  const auto lexicon = Lexicon::open(builtin_block());
  const PhraseTables phrases(*lexicon);
  const TokenIndex index(doc, phrases);
  const ChunkTables tables(*lexicon);
  Chunks found(index, tables, {});
  found.read_all();
  std::vector<std::string> out;
  for (int i = 0; i < found.count(); ++i)
    out.push_back(std::string(found.at(i).preposition()) + "|" + to_utf8(doc.at(found.at(i).argument.span)));
  return out;
}

}  // namespace

TEST_CASE("a chunk has the preposition that governs it, as frames of verbs spell it", "[syntax]") {
  CHECK(chunks("سافر الوزير إلى فرنسا بالطائرة") == std::vector<std::string>{"|الوزير", "إلى|فرنسا", "ب|الطائرة"});
  CHECK(chunks("تحدث النائب على هامش القمة") == std::vector<std::string>{"|النائب", "على هامش|القمة"});
}

TEST_CASE("subject and object that follow each other are two phrases", "[syntax]") {
  const auto two = [](const char* text, const char* first, const char* second) {
    return chunks(text) == std::vector<std::string>{std::string("|") + first, std::string("|") + second};
  };
  CHECK(two("اعتقلت السلطات محمود عباس", "السلطات", "محمود عباس"));
  CHECK(two("هاجم مسلحون مجهولون حافلة", "مسلحون مجهولون", "حافلة"));
  CHECK(two("اختطف مسلحون الصحفية", "مسلحون", "الصحفية"));
  CHECK(two("دربت فرق أجنبية جنودا", "فرق أجنبية", "جنودا"));
  CHECK(two("انتخب النواب رئيسا جديدا", "النواب", "رئيسا جديدا"));
}

TEST_CASE("what belongs to a noun stays with it", "[syntax]") {
  for (const char* phrase : {"مديرة المدرسة الجديدة", "قوات أمنية جديدة", "كبار المسؤولين الحكوميين",
                             "عملية تهريب أسلحة", "ثلاثون شخصا", "طلبا عاجلا"})
    CHECK(chunks((std::string("شاهد ") + phrase).c_str()) == std::vector<std::string>{std::string("|") + phrase});
}

TEST_CASE("chunks that are read and forgotten by sentence are those that are read at once", "[syntax]") {
  std::string text = "قال الوزير علي حسن إن الوفد زار فرنسا. ";
  for (int i = 0; i < 60; ++i) text += "وأكد، أن الرئيس الذي وصل إلى المدينة مع وفد كبير، ";
  text += "سافر. أعلن الوزير أن الوكالة في القاهرة ستبدأ العمل. ورحب الوزير والوفد بالقرار.";
  const Document doc = test::analyze(text);
  const auto lexicon = Lexicon::open(builtin_block());
  const PhraseTables phrases(*lexicon);
  const TokenIndex index(doc, phrases);
  const ChunkTables tables(*lexicon);
  Chunks all(index, tables, {}), some(index, tables, {});
  all.read_all();
  for (int s = 0; s < static_cast<int>(doc.sentences.size()); ++s) {
    some.read(s + 1);
    some.forget(s);
    REQUIRE(some.of_sentence(s) == all.of_sentence(s));
    Chunks one(index, tables, {}, s);
    one.read(s + 1);
    const auto [first, last] = all.of_sentence(s);
    REQUIRE(one.count() == last - first);
    const TokenRange tokens = doc.sentences[static_cast<std::size_t>(s)].tokens;
    for (int c = first; c < last; ++c) {
      CHECK(some.at(c).tokens == all.at(c).tokens);
      CHECK(some.at(c).argument.entity == all.at(c).argument.entity);
      CHECK(one.at(c - first).argument.entity == all.at(c).argument.entity);
      CHECK(one.at(c - first).first + first == all.at(c).first);
      const Gap gap = all.gap(tokens.begin, c), again = one.gap(tokens.begin, c - first);
      CHECK(gap.verbs == again.verbs);
      CHECK(gap.marks == again.marks);
      CHECK(gap.bare + 100 * gap.governed == again.bare + 100 * again.governed);
    }
    // Sums over many tokens are those of their parts.
    int verbs = 0;
    std::uint32_t marks = 0;
    for (int i = tokens.begin; i < tokens.end; ++i) {
      verbs += doc.morphs[static_cast<std::size_t>(i)].pos == Pos::VERB ? 1 : 0;
      marks |= bit(all.mark(i));
      CHECK(one.verbs({tokens.begin, i + 1}) == verbs);
      CHECK(all.marks({tokens.begin, i + 1}) == marks);
    }
  }
}

TEST_CASE("a dateline ends before the sentence proper, and is of no person", "[syntax]") {
  const auto words_before = [](const char* text) {
    const Document doc = test::analyze(text);
    const int end = dateline_end(doc, doc.sentences[0].tokens);
    return end == 0 ? std::string() : test::words(doc, doc.span_of({0, end}));
  };
  CHECK(words_before("القاهرة (رويترز) - أعلن البنك رفع الفائدة.") == "القاهرة (رويترز) -");
  CHECK(words_before("الرباط/ الأناضول: تظاهر الآلاف أمس.") == "الرباط/ الأناضول:");
  CHECK(words_before("إيمانويل ماكرون - وهو رئيس فرنسا - التقى محمود عباس.").empty());
  CHECK(words_before("أعلن البنك - وهو مصرف مركزي - رفع الفائدة.").empty());
}
