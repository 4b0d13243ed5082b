#include "morphology/morphology.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "morphology/foreign.h"
#include "morphology/lattice.h"
#include "support/support.h"
#include "text/text.h"

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
  CHECK(doc.lemma(0) == u"اعلن");
  CHECK(morph_of(doc, 0).tense == Tense::past);
  CHECK(morph_of(doc, 0).gender == Gender::feminine);
  CHECK(doc.lemma(3) == u"زار");
  CHECK(morph_of(doc, 3).tense == Tense::present);
}

TEST_CASE("a broken plural has its singular as lemma", "[morphology]") {
  CHECK(test::analyze("الوزراء").lemma(0) == u"وزير");
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
  CHECK(passive.lemma(0) == u"اقام");
  CHECK(morph_of(passive, 2).voice == Voice::passive);
  CHECK(passive.lemma(2) == u"شاهد");
}

TEST_CASE("verbs have person, gender and number", "[morphology]") {
  const Document doc = test::analyze("المتظاهرون يطالبون بالعدالة");
  CHECK(morph_of(doc, 1).pos == Pos::VERB);
  CHECK(morph_of(doc, 1).number == Number::plural);
  CHECK(morph_of(doc, 1).gender == Gender::masculine);
  CHECK(morph_of(doc, 1).person == 3);
  CHECK(doc.lemma(1) == u"طالب");
}

TEST_CASE("dictionary forms of regular and broken plurals, duals and feminines", "[morphology]") {
  const auto lemma = [](std::string_view text, int i) { return to_utf8(test::analyze(text).lemma(i)); };
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

TEST_CASE("names of several words are marked, and what stands in short quotations", "[morphology]") {
  using namespace morphology;
  const auto lexicon = Lexicon::open(builtin_block());
  const ReadingMaker maker(*lexicon);
  Document doc;
  doc.text = u"قال الوزير للأمم المتحدة ومجلس الأمن إن فيلم «رياح الشتاء» جيد";
  TextStage(*lexicon).run(doc);
  const DocumentReadings readings(doc, maker, nullptr);
  std::vector<int> marks;
  for (int i = 0; i < doc.token_count(); ++i) marks.push_back(readings.marks(i));
  const int first = word_mark::name_begins, later = word_mark::name_goes_on, quoted = word_mark::quoted;
  CHECK(marks == std::vector<int>{0, 0, first, later, first, later, 0, 0, 0, quoted, quoted, 0, 0});
}

TEST_CASE("a word's ending leads to the form that tables have", "[morphology]") {
  const auto lexicon = Lexicon::open(builtin_block());
  const morphology::StemLexicon stems(*lexicon);
  const auto base = [&](std::u16string_view stem) { return stems.base(stem, stems.facts(stem)); };
  CHECK(base(u"قادرين").facts.nominal == stems.facts(u"قادر").nominal);
  CHECK(base(u"قادرين").ending > 0);
  CHECK(base(u"خانقا").facts.nominal == stems.facts(u"خانق").nominal);
  CHECK(base(u"قادر").ending == 0);
  CHECK(base(u"غغغغ").ending == 0);
}

TEST_CASE("foreign names are told by their letters", "[morphology]") {
  const auto lexicon = Lexicon::open(builtin_block());
  const morphology::ForeignLook look(lexicon->model("foreign"));
  CHECK(look.level(u"شفارتسنبرغر") > look.level(u"مستخلص"));
  CHECK(look.level(u"ميدفيدينكو") > look.level(u"انتخابات"));
  CHECK(look.level(u"") > 0);
  CHECK(look.level(std::u16string(100000, u'ب')) > 0);
  CHECK(morphology::ForeignLook({}).level(u"غوغمين") == 0);
}

TEST_CASE("words read before change nothing", "[morphology]") {
  const std::string text = "أعلنت الوزارة أن الوفد وصل إلى بالي. قال محمد علي إن بالي بعيدة عن باله";
  const Document fresh = test::analyze(text);
  for (int i = 0; i < 3; ++i) {
    test::analyze("كتبهم في المكتبة وفهم الدرس وهم في بالي");
    const Document again = test::analyze(text);
    REQUIRE(again.token_count() == fresh.token_count());
    for (int k = 0; k < fresh.token_count(); ++k) {
      CHECK(morph_of(again, k).pos == morph_of(fresh, k).pos);
      CHECK(again.lemma(k) == fresh.lemma(k));
      CHECK(morph_of(again, k).prefixes == morph_of(fresh, k).prefixes);
      CHECK(morph_of(again, k).mood == morph_of(fresh, k).mood);
    }
  }
}

TEST_CASE("the path found is the best of all", "[morphology]") {
  using namespace morphology;
  const auto lexicon = Lexicon::open(builtin_block());
  const ReadingMaker maker(*lexicon);
  const Ranker ranker(lexicon->model("morphology"));
  Document doc;
  doc.text = u"وجد كتبهم بالي فهم ولي";
  TextStage(*lexicon).run(doc);
  const DocumentReadings readings(doc, maker, &ranker);
  PathFinder finder(ranker);
  const TokenRange range{0, doc.token_count()};
  const auto found = finder.run(readings, range);
  const auto& nodes = found.lattice.nodes;
  const auto worth = [&](const std::vector<std::int32_t>& path) {
    std::int32_t sum = 0;
    for (std::size_t n = 0; n < path.size(); ++n) {
      const Node& node = nodes[static_cast<std::size_t>(path[n])];
      sum += node.score;
      if (n > 0) sum += ranker.transition(nodes[static_cast<std::size_t>(path[n - 1])].left, node.right);
    }
    return sum;
  };
  const std::int32_t best = worth(found.path);
  // All paths that differ in up to two neighbouring words from it are worth less or as much.
  for (int n = 0; n + 1 < found.lattice.size(); ++n)
    for (std::int32_t a = found.lattice.begins[static_cast<std::size_t>(n)];
         a < found.lattice.begins[static_cast<std::size_t>(n) + 1]; ++a)
      for (std::int32_t b = found.lattice.begins[static_cast<std::size_t>(n) + 1];
           b < found.lattice.begins[static_cast<std::size_t>(n) + 2]; ++b) {
        auto other = found.path;
        other[static_cast<std::size_t>(n)] = a;
        other[static_cast<std::size_t>(n) + 1] = b;
        REQUIRE(worth(other) <= best);
      }
}

TEST_CASE("a document has each lemma once", "[morphology]") {
  Document doc = test::analyze("زار الوزراء المدينة. استقبلت المدن وزيرا ثم زارت وزراء، والوزير يزور مدنا.");
  std::sort(doc.lemmas.begin(), doc.lemmas.end());
  CHECK(std::adjacent_find(doc.lemmas.begin(), doc.lemmas.end()) == doc.lemmas.end());
  CHECK(std::find(doc.lemmas.begin(), doc.lemmas.end(), u"وزير") != doc.lemmas.end());
}
