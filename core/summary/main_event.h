// The event that a text is about.
#pragma once

#include "khabar/analysis.h"

namespace khabar {

/// The index of the event that the text is about, or -1 where it has none: of the best sentence that has an event with
/// somebody in it and no mere saying, the one that tells most, where what stands first counts more. Needs the ranking
/// of sentences.
int main_event(const Document& doc);

}  // namespace khabar
