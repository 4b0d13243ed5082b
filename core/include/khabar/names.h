// The one definition of each type's name, from which the JSON, its schema and the TypeScript types agree.
#pragma once

#include <optional>
#include <string_view>

#include "khabar/analysis.h"

namespace khabar {

std::string_view name(MentionType type);   ///< "PER"
std::string_view name(TimeType type);      ///< "DATE"
std::string_view name(Calendar calendar);  ///< "gregorian"
std::string_view name(QuantityKind kind);  ///< "CARDINAL"
std::string_view name(QuoteKind kind);     ///< "direct"
std::string_view name(EventType type);     ///< "AGREE"
std::string_view name(Status status);      ///< "actual"
std::string_view name(CountKind kind);     ///< "killed"
std::string_view name(Pos pos);            ///< "NOUN"

/// The value with that name, for tables; nothing where no value is called so.
std::optional<MentionType> mention_type(std::string_view name);
std::optional<EventType> event_type(std::string_view name);
std::optional<CountKind> count_kind(std::string_view name);
std::optional<QuantityKind> quantity_kind(std::string_view name);
std::optional<Status> status(std::string_view name);
std::optional<Pos> pos(std::string_view name);

}  // namespace khabar
