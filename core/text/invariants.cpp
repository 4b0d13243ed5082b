#include <algorithm>

#include "khabar/analysis.h"

namespace khabar {
namespace {

bool is_lead(char16_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_trail(char16_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

class Checker {
 public:
  explicit Checker(const Document& doc) : doc_(doc) {}

  std::string run() {
    words();
    names();
    statements();
    return broken_;
  }

 private:
  void rule(bool holds, const char* sentence) {
    if (!holds && broken_.empty()) broken_ = sentence;
  }

  bool cuts_pair(std::int32_t at) const {
    const auto i = static_cast<std::size_t>(at);
    return i > 0 && i < doc_.text.size() && is_lead(doc_.text[i - 1]) && is_trail(doc_.text[i]);
  }

  bool good(Span s) const {
    return 0 <= s.start && s.start < s.end && s.end <= static_cast<std::int32_t>(doc_.text.size()) &&
           !cuts_pair(s.start) && !cuts_pair(s.end);
  }
  bool good(TokenRange r) const { return 0 <= r.begin && r.begin < r.end && r.end <= doc_.token_count(); }
  bool entity(int id) const { return id >= 0 && id < static_cast<int>(doc_.entities.size()); }
  bool good(const Argument& a) const { return good(a.span) && (a.entity == -1 || entity(a.entity)); }
  bool good(const std::vector<Argument>& list) const {
    return std::all_of(list.begin(), list.end(), [this](const Argument& a) { return good(a); });
  }

  void words() {
    rule(doc_.keys.size() == doc_.folded.size(), "keys and folded are of one length");
    rule(doc_.origin.size() == doc_.folded.size() + 1, "every folded unit has an origin");
    for (std::size_t i = 1; i < doc_.origin.size(); ++i) rule(doc_.origin[i - 1] <= doc_.origin[i], "origins ascend");
    rule(doc_.morphs.size() == doc_.tokens.size(), "every token has a morph");
    std::int32_t end = 0;
    for (const Token& t : doc_.tokens) {
      rule(good(t.span), "a token lies in the text");
      rule(t.span.start >= end, "tokens are sorted and apart");
      rule(t.sentence >= 0 && t.sentence < static_cast<int>(doc_.sentences.size()), "a token has a sentence");
      end = t.span.end;
    }
    int next = 0;
    for (const Sentence& s : doc_.sentences) {
      rule(good(s.span) && good(s.tokens), "a sentence lies in the text");
      rule(s.tokens.begin == next, "sentences tile the tokens");
      next = s.tokens.end;
    }
    rule(next == doc_.token_count(), "sentences cover all tokens");
    for (int i = 0; broken_.empty() && i < doc_.token_count(); ++i) {
      const Morph& m = doc_.morphs[static_cast<std::size_t>(i)];
      rule(m.prefix_units + m.article_units + m.suffix_units <= static_cast<int>(doc_.key(i).size()),
           "clitics are no longer than their word");
      rule(good(doc_.stem_span(i)), "a stem lies in the text");
    }
  }

  void names() {
    Span last{-1, -1};
    for (const Mention& m : doc_.mentions) {
      rule(good(m.span) && good(m.tokens), "a mention lies in the text");
      rule(!(m.span < last), "mentions are sorted");
      rule(entity(m.entity), "a mention has an entity");
      last = m.span;
    }
    for (const Entity& e : doc_.entities) {
      rule(!e.mentions.empty() && std::is_sorted(e.mentions.begin(), e.mentions.end()),
           "an entity has mentions, sorted");
      for (int m : e.mentions) rule(m >= 0 && m < static_cast<int>(doc_.mentions.size()), "an entity's mention exists");
    }
    for (const Relation& r : doc_.relations)
      rule(entity(r.from) && entity(r.to) && good(r.span), "a relation joins entities by words of the text");
  }

  void statements() {
    for (const Time& t : doc_.times) rule(good(t.span) && good(t.tokens), "a time lies in the text");
    for (const Quantity& q : doc_.quantities) rule(good(q.span) && good(q.tokens), "a quantity lies in the text");
    for (const Quote& q : doc_.quotes) {
      rule(good(q.span), "a quote lies in the text");
      rule(!q.speaker || good(*q.speaker), "a speaker lies in the text");
      rule(!q.cue || good(*q.cue), "a cue lies in the text");
    }
    for (const Event& e : doc_.events) {
      rule(good(e.trigger), "a trigger lies in the text");
      rule(e.sentence >= 0 && e.sentence < static_cast<int>(doc_.sentences.size()), "an event has a sentence");
      rule(good(e.agents) && good(e.targets) && good(e.places), "an argument lies in the text");
      for (int t : e.times) rule(t >= 0 && t < static_cast<int>(doc_.times.size()), "an event's time exists");
      for (const Count& c : e.counts) rule(good(c.span), "a count lies in the text");
      rule(!e.source || good(*e.source), "a source lies in the text");
      rule(e.same_as < static_cast<int>(&e - doc_.events.data()), "an event is the same as one before it");
      rule(e.same_as < 0 || doc_.events[static_cast<std::size_t>(e.same_as)].same_as < 0, "events lead to the first");
    }
    for (const RankedSentence& s : doc_.summary.sentences)
      rule(s.sentence >= 0 && s.sentence < static_cast<int>(doc_.sentences.size()), "a summary sentence exists");
    for (int id : doc_.summary.who) rule(entity(id), "who exists");
    for (int id : doc_.summary.where) rule(entity(id), "where exists");
    for (int id : doc_.summary.what) rule(id >= 0 && id < static_cast<int>(doc_.events.size()), "what exists");
    for (int id : doc_.summary.when) rule(id >= 0 && id < static_cast<int>(doc_.times.size()), "when exists");
    for (const Keyword& k : doc_.keywords)
      for (Span s : k.ranges) rule(good(s), "a keyword lies in the text");
    for (const Warning& w : doc_.warnings) rule(w.span.empty() || good(w.span), "a warning lies in the text");
  }

  const Document& doc_;
  std::string broken_;
};

}  // namespace

std::string check_invariants(const Document& doc) { return Checker(doc).run(); }

}  // namespace khabar
