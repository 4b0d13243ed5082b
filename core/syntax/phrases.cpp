#include "syntax/phrases.h"

#include <algorithm>

namespace khabar {
namespace {

constexpr int longest_phrase = 12;

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }
const Token& token(const Document& doc, int i) { return doc.tokens[static_cast<std::size_t>(i)]; }

Argument argument_of(const Document& doc, int mention) {
  const Mention& m = doc.mentions[static_cast<std::size_t>(mention)];
  return {m.span, m.entity};
}

bool is_quote_mark(const Document& doc, int i) {
  const std::u16string_view mark = doc.norm(i);
  return mark == u"\"" || mark == u"«" || mark == u"“" || mark == u"”" || mark == u"„" || mark == u"»";
}

/// The mention in quotation marks right after the noun at token `i` (شركة "سامسونغ"), or -1.
int quoted_name(const TokenIndex& index, int i, int limit) {
  const Document& doc = index.doc();
  if (i + 2 >= limit || !is_quote_mark(doc, i + 1) || morph(doc, i).suffix_units > 0) return -1;
  const int m = index.mention(i + 2);
  if (m < 0) return -1;
  const Mention& mention = doc.mentions[static_cast<std::size_t>(m)];
  const bool whole = mention.tokens.begin == i + 2 && mention.tokens.end < limit;
  return whole && is_quote_mark(doc, mention.tokens.end) ? m : -1;
}

bool is_person(const TokenIndex& index, int mention) {
  return mention >= 0 && index.doc().mentions[static_cast<std::size_t>(mention)].type == MentionType::PER;
}

/// An ending that the first word of a genitive construct does not have: مسلحون, مهاجرين.
bool ends_construct(const Document& doc, int i) {
  const Morph& m = morph(doc, i);
  const std::u16string_view word = doc.bare_key(i);
  const bool plural = word.size() > 4 && (word.ends_with(u"ون") || word.ends_with(u"ين"));
  return m.suffix_units == 0 && (m.pos == Pos::NOUN || m.pos == Pos::ADJ) && plural && doc.lemma(i) != word;
}

/// Whether a noun before a person's name cannot be what that person is: السلطات, الشرطة.
bool is_no_person(const Document& doc, int noun) {
  const std::u16string_view word = doc.bare_key(noun);
  return word.ends_with(u"ات") || word.ends_with(u"ون") || word.ends_with(u"ين");
}

/// Whether the word at token `i` cannot go on with the noun phrase that begins at `begin` and has the word before it.
/// After the article only words with it go on (adjectives), numbers and a person's name; after an indefinite adjective
/// and after forms that end a genitive construct only indefinite adjectives; a demonstrative, an accusative after
/// another case and a role after a definite noun begin a phrase of their own.
bool begins_phrase(const TokenIndex& index, int begin, int i) {
  const Document& doc = index.doc();
  const Morph& m = morph(doc, i);
  if (m.prefix_units > 0 || m.pos == Pos::DET) return true;
  if (token(doc, i).kind == TokenKind::number) return false;
  const Morph& last = morph(doc, i - 1);
  const int name = index.mention(i);
  // لقي ثلاثة أشخاص | مصرعهم: what is counted is of nobody.
  const bool counted = token(doc, begin).kind == TokenKind::number || morph(doc, begin).pos == Pos::NUM;
  if (m.suffix_units > 0 && counted && i > begin + 1) return true;
  if (last.article_units > 0) {
    // دعت قوات الأمم المتحدة | الطرفين: two describe nothing that is not two.
    if (m.pos == Pos::NOUN && m.number == Number::dual && last.number != Number::dual && name < 0) return true;
    if (is_person(index, name)) return is_no_person(doc, begin);
    if (m.article_units > 0)
      return (index.title(i) >= 0 && index.title(i - 1) != index.title(i)) ||
             (index.is_rank(i) && !index.is_rank(i - 1) && index.mention(i) < 0);
    return name < 0 ? m.pos != Pos::NUM : index.mention(i - 1) < 0;
  }
  if (name >= 0 && name == index.mention(i - 1)) return false;
  const bool adjective = m.pos == Pos::ADJ && m.article_units == 0;
  if (shows_accusative(doc, i) && !shows_accusative(doc, i - 1) && last.pos != Pos::NUM &&
      token(doc, i - 1).kind != TokenKind::number && !(adjective && ends_construct(doc, i - 1)))
    return true;
  if (adjective) return false;
  const bool described = last.pos == Pos::ADJ && i - 1 > begin && index.mention(i - 1) < 0;
  return described || ends_construct(doc, i - 1) || shows_accusative(doc, i - 1);
}

/// Whether the word is an adjective with the article, as after a noun with a pronoun: زوجها الليبي.
bool is_definite_adjective(const Document& doc, int i) {
  const Morph& m = morph(doc, i);
  return m.article_units > 0 && m.prefix_units == 0 &&
         (m.pos == Pos::ADJ || doc.bare_key(i).ends_with(u"ي") || doc.bare_key(i).ends_with(u"يه"));
}

/// The person right after a title or rank that ends before token `i`, over a comma and further ranks; or -1.
int holder_after(const TokenIndex& index, int i, int limit) {
  const Document& doc = index.doc();
  for (int j = i; j < limit && j < i + 3; ++j) {
    const int m = index.mention(j);
    if (m >= 0 && doc.mentions[static_cast<std::size_t>(m)].type == MentionType::PER)
      return morph(doc, j).prefix_units == 0 ? m : -1;
    if (!index.is_comma(j) && !index.is_rank(j)) return -1;
  }
  return -1;
}

}  // namespace

