// Facts that ICU's copy of CLDR has: countries, currencies, months, weekdays, the Umm al-Qura calendar.
#pragma once

#include <map>
#include <string>

#include "tools/table_writer.h"

namespace khabar::tools {

/// Adds the tables
///   cldr_countries   Arabic name -> code (ISO 3166-1 alpha-2), latin
///   cldr_currencies  Arabic name (every plural form) -> code (ISO 4217), latin
///   cldr_months      Arabic name in any Arab country -> calendar (gregorian|hijri), month (1-12)
///   cldr_weekdays    Arabic name -> weekday (1 Monday … 7 Sunday, as ISO 8601)
///   cldr_umm_al_qura Hijri year (1356 …) -> start (Gregorian date of 1 Muharram), lengths (12 digits: 0 for 29, 1 for
///   30)
void add_cldr_tables(std::map<std::string, SourceTable>& tables);

}  // namespace khabar::tools
