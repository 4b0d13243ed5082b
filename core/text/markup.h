// HTML that text copied from web pages still has.
#pragma once

#include "khabar/analysis.h"

namespace khabar {

/// In doc.folded, character references (&nbsp; &#8217;) become their characters and tags become a space, or a new line
/// where they end a paragraph; doc.origin follows. Doing it twice is doing it once: what a replacement makes up is seen
/// too. A part of folding.
void undo_markup(Document& doc);

}  // namespace khabar