bool shows_accusative(const Document& doc, int i) {
  const Morph& m = morph(doc, i);
  const std::u16string_view word = doc.bare_key(i), lemma = doc.lemma(i);
  return (m.pos == Pos::NOUN || m.pos == Pos::ADJ || m.pos == Pos::NUM) && m.article_units == 0 &&
         m.suffix_units == 0 && word.size() > 3 && word.ends_with(u'ا') && !lemma.empty() && !lemma.ends_with(u'ا') &&
         !lemma.ends_with(u'ى') && !lemma.ends_with(u'ء');
}

TokenIndex::TokenIndex(const Document& doc, const PhraseTables& tables)
    : doc_(doc),
      tables_(tables),
      mention_(doc.tokens.size(), -1),
      title_(doc.tokens.size(), -1),
      in_time_(doc.tokens.size(), false),
      facts_(doc.tokens.size(), 0) {
  for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
    auto& list = doc.mentions[m].type == MentionType::TITLE ? title_ : mention_;
    for (int i = doc.mentions[m].tokens.begin; i < doc.mentions[m].tokens.end; ++i)
      list[static_cast<std::size_t>(i)] = static_cast<int>(m);
  }
  for (const Time& t : doc.times)
    for (int i = t.tokens.begin; i < t.tokens.end; ++i) in_time_[static_cast<std::size_t>(i)] = true;
}

std::uint8_t TokenIndex::facts_of(int i) const {
  const std::u16string_view key = doc_.key(i), stem = doc_.stem_key(i);
  const Table &titles = tables_.titles, &words = tables_.function_words;
  const TableSet of_key = titles.tables_with(key), of_stem = key == stem ? of_key : titles.tables_with(stem);
  const auto has_key = [&](const Table& table) { return of_key.may_have(table) && table.find(key); };
  std::uint8_t out = known;
  if (of_stem.may_have(titles))
    if (const auto rows = titles.find(stem); rows && titles.text(rows->begin, tables_.kind) != "office") out |= rank;
  if (has_key(words) || (of_stem.may_have(words) && words.find(stem))) out |= function_word;
  if (has_key(tables_.links)) out |= link;
  return out;
}

bool TokenIndex::is_nominal(int i) const {
  const TokenKind kind = token(doc_, i).kind;
  if (kind == TokenKind::punctuation || kind == TokenKind::symbol) return false;
  if (mention(i) >= 0 || title(i) >= 0) return true;
  const Pos p = morph(doc_, i).pos;
  if (p == Pos::VERB || p == Pos::AUX) return false;
  return kind != TokenKind::word || p == Pos::DET || p == Pos::NUM || !is_function_word(i);
}

bool TokenIndex::is_comma(int i) const {
  const std::u16string_view mark = doc_.norm(i);
  return mark == u"،" || mark == u"," || mark == u"؛";
}

int dateline_end(const Document& doc, TokenRange sentence) {
  constexpr int longest = 10, longest_agency = 4;  // tokens
  int end = sentence.begin, limit = std::min(sentence.end, sentence.begin + longest);
  // A person before dashes is who the sentence is of: محمود عباس - رئيس السلطة - زار تونس.
  const auto first = std::partition_point(doc.mentions.begin(), doc.mentions.end(),
                                          [&](const Mention& m) { return m.tokens.begin < sentence.begin; });
  if (first != doc.mentions.end() && first->tokens.begin == sentence.begin &&
      (first->type == MentionType::PER || first->type == MentionType::TITLE))
    return end;
  bool parted = false;  // by a dash or slash
  for (int i = sentence.begin; i < limit && morph(doc, i).pos != Pos::VERB; ++i) {
    const std::u16string_view mark = doc.norm(i);
    const bool dash = mark == u"-" || mark == u"–" || mark == u"—";
    const bool spaced = i > sentence.begin && token(doc, i).span.start > token(doc, i - 1).span.end;
    parted = parted || (dash && spaced) || mark == u"/";
    if ((dash && spaced) || (mark == u":" && parted)) {
      end = i + 1;
      limit = std::min(sentence.end, end + longest_agency + 1);
    }
  }
  return end;
}

