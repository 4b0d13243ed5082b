#include "events/status.h"

#include "khabar/names.h"

namespace khabar {

StatusReader::StatusReader(const Lexicon& lexicon) : cues_(lexicon.table("status_cues")) {}

Status StatusReader::read(const Document& doc, const Trigger& trigger, const Trigger* previous) const {
  constexpr int reach = 6, asked_reach = 5;
  const int sentence = doc.tokens[static_cast<std::size_t>(trigger.token)].sentence;
  const int begin = std::max(doc.sentences[static_cast<std::size_t>(sentence)].tokens.begin, trigger.token - reach);
  for (int i = trigger.token - 1; i >= begin; --i) {
    Table::Cursor one = cues_.cursor(), whole = cues_.cursor();
    std::optional<Rows> rows;
    if (one.feed(doc.stem_key(i))) rows = one.rows();
    // Cues of two words: من المقرر.
    if (i > begin && whole.feed(doc.key(i - 1)) && whole.feed(u" ") && whole.feed(doc.key(i)) && whole.rows())
      rows = whole.rows();
    if (!rows || trigger.token - i > cues_.number(rows->begin, cues_.column("reach"), 1)) continue;
    const auto found = status(cues_.text(rows->begin, cues_.column("status")));
    const bool past = doc.morphs[static_cast<std::size_t>(trigger.token)].tense == Tense::past;
    // قد before a past form stresses it.
    if (found && !(*found == Status::possible && past && trigger.token - i == 1)) return *found;
  }
  const Morph& m = doc.morphs[static_cast<std::size_t>(trigger.token)];
  if (m.prefixes & clitic::sa) return Status::planned;
  const bool asked = previous && !trigger.verb && previous->token + asked_reach >= trigger.token &&
                     doc.tokens[static_cast<std::size_t>(previous->token)].sentence == sentence &&
                     (previous->type == EventType::REQUEST || previous->type == EventType::THREATEN);
  if (asked) return Status::possible;
  return Status::actual;
}

}  // namespace khabar
