#include "summary/keywords.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "lexicon/word_numbers.h"

namespace khabar {
namespace {

constexpr std::size_t most_keywords = 12;
constexpr int longest_phrase = 3, words_of_news = 20;  // doublings of a count: 2^20 words
constexpr int least_rarity = 6;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool is_modifier(const Document& doc, int token) {
  const Morph& m = doc.morphs[at(token)];
  return m.prefix_units == 0 && m.suffix_units == 0 && (m.pos == Pos::NOUN || m.pos == Pos::ADJ);
}

}  // namespace

/// The stems of the nouns and adjectives, of which phrases are made, and how often the text has each.
struct KeywordFinder::Stems {
  explicit Stems(const Document& doc);
  int count(int token) const { return counts[static_cast<std::size_t>(numbers[static_cast<std::size_t>(token)])]; }

  std::vector<int> numbers;  ///< by token; -1 where it is neither
  std::vector<int> counts;   ///< by number
};

/// A phrase with all its places; the first gives its words.
struct KeywordFinder::Phrase {
  std::vector<TokenRange> places;
  double score = 0;
};

KeywordFinder::KeywordFinder(const Lexicon& lexicon)
    : counts_(lexicon.table("word_counts")),
      function_words_(lexicon.table("function_words")),
      stops_(lexicon.table("keyword_stops")),
      common_nouns_(lexicon.table("common_nouns")),
      plain_(counts_.column("plain")),
      article_(counts_.column("article")) {}

/// Tokens that no keyword has: those of names and times.
std::vector<bool> KeywordFinder::barred(const Document& doc) const {
  std::vector<bool> out(doc.tokens.size(), false);
  const auto bar = [&](TokenRange r) { std::fill(out.begin() + r.begin, out.begin() + r.end, true); };
  for (const Mention& m : doc.mentions) bar(m.tokens);
  for (const Time& t : doc.times) bar(t.tokens);
  return out;
}

bool KeywordFinder::is_noun(const Document& doc, int token) const {
  const Morph& m = doc.morphs[at(token)];
  return doc.tokens[at(token)].kind == TokenKind::word && m.pos == Pos::NOUN && m.suffix_units == 0 && m.known &&
         doc.bare_key(token).size() > 2 && !function_words_.find(doc.key(token)) && !stops_.find(doc.bare_key(token));
}

/// Where the phrase that begins with the noun at `begin` ends: an idafa or a noun with its adjectives, as long as may
/// be. A phrase that goes on beyond the longest is none (its end would be cut off): `begin` then.
int KeywordFinder::phrase_end(const Document& doc, const std::vector<bool>& barred, int begin) const {
  const int sentence_end = doc.sentences[at(doc.tokens[at(begin)].sentence)].tokens.end;
  int end = begin + 1;
  for (; end < sentence_end && is_modifier(doc, end) && doc.tokens[at(end)].kind == TokenKind::word; ++end) {
    const Morph &last = doc.morphs[at(end - 1)], &next = doc.morphs[at(end)];
    const bool defined = last.article_units > 0, article = next.article_units > 0;
    // After a noun without article: its complement or its adjective; after one with it: only an adjective with it.
    const bool goes_on = last.pos == Pos::ADJ ? next.pos == Pos::ADJ && defined == article
                         : defined            ? next.pos == Pos::ADJ && article
                                              : next.pos == Pos::NOUN || !article || end - begin > 1;
    if (!goes_on) break;
    // A noun with the article after another one is no adjective, whatever it is read as: فرق الإنقاذ | البحث.
    if (defined && common_nouns_.find(doc.bare_key(end))) break;
    if (barred[at(end)]) return begin;  // اتحاد of a name that follows
  }
  const bool open = end < sentence_end && barred[at(end)] && doc.morphs[at(end - 1)].article_units == 0 &&
                    doc.morphs[at(end)].prefix_units == 0 && doc.morphs[at(end - 1)].pos == Pos::NOUN;
  return open || end - begin > longest_phrase ? begin : end;
}

/// How rare a stem is in news, in doublings.
double KeywordFinder::rarity(std::u16string_view stem) const {
  const auto rows = counts_.find(stem);
  if (!rows) return words_of_news - 3;
  return words_of_news - std::max(counts_.number(rows->begin, plain_), counts_.number(rows->begin, article_));
}

std::vector<KeywordFinder::Phrase> KeywordFinder::phrases(const Document& doc, const Stems& stems) const {
  const std::vector<bool> names = barred(doc);
  std::map<std::array<int, longest_phrase>, std::size_t> index;  // by the numbers of the stems
  std::vector<Phrase> out;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (names[at(i)] || !is_noun(doc, i)) continue;
    const int end = phrase_end(doc, names, i);
    if (end == i) continue;
    std::array<int, longest_phrase> key;
    key.fill(-1);
    bool dull = false;
    for (int k = i; k < end; ++k) {
      key[at(k - i)] = stems.numbers[at(k)];
      dull = dull || (k > i && stops_.find(doc.bare_key(k)).has_value());  // is_noun asked of the first
    }
    if (!dull) {
      const auto [it, fresh] = index.emplace(key, out.size());
      if (fresh) out.emplace_back();
      out[it->second].places.push_back({i, end});
    }
  }
  return out;
}

