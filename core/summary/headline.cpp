#include "summary/headline.h"

#include <algorithm>

#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr int tried_sentences = 3, fewest_words = 4, longest_dateline = 6, longest_speaker = 40, shortest_line = 40;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool is_mark(const Document& doc, int i) { return doc.tokens[at(i)].kind == TokenKind::punctuation; }

bool is_one_of(std::u16string_view mark, std::u16string_view marks) {
  return mark.size() == 1 && marks.find(mark[0]) != std::u16string_view::npos;
}

/// Words that cannot end a line: what they open would be missing.
bool hangs(const Document& doc, int i) {
  const Pos pos = doc.morphs[at(i)].pos;
  return (pos == Pos::ADP && doc.morphs[at(i)].suffix_units == 0) || pos == Pos::CCONJ || pos == Pos::SCONJ ||
         pos == Pos::PART || pos == Pos::DET || pos == Pos::AUX || pos == Pos::VERB || pos == Pos::NUM;
}

/// Whether the word can do without a time after it: صباح of يوم, or a preposition, cannot.
bool can_stand_alone(const Document& doc, int i) {
  const Morph& m = doc.morphs[at(i)];
  return is_mark(doc, i) || m.pos == Pos::VERB || m.pos == Pos::PROPN || m.article_units > 0;
}

void trim_marks(const Document& doc, std::vector<int>& tokens) {
  while (!tokens.empty() && is_mark(doc, tokens.back()) && !is_one_of(doc.norm(tokens.back()), u"»\"”؟"))
    tokens.pop_back();
}

}  // namespace

/// A line in the making: who says it, and the tokens of the sentence that stay.
struct HeadlineWriter::Line {
  std::u16string speaker;
  std::vector<int> tokens;
  bool dependent = false;
  int needed = 0;  ///< the token that the line must reach: what was said is not cut off from its verb

  std::u16string text(const Document& doc) const {
    std::u16string out = speaker.empty() ? u"" : speaker + u": ";
    for (std::size_t k = 0; k < tokens.size(); ++k) {
      const Span span = doc.tokens[at(tokens[k])].span;
      std::u16string_view word = doc.at(span);
      // A sentence that goes on from another one loses its و.
      if (k == 0 && (doc.morphs[at(tokens[k])].prefixes & clitic::wa) && word.front() == u'و') word.remove_prefix(1);
      const bool apart = k > 0 && (doc.tokens[at(tokens[k - 1])].span.end < span.start) &&
                         !is_one_of(doc.norm(tokens[k]), u"،,.؛:؟!»)");
      if (apart) out += u' ';
      out += word;
    }
    return out;
  }
  bool fits(const Document& doc) const { return text(doc).size() <= longest_headline; }
};

HeadlineWriter::HeadlineWriter(const Lexicon& lexicon)
    : openers_(lexicon.table("clause_openers")), cues_(lexicon.table("sentence_cues")) {}

/// What stands before a word: nothing, the end of a phrase (weak) or of a clause (strong).
HeadlineWriter::Cut HeadlineWriter::cut_before(const Document& doc, int token, int end) const {
  if (is_one_of(doc.norm(token), u"،,؛:.-–")) return Cut::strong;
  Cut best = Cut::none;
  auto cursor = openers_.cursor();
  for (int i = token; i < end && cursor.alive(); ++i) {
    if (i > token) cursor.feed(u" ");
    cursor.feed(doc.key(i));
    const auto rows = cursor.rows();
    if (!rows) continue;
    const std::string_view cut = openers_.text(rows->begin, openers_.column("cut"));
    best = cut == "clause" ? Cut::strong : cut == "phrase" ? Cut::weak : Cut::none;
  }
  return best;
}

