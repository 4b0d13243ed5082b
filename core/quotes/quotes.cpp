#include "quotes/quotes.h"

#include <algorithm>

#include "quotes/marks.h"

namespace khabar {
namespace {

constexpr int longest_clause = 400;  // tokens of reported speech
constexpr int cue_before = 30;       // tokens from a word of speech to the words in marks
constexpr int cue_after = 8;
constexpr int fewest_words = 4;  // of speech in marks that nothing else shows to be speech

/// A clause of reported speech, before it is a quote.
struct Clause {
  TokenRange tokens;
  int cue = -1;
};

class Reader {
 public:
  Reader(Document& doc, const TokenIndex& index, const std::vector<Cue>& cues, const Table& work_nouns,
         const Table& attributions)
      : doc_(doc),
        index_(index),
        cues_(cues),
        work_nouns_(work_nouns),
        attributions_(attributions),
        cue_at_(doc.tokens.size(), -1) {
    for (std::size_t c = 0; c < cues.size(); ++c)
      cue_at_[static_cast<std::size_t>(cues[c].token)] = static_cast<int>(c);
  }

  void run(const std::vector<TokenRange>& quoted) {
    for (std::size_t c = 0; c < cues_.size(); ++c) complement(static_cast<int>(c));
    for (const TokenRange& inside : quoted) direct(inside);
    for (std::size_t c = 0; c < cues_.size(); ++c) attributed(static_cast<int>(c));
    for (const Clause& clause : clauses_) indirect(clause);
    for (const Clause& clause : attributed_) indirect(clause);
    std::stable_sort(doc_.quotes.begin(), doc_.quotes.end(),
                     [](const Quote& a, const Quote& b) { return a.span < b.span; });
  }

 private:
  const Token& token(int i) const { return doc_.tokens[static_cast<std::size_t>(i)]; }
  const Morph& morph(int i) const { return doc_.morphs[static_cast<std::size_t>(i)]; }
  TokenRange sentence(int i) const { return doc_.sentences[static_cast<std::size_t>(token(i).sentence)].tokens; }
  int paragraph(int i) const { return doc_.sentences[static_cast<std::size_t>(token(i).sentence)].paragraph; }
  bool is_mark(int i) const { return token(i).kind >= TokenKind::punctuation; }
  const Cue* cue_of(int i) const {
    const int c = cue_at_[static_cast<std::size_t>(i)];
    return c < 0 ? nullptr : &cues_[static_cast<std::size_t>(c)];
  }

  // --- Clauses after أن ---

  void complement(int c) {
    const Cue& cue = cues_[static_cast<std::size_t>(c)];
    if (cue.complement < 0 || cue.attribution >= 0) return;
    if (cue.opinion && innermost(cue.token)) return;
    // Of two words of speech before one أن the nearer brings its clause: أعلنت الوزارة العثور على الحطام، موضحة أنه.
    const auto nearer = std::find_if(cues_.begin() + c + 1, cues_.end(), [&cue](const Cue& other) {
      return other.token >= cue.complement || other.complement == cue.complement;
    });
    if (nearer != cues_.end() && nearer->token < cue.complement) return;
    const TokenRange clause =
        trimmed({cue.complement,
                 end_of_clause(cue.complement, std::min(sentence(cue.token).end, cue.complement + longest_clause))});
    if (!clause.empty()) clauses_.push_back({clause, c});
  }

  /// Reported speech goes on to the next word of speech that stands beside it, to حسبما and its kin where they end the
  /// sentence or stand behind a comma, or to the end of the sentence.
  int end_of_clause(int begin, int limit) const {
    for (int i = begin + 1; i < limit; ++i) {
      const Cue* next = cue_of(i);
      if (next == nullptr && index_.is_comma(i - 1) && attributions_.find(doc_.key(i))) return i;
      if (next == nullptr || !next->quotes) continue;
      if (next->attribution >= 0) {
        if (next->attribution > begin && (index_.is_comma(next->attribution - 1) || ends_soon(i, limit)))
          return next->attribution;
        continue;
      }
      const bool comma = index_.is_comma(i - 1);
      const bool participle = !next->verb && next->complement >= 0 && doc_.stem_key(i).size() > 3;
      const bool joined = next->verb && next->joined;
      if (participle || joined || (comma && next->complement >= 0)) return i;
      if (const int start = contrast_before(i, begin); start > 0 && next->complement >= 0) return start;
    }
    return limit;
  }

