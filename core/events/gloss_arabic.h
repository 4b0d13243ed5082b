// The Arabic sentence of an event: verb before subject, so that the verb agrees in gender alone.
#pragma once

#include <string>

#include "events/gloss_parts.h"

namespace khabar {

/// The sentence in UTF-16: «من المقرر أن يزور وانج يي روسيا من 18 إلى 21 سبتمبر، حسب الخارجية الصينية».
std::u16string arabic_gloss(const Document& doc, const Event& event, const GlossVerb& verb, const GlossRoles& roles,
                            const GlossTables& tables);

}  // namespace khabar
