#include "syntax/chunks.h"

#include <algorithm>
#include <string>

#include "khabar/utf.h"
#include "text/fold.h"

namespace khabar {
namespace {

constexpr std::uint8_t conjunction = clitic::wa | clitic::fa;

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

/// Token `i` as tables have closed words: without و and ف.
std::u16string_view closed_key(const Document& doc, int i) {
  std::u16string_view k = doc.key(i);
  if ((morph(doc, i).prefixes & conjunction) && k.size() > 1) k.remove_prefix(1);
  return k;
}

/// What governs the noun phrase that begins at `end`.
struct Governor {
  const Preposition* word = nullptr;
  int end = 0;
};

/// The letter of an attached preposition of token `i`, or nothing.
std::u16string_view attached(const Document& doc, int i) {
  const Morph& m = morph(doc, i);
  if (m.pos == Pos::VERB) return {};
  return m.prefixes & clitic::ba ? u"ب" : m.prefixes & clitic::la ? u"ل" : m.prefixes & clitic::ka ? u"ك" : u"";
}

/// The longest preposition that begins at token `i`; its end is `i` where none does.
Governor preposition_at(const Document& doc, const ChunkTables& tables, int i, int limit) {
  constexpr int longest = 4;  // words
  Governor out{nullptr, i};
  Table::Cursor cursor = tables.prepositions.cursor();
  const auto accept = [&](const Table::Cursor& at, int end) {
    if (const auto rows = at.rows()) out = {&tables.governors[static_cast<std::size_t>(rows->begin)], end};
  };
  for (int j = i; j < limit && j < i + longest; ++j) {
    if (j > i && !cursor.feed(u" ")) break;
    // The last word may be attached to the noun: وفقا ل + الوزير.
    if (const auto letter = attached(doc, j); j > i && !letter.empty()) {
      Table::Cursor last = cursor;
      if (last.feed(letter)) accept(last, j);
    }
    if (morph(doc, j).suffix_units > 0 || !cursor.feed(j == i ? closed_key(doc, j) : doc.key(j))) break;
    accept(cursor, j + 1);
  }
  return out;
}

}  // namespace

ChunkTables::ChunkTables(const Lexicon& lexicon)
    : prepositions(lexicon.table("prepositions")),
      complementizers(lexicon.table("complementizers")),
      clause_marks(lexicon.table("clause_marks")),
      relatives(lexicon.table("relatives")),
      class_nouns(lexicon.table("class_nouns")),
      titles(lexicon.table("titles")),
      manner_nouns(lexicon.table("manner_nouns")) {
  const int word = prepositions.column("word"), kind = prepositions.column("kind");
  for (int r = 0; r < prepositions.row_count(); ++r)
    governors.push_back({prepositions.text(r, word), prepositions.text(r, kind),
                         sequence::hash_bytes(prepositions.text(r, word)),
                         sequence::hash_bytes(prepositions.text(r, kind))});
}

Chunks::Chunks(const TokenIndex& index, const ChunkTables& tables, std::vector<int> triggers, int first)
    : index_(index),
      doc_(index.doc()),
      tables_(tables),
      triggers_(std::move(triggers)),
      descriptions_(doc_, tables.class_nouns, tables.titles),
      first_sentence_(first),
      first_token_(doc_.sentences.empty() ? 0 : doc_.sentences[static_cast<std::size_t>(first)].tokens.begin),
      sentences_(1, 0),
      sums_(1) {}

void Chunks::read(int end) {
  for (int s = first_sentence_ + static_cast<int>(sentences_.size()) - 1; s < end; ++s) {
    const std::size_t kept = chunks_.size();
    read_marks(doc_.sentences[static_cast<std::size_t>(s)].tokens);
    read_sentence(s);
    for (std::size_t c = kept; c < chunks_.size(); ++c) resolve(chunks_[c]);
    sentences_.push_back(count());
  }
}

void Chunks::read_all() { read(static_cast<int>(doc_.sentences.size())); }

void Chunks::forget(int begin) {
  if (begin <= first_sentence_) return;
  const int chunks = of_sentence(begin).first - forgotten_;
  if (chunks <= 0) return;
  chunks_.erase(chunks_.begin(), chunks_.begin() + chunks);
  forgotten_ += chunks;
}

int Chunks::from(int token) const {
  const auto at =
      std::partition_point(chunks_.begin(), chunks_.end(), [token](const Chunk& c) { return c.tokens.begin < token; });
  return forgotten_ + static_cast<int>(at - chunks_.begin());
}

std::pair<int, int> Chunks::of_sentence(int s) const {
  const auto i = static_cast<std::size_t>(s - first_sentence_);
  return {sentences_[i], sentences_[i + 1]};
}

Gap Chunks::gap(int token, int chunk) const {
  const TokenRange range = at(chunk).tokens;
  Gap out;
  out.after = range.begin > token;
  const int begin = out.after ? token + 1 : range.end, end = out.after ? range.begin : token;
  const Between tokens = between({begin, end});
  out.verbs = tokens.verbs;
  out.marks = tokens.marks | (begin <= end ? bit(mark(end)) : 0);
  const int here = from(token);
  int i = chunk + 1, last = here;
  if (out.after) {
    i = here < count() && at(here).tokens.begin == token ? here + 1 : here;
    last = chunk;
  }
  for (; i < last; ++i)
    if (!at(i).nested && at(i).first == i) ++(at(i).preposition().empty() ? out.bare : out.governed);
  return out;
}

void Chunks::Sums::add(Word word) {
  verbs = static_cast<std::uint16_t>(verbs + (word.verb ? 1 : 0));
  ++marks[static_cast<std::size_t>(word.mark)];
}

Chunks::Between Chunks::between(TokenRange range) const {
  Between out;
  const auto add = [&](int begin, int end) {
    for (int i = begin; i < end; ++i) {
      const Word word = words_[static_cast<std::size_t>(i)];
      out.verbs += word.verb ? 1 : 0;
      out.marks |= bit(word.mark);
    }
  };
  range = {range.begin - first_token_, range.end - first_token_};
  if (range.size() <= 2 * block) {
    add(range.begin, range.end);
    return out;
  }
  const int first = (range.begin + block - 1) / block, last = range.end / block;
  const Sums &begin = sums_[static_cast<std::size_t>(first)], &end = sums_[static_cast<std::size_t>(last)];
  out.verbs = static_cast<std::uint16_t>(end.verbs - begin.verbs);
  for (std::size_t k = 0; k < end.marks.size(); ++k)
    if (static_cast<std::uint16_t>(end.marks[k] - begin.marks[k]) > 0) out.marks |= bit(static_cast<ClauseMark>(k));
  add(range.begin, first * block);
  add(last * block, range.end);
  return out;
}

ClauseMark Chunks::mark_of(int i) const {
  const Morph& m = morph(doc_, i);
  if (index_.mention(i) >= 0) return ClauseMark::none;
  const std::u16string_view norm = doc_.norm(i), key = closed_key(doc_, i);
  const TableSet of_norm = tables_.relatives.tables_with(norm);
  if (of_norm.may_have(tables_.clause_marks) && tables_.clause_marks.find(norm)) return ClauseMark::comma;
  const TableSet tables = key == norm ? of_norm : tables_.relatives.tables_with(key);
  if (tables.may_have(tables_.complementizers) && tables_.complementizers.find(key)) return ClauseMark::complement;
  if (tables.may_have(tables_.relatives) && tables_.relatives.find(key)) return ClauseMark::relative;
  if (m.pos == Pos::SCONJ) return ClauseMark::subordinate;
  const bool joined_verb = m.pos == Pos::VERB && (m.prefixes & conjunction) != 0;
  return joined_verb || m.pos == Pos::CCONJ ? ClauseMark::coordination : ClauseMark::none;
}

void Chunks::read_marks(TokenRange tokens) {
  for (int i = tokens.begin; i < tokens.end; ++i) {
    words_.push_back(Word{mark_of(i), morph(doc_, i).pos == Pos::VERB});
    all_.add(words_.back());
    if (words_.size() % block == 0) sums_.push_back(all_);
  }
}

void Chunks::read_sentence(int sentence) {
  const TokenRange range = doc_.sentences[static_cast<std::size_t>(sentence)].tokens;
  Governor governor{nullptr, -1};
  int aside_end = 0;
  // The agency that reports and the town take part in nothing.
  for (int i = dateline_end(doc_, range); i < range.end;) {
    while (next_trigger_ < triggers_.size() && triggers_[next_trigger_] < i) ++next_trigger_;
    const int trigger = next_trigger_ < triggers_.size() ? triggers_[next_trigger_] : doc_.token_count();
    const bool event = trigger == i;
    if (!event && index_.mention(i) < 0)
      if (const Governor p = preposition_at(doc_, tables_, i, range.end); p.end > i) {
        governor = p;
        i = p.end;
        continue;
      }
    const int limit = event ? range.end : std::min(range.end, trigger);
    std::optional<Phrase> phrase = event ? Phrase{{i, i + 1}, {doc_.stem_span(i), -1}} : phrase_at(index_, i, limit);
    if (!phrase) {
      if (i >= aside_end) aside_end = apposition_end(i, range.end);
      ++i;
      continue;
    }
    Chunk chunk;
    chunk.aside = i < aside_end;
    chunk.tokens = phrase->tokens;
    chunk.argument = phrase->argument;
    chunk.sentence = sentence;
    chunk.event = event;
    if (governor.end == i) {
      chunk.governor = governor.word;
    } else if (const auto letter = attached(doc_, i); !letter.empty()) {
      if (const auto rows = tables_.prepositions.find(letter))
        chunk.governor = &tables_.governors[static_cast<std::size_t>(rows->begin)];
    }
    chunk.manner = chunk.argument.entity < 0 && tells_manner(i, governor.end == i ? governor.word : nullptr);
    add(chunk);
    add_nested();
    i = phrase->tokens.end;
  }
}

/// The comma that ends the apposition to a name after the comma at token `comma` (إمام أوغلو، المنافس الأبرز لأردوغان،
/// بتهم), which has no verb; `comma` where none begins there.
int Chunks::apposition_end(int comma, int limit) const {
  constexpr int longest = 14;
  const int first = comma + 1;
  if (!index_.is_comma(comma) || comma == 0 || first >= limit || index_.mention(comma - 1) < 0) return comma;
  const Morph& m = morph(doc_, first);
  const bool noun = m.article_units > 0 && m.prefix_units == 0 && index_.mention(first) < 0;
  if (index_.title(first) < 0 && !noun) return comma;
  for (int i = first; i < std::min(limit, first + longest) && morph(doc_, i).pos != Pos::VERB; ++i)
    if (index_.is_comma(i)) return i;
  return comma;
}

/// Whether the word says how or how much: بسرعة, the adverb قليلا, and على التوالي.
bool Chunks::tells_manner(int i, const Preposition* governor) const {
  const Table& nouns = tables_.manner_nouns;
  const std::u16string_view word = doc_.bare_key(i);
  if (governor) {
    const auto preposition = to_utf16(governor->form);
    return preposition && nouns.find(fold_key(*preposition) + u' ' + std::u16string(word)).has_value();
  }
  const Morph& m = morph(doc_, i);
  if (m.article_units > 0) return false;
  const bool adverb = m.prefix_units == 0 && word.ends_with(u'ا');
  return (adverb || (m.prefixes & clitic::ba) != 0) && nouns.find(word).has_value();
}

int Chunks::verb_before(int token, int limit) const {
  constexpr int reach = 30;  // tokens
  for (int i = token - 1; i >= std::max(limit, token - reach); --i) {
    if (morph(doc_, i).pos == Pos::VERB) return i;
    const ClauseMark before = mark(i);
    if (before == ClauseMark::complement || before == ClauseMark::relative || before == ClauseMark::subordinate)
      return -1;
  }
  return -1;
}

/// Whether the noun phrase after و is the subject of a clause of its own: قصفت إسرائيل جنوب لبنان وحزب الله يرد.
bool Chunks::opens_clause(const Chunk& last, const Chunk& chunk) const {
  const TokenRange sentence = doc_.sentences[static_cast<std::size_t>(chunk.sentence)].tokens;
  const int next = chunk.tokens.end;
  const bool verb_behind =
      next < sentence.end && morph(doc_, next).pos == Pos::VERB && morph(doc_, next).prefix_units == 0;
  return verb_behind && verb_before(last.tokens.begin, sentence.begin) >= 0;
}

/// Adds a chunk, as a further member of the coordination that the one before it is in where و joins them.
void Chunks::add(Chunk chunk) {
  chunk.first = count();
  int before = count() - 1;
  while (before >= forgotten_ && at(before).nested) --before;
  if (before >= forgotten_ && !chunk.event && !at(before).event && at(before).sentence == chunk.sentence) {
    const Chunk& last = at(before);
    const int begin = chunk.tokens.begin, gap = begin - last.tokens.end;
    const bool named = last.argument.entity >= 0 && chunk.argument.entity >= 0;
    const bool wa = (morph(doc_, begin).prefixes & clitic::wa) != 0;
    const bool list = named && gap == 1 && mark(begin - 1) == ClauseMark::comma && chunk.governor == nullptr;
    const bool same = chunk.governor == nullptr || chunk.preposition() == last.preposition();
    const bool apart = gap == 1 && doc_.norm(begin - 1) == u"و";
    if (list || (same && ((wa && gap == 0) || apart) && !opens_clause(last, chunk))) {
      chunk.first = last.first;
      chunk.governor = last.governor;
    }
  }
  chunks_.push_back(chunk);
}

/// The names inside the last chunk, where it names nobody as a whole: مسؤولون في وزارة الصحة.
void Chunks::add_nested() {
  const Chunk outer = chunks_.back();
  if (outer.argument.entity >= 0 || outer.event) return;
  for (int i = outer.tokens.begin; i < outer.tokens.end; ++i) {
    const int m = index_.mention(i);
    if (m < 0) continue;
    const Mention& mention = doc_.mentions[static_cast<std::size_t>(m)];
    Chunk inner = outer;
    inner.tokens = mention.tokens;
    inner.argument = {mention.span, mention.entity};
    inner.first = count();
    inner.nested = true;
    chunks_.push_back(inner);
    i = mention.tokens.end - 1;
  }
}

void Chunks::resolve(Chunk& c) {
  descriptions_.advance(c.tokens.begin);
  if (c.event || c.nested) return;
  const Argument meant = descriptions_.resolve({c.tokens, c.argument}, std::nullopt);
  c.resolved = meant.entity != c.argument.entity;
  c.argument = meant;
}

}  // namespace khabar
