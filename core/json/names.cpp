#include "khabar/names.h"

#include <array>

#include "khabar/error.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 9> mention_types{"PER",  "ORG",   "GPE",   "LOC",    "FAC",
                                                        "NORP", "TITLE", "EVENT", "PRODUCT"};
constexpr std::array<std::string_view, 4> time_types{"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 2> calendars{"gregorian", "hijri"};
constexpr std::array<std::string_view, 5> quantity_kinds{"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "MEASURE"};
constexpr std::array<std::string_view, 2> quote_kinds{"direct", "indirect"};
constexpr std::array<std::string_view, 25> event_types{
    "AGREE",  "CONSULT",  "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST", "REJECT",
    "ACCUSE", "THREATEN", "PROTEST",  "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT", "STATE",   "PERSONNEL",
    "VOTE",   "JUSTICE",  "CASUALTY", "DISASTER", "ECONOMY",   "LAUNCH", "COMPETE"};
constexpr std::array<std::string_view, 4> statuses{"actual", "planned", "possible", "negated"};
constexpr std::array<std::string_view, 8> count_kinds{"killed",  "injured", "arrested", "displaced",
                                                      "missing", "money",   "percent",  "other"};
constexpr std::array<std::string_view, 17> pos_tags{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                    "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                    "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 7> error_codes{
    "invalid-utf8", "invalid-json", "invalid-options", "invalid-date", "text-too-long", "corrupt-data", "internal"};

template <class E, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
std::optional<E> value_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(MentionType v) { return name_in(mention_types, v); }
std::string_view name(TimeType v) { return name_in(time_types, v); }
std::string_view name(Calendar v) { return name_in(calendars, v); }
std::string_view name(QuantityKind v) { return name_in(quantity_kinds, v); }
std::string_view name(QuoteKind v) { return name_in(quote_kinds, v); }
std::string_view name(EventType v) { return name_in(event_types, v); }
std::string_view name(Status v) { return name_in(statuses, v); }
std::string_view name(CountKind v) { return name_in(count_kinds, v); }
std::string_view name(Pos v) { return name_in(pos_tags, v); }
std::string_view name(ErrorCode v) { return name_in(error_codes, v); }

std::optional<MentionType> mention_type(std::string_view n) { return value_in<MentionType>(mention_types, n); }
std::optional<EventType> event_type(std::string_view n) { return value_in<EventType>(event_types, n); }
std::optional<CountKind> count_kind(std::string_view n) { return value_in<CountKind>(count_kinds, n); }
std::optional<QuantityKind> quantity_kind(std::string_view n) { return value_in<QuantityKind>(quantity_kinds, n); }
std::optional<Status> status(std::string_view n) { return value_in<Status>(statuses, n); }
std::optional<Pos> pos(std::string_view n) { return value_in<Pos>(pos_tags, n); }

}  // namespace khabar
