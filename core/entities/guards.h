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

/// Adds the everyday words of the table of doubtful names where the word before says that the name is meant: a class
/// noun (مدينة الكرم), a rank (الرئيس بوش), for a country a preposition (في مالي).
void add_doubtful(const Document& doc, const NameTables& tables, const NameWords& words, const Table& doubtful,
                  std::vector<Candidate>& out);

/// Takes away places that the tagger found in everyday words (الدورة، مالي) with nothing before them that means a
/// place.
void drop_doubtful_places(const Document& doc, const NameTables& tables, const Table& doubtful,
                          std::vector<Candidate>& candidates);

/// Takes away persons and clubs that are only an adjective of nationality after a noun: الرئيس العراقي, البنك الإفريقي.
void drop_adjectives(const Document& doc, const NameTables& tables, std::vector<Candidate>& candidates);

/// Whether a body or place is only a class noun with its article and a nationality, which name nobody: الشركة الكورية
/// الجنوبية.
bool only_describes(const Document& doc, const NameTables& tables, const Candidate& c);
/// Whether what was taken for a name is just a nationality of several words: الكورية الجنوبية.
bool names_nationality(const Document& doc, const NameTables& tables, const Candidate& c);

}  // namespace khabar
