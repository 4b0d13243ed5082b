#include "events/gloss.h"

#include <algorithm>

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr std::int32_t longest_excerpt = 160;  // units

/// The words of the text from the first to the last of trigger, arguments, times and counts, as far as one sentence and
/// a readable length go: no words are put into the text's mouth.
std::string excerpt(const Document& doc, const Event& event) {
  const Span sentence = doc.sentences[static_cast<std::size_t>(event.sentence)].span;
  Span out = event.trigger;
  const auto widen = [&](Span s) {
    const Span both{std::min(out.start, s.start), std::max(out.end, s.end)};
    if (sentence.contains(s) && both.size() <= longest_excerpt) out = both;
  };
  for (const auto* list : {&event.agents, &event.targets, &event.places})
    for (const Argument& a : *list) widen(a.span);
  for (int t : event.times) widen(doc.times[static_cast<std::size_t>(t)].span);
  for (const Count& c : event.counts) widen(c.span);
  std::u16string text(doc.at(out));
  for (char16_t& c : text)
    if (c == u'\n' || c == u'\r' || c == u'\t') c = u' ';
  return to_utf8(text);
}

std::string english(const Document& doc, const Argument& a) {
  if (a.entity >= 0 && !doc.entities[static_cast<std::size_t>(a.entity)].latin.empty())
    return doc.entities[static_cast<std::size_t>(a.entity)].latin;
  return "“" + to_utf8(doc.at(a.span)) + "”";
}

template <class Write>
std::string join(const Document& doc, const std::vector<Argument>& list, const char* comma, const char* last,
                 Write write) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i + 1 == list.size() ? last : comma;
    out += write(doc, list[i]);
  }
  return out;
}

}  // namespace

GlossWriter::GlossWriter(const Lexicon& lexicon) : glosses_(lexicon.table("glosses")) {}

void GlossWriter::write(const Document& doc, Event& event) const {
  const std::string type(name(event.type));
  const auto key = to_utf16(event.mode.empty() ? type : type + "." + event.mode);
  auto rows = glosses_.find(*key);
  if (!rows) rows = glosses_.find(*to_utf16(type));
  if (!rows) return;
  const auto cell = [&](const char* column) {
    return std::string(glosses_.text(rows->begin, glosses_.column(column)));
  };
  event.gloss_ar = excerpt(doc, event);
  const std::string who = join(doc, event.agents, ", ", " and ", english),
                    whom = join(doc, event.targets, ", ", " and ", english);
  const bool negated = event.status == Status::negated;
  std::string verb = event.status == Status::planned    ? "to " + cell("base")
                     : event.status == Status::possible ? "may " + cell("base")
                     : negated                          ? "does not " + cell("base")
                                                        : cell("present");
  if (who.empty() && whom.empty()) {
    event.gloss_en = type + ": “" + to_utf8(doc.at(event.trigger)) + "”";
    return;
  }
  event.gloss_en = who.empty() ? type + ": " + whom : who + " " + verb;
  const std::string preposition = cell("preposition");
  if (!who.empty() && !whom.empty()) event.gloss_en += (preposition.empty() ? " " : " " + preposition + " ") + whom;
}

}  // namespace khabar
