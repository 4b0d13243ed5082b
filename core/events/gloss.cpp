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

bool has_name(const Document& doc, const Argument& a) {
  return a.entity >= 0 && !doc.entities[static_cast<std::size_t>(a.entity)].latin.empty();
}

/// The named ones among them, in Latin letters: words that have no name have no English here.
std::string named(const Document& doc, const std::vector<Argument>& list) {
  std::vector<std::string> names;
  for (const Argument& a : list)
    if (has_name(doc, a)) names.push_back(doc.entities[static_cast<std::size_t>(a.entity)].latin);
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
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
  const std::string who = named(doc, event.agents), whom = named(doc, event.targets);
  const bool several = std::count_if(event.agents.begin(), event.agents.end(),
                                     [&doc](const Argument& a) { return has_name(doc, a); }) > 1;
  const std::string verb = event.status == Status::planned    ? "to " + cell("base")
                           : event.status == Status::possible ? "may " + cell("base")
                           : event.status == Status::negated  ? (several ? "do not " : "does not ") + cell("base")
                           : several                          ? cell("base")
                                                              : cell("present");
  const std::string preposition = cell("preposition").empty() ? "" : cell("preposition") + " ";
  if (!who.empty())
    event.gloss_en = who + " " + verb + (whom.empty() ? "" : " " + preposition + whom);
  else
    event.gloss_en = cell("label") + (whom.empty() ? "" : ": " + whom);
}

}  // namespace khabar
