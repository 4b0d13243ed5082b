// What holds of any UTF-16 text: the invariants of the document, the same result twice, offsets that lead back.
#include <unicode/uchar.h>

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "support/support.h"
#include "text/fold.h"

using namespace khabar;

namespace {

/// Random texts of several kinds, the same on every machine.
class Texts {
 public:
  explicit Texts(std::uint32_t seed) : random_(seed) {}

  std::u16string next() {
    std::u16string out;
    const std::size_t length = below(200);
    const std::uint32_t kind = below(4);
    while (out.size() < length) {
      if (kind == 0)
        out.push_back(static_cast<char16_t>(random_()));  // any unit, lone surrogates too
      else if (kind == 1)
        out.push_back(pick(letters));
      else if (kind == 2)
        out += words[below(std::size(words))];
      else
        out += below(2) ? std::u16string(1, pick(marks)) : std::u16string(words[below(std::size(words))]);
    }
    return out;
  }

 private:
  static constexpr std::u16string_view letters =
      u"ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى \u064B\u0651\u0640\u200F\u200D٠١٢٣۴\uFEFB\uFDFA\uFDF2";
  static constexpr std::u16string_view marks = u"«»“”\"'‹›.,،؛:؟!()[]{}/-–—…*#<>&;\n\r\t\0\u202E\u2067\uFEFF ";
  static constexpr std::u16string_view words[] = {
      u"قال ",       u"وزير ",    u"الخارجية ", u"روسيا ",    u"أن ",    u"إن ",    u"وللجنة ", u"للرئيس ",
      u"مقتل ",      u"ثلاثة ",   u"يوم ",      u"الاثنين ",  u"2024 ",  u"مليون ", u"دولار ",  u"محمد ",
      u"بن ",        u"عبد ",     u"في",        u"منالمقرر ", u"ورسيا ", u"\"",     u"» ",      u"، ",
      u". ",         u"د. ",      u"<b>",       u"&nbsp;",    u"&amp;",  u"lt;",    u"</p>",    u"&#39;",
      u"\U0001F600", u"Reuters ", u"كوفيد-19 ", u"قصف ",      u"زيارة "};

  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }
  char16_t pick(std::u16string_view from) { return from[below(from.size())]; }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("any text keeps every invariant and gives the same document twice", "[property]") {
  Texts texts(20261123);
  Options options;
  options.tokens = true;
  for (int i = 0; i < 1500; ++i) {
    const std::u16string text = texts.next();
    options.published = i % 2 ? std::optional<Date>({2024, 2, 29}) : std::nullopt;
    const auto doc = test::analyzer().analyze(text, options);
    REQUIRE(doc);
    INFO("text " << i << ": " << to_utf8(text));
    REQUIRE(check_invariants(*doc) == "");
    const auto again = test::analyzer().analyze(text, options);
    REQUIRE(again);
    REQUIRE(to_json(*doc, options) == to_json(*again, options));
  }
}

TEST_CASE("folding twice is folding once, and every unit has a way back", "[property]") {
  Texts texts(7);
  for (int i = 0; i < 2000; ++i) {
    Document doc;
    doc.text = texts.next();
    fold(doc);
    REQUIRE(doc.origin.size() == doc.folded.size() + 1);
    for (std::size_t u = 0; u < doc.folded.size(); ++u) {
      const Span span = doc.to_text({static_cast<std::int32_t>(u), static_cast<std::int32_t>(u) + 1});
      REQUIRE(span.start == doc.origin[u]);
      REQUIRE(span.end > span.start);
      REQUIRE(span.end <= static_cast<std::int32_t>(doc.text.size()));
    }
    Document again;
    again.text = doc.folded;
    fold(again);
    REQUIRE(again.folded == doc.folded);
  }
}

TEST_CASE("tokens tile all that is not white space or dropped", "[property]") {
  Texts texts(99);
  for (int i = 0; i < 500; ++i) {
    const auto doc = test::analyzer().analyze(texts.next());
    REQUIRE(doc);
    std::int32_t at = 0;
    for (const Token& t : doc->tokens) {
      for (; at < t.folded.start; ++at) REQUIRE(u_isUWhiteSpace(doc->folded[static_cast<std::size_t>(at)]));
      at = t.folded.end;
    }
  }
}

TEST_CASE("one word of a million letters is one token", "[property]") {
  const auto doc = test::analyzer().analyze(std::u16string(1000000, u'ب'));
  REQUIRE(doc);
  CHECK(doc->tokens.size() == 1);
  CHECK(check_invariants(*doc) == "");
}

TEST_CASE("too long a text is an error", "[property]") {
  const auto doc = test::analyzer().analyze(std::u16string(max_text_length + 1, u' '));
  REQUIRE_FALSE(doc);
  CHECK(doc.error().code == ErrorCode::text_too_long);
}
