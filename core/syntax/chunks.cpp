#include "syntax/chunks.h"

#include <algorithm>

#include "syntax/descriptions.h"

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
struct Preposition {
  std::string_view form, kind;
  int end = 0;
};

/// The letter of an attached preposition of token `i`, or nothing.
std::u16string_view attached(const Document& doc, int i) {
  const Morph& m = morph(doc, i);
  if (m.pos == Pos::VERB) return {};
  return m.prefixes & clitic::ba ? u"ب" : m.prefixes & clitic::la ? u"ل" : m.prefixes & clitic::ka ? u"ك" : u"";
}

/// The longest preposition that begins at token `i`; its end is `i` where none does.
Preposition preposition_at(const Document& doc, const Table& table, int i, int limit) {
  constexpr int longest = 4;  // words
  Preposition out{{}, {}, i};
  Table::Cursor cursor = table.cursor();
  const auto accept = [&](const Table::Cursor& at, int end) {
    if (const auto rows = at.rows())
      out = {table.text(rows->begin, table.column("word")), table.text(rows->begin, table.column("kind")), end};
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
      manner_nouns(lexicon.table("manner_nouns")) {}

Chunks::Chunks(const TokenIndex& index, const ChunkTables& tables, const std::vector<int>& triggers) {
  chunks_.reserve(index.doc().tokens.size() / 3);  // seldom more; growing would hold them twice
  read_marks(index, tables);
  auto trigger = triggers.begin();
  for (int s = 0; s < static_cast<int>(index.doc().sentences.size()); ++s) {
    sentences_.push_back(count());
    read_sentence(index, tables, s, trigger, triggers.end());
  }
  sentences_.push_back(count());
  resolve(index.doc(), tables);
}

int Chunks::from(int token) const {
  const auto at =
      std::partition_point(chunks_.begin(), chunks_.end(), [token](const Chunk& c) { return c.tokens.begin < token; });
  return static_cast<int>(at - chunks_.begin());
}

std::pair<int, int> Chunks::of_sentence(int s) const {
  const auto i = static_cast<std::size_t>(s);
  return {sentences_[i], sentences_[i + 1]};
}

Gap Chunks::gap(int token, int chunk) const {
  const TokenRange range = at(chunk).tokens;
  Gap out;
  out.after = range.begin > token;
  const int begin = out.after ? token + 1 : range.end, end = out.after ? range.begin : token;
  out.verbs = verbs({begin, end});
  for (unsigned k = 1; k < sums_.size(); ++k)
    if (marks({begin, end + 1}, static_cast<ClauseMark>(k)) > 0) out.marks |= 1u << k;
  const int here = from(token);
  int i = chunk + 1, last = here;
  if (out.after) {
    i = here < count() && at(here).tokens.begin == token ? here + 1 : here;
    last = chunk;
  }
  for (; i < last; ++i)
    if (!at(i).nested && at(i).first == i) ++(at(i).preposition.empty() ? out.bare : out.governed);
  return out;
}

int Chunks::sum(const Sums& sums, TokenRange range) {
  if (range.empty()) return 0;
  return static_cast<std::uint16_t>(sums[static_cast<std::size_t>(range.end)] -
                                    sums[static_cast<std::size_t>(range.begin)]);
}

void Chunks::read_marks(const TokenIndex& index, const ChunkTables& tables) {
  const Document& doc = index.doc();
  const auto mark_of = [&](int i) {
    const Morph& m = morph(doc, i);
    if (index.mention(i) >= 0) return ClauseMark::none;
    if (tables.clause_marks.find(doc.norm(i))) return ClauseMark::comma;
    if (tables.complementizers.find(closed_key(doc, i))) return ClauseMark::complement;
    if (tables.relatives.find(closed_key(doc, i))) return ClauseMark::relative;
    if (m.pos == Pos::SCONJ) return ClauseMark::subordinate;
    const bool joined_verb = m.pos == Pos::VERB && (m.prefixes & conjunction) != 0;
    return joined_verb || m.pos == Pos::CCONJ ? ClauseMark::coordination : ClauseMark::none;
  };
  marks_.reserve(doc.tokens.size());
  verbs_.assign(doc.tokens.size() + 1, 0);
  for (auto& sums : sums_) sums.assign(doc.tokens.size() + 1, 0);
  for (int i = 0; i < doc.token_count(); ++i) {
    const auto n = static_cast<std::size_t>(i);
    marks_.push_back(mark_of(i));
    verbs_[n + 1] = static_cast<std::uint16_t>(verbs_[n] + (morph(doc, i).pos == Pos::VERB ? 1 : 0));
    for (std::size_t k = 0; k < sums_.size(); ++k)
      sums_[k][n + 1] = static_cast<std::uint16_t>(sums_[k][n] + (marks_[n] == static_cast<ClauseMark>(k) ? 1 : 0));
  }
}

void Chunks::read_sentence(const TokenIndex& index, const ChunkTables& tables, int sentence,
                           std::vector<int>::const_iterator& trigger, std::vector<int>::const_iterator last) {
  const Document& doc = index.doc();
  const TokenRange range = doc.sentences[static_cast<std::size_t>(sentence)].tokens;
  Preposition governor{{}, {}, -1};
  for (int i = range.begin; i < range.end;) {
    while (trigger != last && *trigger < i) ++trigger;
    const bool event = trigger != last && *trigger == i;
    if (!event && index.mention(i) < 0)
      if (const Preposition p = preposition_at(doc, tables.prepositions, i, range.end); p.end > i) {
        governor = p;
        i = p.end;
        continue;
      }
    const int limit = trigger != last && !event ? std::min(range.end, *trigger) : range.end;
    std::optional<Phrase> phrase = event ? Phrase{{i, i + 1}, {doc.stem_span(i), -1}} : phrase_at(index, i, limit);
    if (!phrase) {
      ++i;
      continue;
    }
    Chunk chunk;
    chunk.tokens = phrase->tokens;
    chunk.argument = phrase->argument;
    chunk.sentence = sentence;
    chunk.event = event;
    if (governor.end == i) {
      chunk.preposition = governor.form;
      chunk.kind = governor.kind;
    } else if (const auto letter = attached(doc, i); !letter.empty()) {
      if (const auto rows = tables.prepositions.find(letter)) {
        chunk.preposition = tables.prepositions.text(rows->begin, tables.prepositions.column("word"));
        chunk.kind = tables.prepositions.text(rows->begin, tables.prepositions.column("kind"));
      }
    }
    chunk.manner = chunk.argument.entity < 0 && (morph(doc, i).prefixes & clitic::ba) != 0 &&
                   morph(doc, i).article_units == 0 && tables.manner_nouns.find(doc.bare_key(i)).has_value();
    add(doc, chunk);
    add_nested(index);
    i = phrase->tokens.end;
  }
}

/// Adds a chunk, as a further member of the coordination that the one before it is in where و joins them.
void Chunks::add(const Document& doc, Chunk chunk) {
  chunk.first = count();
  int before = count() - 1;
  while (before >= 0 && at(before).nested) --before;
  if (before >= 0 && !chunk.event && !at(before).event && at(before).sentence == chunk.sentence) {
    const Chunk& last = at(before);
    const int begin = chunk.tokens.begin, gap = begin - last.tokens.end;
    const bool named = last.argument.entity >= 0 && chunk.argument.entity >= 0;
    const bool wa = (morph(doc, begin).prefixes & clitic::wa) != 0;
    const bool list = named && gap == 1 && mark(begin - 1) == ClauseMark::comma && chunk.preposition.empty();
    const bool same = chunk.preposition.empty() || chunk.preposition == last.preposition;
    const bool apart = gap == 1 && doc.norm(begin - 1) == u"و";
    if (list || (same && ((wa && gap == 0) || apart))) {
      chunk.first = last.first;
      chunk.preposition = last.preposition;
      chunk.kind = last.kind;
    }
  }
  chunks_.push_back(chunk);
}

/// The names inside the last chunk, where it names nobody as a whole: مسؤولون في وزارة الصحة.
void Chunks::add_nested(const TokenIndex& index) {
  const Chunk outer = chunks_.back();
  if (outer.argument.entity >= 0 || outer.event) return;
  for (int i = outer.tokens.begin; i < outer.tokens.end; ++i) {
    const int m = index.mention(i);
    if (m < 0) continue;
    const Mention& mention = index.doc().mentions[static_cast<std::size_t>(m)];
    Chunk inner = outer;
    inner.tokens = mention.tokens;
    inner.argument = {mention.span, mention.entity};
    inner.first = count();
    inner.nested = true;
    chunks_.push_back(inner);
    i = mention.tokens.end - 1;
  }
}

void Chunks::resolve(const Document& doc, const ChunkTables& tables) {
  Descriptions descriptions(doc, tables.class_nouns, tables.titles);
  for (Chunk& c : chunks_) {
    descriptions.advance(c.tokens.begin);
    if (c.event || c.nested) continue;
    const Argument meant = descriptions.resolve({c.tokens, c.argument}, std::nullopt);
    c.resolved = meant.entity != c.argument.entity;
    c.argument = meant;
  }
}

}  // namespace khabar
