#include "morphology/morphology.h"

#include <charconv>

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr std::size_t longest_word = 40;

std::u16string wide(std::string_view utf8) {
  auto text = to_utf16(utf8);
  return text ? *std::move(text) : std::u16string();
}

/// "1+2": units of prefixes and of the pronoun.
std::pair<std::uint8_t, std::uint8_t> split_of(std::string_view cell) {
  int prefix = 0, suffix = 0;
  const std::size_t plus = cell.find('+');
  if (plus == std::string_view::npos) return {0, 0};
  std::from_chars(cell.data(), cell.data() + plus, prefix);
  std::from_chars(cell.data() + plus + 1, cell.data() + cell.size(), suffix);
  return {static_cast<std::uint8_t>(prefix), static_cast<std::uint8_t>(suffix)};
}

std::uint8_t prefix_bits(std::u16string_view letters) {
  std::uint8_t bits = 0;
  for (char16_t c : letters) {
    bits |= c == u'و'   ? clitic::wa
            : c == u'ف' ? clitic::fa
            : c == u'ب' ? clitic::ba
            : c == u'ل' ? clitic::la
            : c == u'ك' ? clitic::ka
            : c == u'س' ? clitic::sa
                        : 0;
  }
  return bits;
}

}  // namespace

MorphologyStage::MorphologyStage(const Lexicon& lexicon)
    : function_words_(lexicon.table("function_words")),
      nominals_(lexicon.table("nominals")),
      plurals_(lexicon.table("plurals")),
      tables_(morphology_tables(lexicon)) {}

void MorphologyStage::run(Document& doc) const {
  doc.morphs.assign(doc.tokens.size(), Morph{});
  const int next_column = function_words_.column("next");
  bool expects_verb = true, expects_noun = false;
  int sentence = -1;
  for (int i = 0; i < doc.token_count(); ++i) {
    const Token& token = doc.tokens[static_cast<std::size_t>(i)];
    Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    if (token.sentence != sentence) {
      sentence = token.sentence;
      expects_verb = true;
      expects_noun = false;
    }
    if (token.kind != TokenKind::word) {
      m.pos = token.kind == TokenKind::number        ? Pos::NUM
              : token.kind == TokenKind::punctuation ? Pos::PUNCT
              : token.kind == TokenKind::symbol      ? Pos::SYM
                                                     : Pos::X;
      expects_verb = token.kind == TokenKind::punctuation;
      expects_noun = false;
      continue;
    }
    if (begins_full_name(doc, i)) {
      m.pos = Pos::PROPN;
      m.known = true;
      m.lemma = doc.key(i);
      expects_verb = expects_noun = false;
      continue;
    }
    if (read_function_word(doc, i)) {
      const auto rows = function_words_.find(doc.key(i));
      const std::string_view next = function_words_.text(rows->begin, next_column);
      expects_verb = next == "V";
      expects_noun = next == "N";
      continue;
    }
    read_word(doc, i, expects_verb, expects_noun);
    expects_verb = expects_noun = false;
  }
}

bool MorphologyStage::begins_full_name(const Document& doc, int i) const {
  for (const Table& table : tables_.full_names) {
    Table::Cursor cursor = table.cursor();
    for (int j = i; j < doc.token_count() && j < i + 5; ++j) {
      if (j > i && !cursor.feed(u" ")) break;
      if (!cursor.feed(doc.key(j))) break;
      if (j > i && cursor.rows()) return true;
    }
  }
  return false;
}

bool MorphologyStage::read_function_word(Document& doc, int i) const {
  const auto rows = function_words_.find(doc.key(i));
  if (!rows) return false;
  Morph& m = doc.morphs[static_cast<std::size_t>(i)];
  const auto [prefix, suffix] = split_of(function_words_.text(rows->begin, function_words_.column("split")));
  const std::u16string_view k = doc.key(i);
  m.pos = pos(function_words_.text(rows->begin, function_words_.column("pos"))).value_or(Pos::X);
  m.known = true;
  // الآن is the one word with an article here; its two units are not proclitic letters.
  const std::uint8_t bits = prefix_bits(k.substr(0, prefix));
  if (prefix == 2 && bits == clitic::la) {
    m.prefixes = clitic::al;
    m.article_units = 2;
  } else {
    m.prefixes = bits;
    m.prefix_units = prefix;
  }
  m.suffix_units = suffix;
  m.lemma = k.substr(prefix, k.size() - prefix - suffix);
  return true;
}

void MorphologyStage::read_word(Document& doc, int i, bool expects_verb, bool expects_noun) const {
  Morph& m = doc.morphs[static_cast<std::size_t>(i)];
  const std::u16string_view k = doc.key(i);
  if (k.size() > longest_word || k.size() < 2) {
    m.pos = Pos::X;
    return;
  }
  const Cut cut = best_cut(tables_, k, doc.tokens[static_cast<std::size_t>(i)].reading < 0 ? doc.norm(i) : k);
  m.prefixes = cut.prefixes;
  m.prefix_units = cut.prefix_units;
  m.article_units = cut.article_units;
  m.suffix_units = cut.suffix_units;
  m.known = cut.known;
  if (cut.contracted) {
    // للرئيس is read لالرئيس, and للجنة لاللجنة.
    const std::u16string_view word = k.substr(cut.prefix_units);
    std::u16string reading(k.substr(0, cut.prefix_units));
    reading += u"ال";
    reading += cut.own_lam ? word : word.substr(1);
    doc.tokens[static_cast<std::size_t>(i)].reading = static_cast<std::int32_t>(doc.readings.size());
    doc.readings.push_back(std::move(reading));
  }
  choose_pos(doc, i, cut, expects_verb, expects_noun, m);
}

void MorphologyStage::choose_pos(const Document& doc, int i, const Cut& cut, bool expects_verb, bool expects_noun,
                                 Morph& m) const {
  const std::u16string stem(doc.bare_key(i));
  const auto plural = plurals_.find(stem);
  const auto nominal = nominals_.find(stem);
  const auto count = tables_.counts.find(stem);
  double verb = cut.verb_score;
  if (count) verb -= 0.4 * tables_.counts.number(count->begin, tables_.counts.column("article"));
  if (plural)
    verb -= 1.5;
  else if (nominal)
    verb -= 1.0;
  if (expects_verb) verb += 2.5;
  if (expects_noun) verb -= 5;
  if (cut.prefixes & clitic::sa) verb += 10;
  if (cut.is_name) verb -= 2;
  if (verb > 0.5) {
    m.pos = Pos::VERB;
    m.lemma = cut.verb_lemma;
    m.tense = cut.tense;
    m.voice = Voice::active;
    m.person = cut.person;
    m.gender = cut.gender;
    m.number = cut.number;
    return;
  }
  const Table& table = plural ? plurals_ : nominals_;
  if (plural || nominal) {
    const int row = plural ? plural->begin : nominal->begin;
    m.pos = pos(table.text(row, table.column("pos"))).value_or(Pos::NOUN);
    m.lemma = wide(table.text(row, table.column("lemma")));
    for (char16_t& c : m.lemma)
      if (c == u'أ' || c == u'إ' || c == u'آ')
        c = u'ا';
      else if (c == u'ى')
        c = u'ي';
      else if (c == u'ة')
        c = u'ه';
    m.known = true;
  } else {
    m.pos = cut.is_name && cut.prefixes == 0 ? Pos::PROPN : m.known ? Pos::NOUN : Pos::X;
    m.lemma = stem;
  }
  m.gender = stem.back() == u'ه' ? Gender::feminine : Gender::none;
}

}  // namespace khabar
