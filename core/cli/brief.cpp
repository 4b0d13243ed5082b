#include <algorithm>

#include "cli/commands.h"
#include "summary/answers.h"
#include "summary/summary.h"

namespace khabar::cli {
namespace {

constexpr std::size_t most_events = 8;

/// The words around the facts, in both languages.
struct Labels {
  const char* summary;
  const char* people;
  const char* events;
  const char* quotes;
  const char* times;
  const char* why;
  const char* how;
  const char* planned;
  const char* keywords;
};

constexpr Labels arabic{"الخلاصة", "الأسماء", "الأحداث",          "الأقوال",      "التسلسل الزمني",
                        "لماذا",   "كيف",     "مخطط له أو محتمل", "كلمات مفتاحية"};
constexpr Labels english_labels{"Summary", "Names", "Events", "Quotes", "Timeline", "Why", "How", "Planned or possible",
                                "Keywords"};

std::vector<int> summary_in_text_order(const Document& doc, const Options& options) {
  const auto limit = static_cast<std::size_t>(
      options.sentences > 0 ? options.sentences : usual_summary_length(static_cast<int>(doc.sentences.size())));
  std::vector<int> out;
  for (const RankedSentence& s : doc.summary.sentences)
    if (out.size() < limit) out.push_back(s.sentence);
  std::sort(out.begin(), out.end());
  return out;
}

/// A heading with its lines.
struct Section {
  const char* title;
  std::vector<std::string> lines;
};

std::string name_line(const Entity& e, bool english) {
  const std::string ar = to_utf8(e.name);
  if (e.latin.empty()) return ar;
  return english ? e.latin + " (" + ar + ")" : ar + " (" + e.latin + ")";
}

std::string quote_line(const Document& doc, const Quote& q) {
  std::string line = "«" + to_utf8(doc.at(q.span)) + "»";
  if (!q.speaker) return line;
  const std::u16string who = q.speaker->entity >= 0 ? doc.entities[static_cast<std::size_t>(q.speaker->entity)].name
                                                    : std::u16string(doc.at(q.speaker->span));
  return to_utf8(who) + ": " + line;
}

std::vector<Section> sections(const Document& doc, const Options& options, bool english) {
  const Labels& labels = english ? english_labels : arabic;
  Section summary{labels.summary, {}}, names{labels.people, {}}, events{labels.events, {}}, quotes{labels.quotes, {}},
      times{labels.times, {}}, why{labels.why, {}}, how{labels.how, {}}, planned{labels.planned, {}},
      keywords{labels.keywords, {}};
  for (int s : summary_in_text_order(doc, options))
    summary.lines.push_back(to_utf8(doc.at(doc.sentences[static_cast<std::size_t>(s)].span)));
  std::vector<const Entity*> order;
  for (const Entity& e : doc.entities)
    if (e.type != MentionType::TITLE && e.type != MentionType::NORP) order.push_back(&e);
  std::stable_sort(order.begin(), order.end(),
                   [](const Entity* a, const Entity* b) { return a->salience > b->salience; });
  for (const Entity* e : order) names.lines.push_back(name_line(*e, english));
  for (const int e : main_events(doc, most_events)) {
    const Event& event = doc.events[static_cast<std::size_t>(e)];
    events.lines.push_back(english ? event.gloss_en : event.gloss_ar);
  }
  for (const Quote& q : doc.quotes)
    if (q.kind == QuoteKind::direct) quotes.lines.push_back(quote_line(doc, q));
  for (const TimelineEntry& t : doc.timeline) {
    const Time& time = doc.times[static_cast<std::size_t>(t.time)];
    const Event& event = doc.events[static_cast<std::size_t>(t.event)];
    (t.planned ? planned : times)
        .lines.push_back(time.value + (time.end_value.empty() ? "" : "/" + time.end_value) + ": " +
                         (english ? event.gloss_en : event.gloss_ar));
  }
  for (const Span span : doc.summary.why) why.lines.push_back(to_utf8(doc.at(span)));
  for (const Span span : doc.summary.how) how.lines.push_back(to_utf8(doc.at(span)));
  std::string words;
  for (const Keyword& k : doc.keywords) words += (words.empty() ? "" : english ? ", " : "، ") + to_utf8(k.text);
  if (!words.empty()) keywords.lines.push_back(std::move(words));
  return {summary, why, how, names, events, times, planned, quotes, keywords};
}

std::string headline(const Document& doc, bool english) {
  return to_utf8(english && !doc.summary.headline_en.empty() ? doc.summary.headline_en : doc.summary.headline);
}

std::string escaped(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string brief_text(const Document& doc, const Options& options, bool english) {
  std::string out = headline(doc, english);
  if (!out.empty()) out += "\n\n";
  for (const Section& section : sections(doc, options, english)) {
    if (section.lines.empty()) continue;
    out += std::string(section.title) + "\n";
    for (const std::string& line : section.lines) out += "- " + line + "\n";
    out += "\n";
  }
  return out;
}

std::string brief_html(const Document& doc, const Options& options, bool english) {
  std::string out = std::string("<!doctype html>\n<html lang=\"") + (english ? "en" : "ar") + "\" dir=\"" +
                    (english ? "ltr" : "rtl") +
                    "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                    escaped(headline(doc, english)) +
                    "</title>\n<style>body{font:1.1rem/1.8 serif;max-width:42rem;margin:2rem auto;padding:0 "
                    "1rem}h1,h2{line-height:1.4}</style>\n<h1>" +
                    escaped(headline(doc, english)) + "</h1>\n";
  for (const Section& section : sections(doc, options, english)) {
    if (section.lines.empty()) continue;
    out += std::string("<h2>") + section.title + "</h2>\n<ul>\n";
    for (const std::string& line : section.lines) out += "<li><bdi>" + escaped(line) + "</bdi>\n";
    out += "</ul>\n";
  }
  return out + "</html>\n";
}

}  // namespace khabar::cli
