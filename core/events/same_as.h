// Which events tell of one happening again.
#pragma once

#include <string_view>
#include <vector>

#include "events/gloss_parts.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class SameEventFinder {
 public:
  /// Reads the table `gloss_verbs`, whose rows name verbs together with their nouns.
  explicit SameEventFinder(const Lexicon& lexicon);

  /// Links each event to the first event of the text that tells of the same happening, where the two are of one kind,
  /// nothing that is said of them differs, and enough of it agrees. Statements are not linked. `events` go up through
  /// the text.
  void link(const Document& doc, std::vector<Event>& events) const;

 private:
  /// The verb that stands for the event's word and its kin; empty where none does.
  std::string_view family(const Document& doc, const Event& event) const;

  GlossVerbs verbs_;
};

}  // namespace khabar