  bool ends_soon(int i, int limit) const {
    int words = 0;
    for (int j = i + 1; j < limit && words <= 6; ++j) words += !is_mark(j);
    return words <= 6;
  }

  /// ، فيما قال الوزير: the comma before the conjunction of another clause; 0 where none stands near.
  int contrast_before(int i, int begin) const {
    for (int j = i - 1; j > begin && j > i - 5; --j)
      if (index_.is_comma(j)) return j;
    return 0;
  }

  TokenRange trimmed(TokenRange range) const {
    while (!range.empty() && is_mark(range.end - 1) && !closes(range.end - 1, range)) range.end--;
    while (!range.empty() && doc_.norm(range.begin) == u":") range.begin++;
    return range;
  }

  /// Whether the mark at `i` closes what opened inside the range.
  bool closes(int i, TokenRange range) const {
    const std::u16string_view mark = doc_.norm(i);
    if (mark == u".") return false;
    if (mark == u")" || mark == u"]") return true;
    if (mark != u"\"" && mark != u"»" && mark != u"”" && mark != u"“") return false;
    int count = 0;
    for (int j = range.begin; j < i; ++j) count += doc_.norm(j) == mark || doc_.norm(j) == u"«" || doc_.norm(j) == u"“";
    return count % 2 == 1;
  }

  /// The narrowest clause that covers token `i`.
  const Clause* innermost(int i) const {
    const Clause* best = nullptr;
    const int here = token(i).sentence;
    auto c = std::upper_bound(clauses_.begin(), clauses_.end(), i,
                              [](int t, const Clause& clause) { return t < clause.tokens.begin; });
    while (c != clauses_.begin() && token((--c)->tokens.begin).sentence >= here && c->tokens.begin > i - longest_clause)
      if (c->tokens.contains(i) && (best == nullptr || c->tokens.size() < best->tokens.size())) best = &*c;
    return best;
  }

  /// The first range of direct speech that ends after token `i`; those found so far go up through the text.
  std::vector<TokenRange>::const_iterator direct_after(int i) const {
    return std::partition_point(direct_.begin(), direct_.end(), [i](TokenRange r) { return r.end <= i; });
  }

  void indirect(const Clause& clause) {
    // What somebody says in direct speech that others said is its own.
    const Cue& cue = cues_[static_cast<std::size_t>(clause.cue)];
    if (const auto around = direct_after(cue.token); around != direct_.end() && around->contains(cue.token)) return;
    // A clause that is all in marks is direct speech.
    const auto range = direct_after(clause.tokens.begin);
    if (range != direct_.end() && range->begin <= clause.tokens.begin + 1 &&
        (range->end + 1 >= clause.tokens.end || range->size() * 10 >= clause.tokens.size() * 8))
      return;
    add(QuoteKind::indirect, clause.tokens, cue.speaker, clause.cue);
  }

  // --- حسبما قال, على حد قوله ---

  void attributed(int c) {
    const Cue& cue = cues_[static_cast<std::size_t>(c)];
    if (cue.attribution < 0 || !cue.quotes) return;
    const TokenRange here = sentence(cue.token);
    if (covered(here)) return;
    TokenRange range{std::max(here.begin, cue.attribution - longest_clause), cue.attribution};
    if (words_in(range) < 3) {  // it opens the sentence: وبحسب ما قال الوزير، فإن ...
      const int end = std::min(here.end, cue.token + longest_clause);
      int comma = cue.token;
      while (comma < end && !index_.is_comma(comma)) ++comma;
      range = {std::min(comma + 1, end), end};
      if (range.size() > 1 && morph(range.begin).pos == Pos::SCONJ) ++range.begin;
    }
    range = trimmed(range);
    if (words_in(range) >= 3) attributed_.push_back({range, c});
  }

