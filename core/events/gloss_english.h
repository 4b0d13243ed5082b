// The English sentence of an event, as headlines have it: in the present, without articles.
#pragma once

#include <string>

#include "events/gloss_parts.h"

namespace khabar {

/// The sentence: «Wang Yi to visit Russia, 18–21 September, says Chinese Foreign Ministry». What has neither a Latin
/// name nor a translation in `gloss_nouns` is left out.
std::string english_gloss(const Document& doc, const Event& event, const GlossVerb& verb, const GlossRoles& roles,
                          const GlossTables& tables);

}  // namespace khabar
