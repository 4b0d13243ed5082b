// Folding: the text as the stages read it, with a map back to the text as it was given.
#pragma once

#include <string>
#include <string_view>

#include "khabar/analysis.h"

namespace khabar {

/// Fills doc.folded, doc.keys and doc.origin from doc.text. `folded` is NFKC letter by letter (Unicode UAX #15) with
/// presentation forms and ligatures taken apart, Persian ک ی and kin as ك ي, every decimal digit as 0-9, ٫ ٬ ٪ as . ,
/// %, and without marks (tashkil), tatweel, zero-width characters and bidi controls. A lone surrogate stays.
///
///   text   = "ﻻ بُـدّ"          (U+FEFB, space, beh, damma, tatweel, dal, shadda)
///   folded = "لا بد"            origin = 0 0 1 2 5 7
void fold(Document& doc);

/// `text` folded as Document::keys are: what the keys of all tables are made with. Runs of white space become one
/// space.
std::u16string fold_key(std::u16string_view text);

/// Whether folding drops this unit: a mark, tatweel, a zero-width character or a bidi control.
bool is_dropped(char16_t unit);

/// Whether this unit is dropped and shows nothing of its own (not a mark, not tatweel).
bool is_invisible(char16_t unit);

/// Whether this unit of a folded text is an Arabic letter.
bool is_arabic_letter(char16_t unit);

}  // namespace khabar
