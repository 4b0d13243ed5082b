// What holds however often, wherever and beside what a text is analysed.
#include <malloc.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>
#include <vector>

#include "khabar/khabar.h"
#include "support/support.h"

using namespace khabar;

namespace {

// Paragraphs without a word of a name in common: what one says of a name is no news for another.
const std::vector<std::u16string> paragraphs{
    u"استقبل الرئيس الجزائري عبد المجيد تبون يوم الاثنين في قصر المرادية وفدا من شركة سوناطراك، وقال إن الإنتاج "
    u"سيرتفع.",
    u"أعلنت وزارة الصحة اليابانية في طوكيو عن تسجيل 12 إصابة جديدة بالإنفلونزا خلال الأسبوع الماضي.",
    u"فاز نادي برشلونة على ضيفه فالنسيا بثلاثة أهداف لهدف، وسجل لامين جمال الهدف الأول في الدقيقة العاشرة.",
    u"وقعت كندا والبرازيل اتفاقا تجاريا بقيمة 300 مليون دولار بعد مفاوضات دامت عامين.",
};

std::string json_of(const std::u16string& text) {
  Options options;
  options.published = Date{2024, 2, 29};
  options.tokens = true;
  return to_json(*test::analyzer().analyze(text, options), options);
}

}  // namespace

TEST_CASE("threads that share an analyzer give the bytes that one gives, in any order", "[property]") {
  std::vector<std::string> alone;
  for (const std::u16string& p : paragraphs) alone.push_back(json_of(p));
  constexpr std::size_t thread_count = 4, rounds = 20;
  std::vector<std::size_t> wrong(thread_count, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < thread_count; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < rounds; ++i) {
        const std::size_t p = (i * (t + 1) + t) % paragraphs.size();
        wrong[t] += json_of(paragraphs[p]) != alone[p];
      }
    });
  for (std::thread& t : threads) t.join();
  CHECK(wrong == std::vector<std::size_t>(thread_count, 0));
}

TEST_CASE("ten thousand analyses leave the memory flat", "[property]") {
  const auto analyze_some = [](int times) {
    for (int i = 0; i < times; ++i) json_of(paragraphs[static_cast<std::size_t>(i) % paragraphs.size()].substr(0, 40));
    return mallinfo2().uordblks;
  };
  const std::size_t before = analyze_some(100);
  const std::size_t after = analyze_some(10000);
  CHECK(after <= before + 64 * 1024);
}

TEST_CASE("a paragraph keeps its mentions when others stand around it", "[property]") {
  std::u16string whole;
  for (const std::u16string& p : paragraphs) whole += p + u"\n\n";
  const Document all = *test::analyzer().analyze(whole, {});
  std::size_t at = 0, next = 0;
  for (const std::u16string& p : paragraphs) {
    const Document alone = *test::analyzer().analyze(p, {});
    INFO(to_utf8(p));
    for (const Mention& m : alone.mentions) {
      REQUIRE(next < all.mentions.size());
      const Mention& other = all.mentions[next++];
      CHECK(other.type == m.type);
      CHECK(other.span.start == m.span.start + static_cast<std::int32_t>(at));
      CHECK(other.span.end == m.span.end + static_cast<std::int32_t>(at));
    }
    at += p.size() + 2;
  }
  CHECK(next == all.mentions.size());
}
