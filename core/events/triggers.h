// Which words tell of events, and of which type.
#pragma once

#include <optional>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

/// What stands for whom round a trigger.
enum class Role : std::uint8_t { none, agent, target };

/// A word that tells of an event, with what its row says.
struct Trigger {
  int token = 0;
  EventType type = EventType::STATE;
  bool verb = false;
  int weight = 5;
  std::string_view mode, cameo, roles;
};

class TriggerFinder {
 public:
  /// Reads the tables `triggers`, `speech`, `light_words`, `non_triggers`.
  explicit TriggerFinder(const Lexicon& lexicon);
  /// The triggers of the document in text order: no words inside names, no light verb before the word that it carries.
  std::vector<Trigger> find(const TokenIndex& index) const;
  bool is_light(const Document& doc, int token) const;

 private:
  std::optional<Trigger> read(const Document& doc, int token) const;
  std::optional<Trigger> from_row(int row, int token, bool verb) const;
  std::pair<int, int> read_phrase(const Document& doc, int token) const;
  bool is_carried(const Document& doc, const Trigger& verb, const Trigger& noun) const;
  Table triggers_, speech_, light_words_, non_triggers_;
};

/// The role that `roles` (a cell like "s=target إلى=target") gives to `key`, else `otherwise`.
Role role_of(std::string_view roles, std::string_view key, Role otherwise);

}  // namespace khabar
