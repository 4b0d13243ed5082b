#include "events/gloss.h"

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {

GlossWriter::GlossWriter(const Lexicon& lexicon)
    : types_(lexicon.table("glosses")), verbs_(lexicon.table("gloss_verbs")), tables_(lexicon) {}

void GlossWriter::write(const Document& doc, Event& event) const {
  const auto verb = verb_of(doc, event);
  if (!verb) return;
  const GlossRoles roles = gloss_roles(doc, *verb, event);
  event.gloss_ar = to_utf8(arabic_gloss(doc, event, *verb, roles, tables_));
  event.gloss_en = english_gloss(doc, event, *verb, roles, tables_);
  event.gloss_en.shrink_to_fit();  // a long text has many
}

/// The row of the event's word, if it has one for the type; else of type and mode; else of the type.
std::optional<GlossVerb> GlossWriter::verb_of(const Document& doc, const Event& event) const {
  if (event.trigger_token >= 0) {
    const std::u16string_view lemma = doc.lemma(event.trigger_token);
    if (const int row = gloss_row(verbs_, lemma, event.type); row >= 0) return GlossVerb(verbs_, row);
  }
  const std::string type(name(event.type));
  auto rows = event.mode.empty() ? std::nullopt : types_.table.find(*to_utf16(type + "." + event.mode));
  if (!rows) rows = types_.table.find(*to_utf16(type));
  if (!rows) return std::nullopt;
  return GlossVerb(types_, rows->begin);
}

}  // namespace khabar
