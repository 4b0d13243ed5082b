#include "entities/latin.h"

#include <cctype>
#include <vector>

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

/// A translated word of a body's name.
struct Word {
  std::string text;
  bool adjective = false;
  bool nationality = false;
};

}  // namespace

LatinWriter::LatinWriter(const Lexicon& lexicon, const NameTables& tables)
    : tables_(tables), words_(lexicon.table("org_words")), letters_(lexicon.table("letters")) {}

std::string LatinWriter::romanize(std::u16string_view word) const {
  std::string out;
  bool consonant_before = false;
  const int initial = letters_.column("initial"), medial = letters_.column("medial"), final = letters_.column("final"),
            consonant = letters_.column("consonant");
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto rows = letters_.find(word.substr(i, 1));
    if (!rows) {
      out += to_utf8(word.substr(i, 1));
      consonant_before = false;
      continue;
    }
    // و and ي before a vowel letter are consonants: they read as at the beginning of a word.
    const bool glide = (word[i] == u'و' || word[i] == u'ي') && i > 0 && i + 1 < word.size() &&
                       (word[i + 1] == u'ا' || !consonant_before);
    const bool is_consonant = letters_.number(rows->begin, consonant) != 0 || glide;
    if (is_consonant && consonant_before && i + 1 <= word.size()) out += 'a';
    std::string letter(letters_.text(rows->begin, i == 0 || glide ? initial : i + 1 == word.size() ? final : medial));
    if (glide && !letter.empty()) letter[0] = static_cast<char>(std::tolower(letter[0]));
    out += letter;
    consonant_before = is_consonant;
  }
  capitalize(out);
  return out;
}

std::string LatinWriter::person(const Document& doc, TokenRange range) const {
  std::string out;
  for (int i = range.begin; i < range.end; ++i) {
    const Token& token = doc.tokens[static_cast<std::size_t>(i)];
    if (token.kind != TokenKind::word) {
      append_word(out, to_utf8(doc.at(token.span)));
      continue;
    }
    const std::u16string_view stem = i == range.begin ? doc.stem_key(i) : doc.key(i);
    if (const auto rows = tables_.name_tokens.find(stem)) {
      append_word(out, tables_.name_tokens.text(rows->begin, 1));
    } else if (const auto bare = tables_.name_tokens.find(doc.bare_key(i)); bare && doc.bare_key(i) != stem) {
      std::string word(tables_.name_tokens.text(bare->begin, 1));
      append_word(out, "al-" + word);
    } else if (stem.substr(0, 2) == u"ال" && stem.size() > 4) {
      append_word(out, "al-" + romanize(stem.substr(2)));
    } else {
      append_word(out, romanize(stem));
    }
  }
  capitalize(out);
  return out;
}

std::string LatinWriter::phrase(const Document& doc, TokenRange range) const {
  std::vector<Word> words;
  for (int i = range.begin; i < range.end;) {
    Rows rows;
    Word word;
    int end = i;
    if (tables_.function_words.find(doc.key(i))) {
      ++i;
      continue;
    }
    if (range.size() == 2 && i == range.begin && longest_match(doc, tables_.departments, i, rows) == i + 1) {
      word.text = tables_.departments.text(rows.begin, 1);
      end = i + 1;
    } else if (end = longest_match(doc, tables_.orgs, i, rows); end > i) {
      word.text = tables_.orgs.text(rows.begin, 1);
    } else if (end = longest_match(doc, tables_.places, i, rows); end > i) {
      word.text = tables_.places.text(rows.begin, 2);
    } else if (end = longest_match(doc, words_, i, rows); end > i) {
      word = {std::string(words_.text(rows.begin, 1)), words_.text(rows.begin, 2) == "adj", false};
    } else if (const auto n = tables_.nationalities.find(doc.bare_key(i))) {
      word = {std::string(tables_.nationalities.text(n->begin, 1)), true, true};
      end = i + 1;
    } else if (end = longest_match(doc, tables_.titles, i, rows); end > i) {
      word.text = tables_.titles.text(rows.begin, 1);
    } else if (const auto c = tables_.class_nouns.find(doc.bare_key(i))) {
      word.text = tables_.class_nouns.text(c->begin, 2);
      end = i + 1;
    } else {
      word.text = person(doc, {i, i + 1});
      end = i + 1;
    }
    i = end;
    words.push_back(word);
  }
  // Nationality and adjectives go before the noun, its complement after it with "of".
  std::string front, adjectives, nouns;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (words[w].nationality)
      append_word(front, words[w].text);
    else if (words[w].adjective)
      append_word(adjectives, words[w].text);
    else
      append_word(nouns, nouns.empty() ? words[w].text : "of " + words[w].text);
  }
  std::string out = front;
  append_word(out, adjectives);
  append_word(out, nouns);
  return out;
}

std::string LatinWriter::write(const Document& doc, const Candidate& name) const {
  const std::string_view known = name.type == MentionType::TITLE ? std::string_view() : name.fact.text("latin");
  // A fact of a single word says nothing of a longer name.
  if (!known.empty()) return std::string(known);
  switch (name.type) {
    case MentionType::PER:
    case MentionType::GPE:
    case MentionType::LOC:
      return person(doc, name.tokens);
    default:
      return phrase(doc, name.tokens);
  }
}

}  // namespace khabar