std::optional<Phrase> phrase_at(const TokenIndex& index, int i, int limit) {
  const Document& doc = index.doc();
  if (i >= limit || !index.is_nominal(i) || index.in_time(i)) return std::nullopt;
  if (const int title = index.title(i); title >= 0) {
    const TokenRange range = doc.mentions[static_cast<std::size_t>(title)].tokens;
    const int holder = holder_after(index, range.end, limit);
    if (holder < 0) return Phrase{{i, range.end}, argument_of(doc, title)};
    return Phrase{{i, doc.mentions[static_cast<std::size_t>(holder)].tokens.end}, argument_of(doc, holder)};
  }
  if (index.is_rank(i) && index.mention(i) < 0) {
    const int holder = holder_after(index, i + 1, limit);
    if (holder >= 0)
      return Phrase{{i, doc.mentions[static_cast<std::size_t>(holder)].tokens.end}, argument_of(doc, holder)};
  }
  if (const int m = index.mention(i); m >= 0 && doc.mentions[static_cast<std::size_t>(m)].type != MentionType::NORP)
    return Phrase{{i, doc.mentions[static_cast<std::size_t>(m)].tokens.end}, argument_of(doc, m)};
  if (const int name = quoted_name(index, i, limit); name >= 0)
    return Phrase{{i, doc.mentions[static_cast<std::size_t>(name)].tokens.end + 1}, argument_of(doc, name)};
  int end = i;
  int person = -1;
  for (int j = i; j < limit && j < i + longest_phrase && index.is_nominal(j) && !index.in_time(j); ++j) {
    if (j > i && !index.is_link(j) && begins_phrase(index, i, j)) break;
    const int m = index.mention(j);
    end = m >= 0 ? doc.mentions[static_cast<std::size_t>(m)].tokens.end : j + 1;
    if (m >= 0 && doc.mentions[static_cast<std::size_t>(m)].type == MentionType::PER) {
      person = m;
      break;
    }
    if (morph(doc, j).suffix_units > 0) {
      if (end < limit && index.is_nominal(end) && is_definite_adjective(doc, end)) ++end;
      break;
    }
    j = end - 1;
  }
  if (end == i) return std::nullopt;
  Phrase phrase{{i, end}, {doc.span_of({i, end}), -1}};
  if (person >= 0 && doc.mentions[static_cast<std::size_t>(person)].tokens.begin > i)
    phrase.argument = argument_of(doc, person);
  return phrase;
}

namespace {

/// The phrase that ends right before the verb and is no complement of something before it. `opening`: only one that
/// begins its clause (after أن, إن or such a word), which is the subject even where another phrase follows the verb.
std::optional<Phrase> phrase_before(const TokenIndex& index, int verb, int limit, bool opening) {
  const Document& doc = index.doc();
  if (morph(doc, verb).prefixes & (clitic::wa | clitic::fa)) return std::nullopt;
  int end = verb;
  while (end > limit && (index.in_time(end - 1) || index.is_function_word(end - 1)) &&
         morph(doc, end - 1).pos != Pos::SCONJ)
    --end;
  for (int begin = end - 1; begin >= limit && begin >= end - longest_phrase; --begin) {
    if (!index.is_nominal(begin) && !index.is_comma(begin)) break;
    const bool first = begin == limit || !index.is_nominal(begin - 1);
    if (!first) continue;
    const bool opens = begin > limit && morph(doc, begin - 1).pos == Pos::SCONJ;
    const auto phrase = phrase_at(index, begin, end);
    const int conjunction = (morph(doc, begin).prefixes & clitic::wa) ? 1 : 0;
    if (phrase && phrase->tokens.end == end && morph(doc, begin).prefix_units == conjunction && (opens || !opening))
      return phrase;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Phrase> subject_of(const TokenIndex& index, int verb) {
  const Document& doc = index.doc();
  const TokenRange sentence = doc.sentences[static_cast<std::size_t>(token(doc, verb).sentence)].tokens;
  if (auto before = phrase_before(index, verb, sentence.begin, true)) return before;
  int after = verb + 1;
  while (after < sentence.end && (index.in_time(after) || doc.norm(after) == u"/")) ++after;
  if (after < sentence.end && morph(doc, after).prefix_units == 0 && morph(doc, verb).suffix_units == 0)
    if (auto phrase = phrase_at(index, after, sentence.end)) return phrase;
  return phrase_before(index, verb, sentence.begin, false);
}

}  // namespace khabar
