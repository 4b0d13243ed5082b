#include "khabar/json.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "khabar/khabar.h"
#include "summary/summary.h"

namespace khabar {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 10000) / 10000; }

/// Whole numbers without a fraction part, as people write them; others in full (a share may be very small).
Json number(double value) {
  if (std::nearbyint(value) == value && std::fabs(value) < 9e15) return static_cast<std::int64_t>(value);
  return value;
}

Json text_or_null(const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); }

Json range(Span s) { return {{"start", s.start}, {"end", s.end}}; }

Json argument(const Argument& a) {
  Json out = range(a.span);
  out["entity"] = a.entity < 0 ? Json(nullptr) : Json(a.entity);
  return out;
}

Json arguments(const std::vector<Argument>& list) {
  Json out = Json::array();
  for (const Argument& a : list) out.push_back(argument(a));
  return out;
}

Json published(const Document& doc) {
  if (!doc.published) return nullptr;
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%04d-%02d-%02d", doc.published->year, doc.published->month,
                doc.published->day);
  return buffer;
}

Json sentences(const Document& doc) {
  Json out = Json::array();
  for (const Sentence& s : doc.sentences) {
    Json row = range(s.span);
    row["paragraph"] = s.paragraph;
    out.push_back(std::move(row));
  }
  return out;
}