  /// Whether a clause or words in marks of this sentence have their own word of speech.
  bool covered(TokenRange here) const {
    const auto clause = std::partition_point(clauses_.begin(), clauses_.end(),
                                             [here](const Clause& c) { return c.tokens.begin < here.begin; });
    const auto range = direct_after(here.begin);
    return (clause != clauses_.end() && clause->tokens.begin < here.end) ||
           (range != direct_.end() && range->begin < here.end);
  }

  int words_in(TokenRange range) const {
    int words = 0;
    for (int i = range.begin; i < range.end; ++i) words += !is_mark(i);
    return words;
  }

  // --- Words in marks ---

  void direct(TokenRange inside) {
    const int words = words_in(inside);
    if (words == 0 || is_name(inside)) return;
    bool verb = false;
    for (int i = inside.begin; i < inside.end; ++i) verb = verb || morph(i).pos == Pos::VERB;
    const Clause* clause = innermost(inside.begin);
    const int open = inside.begin - 1;
    const int cue = cue_near(open, inside.end, clause);
    // Reported speech quotes single words; elsewhere few words in marks are more often a name or a doubt.
    const bool introduced = cue >= 0 && words >= 2 && introduces(open);
    if (words < fewest_words && !((verb || introduced || clause != nullptr) && is_remark(inside))) return;
    const Argument* named = cue < 0 ? speaker_before_colon(open) : nullptr;
    // Long words between marks with nobody who says them go on with who spoke before, at the start of a sentence only.
    const bool goes_on = words >= 6 && verb && open == sentence(open).begin && last_speaker_;
    if (cue < 0 && named == nullptr && !goes_on) return;
    std::optional<Argument> speaker = last_speaker_;
    if (cue >= 0) speaker = cues_[static_cast<std::size_t>(cue)].speaker;
    if (named != nullptr) speaker = *named;
    last_speaker_ = speaker;
    direct_.push_back(inside);
    for (int begin = inside.begin; begin < inside.end;) {
      const int end = std::min(inside.end, sentence(begin).end);
      add(QuoteKind::direct, {begin, end}, speaker, cue);
      begin = end;
    }
  }

  /// The name or title of somebody or something: a mention, or what follows فيلم and its kin.
  bool is_name(TokenRange inside) const {
    if (index_.mention(inside.begin) >= 0 && index_.mention(inside.begin) == index_.mention(inside.end - 1))
      return true;
    const int open = inside.begin - 1;
    int before = open - 1;
    if (before > 0 && (doc_.norm(before) == u":" || doc_.key(before) == u"ب")) --before;  // تحت عنوان: المعروف بـ
    if (before < 0 || token(before).sentence != token(inside.begin).sentence || inside.size() > 8) return false;
    if (index_.mention(before) >= 0 && inside.size() <= 3 && before == open - 1) return true;
    return work_nouns_.find(doc_.bare_key(before)) || work_nouns_.find(doc_.key(before));
  }

  /// Few words in marks inside reported speech that are the speaker's own: no name, no number, no foreign word.
  bool is_remark(TokenRange inside) const {
    bool named = true;
    for (int i = inside.begin; i < inside.end; ++i) {
      if (index_.mention(i) >= 0 || token(i).kind == TokenKind::foreign || token(i).kind == TokenKind::number)
        return false;
      named = named && morph(i).pos == Pos::PROPN && !morph(i).known;
    }
    return !named;
  }

  /// Whether the marks stand right behind بـ, بأنه, : or the word of speech.
  bool introduces(int open) const {
    if (open == 0) return false;
    const int before = open - 1;
    const std::u16string_view key = doc_.key(before);
    return key == u":" || key == u"ب" || key == u"بـ" || morph(before).pos == Pos::SCONJ || cue_of(before) != nullptr;
  }

