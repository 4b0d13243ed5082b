// Which mentions are the same thing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/candidates.h"
#include "entities/latin.h"
#include "khabar/analysis.h"

namespace khabar {

/// The first letter and the consonants of a name with what foreign sounds are written by made one (جينبينج، جين بينغ):
/// غ ج ق ك are one, long vowels go.
std::u16string skeleton(std::u16string_view word);

/// Gives every mention (parallel to `names`) its entity and fills doc.entities. Mentions are the same thing when a
/// table says so (الناتو، حلف شمال الأطلسي), when their words are the same but for class noun and article, when a
/// person's name is part of one before it (وانج for وانج يي), when they differ only in how a foreign sound is written
/// (جينبينج، جين بينغ), or when one is a ministry's short form. Linear in the number of mentions.
void link_entities(Document& doc, const NameTables& tables, const LatinWriter& latin,
                   const std::vector<Candidate>& names);

}  // namespace khabar
