#include "events/triggers.h"

#include <algorithm>

namespace khabar {

std::optional<Role> role_of(std::string_view roles, std::string_view key) {
  for (std::size_t at = 0; at < roles.size();) {
    const std::size_t end = std::min(roles.find(' ', at), roles.size());
    const std::string_view item = roles.substr(at, end - at);
    if (item.size() > key.size() && item[key.size()] == '=' && item.starts_with(key)) {
      const std::string_view role = item.substr(key.size() + 1);
      return role == "agent" ? Role::agent : role == "target" ? Role::target : Role::none;
    }
    at = end + 1;
  }
  return std::nullopt;
}

TriggerFinder::TriggerFinder(const Lexicon& lexicon) : reader_(lexicon), classifier_(lexicon) {}

std::vector<Trigger> TriggerFinder::find(const TokenIndex& index) const {
  const std::vector<TriggerCandidate> candidates = reader_.read(index);
  const Surroundings round(index, classifier_.surrounding_tables());
  std::vector<Trigger> out;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const std::vector<double> p = classifier_.probabilities(round, candidates, c);
    if (1 - p[0] < TriggerClassifier::threshold) continue;
    const auto best = std::max_element(p.begin() + 1, p.end());
    out.push_back(candidates[c].readings[static_cast<std::size_t>(best - p.begin()) - 1]);
    out.back().confidence = 1 - p[0];
  }
  return out;
}

}  // namespace khabar
