#include "khabar/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <span>

#include "json/writer.h"
#include "khabar/khabar.h"
#include "summary/summary.h"

namespace khabar {
namespace {

/// Whole numbers without a fraction part, as people write them; others in full (a share may be very small).
void number(JsonWriter& out, std::string_view name, double value) {
  if (std::nearbyint(value) == value && std::fabs(value) < 9e15)
    out.field(name, static_cast<std::int64_t>(value));
  else
    out.field(name, value);
}

void argument(JsonWriter& out, const Argument& a) {
  out.open('{');
  out.range(a.span);
  out.index_or_null("entity", a.entity);
  out.close('}');
}

/// A field that is null where there is nobody.
void argument(JsonWriter& out, std::string_view name, const std::optional<Argument>& a) {
  out.key(name);
  if (a)
    argument(out, *a);
  else
    out.value(nullptr);
}

void arguments(JsonWriter& out, std::string_view name, const std::vector<Argument>& list) {
  out.list(name, list, [&out](const Argument& a) { argument(out, a); });
}

void published(JsonWriter& out, const Document& doc) {
  out.key("published");
  if (!doc.published) return out.value(nullptr);
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%04d-%02d-%02d", doc.published->year, doc.published->month,
                doc.published->day);
  out.value(buffer);
}

void sentences(JsonWriter& out, const Document& doc) {
  out.list("sentences", doc.sentences, [&out](const Sentence& s) {
    out.open('{');
    out.range(s.span);
    out.field("paragraph", s.paragraph);
    out.close('}');
  });
}

void prefixes(JsonWriter& out, const Morph& m) {
  static constexpr std::pair<std::uint8_t, const char*> names[] = {
      {clitic::wa, "و"}, {clitic::fa, "ف"}, {clitic::ba, "ب"}, {clitic::la, "ل"},
      {clitic::ka, "ك"}, {clitic::sa, "س"}, {clitic::al, "ال"}};
  out.key("prefixes");
  out.open('[');
  for (const auto& [bit, text] : names)
    if (m.prefixes & bit) out.value(text);
  out.close(']');
}

/// The stem as the text spells it: the folded units between the clitics.
std::u16string_view stem_text(const Document& doc, int i) {
  const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
  std::u16string_view stem = doc.norm(i);
  stem.remove_suffix(m.suffix_units);
  stem.remove_prefix(m.prefix_units);
  // In لل the article has no alef in the text; its reading tells how many of its units stand there.
  const std::size_t missing = doc.key(i).size() > doc.norm(i).size() ? doc.key(i).size() - doc.norm(i).size() : 0;
  if (m.article_units > missing) stem.remove_prefix(std::min<std::size_t>(m.article_units - missing, stem.size()));
  return stem;
}

void tokens(JsonWriter& out, const Document& doc) {
  out.key("tokens");
  out.open('[');
  for (int i = 0; i < doc.token_count(); ++i) {
    const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    out.open('{');
    out.range(doc.tokens[static_cast<std::size_t>(i)].span);
    prefixes(out, m);
    out.field("stem", stem_text(doc, i));
    out.key("suffixes");
    out.open('[');
    if (m.suffix_units > 0) out.value(doc.norm(i).substr(doc.norm(i).size() - m.suffix_units));
    out.close(']');
    out.field("lemma", doc.lemma(i).empty() ? doc.bare_key(i) : doc.lemma(i));
    out.field("pos", name(m.pos));
    out.close('}');
  }
  out.close(']');
}

void mentions(JsonWriter& out, const Document& doc) {
  out.list("mentions", doc.mentions, [&out](const Mention& m) {
    out.open('{');
    out.range(m.span);
    out.field("type", name(m.type));
    out.field("entity", m.entity);
    out.rounded_field("confidence", m.confidence);
    out.close('}');
  });
}

void entities(JsonWriter& out, const Document& doc) {
  int id = 0;
  out.list("entities", doc.entities, [&](const Entity& e) {
    out.open('{');
    out.field("id", id++);
    out.field("type", name(e.type));
    out.field("name", e.name);
    out.field_or_null("latin", e.latin);
    out.field_or_null("wikidata", e.wikidata);
    out.field_or_null("country", e.country);
    out.field("titles", e.titles);
    out.rounded_field("salience", e.salience);
    out.field("mentions", e.mentions);
    out.close('}');
  });
}

void times(JsonWriter& out, const Document& doc) {
  out.list("times", doc.times, [&out](const Time& t) {
    out.open('{');
    out.range(t.span);
    out.field("type", name(t.type));
    out.field_or_null("value", t.value);
    out.field_or_null("endValue", t.end_value);
    out.field("calendar", name(t.calendar));
    if (t.unanchored) out.field("unanchored", true);
    out.close('}');
  });
}

void quantities(JsonWriter& out, const Document& doc) {
  out.list("quantities", doc.quantities, [&out](const Quantity& q) {
    out.open('{');
    out.range(q.span);
    out.field("kind", name(q.kind));
    number(out, "value", q.value);
    if (q.upper) number(out, "endValue", *q.upper);
    if (!q.bound.empty()) out.field("bound", q.bound);
    out.field_or_null("unit", q.unit);
    out.close('}');
  });
}

void quotes(JsonWriter& out, const Document& doc) {
  out.list("quotes", doc.quotes, [&out](const Quote& q) {
    out.open('{');
    out.range(q.span);
    out.field("kind", name(q.kind));
    argument(out, "speaker", q.speaker);
    out.field("cue", q.cue);
    out.close('}');
  });
}

void counts(JsonWriter& out, const Event& e) {
  out.list("counts", e.counts, [&out](const Count& c) {
    out.open('{');
    out.field("kind", name(c.kind));
    number(out, "value", c.value);
    out.range(c.span);
    out.close('}');
  });
}

void events(JsonWriter& out, const Document& doc) {
  int id = 0;
  out.list("events", doc.events, [&](const Event& e) {
    out.open('{');
    out.field("id", id++);
    out.field("type", name(e.type));
    out.field_or_null("mode", e.mode);
    out.field("trigger", e.trigger);
    out.field("sentence", e.sentence);
    arguments(out, "agents", e.agents);
    arguments(out, "targets", e.targets);
    arguments(out, "places", e.places);
    out.field("times", e.times);
    counts(out, e);
    out.field("status", name(e.status));
    argument(out, "source", e.source);
    out.index_or_null("sameAs", e.same_as);
    out.rounded_field("confidence", e.confidence);
    out.field_or_null("cameo", e.cameo);
    out.field_or_null("plover", e.plover);
    out.key("gloss");
    out.open('{');
    out.field("ar", e.gloss_ar);
    out.field("en", e.gloss_en);
    out.close('}');
    out.close('}');
  });
}

void relations(JsonWriter& out, const Document& doc) {
  out.list("relations", doc.relations, [&out](const Relation& r) {
    out.open('{');
    out.field("type", r.type);
    out.field("from", r.from);
    out.field("to", r.to);
    out.range(r.span);
    out.close('}');
  });
}

void summary(JsonWriter& out, const Document& doc, int asked) {
  const auto limit =
      static_cast<std::size_t>(asked > 0 ? asked : usual_summary_length(static_cast<int>(doc.sentences.size())));
  const auto& ranked = doc.summary.sentences;
  out.key("summary");
  out.open('{');
  out.list("sentences", std::span(ranked).first(std::min(limit, ranked.size())), [&out](const RankedSentence& s) {
    out.open('{');
    out.field("sentence", s.sentence);
    out.rounded_field("score", s.score);
    out.close('}');
  });
  out.field("headline", doc.summary.headline);
  out.field_or_null("headlineEn", doc.summary.headline_en);
  out.field("who", doc.summary.who);
  out.field("what", doc.summary.what);
  out.field("where", doc.summary.where);
  out.field("when", doc.summary.when);
  out.field("why", doc.summary.why);
  out.field("how", doc.summary.how);
  out.close('}');
}

void timeline(JsonWriter& out, const Document& doc) {
  out.list("timeline", doc.timeline, [&out](const TimelineEntry& t) {
    out.open('{');
    out.field("event", t.event);
    out.field("time", t.time);
    out.field("planned", t.planned);
    out.close('}');
  });
}

void keywords(JsonWriter& out, const Document& doc) {
  out.list("keywords", doc.keywords, [&out](const Keyword& k) {
    out.open('{');
    out.field("text", k.text);
    out.rounded_field("score", k.score);
    out.field("ranges", k.ranges);
    out.close('}');
  });
}

void warnings(JsonWriter& out, const Document& doc) {
  out.list("warnings", doc.warnings, [&out](const Warning& w) {
    out.open('{');
    out.field("code", w.code);
    out.field("message", w.message);
    out.range(w.span);
    if (!w.reading.empty()) out.field("reading", w.reading);
    out.close('}');
  });
}

void write(JsonWriter& out, const Document& doc, const Options& options) {
  out.open('{');
  out.field("schemaVersion", 1);
  out.key("engine");
  out.open('{');
  out.field("name", "khabar");
  out.field("version", version);
  out.close('}');
  published(out, doc);
  out.field("length", doc.text.size());
  sentences(out, doc);
  mentions(out, doc);
  entities(out, doc);
  times(out, doc);
  quantities(out, doc);
  quotes(out, doc);
  events(out, doc);
  relations(out, doc);
  summary(out, doc, options.sentences);
  timeline(out, doc);
  keywords(out, doc);
  warnings(out, doc);
  if (options.tokens) tokens(out, doc);
  out.close('}');
}

}  // namespace

std::string to_json(const Document& doc, const Options& options) {
  JsonWriter out;
  write(out, doc, options);
  return out.take();
}

void write_json(const Document& doc, const Options& options, const JsonSink& sink) {
  JsonWriter out(sink);
  write(out, doc, options);
  out.finish();
}

std::string to_json(const Error& error) {
  using Json = nlohmann::ordered_json;
  const Json json{{"code", name(error.code)},
                  {"offset", error.offset < 0 ? Json(nullptr) : Json(error.offset)},
                  {"message", error.message}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace khabar
