// What the words between names say of them.
#pragma once

#include <vector>

#include "entities/candidates.h"
#include "khabar/analysis.h"

namespace khabar {

/// Fills doc.relations and the titles and gender of persons; doc.mentions (parallel to `names`) and doc.entities stand.
/// ROLE or MEMBER_OF from a person to the body or country in the title beside it; LOCATED_IN and MEMBER_OF between two
/// names where the words between them (`links`, relation_links.tsv) say so: مطار قرطاج في تونس.
void add_relations(Document& doc, const std::vector<Candidate>& names, const Table& links);

}  // namespace khabar
