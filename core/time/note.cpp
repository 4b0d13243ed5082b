#include "time/note.h"

namespace khabar {
namespace {

constexpr int longest_query = 5, longest_note = 18;  // tokens

const Morph& morph(const Words& words, int i) { return words.doc().morphs[static_cast<std::size_t>(i)]; }

bool is_verb(const Morph& word) { return word.pos == Pos::VERB || word.pos == Pos::AUX; }

/// A word of command at the start; one that may be a past tense or a noun (حدد، جدولة) only before a word without the
/// article, since حدد القاضي has a subject.
bool commands(const Words& words, int i) {
  const WordRow* row = i < 2 ? words.find(i, WordClass::command) : nullptr;
  if (row == nullptr) return false;
  return row->value != "open" || (i + 1 < words.size() && morph(words, i + 1).article_units == 0);
}

}  // namespace

Note note_of(const Words& words) {
  if (words.size() > longest_note || words.doc().morphs.empty()) return Note::none;
  bool only_times = words.size() <= longest_query, own = false;
  for (int i = 0; i < words.size(); ++i) {
    if (words.is(i, WordClass::alarm) || commands(words, i)) return Note::command;
    const Morph& word = morph(words, i);
    own = own || (is_verb(word) && word.person == 1) || words.is(i, WordClass::mine);
    only_times = only_times && (words[i].known || !words.is_word(i));
  }
  if (own) return Note::own;
  return only_times ? Note::query : Note::none;
}

}  // namespace khabar
