// How far the names of bodies and roles run, and the persons that stand beside roles.
#pragma once

#include <vector>

#include "entities/candidates.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// The tables that say how far roles and the names of bodies run.
struct SpanTables {
  explicit SpanTables(const Lexicon& lexicon)
      : title_tails(lexicon.table("title_tails")),
        noun_links(lexicon.table("noun_links")),
        span_stops(lexicon.table("span_stops")) {}

  Table title_tails, noun_links, span_stops;
};

/// Whether token `i` goes on what the noun before it began: a preposition that this noun takes (الوقاية من …), or a
/// definite word with that preposition attached (النهوض بالصادرات).
enum class Link { none, word, attached };
Link noun_link(const Document& doc, const SpanTables& spans, int i);

/// Roles (وزير الدفاع الصيني) round the names that are settled: these may stand inside.
std::vector<Candidate> find_titles(const Document& doc, const NameTables& tables, const SpanTables& spans,
                                   const NameWords& words, const std::vector<Candidate>& names);

/// Persons that only the title before them tells: المندوب الجهوي للسياحة هشام المحواشي.
std::vector<Candidate> persons_after(const Document& doc, const NameTables& tables,
                                     const std::vector<Candidate>& titles, const std::vector<Candidate>& names);

/// Bodies after a class noun that carries the name (وزارة التجهيز والإسكان، جمعية …), and short forms of ministries.
void add_class_nouns(const Document& doc, const NameTables& tables, const SpanTables& spans, const NameWords& words,
                     std::vector<Candidate>& out);

/// Persons after a class noun of buildings and streets are what these are called: شارع فرحات حشاد, ملعب الملك فهد.
void join_namesakes(const Document& doc, const NameTables& tables, std::vector<Candidate>& names);

/// Countries and cities after the noun of a team, those joined to them, and the same again where no place is meant.
void name_teams(const Document& doc, const NameTables& tables, std::vector<Candidate>& names);

}  // namespace khabar
