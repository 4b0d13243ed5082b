#include "events/sources.h"

#include <algorithm>
#include <string_view>

namespace khabar {
namespace {

constexpr int issuer_reach = 9;      // tokens from a paper to who issued it
constexpr int announced_reach = 14;  // tokens from a word of speech to what it announces

bool same(const Argument& a, const Argument& b) {
  return a.entity >= 0 ? a.entity == b.entity : a.span.start < b.span.end && b.span.start < a.span.end;
}

bool is_agent(const Event& event, const Argument& who) {
  return std::any_of(event.agents.begin(), event.agents.end(), [&](const Argument& a) { return same(a, who); });
}

/// The name after حسب takes no part in what it reports.
void remove_reporter(Event& event, const Argument& source) {
  for (auto* list : {&event.agents, &event.targets, &event.places})
    std::erase_if(*list,
                  [&](const Argument& a) { return a.span.start < source.span.end && source.span.start < a.span.end; });
}

bool can_report(const Document& doc, const Argument& a) {
  if (a.entity < 0) return false;
  const MentionType type = doc.entities[static_cast<std::size_t>(a.entity)].type;
  return type == MentionType::PER || type == MentionType::ORG || type == MentionType::GPE;
}

/// Whether عن and no verb stand between a word of speech and a verbal noun.
bool announced(const Document& doc, int speech, int noun) {
  bool about = false;
  for (int t = speech + 1; t < noun; ++t) {
    if (doc.morphs[static_cast<std::size_t>(t)].pos == Pos::VERB) return false;
    about = about || doc.key(t) == u"عن";
  }
  return about && doc.morphs[static_cast<std::size_t>(noun)].pos != Pos::VERB;
}

/// ذاته, نفسه: whoever was named before.
bool means_the_same(std::u16string_view key) {
  return key == u"ذاته" || key == u"ذاتها" || key == u"نفسه" || key == u"نفسها" || key == u"المذكور";
}

void add_speakers(const Document& doc, std::vector<Event>& events) {
  std::size_t first = 0;
  for (Event& e : events) {
    while (first < doc.quotes.size() && doc.quotes[first].span.end <= e.trigger.start) ++first;
    for (std::size_t q = first; q < doc.quotes.size() && doc.quotes[q].span.start <= e.trigger.start; ++q) {
      const Quote& quote = doc.quotes[q];
      if (!quote.speaker || !quote.span.contains(e.trigger)) continue;
      if (e.type != EventType::STATE || !is_agent(e, *quote.speaker)) e.source = quote.speaker;
    }
  }
}

/// أعلنت الوزارة عن سحب الهاتف: verbal nouns after a word of speech and عن, up to the next verb.
void add_announcers(const Document& doc, std::vector<Event>& events) {
  const Event* announcer = nullptr;
  for (Event& e : events) {
    const bool near = announcer != nullptr && announcer->sentence == e.sentence &&
                      e.trigger_token - announcer->trigger_token <= announced_reach;
    if (near && !e.source && e.type != EventType::STATE && announced(doc, announcer->trigger_token, e.trigger_token))
      e.source = announcer->agents.front();
    if (e.type == EventType::STATE && !e.agents.empty()) announcer = &e;
  }
}

}  // namespace

SourceFinder::SourceFinder(const Lexicon& lexicon)
    : links_(lexicon.table("source_links")),
      documents_(lexicon.table("source_documents")),
      speakers_(lexicon.table("speaker_nouns")) {}

void SourceFinder::add(const TokenIndex& index, std::vector<Event>& events) const {
  const Document& doc = index.doc();
  add_speakers(doc, events);
  std::optional<Argument> last;
  auto event = events.begin();
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const auto attribution = attribution_in(index, doc.sentences[s], last);
    for (; event != events.end() && event->sentence <= static_cast<int>(s); ++event) {
      if (attribution &&
          attribution->source.span.start > doc.tokens[static_cast<std::size_t>(attribution->begin)].span.start)
        remove_reporter(*event, attribution->source);
      if (attribution && !event->source && !is_agent(*event, attribution->source) &&
          !event->trigger.contains(attribution->source.span))
        event->source = attribution->source;
      if (event->type == EventType::STATE && !event->agents.empty() && !event->source) last = event->agents.front();
    }
    if (attribution) last = attribution->source;
  }
  add_announcers(doc, events);
}

std::optional<SourceFinder::Attribution> SourceFinder::attribution_in(const TokenIndex& index, const Sentence& sentence,
                                                                      const std::optional<Argument>& last) const {
  const Document& doc = index.doc();
  for (int t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    const int next = after_link(doc, t, sentence.tokens.end);
    if (next < 0) continue;
    if (const auto source = source_at(index, next, sentence.tokens.end, last)) return Attribution{t, *source};
  }
  return std::nullopt;
}

/// The token after the longest link that begins at `token`; -1 where none does.
int SourceFinder::after_link(const Document& doc, int token, int limit) const {
  const auto walk = [&](std::u16string_view first) {
    Table::Cursor cursor = links_.cursor();
    int found = -1;
    for (int t = token; t < limit && cursor.alive(); ++t) {
      if (t > token && !cursor.feed(u" ")) break;
      if (!cursor.feed(t == token ? first : doc.key(t))) break;
      const auto rows = cursor.rows();
      if (!rows || t + 1 >= limit) continue;
      const std::string_view prefix = links_.text(rows->begin, links_.column("prefix"));
      const std::uint8_t has = doc.morphs[static_cast<std::size_t>(t) + 1].prefixes;
      if (prefix.empty() || (prefix == "ل" && (has & clitic::la) != 0) || (prefix == "ب" && (has & clitic::ba) != 0))
        found = t + 1;
    }
    return found;
  };
  const std::u16string_view key = doc.key(token);
  const int found = walk(key);
  return found < 0 && key.size() > 3 && key.front() == u'و' ? walk(key.substr(1)) : found;
}

std::optional<Argument> SourceFinder::source_at(const TokenIndex& index, int token, int limit,
                                                const std::optional<Argument>& last) const {
  const Document& doc = index.doc();
  const auto phrase = phrase_at(index, token, limit);
  if (!phrase) return std::nullopt;
  const int after = phrase->tokens.end;
  const bool same_one = means_the_same(doc.key(after - 1)) || (after < limit && means_the_same(doc.key(after)));
  if (same_one && last && last->entity >= 0) return last;
  if (doc.morphs[static_cast<std::size_t>(token)].suffix_units > 0) return std::nullopt;  // حسب قوله is a quote's
  if (can_report(doc, phrase->argument)) return phrase->argument;
  if (has_noun(documents_, doc, token)) {
    for (int t = token; t < std::min(limit, token + issuer_reach) && !index.is_comma(t); ++t)
      if (const int m = index.mention(t); m >= 0) {
        const Mention& mention = doc.mentions[static_cast<std::size_t>(m)];
        if (const Argument issuer{mention.span, mention.entity}; can_report(doc, issuer)) return issuer;
      }
    const bool known = doc.morphs[static_cast<std::size_t>(after) - 1].article_units > 0;
    return known && last ? *last : phrase->argument;
  }
  if (has_noun(speakers_, doc, token)) return phrase->argument;
  return std::nullopt;
}

bool SourceFinder::has_noun(const Table& table, const Document& doc, int token) const {
  return table.find(doc.bare_key(token)) || table.find(doc.lemma(token));
}

}  // namespace khabar
