#include "lexicon/word_cache.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>
#include <vector>

using namespace khabar;

TEST_CASE("a value is made once for each word, up to so many words", "[lexicon]") {
  WordCache<std::size_t> cache(4);
  int made = 0;
  std::size_t spare = 0;
  const auto length = [&](std::u16string_view word) {
    return cache.get(word, spare, [&] {
      ++made;
      return word.size();
    });
  };
  for (int round = 0; round < 2; ++round)
    for (std::u16string_view word : {u"", u"ب", u"وزير", u"الوزير"}) CHECK(length(word) == word.size());
  CHECK(made == 4);
  for (int round = 0; round < 2; ++round) CHECK(length(u"مدينه") == 5);  // no room
  CHECK(made == 6);
  CHECK(length(u"وزير") == 4);
  CHECK(made == 6);
}

TEST_CASE("a word that is too long is not kept", "[lexicon]") {
  WordCache<std::size_t> cache(4);
  const std::u16string word(1000, u'ب');
  std::size_t spare = 0;
  CHECK(cache.get(word, spare, [] { return std::size_t{7}; }) == 7);
  CHECK(cache.get(word, spare, [] { return std::size_t{8}; }) == 8);
}

TEST_CASE("threads fill one cache with the same values", "[lexicon]") {
  WordCache<std::u16string> cache(256);
  std::vector<std::size_t> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      std::u16string spare;
      for (std::size_t i = 0; i < 4000; ++i) {
        const std::u16string word(1 + i * (t + 1) % 17, static_cast<char16_t>(u'ا' + i % 30));
        wrong[t] += cache.get(word, spare, [&] { return word; }) != word;
      }
    });
  for (std::thread& t : threads) t.join();
  CHECK(wrong == std::vector<std::size_t>(4, 0));
}
