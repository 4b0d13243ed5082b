#include "events/gloss.h"

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {

GlossWriter::GlossWriter(const Lexicon& lexicon)
    : types_(lexicon.table("glosses")), verbs_(lexicon.table("gloss_verbs")), tables_(lexicon) {}

void GlossWriter::write(const Document& doc, Event& event) const {
  const auto verb = verb_of(doc, event);
  if (!verb) return;
  event.gloss_ar = to_utf8(arabic_gloss(doc, event, *verb, tables_));
  event.gloss_en = english_gloss(doc, event, *verb, tables_);
  event.gloss_en.shrink_to_fit();  // a long text has many
}

/// The row of the event's word, if it has one for the type; else of type and mode; else of the type.
std::optional<GlossVerb> GlossWriter::verb_of(const Document& doc, const Event& event) const {
  if (event.trigger_token >= 0) {
    if (const int row = gloss_row(verbs_, doc.lemma(event.trigger_token), event.type); row >= 0)
      return read(verbs_, row);
  }
  const std::string type(name(event.type));
  auto rows = event.mode.empty() ? std::nullopt : types_.find(*to_utf16(type + "." + event.mode));
  if (!rows) rows = types_.find(*to_utf16(type));
  if (!rows) return std::nullopt;
  return read(types_, rows->begin);
}

GlossVerb GlossWriter::read(const Table& table, int row) const {
  const auto cell = [&](const char* column) { return std::string(table.text(row, table.column(column))); };
  const auto arabic = [&](const char* column) { return *to_utf16(cell(column)); };
  GlossVerb verb{arabic("past"), arabic("present"),  arabic("jussive"), arabic("noun"), arabic("link"),
                 cell("verb"),   cell("participle"), cell("verb_link"), cell("label"),  cell("label_link")};
  if (verb.jussive.empty()) verb.jussive = verb.present;
  if (const std::string frame = cell("frame"); !frame.empty()) verb.frame = frame.front();
  return verb;
}

}  // namespace khabar
