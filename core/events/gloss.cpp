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
    if (const int row = gloss_row(verbs_.table, verbs_.types, lemma, event.type); row >= 0) return verbs_.read(row);
  }
  const std::string type(name(event.type));
  auto rows = event.mode.empty() ? std::nullopt : types_.table.find(*to_utf16(type + "." + event.mode));
  if (!rows) rows = types_.table.find(*to_utf16(type));
  if (!rows) return std::nullopt;
  return types_.read(rows->begin);
}

GlossWriter::Verbs::Verbs(const Table& of)
    : table(of),
      types(of.column("types")),
      past(of.column("past")),
      present(of.column("present")),
      jussive(of.column("jussive")),
      noun(of.column("noun")),
      link(of.column("link")),
      verb(of.column("verb")),
      participle(of.column("participle")),
      verb_link(of.column("verb_link")),
      label(of.column("label")),
      label_link(of.column("label_link")),
      frame(of.column("frame")) {}

GlossVerb GlossWriter::Verbs::read(int row) const {
  const auto cell = [&](int column) { return std::string(table.text(row, column)); };
  const auto arabic = [&](int column) { return *to_utf16(table.text(row, column)); };
  GlossVerb out{arabic(past), arabic(present),  arabic(jussive), arabic(noun), arabic(link),
                cell(verb),   cell(participle), cell(verb_link), cell(label),  cell(label_link)};
  if (out.jussive.empty()) out.jussive = out.present;
  if (const std::string_view said = table.text(row, frame); !said.empty()) out.frame = said.front();
  return out;
}

}  // namespace khabar
