#include "summary/headline.h"

#include <algorithm>

#include "khabar/utf.h"
#include "sequence/features.h"
#include "summary/main_event.h"
#include "syntax/phrases.h"

namespace khabar {
namespace {

constexpr int tried_sentences = 3, fewest_words = 4, longest_speaker = 40, long_title = 22, most_of_complement = 3;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool is_mark(const Document& doc, int i) { return doc.tokens[at(i)].kind == TokenKind::punctuation; }

bool is_one_of(std::u16string_view mark, std::u16string_view marks) {
  return mark.size() == 1 && marks.find(mark[0]) != std::u16string_view::npos;
}

/// Words that cannot end a line: what they open would be missing.
bool hangs(const Document& doc, int i) {
  const Pos pos = doc.morphs[at(i)].pos;
  return (pos == Pos::ADP && doc.morphs[at(i)].suffix_units == 0) || pos == Pos::CCONJ || pos == Pos::SCONJ ||
         pos == Pos::PART || pos == Pos::DET || pos == Pos::PRON || pos == Pos::AUX || pos == Pos::VERB ||
         pos == Pos::NUM;
}

/// Whether `next`, the word after the noun at `i`, is what the noun is of, without which it says nothing: لإجراء |
/// محادثات.
bool is_complement(const Document& doc, int i, int next) {
  const Morph &noun = doc.morphs[at(i)], &after = doc.morphs[at(next)];
  if (noun.pos != Pos::NOUN || noun.article_units > 0 || noun.suffix_units > 0) return false;
  if ((after.pos != Pos::NOUN && after.pos != Pos::PROPN && after.pos != Pos::DET) || (after.prefixes & ~clitic::al))
    return false;
  const auto time =
      std::partition_point(doc.times.begin(), doc.times.end(), [&](const Time& t) { return t.tokens.begin < next; });
  return (time == doc.times.end() || time->tokens.begin != next) && !doc.bare_key(i).ends_with(u'ا');
}

/// Whether the word can do without a time after it: صباح of يوم, or a preposition, cannot.
bool can_stand_alone(const Document& doc, int i) {
  const Morph& m = doc.morphs[at(i)];
  const auto after = std::partition_point(doc.mentions.begin(), doc.mentions.end(),
                                          [&](const Mention& name) { return name.tokens.begin <= i; });
  const bool ends_name = after != doc.mentions.begin() && std::prev(after)->tokens.end == i + 1;
  return ends_name || is_mark(doc, i) || m.pos == Pos::VERB || m.pos == Pos::PROPN || m.article_units > 0;
}

/// A noun that is no nominative: زلزالا, شخصين, مسؤولين.
bool is_oblique(const Document& doc, int i) {
  const Morph& m = doc.morphs[at(i)];
  const bool noun = m.pos == Pos::NOUN || m.pos == Pos::ADJ || m.pos == Pos::NUM;
  const std::u16string_view word = doc.bare_key(i);
  const bool added = !doc.lemma(i).empty() && doc.lemma(i) != word;
  return shows_accusative(doc, i) || (noun && added && m.suffix_units == 0 && word.ends_with(u"ين"));
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
  int needed = 0;           ///< the token that the line must reach: what was said is not cut off from its verb
  TokenRange unfinished{};  ///< no line ends within

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
    : openers_(lexicon.table("clause_openers")),
      cues_(lexicon.table("sentence_cues")),
      open_adjectives_(lexicon.table("open_adjectives")),
      complementizers_(lexicon.table("complementizers")),
      complements_(lexicon),
      model_(lexicon.model("headlines")) {}

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

/// The first token of the sentence proper: after a dateline and words that only join it to the one before.
int HeadlineWriter::opening_of(const Document& doc, TokenRange range) const {
  int begin = dateline_end(doc, range);
  while (begin < range.end && opens_with(doc, begin, "joins")) ++begin;
  return begin;
}

/// Whether a sentence that begins at `token` has a cue of that class there.
bool HeadlineWriter::opens_with(const Document& doc, int token, std::string_view cls) const {
  const auto rows = cues_.find(doc.key(token));
  for (int r = rows ? rows->begin : 0; rows && r < rows->end; ++r)
    if (cues_.text(r, cues_.column("class")) == cls) return true;
  return false;
}

/// Reported speech as "who: what": gives the token where what was said begins, or -1. Else the line has to reach what
/// was said.
int HeadlineWriter::take_speech(const Document& doc, int sentence, Line& line) const {
  const Span span = doc.sentences[at(sentence)].span;
  for (const Quote& q : doc.quotes) {
    if (q.kind != QuoteKind::indirect || !q.speaker || !span.contains(q.span)) continue;
    const TokenRange said = doc.tokens_at(q.span);
    std::u16string who =
        q.speaker->entity >= 0 ? doc.entities[at(q.speaker->entity)].name : std::u16string(doc.at(q.speaker->span));
    if (line.needed == 0) line.needed = said.begin + fewest_words;
    const bool after_speaker = q.speaker->span.end <= q.span.start && said.size() > fewest_words;
    if (!after_speaker || who.size() > longest_speaker || who.find(u'\n') != std::u16string::npos) continue;
    // أنه has its subject in itself; without أن the clause would have none. And what أن puts into the accusative
    // cannot stand without it: أن زلزالا ضرب.
    if (said.begin > 0 && doc.morphs[at(said.begin - 1)].suffix_units > 0) continue;
    if (is_oblique(doc, said.begin)) continue;
    line.speaker = std::move(who);
    line.needed = 0;
    return said.begin;
  }
  return -1;
}

/// What the line of `range` can do without: parentheses, days, long titles before names.
std::vector<TokenRange> HeadlineWriter::asides(const Document& doc, TokenRange range) const {
  std::vector<TokenRange> out;
  for (int i = range.begin, open = -1; i < range.end; ++i) {
    if (is_one_of(doc.norm(i), u"([")) open = i;
    if (is_one_of(doc.norm(i), u")]") && open >= 0) out.push_back({std::exchange(open, -1), i + 1});
  }
  auto time = std::partition_point(doc.times.begin(), doc.times.end(),
                                   [&](const Time& t) { return t.tokens.begin <= range.begin; });
  for (; time != doc.times.end() && time->tokens.begin < range.end; ++time) {
    const auto rows = openers_.find(doc.key(time->tokens.begin));
    const bool day = rows && openers_.text(rows->begin, openers_.column("cut")) == "day";
    const int before = time->tokens.begin - 1, after = time->tokens.end;
    if (!day || !can_stand_alone(doc, before)) continue;
    // Marks round it go too: يبدأ اليوم /الاثنين/ زيارة.
    const bool mark_before = is_one_of(doc.norm(before), u"/،,");
    const bool mark_after = after < range.end && is_one_of(doc.norm(after), u"/،,");
    // A mark that the day alone had goes with it, but not one before a clause of its own: يوم 15 ديسمبر، وأعلن.
    const bool clause = after + 1 < range.end && (doc.morphs[at(after + 1)].prefixes & (clitic::wa | clitic::fa));
    out.push_back({before + !mark_before, after + (mark_after && !(clause && !mark_before))});
  }
  // A long title before a name leaves no room for the news: وزير التجهيز والإسكان والتهيئة الترابية محمد صالح العرفاوي.
  auto title = std::partition_point(doc.mentions.begin(), doc.mentions.end(),
                                    [&](const Mention& m) { return m.tokens.begin < range.begin; });
  for (; title != doc.mentions.end() && title->tokens.begin < range.end; ++title) {
    if (title->type != MentionType::TITLE || title->span.size() < long_title) continue;
    const auto name =
        std::find_if(title, doc.mentions.end(), [&](const Mention& n) { return n.tokens.begin >= title->tokens.end; });
    const bool named =
        name != doc.mentions.end() && name->type == MentionType::PER && name->tokens.begin <= title->tokens.end + 1;
    const bool bound = doc.morphs[at(title->tokens.begin)].prefixes & ~clitic::al;  // للوزير: the letter would go
    if (named && !bound) out.push_back({title->tokens.begin, name->tokens.begin});
  }
  return out;
}

/// The line has to reach what its first verb cannot do without; what stands before that and after the subject can go:
/// تمكنت الشرطة | على إثر حملة | من إيقاف شخصين.
void HeadlineWriter::reach_complement(const Document& doc, const Complements::Reading& needs, Line& line) const {
  // What was said may begin with its subject, however long: X: ممارسة الرياضة بانتظام تقلل من الخطر.
  const std::size_t opening = line.speaker.empty() ? 3 : line.tokens.size();
  const auto last = line.tokens.begin() + static_cast<std::ptrdiff_t>(std::min(opening, line.tokens.size()));
  const auto verb =
      std::find_if(line.tokens.begin(), last, [&doc](int i) { return doc.morphs[at(i)].pos == Pos::VERB; });
  if (verb == last) return;
  if (!line.speaker.empty()) line.needed = std::max(line.needed, *verb + 1);
  const TokenRange complement = needs.of(*verb);
  if (complement.empty()) return;
  line.needed = std::max(line.needed, std::min(complement.end, complement.begin + most_of_complement));
  int subject = *verb + 1;  // after the day: تعرض صباح اليوم، أحد الأعوان إلى اعتداء
  while (subject < complement.begin &&
         (needs.in_time(subject) || (is_mark(doc, subject) && needs.in_time(subject - 1))))
    ++subject;
  auto cut = std::find_if(verb, line.tokens.end(), [&](int i) {
    return i > subject && i < complement.begin && cut_before(doc, i, complement.begin) == Cut::strong;
  });
  const auto end = std::lower_bound(line.tokens.begin(), line.tokens.end(), complement.begin);
  const auto marks = std::count_if(cut, std::max(cut, end), [&](int i) { return is_one_of(doc.norm(i), u"\"«»“”()"); });
  if (cut < end && is_one_of(doc.norm(*std::prev(cut)), u"،,")) --cut;
  if (cut < end && marks == 0) line.tokens.erase(cut, end);
}

/// Within a clause after أن that begins with its subject no line ends before its verb, where it has one: توصل باحثون
/// إلى أن ملايين النساء | يعرضون حياتهم للخطر. After رغم, there or at the beginning of the line, it is in the next
/// clause.
void HeadlineWriter::find_unfinished(const Document& doc, Line& line) const {
  if (line.tokens.empty()) return;
  const int sentence_end = line.tokens.back() + 1;
  const auto opens_clause = [&](auto i) { return cut_before(doc, *i, sentence_end) == Cut::strong; };
  auto that = line.tokens.begin();
  bool concedes = opens_clause(that);
  if (!concedes) {
    that = std::find_if(that, line.tokens.end(), [&](int i) { return complementizers_.find(doc.key(i)).has_value(); });
    if (line.tokens.end() - that < 2) return;
    concedes = opens_clause(std::next(that));
  }
  const auto mark = [&](int i) { return is_one_of(doc.norm(i), u"،,"); };
  const auto from = concedes ? std::find_if(that, line.tokens.end(), mark) : std::next(that);
  for (auto i = from; i != line.tokens.end(); ++i) {
    if (!concedes && opens_clause(i)) return;
    if (doc.morphs[at(*i)].pos != Pos::VERB) continue;
    line.unfinished = {*that, *i};
    return;
  }
}

/// The sentence without what it can do without; reported speech as "who: what".
HeadlineWriter::Line HeadlineWriter::line_of(const Document& doc, int sentence,
                                             const Complements::Reading& needs) const {
  Line line;
  TokenRange range = doc.sentences[at(sentence)].tokens;
  line.dependent = opens_with(doc, range.begin, "refers");
  range.begin = opening_of(doc, range);
  if (const int said = take_speech(doc, sentence, line); said >= 0) range.begin = said;
  std::vector<bool> dropped(at(std::max(0, range.size())), false);
  for (const TokenRange aside : asides(doc, range))
    for (int i = std::max(aside.begin, range.begin); i < std::min(aside.end, range.end); ++i)
      dropped[at(i - range.begin)] = true;
  for (int i = range.begin; i < range.end; ++i)
    if (!dropped[at(i - range.begin)]) line.tokens.push_back(i);
  trim_marks(doc, line.tokens);
  while (!line.tokens.empty() && is_one_of(doc.norm(line.tokens.front()), u"،,.:؛-–"))
    line.tokens.erase(line.tokens.begin());
  reach_complement(doc, needs, line);
  find_unfinished(doc, line);
  return line;
}

/// What is known of an ending: the line's first `size` tokens stay, a line of so many units.
void HeadlineWriter::write_features(const Document& doc, const Line& line, std::size_t size, int units,
                                    sequence::FeatureRows& rows) const {
  const int last = line.tokens[size - 1];
  const bool whole = size == line.tokens.size();
  const int next = whole ? -1 : line.tokens[size];
  const int sentence_end = doc.sentences[at(doc.tokens[at(last)].sentence)].tokens.end;
  const Morph& end = doc.morphs[at(last)];
  const int end_pos = is_mark(doc, last) ? 30 : static_cast<int>(end.pos), end_article = end.article_units > 0;
  const int next_pos = whole ? 40 : is_mark(doc, next) ? 30 : static_cast<int>(doc.morphs[at(next)].pos);
  const int next_article = whole ? 0 : doc.morphs[at(next)].article_units > 0;
  const int next_prefixes = whole ? 0 : doc.morphs[at(next)].prefixes & ~clitic::al;
  const int cut = whole ? 3 : static_cast<int>(cut_before(doc, next, sentence_end));
  int verbs = 0, since_verb = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const bool verb = doc.morphs[at(line.tokens[k])].pos == Pos::VERB;
    verbs += verb;
    since_verb = verb ? 0 : since_verb + 1;
  }
  const int told = std::min(verbs, 2), distance = std::min(since_verb, 4);
  const int length = units / 10;
  // Parties of the events that the line tells which would be missing from it.
  int missing = 0, kept = 0;
  const auto first = std::partition_point(doc.events.begin(), doc.events.end(),
                                          [&](const Event& e) { return e.trigger_token < line.tokens.front(); });
  for (auto e = first; e != doc.events.end() && e->trigger_token <= last; ++e)
    for (const auto* list : {&e->agents, &e->targets})
      for (const Argument& a : *list) {
        if (a.span.start >= doc.tokens[at(last)].span.end && a.span.start < doc.tokens[at(sentence_end - 1)].span.end)
          ++missing;
        else
          ++kept;
      }
  sequence::RowWriter row(rows);
  row.add(1, end_pos, next_pos);
  row.add(2, end_pos, end_article, next_pos, next_article);
  row.add(3, next_pos, next_prefixes);
  row.add(4, end_pos, next_pos, next_prefixes, end_article);
  row.add(5, cut);
  row.add(6, cut, told);
  row.add(7, next_pos, told, cut);
  row.add(8, end_pos, distance);
  row.add(9, length);
  row.add(10, length, whole);
  row.add(11, length, cut);
  row.add(12, whole, told);
  row.add(13, sequence::hash(doc.key(last)));
  row.add(14, whole ? 0 : sequence::hash(doc.key(next)));
  row.add(15, whole ? 0 : sequence::hash(doc.key(next)), told);
  row.add(16, std::min(missing, 2), std::min(kept, 2));
  row.add(17, std::min(missing, 2), end_pos, next_pos);
  row.add(18, end.suffix_units > 0, end_pos);
  row.add(19, distance, told, next_pos);
  row.add(20, length, next_pos);
  row.end();
}

/// Whether the word is an adjective that needs what follows: القوات التابعة | للوزارة.
bool HeadlineWriter::is_open(const Document& doc, int token) const {
  const Morph& m = doc.morphs[at(token)];
  return (m.pos == Pos::ADJ || m.pos == Pos::NOUN) && m.suffix_units == 0 && open_adjectives_.find(doc.lemma(token));
}

HeadlineWriter::Endings HeadlineWriter::endings(const Document& doc, const Line& line) const {
  Endings out;
  Line shorter{line.speaker, {}, line.dependent, 0, {}};
  int marks = 0;  // straight quotation marks that are open
  auto mention = std::partition_point(doc.mentions.begin(), doc.mentions.end(), [&](const Mention& m) {
    return !line.tokens.empty() && m.tokens.end <= line.tokens.front();
  });
  for (std::size_t k = 0; k < line.tokens.size(); ++k) {
    const int token = line.tokens[k];
    shorter.tokens.push_back(token);
    const std::size_t units = shorter.text(doc).size();
    if (units > longest_headline) break;
    if (is_one_of(doc.norm(token), u"\"«»“”")) ++marks;
    while (mention != doc.mentions.end() && mention->tokens.end <= token) ++mention;
    const bool in_name =
        mention != doc.mentions.end() && mention->tokens.begin <= token && token + 1 < mention->tokens.end;
    if (k + 1 < fewest_words || token + 1 < line.needed || marks % 2 != 0 || in_name || line.unfinished.contains(token))
      continue;
    if (k + 1 < line.tokens.size()) {
      const int next = line.tokens[k + 1];
      if (hangs(doc, token) || is_open(doc, token) || (is_mark(doc, token) && !is_one_of(doc.norm(token), u"»\"”")))
        continue;
      if (is_complement(doc, token, next) && cut_before(doc, next, next + 1) == Cut::none) continue;
      if (cut_before(doc, token, token + 1) == Cut::strong && !is_mark(doc, token)) continue;
    }
    out.last.push_back(token);
    write_features(doc, line, k + 1, static_cast<int>(units), out.rows);
  }
  return out;
}

HeadlineWriter::Endings HeadlineWriter::endings(const Document& doc, int sentence) const {
  return endings(doc, line_of(doc, sentence, Complements::Reading(doc, complements_)));
}

/// Cuts the tail off where the line ends best.
void HeadlineWriter::shorten(const Document& doc, Line& line) const {
  const Endings found = endings(doc, line);
  if (found.last.empty()) return;
  std::vector<sequence::LabelScores> scores;
  model_.score(found.rows, scores);
  const auto best =
      std::max_element(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a[0] < b[0]; });
  const int last = found.last[static_cast<std::size_t>(best - scores.begin())];
  line.tokens.erase(std::upper_bound(line.tokens.begin(), line.tokens.end(), last), line.tokens.end());
  trim_marks(doc, line.tokens);
}

std::u16string HeadlineWriter::write(const Document& doc) const {
  const Complements::Reading needs(doc, complements_);
  std::u16string spare;
  int tried = 0;
  for (const RankedSentence& ranked : doc.summary.sentences) {
    if (tried++ == tried_sentences) break;
    Line line = line_of(doc, ranked.sentence, needs);
    if (line.tokens.empty()) continue;
    shorten(doc, line);
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

std::u16string HeadlineWriter::write_english(const Document& doc) {
  const int main = main_event(doc);
  if (main < 0) return {};
  const Event& event = doc.events[at(main)];
  // "Agreement by researchers", "Possible strengthening" say too little to stand alone.
  const bool sentence =
      doc.morphs[at(event.trigger_token)].pos == Pos::VERB || !(event.agents.empty() || event.targets.empty());
  if (event.type == EventType::STATE || !sentence || (event.agents.empty() && event.targets.empty())) return {};
  const auto text = to_utf16(event.gloss_en);
  return text ? *text : std::u16string();
}

}  // namespace khabar
