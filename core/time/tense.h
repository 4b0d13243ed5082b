// Where the clause of a time expression points: back, ahead, or it does not say.
#pragma once

#include "time/words.h"

namespace khabar {

enum class Direction : std::uint8_t { none, past, present, future };

/// The tense of the verb that a time at tokens [begin, end) goes with: the nearest before it in its sentence, else the
/// nearest after it. A present tense is `present` but after سوف, س
/// and their kin.
Direction direction_of(const Words& words, int begin, int end);

}  // namespace khabar
