// Whether a text is no news but a note: a reminder, an instruction to a calendar, a query.
#pragma once

#include "time/words.h"

namespace khabar {

/// Notes speak of days to keep, so some readings differ from those of news; README.md lists them.
enum class Note : std::uint8_t {
  none,
  query,   ///< a few words, all of them words of time
  own,     ///< the writer's own doings: a short text in the first person
  command  ///< to a calendar or an alarm
};

/// Whether it says what the writer keeps or did.
inline bool is_own(Note note) { return note >= Note::own; }

Note note_of(const Words& words);

}  // namespace khabar
