// Which words tell of events, and of which type.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "events/classifier.h"
#include "events/readings.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

/// What stands for whom round a trigger.
enum class Role : std::uint8_t { none, agent, target };

class TriggerFinder {
 public:
  /// Reads the tables of TriggerReader and the model of TriggerClassifier.
  explicit TriggerFinder(const Lexicon& lexicon);
  /// The triggers of the document in text order: no words inside names, no light verb before the word that it carries.
  std::vector<Trigger> find(const TokenIndex& index) const;
  /// Whether the word often only carries the event word after it: شن هجوما، عقد اجتماعا.
  bool is_light(const Document& doc, int token) const { return reader_.is_light(doc, token); }

 private:
  TriggerReader reader_;
  TriggerClassifier classifier_;
};

/// The role that `roles` (a cell like "s=target إلى=target") gives to `key`; nothing where it does not speak of it.
std::optional<Role> role_of(std::string_view roles, std::string_view key);

}  // namespace khabar
