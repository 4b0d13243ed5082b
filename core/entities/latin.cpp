#include "entities/latin.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "entities/words.h"
#include "khabar/utf.h"
#include "text/fold.h"

namespace khabar {
namespace {

void capitalize(std::string& s) {
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
}

void uncapitalize(std::string& s) {
  if (!s.empty() && s[0] >= 'A' && s[0] <= 'Z') s[0] = static_cast<char>(s[0] - 'A' + 'a');
}

void append_word(std::string& out, std::string_view word) {
  if (word.empty()) return;
  if (!out.empty() && out.back() != '-' && word != "-") out += ' ';
  out += word;
}

/// Capitals only: spelt letters like B B C.
bool is_letters(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Token `i` with its hamzas, without what is attached to it.
std::u16string_view bare_norm(const Document& doc, int i, bool keep_prefix) {
  const std::u16string_view norm = doc.norm(i);
  const Morph& m = morph(doc, i);
  const std::size_t before = keep_prefix ? 0 : m.prefix_units, after = m.suffix_units;
  // The units of a reading (a mended mistake, لل undone) are not those of the text.
  if (token(doc, i).reading >= 0 || before + after >= norm.size()) return doc.stem_key(i);
  return norm.substr(before, norm.size() - before - after);
}

}  // namespace

/// A translated word of a body's name.
struct LatinWriter::Word {
  enum class Kind { noun, adjective, nationality, name };  // name: no word of the dictionary
  std::string text;
  Kind kind = Kind::noun;
  bool goes_behind = false;  ///< a head like Council, before which its one complement goes
  std::string_view link;     ///< how it follows the noun before it: "of", "for", "and"
};

LatinWriter::LatinWriter(const Lexicon& lexicon, const NameTables& tables)
    : tables_(tables),
      words_(lexicon.table("org_words")),
      parts_(lexicon.table("name_parts")),
      spellings_(lexicon.table("name_spellings")),
      romanizer_(lexicon) {}

/// How name_parts.tsv spells a word; empty where it has none for this style.
std::string_view LatinWriter::arab_part(int row, NameStyle style) const {
  std::string_view own;
  if (style == NameStyle::maghreb) own = parts_.text(row, parts_.column("maghreb"));
  if (style == NameStyle::egyptian) own = parts_.text(row, parts_.column("egypt"));
  return own.empty() ? parts_.text(row, parts_.column("latin")) : own;
}

/// How lists spell a word of a name; empty where none has it. Those of all Wikidata's bearers have Sharif and Siddiq
/// for whom the Maghreb writes Chérif and Seddik.
std::string_view LatinWriter::spelling(std::u16string_view key, NameStyle style, NameOrigin origin) const {
  if (const auto rows = parts_.find(key))
    if (const std::string_view own = arab_part(rows->begin, style); !own.empty()) return own;
  for (const Table* table : {&spellings_, &tables_.name_tokens})
    if (const auto rows = table->find(key)) {
      const std::string_view known = table->text(rows->begin, table->column("latin"));
      const bool eastern =
          known.find("sh") != known.npos || known.find("Sh") == 0 || known.find_first_of("qQ") != known.npos;
      return eastern && origin == NameOrigin::maghreb ? std::string_view() : known;
    }
  return {};
}

/// Names of Arabs have an article, a letter that other languages' names are hardly written with, or a known part.
NameOrigin LatinWriter::origin(const Document& doc, TokenRange range, NameStyle style) const {
  const auto arab = [&](int i) {
    const std::u16string_view key = i == range.begin ? doc.stem_key(i) : doc.key(i);
    return (key.size() > 4 && bare_norm(doc, i, i > range.begin).starts_with(u"ال")) ||
           key.find_first_of(u"حعصضظ") != key.npos || parts_.find(key);
  };
  bool found = style == NameStyle::maghreb && range.size() == 1;  // a family's name that the text gives alone
  for (int i = range.begin; i < range.end; ++i) found = found || arab(i);
  if (!found) return NameOrigin::foreign;
  return style == NameStyle::maghreb ? NameOrigin::maghreb : NameOrigin::arab;
}

std::string LatinWriter::part(const Document& doc, int i, bool first, NameStyle style, NameOrigin origin) const {
  if (token(doc, i).kind != TokenKind::word) return std::string(to_utf8(doc.at(token(doc, i).span)));
  const std::u16string_view stem = first ? doc.stem_key(i) : doc.key(i);
  const std::u16string_view norm = bare_norm(doc, i, !first);
  const bool article = stem.size() > 4 && norm.starts_with(u"ال");  // not إلدون Eldon
  const std::string_view known = spelling(stem, style, origin);
  const bool glued = article && (known.starts_with("Al") || known.starts_with("El"));  // الحربي as Alharby
  if (!known.empty() && !glued) return std::string(known);
  if (!article) return romanizer_.write(norm, origin);
  std::string word(spelling(stem.substr(2), style, origin));
  if (word.empty()) word = glued ? known.substr(2) : romanizer_.write(norm.substr(2), origin);
  capitalize(word);
  return style == NameStyle::maghreb ? word : "al-" + word;
}

std::string LatinWriter::person(const Document& doc, TokenRange range, NameStyle style) const {
  const NameOrigin whose = origin(doc, range, style);
  std::string out;
  for (int i = range.begin; i < range.end;) {
    Rows rows;
    const int end = longest_match(doc, parts_, i, rows);
    const std::string_view known = end > i && end <= range.end ? arab_part(rows.begin, style) : std::string_view();
    append_word(out, known.empty() ? part(doc, i, i == range.begin, style, whose) : std::string(known));
    i = known.empty() ? i + 1 : end;
  }
  capitalize(out);
  return out;
}

/// What the tables of places call the words from `begin`, to the end of the name or as many as they know; `end` is
/// after them. A preposition that the reading took for a part of the first word (بسيدي بوزيد) is left out.
std::string_view LatinWriter::listed_place(const Document& doc, TokenRange range, int& end) const {
  for (const Table* table : {&tables_.places, &tables_.cities, &tables_.world_cities}) {
    Rows rows;
    end = longest_match(doc, *table, range.begin, rows, range.end);
    if (end == range.end || (end > range.begin && table == &tables_.places))
      return table->text(rows.begin, table->column("latin"));
  }
  const std::u16string_view first = doc.stem_key(range.begin);
  if (range.size() < 2 || first.size() < 4 || (first[0] != u'ب' && first[0] != u'ل')) return {};
  Table::Cursor cursor = tables_.places.cursor();
  cursor.feed(first.substr(1));
  for (int i = range.begin + 1; i < range.end && cursor.feed(u" "); ++i) cursor.feed(doc.key(i));
  end = range.end;
  const auto rows = cursor.rows();
  return rows ? tables_.places.text(rows->begin, tables_.places.column("latin")) : std::string_view();
}

/// A country said by its nationality: القطر الجزائري, الدولة التونسية.
std::string_view LatinWriter::country(const Document& doc, int i) const {
  const auto rows = tables_.nationalities.find(without_article(doc, i));
  if (!rows) return {};
  const auto text = to_utf16(tables_.nationalities.text(rows->begin, tables_.nationalities.column("place")));
  const auto place = text ? tables_.places.find(fold_key(*text)) : std::nullopt;
  return place ? tables_.places.text(place->begin, tables_.places.column("latin")) : std::string_view();
}

std::string LatinWriter::place(const Document& doc, TokenRange range, MentionType type, NameStyle style) const {
  const auto head = range.size() > 1 ? tables_.class_nouns.find(doc.bare_key(range.begin)) : std::nullopt;
  if (head) {
    if (words_.find(doc.key(range.begin + 1)) && type != MentionType::GPE) return phrase(doc, range, style);
    ++range.begin;
  }
  int end = range.begin;
  std::string name(listed_place(doc, range, end));
  if (name.empty() && head && type == MentionType::GPE && range.size() == 1) name = country(doc, range.begin);
  if (name.empty()) {
    name = person(doc, range, style);
  } else if (end < range.end) {  // سوسة الشمالية
    append_word(name, phrase(doc, {end, range.end}, style));
  }
  // English leaves the class noun of towns out: مدينة قرقنة is Kerkennah. Lake Van, Gulf of Gabes, Farhat Hached
  // Street.
  if (!head || type == MentionType::GPE) return name;
  const std::string noun(tables_.class_nouns.text(head->begin, tables_.class_nouns.column("latin")));
  const std::string_view pattern = tables_.class_nouns.text(head->begin, tables_.class_nouns.column("pattern"));
  if (pattern == "pre") return noun + ' ' + name;
  return pattern == "of" ? noun + " of " + name : name + ' ' + noun;
}

/// The row of org_words.tsv for the word with its article or in the masculine; -1 where there is none.
int LatinWriter::inflected(const Document& doc, int i) const {
  std::u16string key = u"ال";
  key += without_article(doc, i);
  if (const auto rows = words_.find(key)) return rows->begin;
  if (!key.ends_with(u'ه')) return -1;
  key.pop_back();
  const auto rows = words_.find(key);
  return rows && words_.text(rows->begin, words_.column("kind")) == "adj" ? rows->begin : -1;
}

LatinWriter::Word LatinWriter::translate(const Document& doc, TokenRange range, int i, int& end,
                                         NameStyle style) const {
  const auto within = [&](const Table& table, Rows& rows) {
    end = longest_match(doc, table, i, rows);
    return end > i && end <= range.end;
  };
  Rows rows;
  Word word;
  bool body = false;  // a body or place
  if (range.size() == 2 && i == range.begin && within(tables_.departments, rows)) {
    word.text = tables_.departments.text(rows.begin, tables_.departments.column("latin"));
  } else if (i > range.begin && within(tables_.orgs, rows)) {
    body = true;
    word.text = tables_.orgs.text(rows.begin, tables_.orgs.column("latin"));
  } else if (within(tables_.places, rows)) {
    body = true;
    word.text = tables_.places.text(rows.begin, tables_.places.column("latin"));
  } else if (within(words_, rows)) {
    word.text = words_.text(rows.begin, words_.column("latin"));
    if (words_.text(rows.begin, words_.column("kind")) == "adj") word.kind = Word::Kind::adjective;
  } else if (const auto n = tables_.nationalities.find(without_article(doc, i))) {
    word = {std::string(tables_.nationalities.text(n->begin, tables_.nationalities.column("latin"))),
            Word::Kind::nationality,
            false,
            {}};
    end = i + 1;
  } else if (within(tables_.titles, rows) && (end > i + 1 || !tables_.class_nouns.find(doc.bare_key(i)))) {
    word.text = tables_.titles.text(rows.begin, tables_.titles.column("latin"));  // مؤسسة alone is a foundation
  } else if (const auto c = tables_.class_nouns.find(doc.bare_key(i))) {
    body = true;
    word.text = tables_.class_nouns.text(c->begin, tables_.class_nouns.column("latin"));
    word.goes_behind = tables_.class_nouns.text(c->begin, tables_.class_nouns.column("pattern")) == "post";
    end = i + 1;
  } else if (const int row = inflected(doc, i); row >= 0) {
    word.text = words_.text(row, words_.column("latin"));
    if (words_.text(row, words_.column("kind")) == "adj") word.kind = Word::Kind::adjective;
    end = i + 1;
  } else {
    word.kind = Word::Kind::name;
    word.text = part(doc, i, i == range.begin, style, origin(doc, range, style));
    capitalize(word.text);
    end = i + 1;
  }
  const std::uint8_t prefixes = morph(doc, i).prefixes;
  word.link = prefixes & clitic::wa            ? "and"
              : prefixes & clitic::ba          ? "in"
              : prefixes & clitic::la && !body ? "for"  // Minister of State for Foreign Affairs
                                               : "of";  // Director General of the agency
  return word;
}

/// A body that is only called what it is: المهرجان, الوزارة.
bool LatinWriter::names_no_body(const Document& doc, int token) const {
  return morph(doc, token).article_units > 0 && tables_.class_nouns.find(doc.bare_key(token)).has_value();
}

std::string LatinWriter::phrase(const Document& doc, TokenRange range, NameStyle style, bool role) const {
  std::vector<Word> nouns;
  std::string nationality;
  bool in = false;
  for (int i = range.begin; i < range.end;) {
    const bool mark = doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::punctuation;
    if (mark || tables_.function_words.find(doc.key(i))) {
      in = in || doc.key(i) == u"في";
      ++i;
      continue;
    }
    int end = i + 1;
    Word word = translate(doc, range, i, end, style);
    if (std::exchange(in, false)) word.link = "in";
    i = end;
    if (word.kind == Word::Kind::nationality) {
      append_word(nationality, word.text);
    } else if (word.kind == Word::Kind::adjective && !nouns.empty()) {
      if (nouns.back().text.rfind(word.text, 0) != 0)
        nouns.back().text = word.text + ' ' + nouns.back().text;  // of the noun before it: التعليم العالي
    } else if (word.kind == Word::Kind::name && !nouns.empty() && nouns.back().kind == Word::Kind::name) {
      if (!is_letters(nouns.back().text) || !is_letters(word.text)) nouns.back().text += ' ';  // BBC, Sunday Telegraph
      nouns.back().text += word.text;
    } else {
      nouns.push_back(std::move(word));
    }
  }
  std::string out = nationality;
  if (nouns.empty()) return out;
  std::string rest;
  for (std::size_t w = 1; w < nouns.size(); ++w) {
    if (w > 1) append_word(rest, nouns[w].link);
    append_word(rest, nouns[w].text);
  }
  // Director of the festival, which has no name here.
  if (role && nouns.size() == 2 && nationality.empty() && names_no_body(doc, range.end - 1)) {
    uncapitalize(rest);
    rest.insert(0, "the ");
    nouns[1].link = "of";
  }
  // Spokesperson for Egyptian Foreign Affairs
  if (nouns[0].text.ends_with(" for") || nouns[0].text.ends_with(" of")) {
    std::string governed = nouns[0].text;
    append_word(governed, nationality);
    append_word(governed, rest);
    return governed;
  }
  // Russian Defense Ministry, Human Rights Council; Ministry of Defense, Association for the Support of Minorities.
  const bool short_rest = nouns.size() == 2 || (nouns.size() == 3 && nouns[2].link == "and");
  const bool behind =
      short_rest && nouns[1].link != "and" && nouns[1].link != "in" && (nouns[0].goes_behind || !nationality.empty());
  if (behind) append_word(out, rest);
  append_word(out, nouns[0].text);
  if (!behind && !rest.empty()) {
    append_word(out, nouns[1].link);
    append_word(out, rest);
  }
  return out;
}

std::string LatinWriter::write(const Document& doc, const Candidate& name, NameStyle style) const {
  const std::string_view known = name.type == MentionType::TITLE ? std::string_view() : name.fact.text("latin");
  if (!known.empty()) return std::string(known);
  switch (name.type) {
    case MentionType::PER:
      return person(doc, name.tokens, style);
    case MentionType::GPE:
    case MentionType::LOC:
    case MentionType::FAC:
      return place(doc, name.tokens, name.type, style);
    case MentionType::PRODUCT:  // a name like a person's, unless words say what it is: قانون المالية
      if (!words_.find(doc.key(name.tokens.begin)) && !tables_.class_nouns.find(doc.bare_key(name.tokens.begin)))
        return person(doc, name.tokens, style);
      [[fallthrough]];
    default:
      return phrase(doc, name.tokens, style, name.type == MentionType::TITLE);
  }
}

}  // namespace khabar