  /// ماكرون: «...»
  const Argument* speaker_before_colon(int open) {
    if (open < 2 || doc_.norm(open - 1) != u":" || token(open - 2).sentence != token(open).sentence) return nullptr;
    const int mention = index_.mention(open - 2);
    if (mention < 0) return nullptr;
    const Mention& m = doc_.mentions[static_cast<std::size_t>(mention)];
    if (m.type != MentionType::PER && m.type != MentionType::ORG) return nullptr;
    colon_ = {m.span, m.entity};
    return &colon_;
  }

  /// The cue that brings a quotation: inside reported speech the nearest word there or that of the clause; else the
  /// nearest word of speech before it in its sentence, else one right after it, else another word before it that may
  /// bring one.
  int cue_near(int open, int close, const Clause* clause) const {
    const int begin = clause != nullptr ? clause->tokens.begin : std::max(sentence(open).begin, open - cue_before);
    const int end = std::min(doc_.token_count(), close + 1 + cue_after);
    int other = -1;
    for (int i = open - 1; i >= begin; --i) {
      const int c = cue_at_[static_cast<std::size_t>(i)];
      if (c < 0 || cues_[static_cast<std::size_t>(c)].attribution >= 0) continue;
      if (cues_[static_cast<std::size_t>(c)].quotes && other < 0) return c;
      if (other < 0) other = c;
      if (other >= 0) break;
    }
    if (clause != nullptr) return other >= 0 ? other : clause->cue;
    if (other >= 0) return other;
    for (int i = close + 1; i < end && paragraph(i) == paragraph(close); ++i)
      if (const int c = cue_at_[static_cast<std::size_t>(i)]; c >= 0) return c;
    return -1;
  }

  void add(QuoteKind kind, TokenRange range, const std::optional<Argument>& speaker, int cue) {
    if (range.empty()) return;
    Quote q;
    q.kind = kind;
    q.span = {token(range.begin).span.start, token(range.end - 1).span.end};
    if (kind == QuoteKind::indirect && (morph(range.begin).prefixes & (clitic::wa | clitic::fa)) != 0)
      q.span.start = doc_.stem_span(range.begin).start;
    q.speaker = speaker;
    if (cue >= 0) {
      q.cue_token = cues_[static_cast<std::size_t>(cue)].token;
      q.cue = doc_.stem_span(q.cue_token);
      // وأكد taken for one word: the و is outside all the same.
      if (cues_[static_cast<std::size_t>(cue)].verb && doc_.key(q.cue_token).front() == u'و' &&
          morph(q.cue_token).prefix_units == 0)
        q.cue = Span{token(q.cue_token).span.start + 1, token(q.cue_token).span.end};
    }
    doc_.quotes.push_back(std::move(q));
  }

  Document& doc_;
  const TokenIndex& index_;
  const std::vector<Cue>& cues_;
  const Table& work_nouns_;
  const Table& attributions_;
  std::vector<int> cue_at_;
  std::vector<Clause> clauses_;     ///< after أن, as they begin in the text
  std::vector<Clause> attributed_;  ///< before or after حسبما and its kin
  std::vector<TokenRange> direct_;  ///< of direct speech found so far
  std::optional<Argument> last_speaker_;
  Argument colon_;
};

}  // namespace

QuoteStage::QuoteStage(const Lexicon& lexicon)
    : phrase_tables_(lexicon),
      marks_(lexicon.table("quote_marks")),
      work_nouns_(lexicon.table("work_nouns")),
      attributions_(lexicon.table("attributions")),
      cues_(lexicon) {}

std::vector<Cue> QuoteStage::run(Document& doc) const {
  const TokenIndex index(doc, phrase_tables_);
  std::vector<Cue> cues = cues_.find(index);
  Reader(doc, index, cues, work_nouns_, attributions_).run(quoted_ranges(doc, marks_));
  return cues;
}

}  // namespace khabar
