#include "entities/latin.h"

#include <vector>

#include "entities/words.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

void capitalize(std::string& s) {
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
}

void append_word(std::string& out, std::string_view word) {
  if (word.empty()) return;
  if (!out.empty() && out.back() != '-') out += ' ';
  out += word;
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
  enum class Kind { noun, adjective, nationality };
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

/// How lists spell a word of a name; empty where none has it.
std::string_view LatinWriter::spelling(std::u16string_view key) const {
  for (const Table* table : {&spellings_, &tables_.name_tokens})
    if (const auto rows = table->find(key)) return table->text(rows->begin, table->column("latin"));
  return {};
}

std::string LatinWriter::part(const Document& doc, int i, bool first, NameStyle style) const {
  if (token(doc, i).kind != TokenKind::word) return std::string(to_utf8(doc.at(token(doc, i).span)));
  const std::u16string_view stem = first ? doc.stem_key(i) : doc.key(i);
  if (const std::string_view known = spelling(stem); !known.empty()) return std::string(known);
  const std::u16string_view norm = bare_norm(doc, i, !first);
  if (stem.size() <= 4 || stem.substr(0, 2) != u"ال") return romanizer_.write(norm);
  const std::string_view known = spelling(stem.substr(2));
  const std::string word = known.empty() ? romanizer_.write(norm.substr(2)) : std::string(known);
  return style == NameStyle::maghreb ? word : "al-" + word;
}

std::string LatinWriter::person(const Document& doc, TokenRange range, NameStyle style) const {
  const int maghreb = parts_.column("maghreb"), egypt = parts_.column("egypt"), latin = parts_.column("latin");
  std::string out;
  for (int i = range.begin; i < range.end;) {
    Rows rows;
    const int end = longest_match(doc, parts_, i, rows);
    if (end > i && end <= range.end) {
      const std::string_view own = style == NameStyle::maghreb    ? parts_.text(rows.begin, maghreb)
                                   : style == NameStyle::egyptian ? parts_.text(rows.begin, egypt)
                                                                  : std::string_view();
      append_word(out, own.empty() ? parts_.text(rows.begin, latin) : own);
      i = end;
      continue;
    }
    append_word(out, part(doc, i, i == range.begin, style));
    ++i;
  }
  capitalize(out);
  return out;
}

std::string LatinWriter::place(const Document& doc, TokenRange range, MentionType type, NameStyle style) const {
  const auto head = range.size() > 1 ? tables_.class_nouns.find(doc.bare_key(range.begin)) : std::nullopt;
  if (head) {
    if (words_.find(doc.key(range.begin + 1)) && type != MentionType::GPE) return phrase(doc, range, style);
    ++range.begin;
  }
  std::string name;
  for (const Table* table : {&tables_.places, &tables_.cities, &tables_.world_cities}) {
    Rows rows;
    if (!name.empty() || longest_match(doc, *table, range.begin, rows) != range.end) continue;
    name = table->text(rows.begin, table->column("latin"));
  }
  if (name.empty()) name = person(doc, range, style);
  // English leaves the class noun of towns out: مدينة قرقنة is Kerkennah. Lake Van, Gulf of Gabes, Farhat Hached
  // Street.
  if (!head || type == MentionType::GPE) return name;
  const std::string noun(tables_.class_nouns.text(head->begin, tables_.class_nouns.column("latin")));
  const std::string_view pattern = tables_.class_nouns.text(head->begin, tables_.class_nouns.column("pattern"));
  if (pattern == "pre") return noun + ' ' + name;
  return pattern == "of" ? noun + " of " + name : name + ' ' + noun;
}

LatinWriter::Word LatinWriter::translate(const Document& doc, TokenRange range, int i, int& end,
                                         NameStyle style) const {
  const auto within = [&](const Table& table, Rows& rows) {
    end = longest_match(doc, table, i, rows);
    return end > i && end <= range.end;
  };
  Rows rows;
  Word word;
  if (range.size() == 2 && i == range.begin && within(tables_.departments, rows)) {
    word.text = tables_.departments.text(rows.begin, tables_.departments.column("latin"));
  } else if (i > range.begin && within(tables_.orgs, rows)) {
    word.text = tables_.orgs.text(rows.begin, tables_.orgs.column("latin"));
  } else if (within(tables_.places, rows)) {
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
  } else if (within(tables_.titles, rows)) {
    word.text = tables_.titles.text(rows.begin, tables_.titles.column("latin"));
  } else if (const auto c = tables_.class_nouns.find(doc.bare_key(i))) {
    word.text = tables_.class_nouns.text(c->begin, tables_.class_nouns.column("latin"));
    word.goes_behind = tables_.class_nouns.text(c->begin, tables_.class_nouns.column("pattern")) == "post";
    end = i + 1;
  } else {
    word.text = part(doc, i, i == range.begin, style);
    capitalize(word.text);
    end = i + 1;
  }
  const std::uint8_t prefixes = morph(doc, i).prefixes;
  word.link = prefixes & clitic::wa ? "and" : prefixes & clitic::la ? "for" : "of";
  return word;
}

std::string LatinWriter::phrase(const Document& doc, TokenRange range, NameStyle style) const {
  std::vector<Word> nouns;
  std::string nationality;
  for (int i = range.begin; i < range.end;) {
    if (tables_.function_words.find(doc.key(i))) {
      ++i;
      continue;
    }
    int end = i + 1;
    Word word = translate(doc, range, i, end, style);
    i = end;
    if (word.kind == Word::Kind::nationality) {
      append_word(nationality, word.text);
    } else if (word.kind == Word::Kind::adjective && !nouns.empty()) {
      if (nouns.back().text.rfind(word.text, 0) != 0)
        nouns.back().text = word.text + ' ' + nouns.back().text;  // of the noun before it: التعليم العالي
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
  // Russian Defense Ministry, Human Rights Council; Ministry of Defense, Association for the Support of Minorities.
  const bool short_rest = nouns.size() == 2 || (nouns.size() == 3 && nouns[2].link == "and");
  const bool behind = short_rest && nouns[1].link != "and" && (nouns[0].goes_behind || !nationality.empty());
  if (behind) append_word(out, rest);
  append_word(out, nouns[0].text);
  if (!behind && !rest.empty()) {
    if (!out.ends_with(" for") && !out.ends_with(" of")) append_word(out, nouns[1].link);  // Spokesperson for
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
      return phrase(doc, name.tokens, style);
  }
}

}  // namespace khabar
