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

namespace {

/// Takes away words that only carry another event word, where that one is found: two words for one event in a sentence
/// give one event (guidelines), at the word that says what it is. `carried`: for each event the token of that word, or
/// -1.
void drop_carriers(const std::vector<int>& carried, std::vector<Trigger>& events) {
  std::vector<int> found;
  for (const Trigger& t : events) found.push_back(t.token);
  std::size_t n = 0;
  std::erase_if(events, [&](const Trigger&) {
    const int token = carried[n++];
    return token >= 0 && std::binary_search(found.begin(), found.end(), token);
  });
}

}  // namespace

TriggerFinder::TriggerFinder(const Lexicon& lexicon) : reader_(lexicon), classifier_(lexicon) {}

std::vector<Trigger> TriggerFinder::find(const TokenIndex& index) const {
  const std::vector<TriggerCandidate> candidates = reader_.read(index);
  const Surroundings round(index, classifier_.surrounding_tables());
  std::vector<Trigger> out;
  std::vector<int> carried;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const std::vector<double> p = classifier_.probabilities(round, candidates, c);
    if (1 - p[0] < TriggerClassifier::threshold) continue;
    const auto best = std::max_element(p.begin() + 1, p.end());
    out.push_back(candidates[c].readings[static_cast<std::size_t>(best - p.begin()) - 1]);
    out.back().confidence = 1 - p[0];
    carried.push_back(candidates[c].carried);
  }
  drop_carriers(carried, out);
  return out;
}

}  // namespace khabar