KeywordFinder::Stems::Stems(const Document& doc) : numbers(doc.tokens.size(), -1) {
  WordNumbers known;
  for (int i = 0; i < doc.token_count(); ++i) {
    const Pos pos = doc.morphs[at(i)].pos;
    if (pos != Pos::NOUN && pos != Pos::ADJ) continue;
    numbers[at(i)] = known.of(doc.bare_key(i));
    if (known.size() > static_cast<int>(counts.size())) counts.push_back(0);
    ++counts[at(numbers[at(i)])];
  }
}

/// The mean of how rare in news and how frequent here its words are, more where it stands early or again. A single word
/// must stand often: it says less.
void KeywordFinder::score(const Document& doc, const Stems& stems, Phrase& phrase) const {
  const TokenRange first = phrase.places.front();
  const double times = static_cast<double>(phrase.places.size());
  const bool thin = first.size() == 1 && times < 3;
  const bool loose = doc.morphs[at(first.end - 1)].article_units == 0;  // عملية نوعية: seldom a term
  if (thin || (loose && doc.norm(first.end - 1).ends_with(u'ا'))) return;  // an object as it stands: برنامجا خبيثا
  double rare = 0, weight = 0;
  for (int i = first.begin; i < first.end; ++i) {
    const double word = rarity(doc.bare_key(i));
    rare += word;
    weight += word * std::log2(1.0 + stems.count(i));
  }
  if (rare / first.size() < least_rarity) return;
  const double early = 1.0 / (1 + doc.tokens[at(first.begin)].sentence);
  phrase.score = weight / first.size() * (1 + std::log2(times) / 2) * (1 + early) * (first.size() == 1 ? 0.5 : 1.0) *
                 (loose && times < 2 ? 0.6 : 1.0);
}

std::vector<Keyword> KeywordFinder::find(const Document& doc) const {
  const Stems stems(doc);
  std::vector<Phrase> found = phrases(doc, stems);
  for (Phrase& p : found) score(doc, stems, p);
  std::erase_if(found, [](const Phrase& p) { return p.score <= 0; });
  std::stable_sort(found.begin(), found.end(), [](const Phrase& a, const Phrase& b) { return a.score > b.score; });
  std::vector<Keyword> out;
  std::vector<bool> said(stems.counts.size(), false);  // by the number of the stem
  for (const Phrase& p : found) {
    if (out.size() == most_keywords) break;
    const TokenRange first = p.places.front();
    int fresh = 0;
    for (int i = first.begin; i < first.end; ++i) fresh += !said[at(stems.numbers[at(i)])];
    if (2 * fresh < first.size()) continue;
    for (int i = first.begin; i < first.end; ++i) said[at(stems.numbers[at(i)])] = true;
    Keyword k{doc.standing(first), p.score / found.front().score, {}};
    for (const TokenRange r : p.places) k.ranges.push_back(doc.span_of(r));
    out.push_back(std::move(k));
  }
  return out;
}

}  // namespace khabar
