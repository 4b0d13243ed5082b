#include "time/note.h"

namespace khabar {
namespace {

constexpr int longest_query = 5, longest_note = 18;  // tokens

}  // namespace

Note note_of(const Words& words) {
  const Document& doc = words.doc();
  if (words.size() > longest_note || doc.morphs.empty()) return Note::none;
  bool verb = false, own = false;
  for (int i = 0; i < words.size(); ++i) {
    if (words.is(i, WordClass::alarm) || (i < 2 && words.is(i, WordClass::command))) return Note::command;
    const Morph& morph = doc.morphs[static_cast<std::size_t>(i)];
    const bool is_verb = morph.pos == Pos::VERB || morph.pos == Pos::AUX;
    own = own || (is_verb && morph.person == 1) || words.is(i, WordClass::mine);
    verb = verb || (is_verb && !words[i].known);  // نص شهر مارس
  }
  if (own) return Note::own;
  return verb || words.size() > longest_query ? Note::none : Note::query;
}

}  // namespace khabar