/// The sentence without dateline, parentheses, days and final mark; reported speech as "who: what".
HeadlineWriter::Line HeadlineWriter::line_of(const Document& doc, int sentence) const {
  Line line;
  const TokenRange range = doc.sentences[at(sentence)].tokens;
  int begin = range.begin;
  const int opening = std::min(range.end, range.begin + longest_dateline);
  for (int i = range.begin + 1; i < opening; ++i)
    if (is_one_of(doc.norm(i), u"-–—") && doc.tokens[at(i)].span.start > doc.tokens[at(i - 1)].span.end) begin = i + 1;
  while (begin < range.end && (doc.key(begin) == u"كما" || doc.key(begin) == u"و")) ++begin;
  if (const auto rows = cues_.find(doc.key(range.begin)))
    line.dependent = cues_.text(rows->begin, cues_.column("class")) == "refers";
  for (const Quote& q : doc.quotes) {
    const Span span = doc.sentences[at(sentence)].span;
    if (q.kind != QuoteKind::indirect || !q.speaker || !span.contains(q.span)) continue;
    const TokenRange said = doc.tokens_at(q.span);
    std::u16string who =
        q.speaker->entity >= 0 ? doc.entities[at(q.speaker->entity)].name : std::u16string(doc.at(q.speaker->span));
    if (line.needed == 0) line.needed = said.begin + fewest_words;
    const bool after_speaker = q.speaker->span.end <= q.span.start && said.size() > fewest_words;
    if (!after_speaker || who.size() > longest_speaker || who.find(u'\n') != std::u16string::npos) continue;
    // أنه has its subject in itself; without أن the clause would have none.
    if (said.begin > 0 && doc.morphs[at(said.begin - 1)].suffix_units > 0) continue;
    line.speaker = std::move(who);
    begin = said.begin;
    line.needed = 0;
    break;
  }
  std::vector<bool> dropped(at(range.size()), false);
  const auto drop = [&](int from, int to) {
    for (int i = std::max(from, begin); i < std::min(to, range.end); ++i) dropped[at(i - range.begin)] = true;
  };
  for (int i = begin, open = -1; i < range.end; ++i) {
    if (is_one_of(doc.norm(i), u"([")) open = i;
    if (is_one_of(doc.norm(i), u")]") && open >= 0) drop(std::exchange(open, -1), i + 1);
  }
  const auto first = std::lower_bound(doc.times.begin(), doc.times.end(), range.begin,
                                      [](const Time& t, int token) { return t.tokens.begin < token; });
  for (auto t = first; t != doc.times.end() && t->tokens.begin < range.end; ++t) {
    const auto rows = openers_.find(doc.key(t->tokens.begin));
    const bool day = rows && openers_.text(rows->begin, openers_.column("cut")) == "day";
    if (!day || t->tokens.begin <= begin || !can_stand_alone(doc, t->tokens.begin - 1)) continue;
    // Marks round it go too: يبدأ اليوم /الاثنين/ زيارة.
    const int before = t->tokens.begin - 1, after = t->tokens.end;
    const bool enclosed =
        after < range.end && doc.norm(before) == doc.norm(after) && is_one_of(doc.norm(after), u"/،,");
    drop(before + !enclosed, after + enclosed);
  }
  for (int i = begin; i < range.end; ++i)
    if (!dropped[at(i - range.begin)]) line.tokens.push_back(i);
  trim_marks(doc, line.tokens);
  while (!line.tokens.empty() && is_one_of(doc.norm(line.tokens.front()), u"،,.:؛-–"))
    line.tokens.erase(line.tokens.begin());
  return line;
}

/// Cuts the tail off at the last end of a clause that leaves a line short enough, else at the last end of a phrase.
void HeadlineWriter::shorten(const Document& doc, Line& line) const {
  for (const Cut wanted : {Cut::strong, Cut::weak}) {
    Line shorter{line.speaker, {}, line.dependent, 0};
    std::size_t best = 0;
    int marks = 0;  // straight quotation marks that are open
    bool told = false;  // whether the line has its verb; one after it opens a relative clause: زيارة تستمر أربعة أيام
    for (std::size_t k = 0; k < line.tokens.size(); ++k) {
      const int token = line.tokens[k];
      const bool whole = marks % 2 == 0 && k >= fewest_words && token >= line.needed && !hangs(doc, line.tokens[k - 1]);
      const int end = doc.sentences[at(doc.tokens[at(token)].sentence)].tokens.end;
      const bool opened =
          k > 0 && !is_mark(doc, line.tokens[k - 1]) && cut_before(doc, line.tokens[k - 1], end) != Cut::none;
      const bool verb = doc.morphs[at(token)].pos == Pos::VERB;
      const Cut cut = std::max(cut_before(doc, token, end), verb && told ? Cut::weak : Cut::none);
      told = told || verb;
      if (whole && !opened && cut >= wanted && shorter.text(doc).size() >= shortest_line) best = k;
      shorter.tokens.push_back(token);
      if (is_one_of(doc.norm(token), u"\"«»“”")) ++marks;
      if (!shorter.fits(doc)) break;
    }
    if (best == 0) continue;
    line.tokens.resize(best);
    trim_marks(doc, line.tokens);
    return;
  }
}

std::u16string HeadlineWriter::write(const Document& doc) const {
  std::u16string spare;
  int tried = 0;
  for (const RankedSentence& ranked : doc.summary.sentences) {
    if (tried++ == tried_sentences) break;
    Line line = line_of(doc, ranked.sentence);
    if (line.tokens.empty()) continue;
    if (!line.fits(doc)) shorten(doc, line);
    const bool fits = line.fits(doc);
    if (fits && !line.dependent && (line.tokens.size() >= fewest_words || doc.sentences.size() == 1))
      return line.text(doc);
    if (!spare.empty()) continue;
    // Nothing to cut at: the last word that fits. No line has more words than units.
    if (line.tokens.size() > longest_headline) line.tokens.resize(longest_headline);
    while (!line.fits(doc) && line.tokens.size() > 1) line.tokens.pop_back();
    spare = line.text(doc);
    if (spare.size() > longest_headline) spare.clear();
    if (!fits && !spare.empty() && spare.size() < longest_headline) spare += u"…";
  }
  return spare;
}

int main_event(const Document& doc) {
  for (const RankedSentence& ranked : doc.summary.sentences) {
    auto e = std::lower_bound(doc.events.begin(), doc.events.end(), ranked.sentence,
                              [](const Event& event, int s) { return event.sentence < s; });
    for (; e != doc.events.end() && e->sentence == ranked.sentence; ++e)
      if (e->type != EventType::STATE && !(e->agents.empty() && e->targets.empty()))
        return static_cast<int>(e - doc.events.begin());
  }
  return doc.events.empty() ? -1 : 0;
}

std::u16string HeadlineWriter::write_english(const Document& doc) {
  const int event = main_event(doc);
  if (event < 0) return {};
  const auto text = to_utf16(doc.events[at(event)].gloss_en);
  return text ? *text : std::u16string();
}

}  // namespace khabar
