#include "events/surroundings.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace khabar;

TEST_CASE("words that speak against an event are of their own classes", "[events]") {
  const auto lexicon = Lexicon::open(builtin_block());
  const PhraseTables phrases(*lexicon);
  const SurroundingTables tables(*lexicon);
  CHECK(tables.classes.size() > 10);
  const Document doc = test::analyze("هاجم الذئب بطل المسلسل.");
  const TokenIndex index(doc, phrases);
  const Surroundings around(index, tables);
  CHECK(around.classes(0) == 0);                                  // هاجم
  for (int token : {1, 2, 3}) CHECK(around.classes(token) != 0);  // an animal, a character, a work
  CHECK(around.classes(1) != around.classes(3));
  CHECK(around.sentence_classes(0) == (around.classes(1) | around.classes(2) | around.classes(3)));
}
