#include "tools/cldr_tables.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>
#include <set>

namespace khabar::tools {
namespace {

std::string utf8(const icu::UnicodeString& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

/// ar and every ar_XX that ICU knows.
std::vector<icu::Locale> arabic_locales() {
  std::vector<icu::Locale> out;
  std::int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  for (std::int32_t i = 0; i < count; ++i)
    if (std::string(all[i].getLanguage()) == "ar") out.push_back(all[i]);
  return out;
}

void add_countries(std::map<std::string, SourceTable>& tables) {
  SourceTable t{{"form", "code", "latin"}, {}};
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    const icu::Locale country("", *code);
    icu::UnicodeString en;
    country.getDisplayCountry(icu::Locale::getEnglish(), en);
    std::set<std::string> names;
    for (const icu::Locale& ar : arabic_locales()) {
      icu::UnicodeString name;
      country.getDisplayCountry(ar, name);
      if (name != icu::UnicodeString(*code)) names.insert(utf8(name));
    }
    for (const std::string& name : names) t.rows.push_back({name, *code, utf8(en)});
  }
  tables["cldr_countries"] = std::move(t);
}

void add_currencies(std::map<std::string, SourceTable>& tables) {
  SourceTable t{{"form", "code", "latin"}, {}};
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration* codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  while (const char* code = uenum_next(codes, nullptr, &status)) {
    const icu::UnicodeString wide(code);
    std::int32_t length = 0;
    const auto name = [&](const char* locale, const char* plural) {
      UErrorCode s = U_ZERO_ERROR;
      icu::UnicodeString copy(wide);
      const char16_t* text =
          plural == nullptr ? ucurr_getName(copy.getTerminatedBuffer(), locale, UCURR_LONG_NAME, nullptr, &length, &s)
                            : ucurr_getPluralName(copy.getTerminatedBuffer(), locale, nullptr, plural, &length, &s);
      return U_SUCCESS(s) ? utf8(icu::UnicodeString(text, length)) : std::string();
    };
    std::set<std::string> names{name("ar", nullptr)};
    for (const char* plural : {"zero", "one", "two", "few", "many", "other"}) names.insert(name("ar", plural));
    for (const std::string& n : names)
      if (!n.empty() && n != code) t.rows.push_back({n, code, name("en", nullptr)});
  }
  uenum_close(codes);
  tables["cldr_currencies"] = std::move(t);
}

void add_month_names(SourceTable& t, const char* calendar, const char* label) {
  std::set<std::pair<std::string, int>> seen;
  for (const icu::Locale& ar : arabic_locales()) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(ar, calendar, status);
    std::int32_t count = 0;
    const icu::UnicodeString* months =
        symbols.getMonths(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    for (std::int32_t i = 0; i < count; ++i)
      if (i < 12 && !months[i].isEmpty() && seen.emplace(utf8(months[i]), i).second)
        t.rows.push_back({utf8(months[i]), label, std::to_string(i + 1)});
  }
}

void add_weekdays(std::map<std::string, SourceTable>& tables) {
  SourceTable t{{"form", "weekday"}, {}};
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale("ar"), status);
  std::int32_t count = 0;
  const icu::UnicodeString* days = symbols.getWeekdays(count);  // 1 Sunday … 7 Saturday
  for (std::int32_t i = 1; i < count; ++i) t.rows.push_back({utf8(days[i]), std::to_string(i == 1 ? 7 : i - 1)});
  tables["cldr_weekdays"] = std::move(t);
}

void add_umm_al_qura(std::map<std::string, SourceTable>& tables) {
  SourceTable t{{"year", "start", "lengths"}, {}};
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale hijri("ar@calendar=islamic-umalqura");
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), hijri, status));
  icu::GregorianCalendar gregorian(*icu::TimeZone::getGMT(), status);
  for (int year = 1300; year <= 1500; ++year) {
    calendar->clear();
    calendar->set(year, 0, 1);
    gregorian.setTime(calendar->getTime(status), status);
    char start[64];
    std::snprintf(start, sizeof(start), "%04d-%02d-%02d", gregorian.get(UCAL_YEAR, status),
                  gregorian.get(UCAL_MONTH, status) + 1, gregorian.get(UCAL_DATE, status));
    std::string lengths;
    for (int month = 0; month < 12; ++month) {
      calendar->clear();
      calendar->set(year, month, 1);
      calendar->getTime(status);
      lengths += calendar->getActualMaximum(UCAL_DATE, status) == 30 ? '1' : '0';
    }
    t.rows.push_back({std::to_string(year), start, lengths});
  }
  tables["cldr_umm_al_qura"] = std::move(t);
}

}  // namespace

void add_cldr_tables(std::map<std::string, SourceTable>& tables) {
  add_countries(tables);
  add_currencies(tables);
  SourceTable months{{"form", "calendar", "month"}, {}};
  add_month_names(months, "gregorian", "gregorian");
  add_month_names(months, "islamic", "hijri");
  tables["cldr_months"] = std::move(months);
  add_weekdays(tables);
  add_umm_al_qura(tables);
}

}  // namespace khabar::tools
