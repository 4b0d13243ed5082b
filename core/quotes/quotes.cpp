#include "quotes/quotes.h"

#include <algorithm>

namespace khabar {
namespace {

class Reader {
 public:
  Reader(Document& doc, const TokenIndex& index, const std::vector<Cue>& cues, const Table& complementizers,
         const Table& marks)
      : doc_(doc),
        index_(index),
        cues_(cues),
        complementizers_(complementizers),
        marks_(marks),
        cue_at_(doc.tokens.size(), -1) {
    for (std::size_t c = 0; c < cues.size(); ++c)
      cue_at_[static_cast<std::size_t>(cues[c].token)] = static_cast<int>(c);
  }

  void run() {
    direct();
    for (std::size_t c = 0; c < cues_.size(); ++c) indirect(static_cast<int>(c));
    std::stable_sort(doc_.quotes.begin(), doc_.quotes.end(),
                     [](const Quote& a, const Quote& b) { return a.span < b.span; });
  }

 private:
  const Token& token(int i) const { return doc_.tokens[static_cast<std::size_t>(i)]; }
  TokenRange sentence(int i) const { return doc_.sentences[static_cast<std::size_t>(token(i).sentence)].tokens; }
  int paragraph(int i) const { return doc_.sentences[static_cast<std::size_t>(token(i).sentence)].paragraph; }
  bool is_mark(int i) const { return token(i).kind >= TokenKind::punctuation; }

  std::string_view mark_kind(int i) const {
    if (!is_mark(i)) return {};
    const auto rows = marks_.find(doc_.norm(i));
    return rows ? marks_.text(rows->begin, 1) : std::string_view();
  }

  /// Pairs marks inside a paragraph: after an opening one the next that closes, whatever its shape.
  void direct() {
    int open = -1;
    for (int i = 0; i < doc_.token_count(); ++i) {
      if (open >= 0 && paragraph(i) != paragraph(open)) open = -1;
      const std::string_view kind = mark_kind(i);
      if (kind.empty()) continue;
      if (open < 0) {
        if (kind != "close" || !closes_something(i)) open = i;
      } else if (kind == "open" && doc_.norm(i) != doc_.norm(open)) {
        open = i;
      } else {
        quoted(open, i);
        open = -1;
      }
    }
  }

  /// ” may open a quote in copy that turns its marks round: it does where no space stands before and a word follows.
  bool closes_something(int i) const {
    return i + 1 >= doc_.token_count() || token(i + 1).span.start > token(i).span.end;
  }

  void quoted(int open, int close) {
    const TokenRange inside{open + 1, close};
    int words = 0;
    bool verb = false;
    for (int i = inside.begin; i < inside.end; ++i) {
      words += !is_mark(i);
      verb = verb || doc_.morphs[static_cast<std::size_t>(i)].pos == Pos::VERB;
    }
    const bool named = inside.size() > 0 && index_.mention(inside.begin) >= 0 &&
                       index_.mention(inside.begin) == index_.mention(inside.end - 1);
    if (named || words < 2 || (words < 4 && !verb)) return;
    const int cue = cue_near(open, close);
    // Long words between marks with nobody who says them go on with who spoke before, at the start of a sentence only.
    const bool goes_on = cue < 0 && words >= 6 && verb && open == sentence(open).begin && last_speaker_;
    if (cue < 0 && !goes_on) return;
    std::optional<Argument> speaker = cue >= 0 ? cues_[static_cast<std::size_t>(cue)].speaker : last_speaker_;
    last_speaker_ = speaker;
    for (int begin = inside.begin; begin < inside.end;) {
      const int end = std::min(inside.end, sentence(begin).end);
      add(QuoteKind::direct, {begin, end}, speaker, cue);
      begin = end;
    }
  }

  /// The cue that brings a quotation: the nearest word of speech before it in its sentence, else one right after it,
  /// else another verb before it that may bring one.
  int cue_near(int open, int close) const {
    constexpr int before = 25, after = 6;
    const int begin = std::max(sentence(open).begin, open - before);
    const int end = std::min(doc_.token_count(), close + 1 + after);
    int other = -1;
    for (int i = open - 1; i >= begin; --i) {
      const int c = cue_at_[static_cast<std::size_t>(i)];
      if (c >= 0 && cues_[static_cast<std::size_t>(c)].quotes) return c;
      if (c >= 0 && other < 0) other = c;
    }
    for (int i = close + 1; i < end && paragraph(i) == paragraph(close) && other < 0; ++i)
      if (const int c = cue_at_[static_cast<std::size_t>(i)]; c >= 0) return c;
    return other;
  }

  /// The clause after أن or إن of a word of speech, up to the next word of speech of its sentence or the end of it.
  void indirect(int c) {
    constexpr int reach = 22;
    const Cue& cue = cues_[static_cast<std::size_t>(c)];
    if (!cue.quotes) return;
    const int limit = sentence(cue.token).end;
    int begin = -1;
    for (int i = cue.token + 1; i < limit && i < cue.token + reach; ++i) {
      if (const int c2 = cue_at_[static_cast<std::size_t>(i)]; c2 >= 0 && cues_[static_cast<std::size_t>(c2)].quotes)
        return;
      if (complementizers_.find(doc_.key(i))) {
        begin = i + 1;
        break;
      }
    }
    if (begin < 0 || begin >= limit) return;
    int end = limit;
    for (int i = begin + 2; i < limit; ++i) {
      const int next = cue_at_[static_cast<std::size_t>(i)];
      if (next < 0 || !cues_[static_cast<std::size_t>(next)].quotes) continue;
      const bool joined = doc_.morphs[static_cast<std::size_t>(i)].prefixes & clitic::wa;
      if (index_.is_comma(i - 1) || (joined && cues_[static_cast<std::size_t>(next)].verb)) {
        end = i;
        break;
      }
    }
    add(QuoteKind::indirect, {begin, end}, cue.speaker, c);
  }

  void add(QuoteKind kind, TokenRange range, const std::optional<Argument>& speaker, int cue) {
    while (kind == QuoteKind::indirect && range.size() > 1 && is_mark(range.end - 1) &&
           mark_kind(range.end - 1).empty())
      range.end--;
    if (range.empty()) return;
    Quote q;
    q.kind = kind;
    q.span = {token(range.begin).span.start, token(range.end - 1).span.end};
    q.speaker = speaker;
    if (cue >= 0) {
      q.cue_token = cues_[static_cast<std::size_t>(cue)].token;
      q.cue = doc_.stem_span(q.cue_token);
    }
    doc_.quotes.push_back(std::move(q));
  }

  Document& doc_;
  const TokenIndex& index_;
  const std::vector<Cue>& cues_;
  const Table& complementizers_;
  const Table& marks_;
  std::vector<int> cue_at_;
  std::optional<Argument> last_speaker_;
};

}  // namespace

QuoteStage::QuoteStage(const Lexicon& lexicon)
    : titles_(lexicon.table("titles")),
      function_words_(lexicon.table("function_words")),
      complementizers_(lexicon.table("complementizers")),
      marks_(lexicon.table("quote_marks")),
      cues_(lexicon) {}

void QuoteStage::run(Document& doc) const {
  const TokenIndex index(doc, titles_, function_words_);
  const std::vector<Cue> cues = cues_.find(index);
  Reader(doc, index, cues, complementizers_, marks_).run();
}

}  // namespace khabar