Json prefixes(const Morph& m) {
  static constexpr std::pair<std::uint8_t, const char*> names[] = {
      {clitic::wa, "و"}, {clitic::fa, "ف"}, {clitic::ba, "ب"}, {clitic::la, "ل"},
      {clitic::ka, "ك"}, {clitic::sa, "س"}, {clitic::al, "ال"}};
  Json out = Json::array();
  for (const auto& [bit, text] : names)
    if (m.prefixes & bit) out.push_back(text);
  return out;
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

Json tokens(const Document& doc) {
  Json out = Json::array();
  for (int i = 0; i < doc.token_count(); ++i) {
    const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    Json row = range(doc.tokens[static_cast<std::size_t>(i)].span);
    row["prefixes"] = prefixes(m);
    row["stem"] = to_utf8(stem_text(doc, i));
    Json suffixes = Json::array();
    if (m.suffix_units > 0) suffixes.push_back(to_utf8(doc.norm(i).substr(doc.norm(i).size() - m.suffix_units)));
    row["suffixes"] = std::move(suffixes);
    row["lemma"] = to_utf8(m.lemma.empty() ? doc.bare_key(i) : std::u16string_view(m.lemma));
    row["pos"] = name(m.pos);
    out.push_back(std::move(row));
  }
  return out;
}

Json mentions(const Document& doc) {
  Json out = Json::array();
  for (const Mention& m : doc.mentions) {
    Json row = range(m.span);
    row["type"] = name(m.type);
    row["entity"] = m.entity;
    row["confidence"] = rounded(m.confidence);
    out.push_back(std::move(row));
  }
  return out;
}

Json entities(const Document& doc) {
  Json out = Json::array();
  int id = 0;
  for (const Entity& e : doc.entities) {
    Json titles = Json::array();
    for (const std::u16string& t : e.titles) titles.push_back(to_utf8(t));
    out.push_back({{"id", id++},
                   {"type", name(e.type)},
                   {"name", to_utf8(e.name)},
                   {"latin", text_or_null(e.latin)},
                   {"wikidata", text_or_null(e.wikidata)},
                   {"country", text_or_null(e.country)},
                   {"titles", std::move(titles)},
                   {"salience", rounded(e.salience)},
                   {"mentions", e.mentions}});
  }
  return out;
}

Json times(const Document& doc) {
  Json out = Json::array();
  for (const Time& t : doc.times) {
    Json row = range(t.span);
    row["type"] = name(t.type);
    row["value"] = text_or_null(t.value);
    row["endValue"] = text_or_null(t.end_value);
    row["calendar"] = name(t.calendar);
    if (t.unanchored) row["unanchored"] = true;
    out.push_back(std::move(row));
  }
  return out;
}

Json quantities(const Document& doc) {
  Json out = Json::array();
  for (const Quantity& q : doc.quantities) {
    Json row = range(q.span);
    row["kind"] = name(q.kind);
    row["value"] = number(q.value);
    if (q.upper) row["endValue"] = number(*q.upper);
    if (!q.bound.empty()) row["bound"] = q.bound;
    row["unit"] = text_or_null(q.unit);
    out.push_back(std::move(row));
  }
  return out;
}

Json quotes(const Document& doc) {
  Json out = Json::array();
  for (const Quote& q : doc.quotes) {
    Json row = range(q.span);
    row["kind"] = name(q.kind);
    row["speaker"] = q.speaker ? argument(*q.speaker) : Json(nullptr);
    row["cue"] = q.cue ? range(*q.cue) : Json(nullptr);
    out.push_back(std::move(row));
  }
  return out;
}

Json counts(const Event& e) {
  Json out = Json::array();
  for (const Count& c : e.counts)
    out.push_back({{"kind", name(c.kind)}, {"value", number(c.value)}, {"start", c.span.start}, {"end", c.span.end}});
  return out;
}

Json events(const Document& doc) {
  Json out = Json::array();
  int id = 0;
  for (const Event& e : doc.events) {
    out.push_back({{"id", id++},
                   {"type", name(e.type)},
                   {"mode", text_or_null(e.mode)},
                   {"trigger", range(e.trigger)},
                   {"sentence", e.sentence},
                   {"agents", arguments(e.agents)},
                   {"targets", arguments(e.targets)},
                   {"places", arguments(e.places)},
                   {"times", e.times},
                   {"counts", counts(e)},
                   {"status", name(e.status)},
                   {"source", e.source ? argument(*e.source) : Json(nullptr)},
                   {"sameAs", e.same_as < 0 ? Json(nullptr) : Json(e.same_as)},
                   {"confidence", rounded(e.confidence)},
                   {"cameo", text_or_null(e.cameo)},
                   {"plover", text_or_null(e.plover)},
                   {"gloss", {{"ar", e.gloss_ar}, {"en", e.gloss_en}}}});
  }
  return out;
}

Json relations(const Document& doc) {
  Json out = Json::array();
  for (const Relation& r : doc.relations)
    out.push_back({{"type", r.type}, {"from", r.from}, {"to", r.to}, {"start", r.span.start}, {"end", r.span.end}});
  return out;
}

Json summary(const Document& doc, int asked) {
  const int limit = asked > 0 ? asked : usual_summary_length(static_cast<int>(doc.sentences.size()));
  Json ranked = Json::array();
  for (const RankedSentence& s : doc.summary.sentences) {
    if (static_cast<int>(ranked.size()) >= limit) break;
    ranked.push_back({{"sentence", s.sentence}, {"score", rounded(s.score)}});
  }
  const auto ranges = [](const std::vector<Span>& list) {
    Json out = Json::array();
    for (const Span s : list) out.push_back(range(s));
    return out;
  };
  return {{"sentences", std::move(ranked)},
          {"headline", to_utf8(doc.summary.headline)},
          {"headlineEn", text_or_null(to_utf8(doc.summary.headline_en))},
          {"who", doc.summary.who},
          {"what", doc.summary.what},
          {"where", doc.summary.where},
          {"when", doc.summary.when},
          {"why", ranges(doc.summary.why)},
          {"how", ranges(doc.summary.how)}};
}

Json timeline(const Document& doc) {
  Json out = Json::array();
  for (const TimelineEntry& t : doc.timeline)
    out.push_back({{"event", t.event}, {"time", t.time}, {"planned", t.planned}});
  return out;
}

Json keywords(const Document& doc) {
  Json out = Json::array();
  for (const Keyword& k : doc.keywords) {
    Json ranges = Json::array();
    for (Span s : k.ranges) ranges.push_back(range(s));
    out.push_back({{"text", to_utf8(k.text)}, {"score", rounded(k.score)}, {"ranges", std::move(ranges)}});
  }
  return out;
}

Json warnings(const Document& doc) {
  Json out = Json::array();
  for (const Warning& w : doc.warnings) {
    Json row{{"code", w.code}, {"message", w.message}, {"start", w.span.start}, {"end", w.span.end}};
    if (!w.reading.empty()) row["reading"] = to_utf8(w.reading);
    out.push_back(std::move(row));
  }
  return out;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const Document& doc, const Options& options) {
  Json root{{"schemaVersion", 1},
            {"engine", {{"name", "khabar"}, {"version", version}}},
            {"published", published(doc)},
            {"length", doc.text.size()},
            {"sentences", sentences(doc)},
            {"mentions", mentions(doc)},
            {"entities", entities(doc)},
            {"times", times(doc)},
            {"quantities", quantities(doc)},
            {"quotes", quotes(doc)},
            {"events", events(doc)},
            {"relations", relations(doc)},
            {"summary", summary(doc, options.sentences)},
            {"timeline", timeline(doc)},
            {"keywords", keywords(doc)},
            {"warnings", warnings(doc)}};
  if (options.tokens) root["tokens"] = tokens(doc);
  return dump(root);
}

std::string to_json(const Error& error) {
  return dump({{"code", name(error.code)},
               {"offset", error.offset < 0 ? Json(nullptr) : Json(error.offset)},
               {"message", error.message}});
}

}  // namespace khabar
