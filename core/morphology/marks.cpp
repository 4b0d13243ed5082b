#include "morphology/marks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace khabar::morphology {
namespace {

/// The first two hold persons.
constexpr std::array<std::string_view, 10> name_tables{"persons", "people",        "orgs",  "places",
                                                       "cities",  "world_cities",  "clubs", "events_named",
                                                       "leagues", "compound_names"};
constexpr std::uint16_t person_tables = 3;
constexpr int longest_name = 7, longest_title = 7;

bool quotation_mark(std::u16string_view mark) {
  return !mark.empty() && std::u16string_view(u"\"«»“”„").find(mark[0]) != std::u16string_view::npos;
}

/// The word without a conjunction, and without a preposition after that (للأمم is الأمم); empty where it has none.
struct Rests {
  std::u16string_view after_conjunction;
  std::u16string after_preposition;
};

Rests rests_of(std::u16string_view key) {
  Rests out;
  if (key.size() < 4) return out;
  const std::size_t conjunction = key[0] == u'و' || key[0] == u'ف' ? 1 : 0;
  if (conjunction > 0) out.after_conjunction = key.substr(1);
  const std::u16string_view rest = key.substr(conjunction);
  if (rest[0] == u'ل' && rest[1] == u'ل')
    out.after_preposition = u"ا" + std::u16string(rest.substr(1));
  else if (rest[0] == u'ب' || rest[0] == u'ل' || rest[0] == u'ك')
    out.after_preposition = rest.substr(1);
  return out;
}

}  // namespace

WordMarker::WordMarker(const Lexicon& lexicon) {
  for (const std::string_view name : name_tables) tables_.push_back(lexicon.table(name));
}

std::uint16_t WordMarker::tables_of(std::u16string_view word) const {
  std::uint16_t out = 0;
  if (word.empty()) return out;
  const TableSet worth = tables_[0].tables_with(word);
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    if (!worth.may_have(tables_[t])) continue;
    Table::Cursor cursor = tables_[t].cursor();
    if (cursor.feed(word) && cursor.feed(u" ")) out = static_cast<std::uint16_t>(out | 1u << t);
  }
  return out;
}

NameStarts WordMarker::starts(std::u16string_view key) const {
  const Rests rests = rests_of(key);
  return {tables_of(key), tables_of(rests.after_conjunction), tables_of(rests.after_preposition)};
}

bool WordMarker::may_be_person(const NameStarts& starts) { return (starts.whole & person_tables) != 0; }

int WordMarker::longest(std::size_t table, const Document& doc, int i, std::u16string_view first) const {
  int found = 0;
  Table::Cursor cursor = tables_[table].cursor();
  cursor.feed(first);
  for (int n = 1; n < longest_name && i + n < doc.token_count(); ++n) {
    if (!cursor.feed(u" ") || !cursor.feed(doc.key(i + n))) break;
    if (cursor.rows()) found = n + 1;
  }
  return found;
}

int WordMarker::person(const Document& doc, int i) const {
  return std::max(longest(0, doc, i, doc.key(i)), longest(1, doc, i, doc.key(i)));
}

bool WordMarker::mark_longest(const Document& doc, int i, std::uint16_t tables, std::u16string_view first,
                              std::vector<std::uint8_t>& marks) const {
  int best = 0;
  bool person = false;
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    if ((tables >> t & 1) == 0) continue;
    const int n = longest(t, doc, i, first);
    if (n <= best) continue;
    best = n;
    person = (person_tables >> t & 1) != 0;
  }
  for (int n = 0; n < best; ++n) {
    std::uint8_t& m = marks[static_cast<std::size_t>(i + n)];
    m = static_cast<std::uint8_t>(m | (n == 0 ? word_mark::name_begins : word_mark::name_goes_on) |
                                  (person ? word_mark::person : 0));
  }
  return best > 0;
}

void WordMarker::mark_names(const Document& doc, int i, const NameStarts& starts,
                            std::vector<std::uint8_t>& marks) const {
  const std::u16string_view key = doc.key(i);
  if (starts.whole != 0 && mark_longest(doc, i, starts.whole, key, marks)) return;
  const Rests rests = rests_of(key);
  if (starts.after_conjunction != 0 && mark_longest(doc, i, starts.after_conjunction, rests.after_conjunction, marks))
    return;
  if (starts.after_preposition != 0) mark_longest(doc, i, starts.after_preposition, rests.after_preposition, marks);
}

void WordMarker::mark_quotations(const Document& doc, std::vector<std::uint8_t>& marks) {
  for (const Sentence& s : doc.sentences) {
    int open = -1;
    for (int i = s.tokens.begin; i < s.tokens.end; ++i) {
      const Token& t = doc.tokens[static_cast<std::size_t>(i)];
      if (t.kind == TokenKind::word || !quotation_mark(doc.norm(i))) continue;
      if (open < 0) {
        open = i;
        continue;
      }
      if (i - open - 1 <= longest_title)
        for (int k = open + 1; k < i; ++k) marks[static_cast<std::size_t>(k)] |= word_mark::quoted;
      open = -1;
    }
  }
}

}  // namespace khabar::morphology
