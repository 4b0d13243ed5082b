#include "lexicon/lexicon.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <random>

#include "lexicon/format.h"
#include "support/support.h"

using namespace khabar;

namespace {

/// A copy of the built-in block that a test may damage, aligned as the loader asks.
struct Copy {
  Copy() : words((builtin_block().size() + 3) / 4) { std::memcpy(words.data(), builtin_block().data(), size()); }
  std::size_t size() const { return builtin_block().size(); }
  std::byte* bytes() { return reinterpret_cast<std::byte*>(words.data()); }
  std::vector<std::uint32_t> words;
};

}  // namespace

TEST_CASE("CLDR's countries are found by their Arabic names", "[lexicon]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Table countries = lexicon->table("cldr_countries");
  const auto rows = countries.find(u"تونس");
  REQUIRE(rows);
  CHECK(countries.text(rows->begin, countries.column("code")) == "TN");
  CHECK(countries.text(rows->begin, countries.column("latin")) == "Tunisia");
  CHECK_FALSE(countries.find(u"تون"));
  CHECK_FALSE(countries.find(u"تونسا"));
}

TEST_CASE("months of all Arab countries have their numbers", "[lexicon]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Table months = lexicon->table("cldr_months");
  for (const char16_t* name : {u"اب", u"اغسطس", u"اوت", u"غشت"}) {
    const auto rows = months.find(name);
    REQUIRE(rows);
    CHECK(months.number(rows->begin, months.column("month")) == 8);
  }
}

TEST_CASE("a cursor walks over several words", "[lexicon]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Table countries = lexicon->table("cldr_countries");
  Table::Cursor c = countries.cursor();
  CHECK(c.feed(u"كوريا"));
  CHECK_FALSE(c.rows());
  CHECK(c.feed(u" "));
  CHECK(c.feed(u"الجنوبيه"));
  CHECK(c.rows());
  CHECK_FALSE(c.feed(u" x"));
  CHECK_FALSE(c.feed(u"الجنوبيه"));
}

TEST_CASE("a cursor joins a restored article and its word", "[lexicon]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Table countries = lexicon->table("cldr_countries");
  Table::Cursor c = countries.cursor();
  CHECK(c.feed(u"ال", u"اردن"));
  CHECK(c.rows());
}

TEST_CASE("a word tells which tables have keys that begin with it", "[lexicon]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Table countries = lexicon->table("cldr_countries"), months = lexicon->table("cldr_months");
  CHECK(months.tables_with(u"كوريا").may_have(countries));
  CHECK(countries.tables_with(u"اغسطس").may_have(months));
  CHECK_FALSE(countries.tables_with(u"ككككك").may_have(countries));
  CHECK_FALSE(countries.tables_with(u"").may_have(countries));
  CHECK_FALSE(countries.tables_with(u"كوريا").may_have(lexicon->table("no such table")));
  CHECK_FALSE(TableSet().may_have(countries));
}

TEST_CASE("a missing table is empty", "[lexicon]") {
  const auto lexicon = Lexicon::open(builtin_block());
  REQUIRE(lexicon);
  const Table none = lexicon->table("no such table");
  CHECK(none.empty());
  CHECK_FALSE(none.find(u"تونس"));
}

TEST_CASE("a damaged block is an error, never a read outside", "[lexicon]") {
  Copy copy;
  CHECK(Lexicon::open({copy.bytes(), copy.size()}));
  CHECK_FALSE(Lexicon::open({copy.bytes(), 3}));
  CHECK_FALSE(Lexicon::open({copy.bytes(), copy.size() - 8}));
  copy.bytes()[copy.size() / 2] ^= std::byte{1};
  const auto damaged = Lexicon::open({copy.bytes(), copy.size()});
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == ErrorCode::corrupt_data);
}

TEST_CASE("a hostile block whose checksum is right is an error or is read, never a read outside", "[lexicon]") {
  Copy copy;
  format::Header header;
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    // Near the start, where counts and sizes lie, or anywhere.
    const std::size_t reach = round % 2 == 0 ? 4096 : copy.size();
    const std::size_t at = sizeof(header) + random() % (reach - sizeof(header));
    const std::byte before = copy.bytes()[at];
    copy.bytes()[at] ^= static_cast<std::byte>(1u << random() % 8);
    std::memcpy(&header, copy.bytes(), sizeof(header));
    header.checksum = format::checksum(std::span(copy.bytes(), copy.size()).subspan(sizeof(header)));
    std::memcpy(copy.bytes(), &header, sizeof(header));
    if (const auto lexicon = Lexicon::open({copy.bytes(), copy.size()})) {
      const Table t = lexicon->table("cities");
      if (const auto rows = t.find(u"صفاقس"))
        for (int r = rows->begin; r < rows->end; ++r) CHECK(t.text(r, t.column("latin")).size() < copy.size());
    }
    copy.bytes()[at] = before;
  }
}
