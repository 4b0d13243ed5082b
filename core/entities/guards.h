// Names that tables have but the text does not mean.
#pragma once

#include <vector>

#include "entities/candidates.h"
#include "khabar/analysis.h"

namespace khabar {

/// Takes away candidates that stand in times or amounts (يناير is a month and دينار a currency before they are names).
void drop_measured(const Document& doc, std::vector<Candidate>& candidates);

/// Takes away names that a table marks as ambiguous, everyday words by themselves (الكرم, النصر), where no class noun
/// before them (مدينة، نادي) says that the name is meant. The tagger's own candidates stay.
void drop_unsupported(const Document& doc, const NameTables& tables, std::vector<Candidate>& candidates);

}  // namespace khabar
