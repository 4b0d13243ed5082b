#include "events/arguments.h"

#include <algorithm>
#include <cmath>

namespace khabar {
namespace {

/// By how much a second candidate has to score above nobody to take a role too.
constexpr float margin_of_agents = 3, margin_of_targets = 3, margin_of_places = 1;
/// A role is given a little sooner than the model is sure of it: cross-validated F1 is best so.
constexpr float margin_of_first = -0.4f;

void put(std::vector<Argument>& list, const Argument& a) {
  const bool there = std::any_of(list.begin(), list.end(), [&a](const Argument& b) { return same_argument(a, b); });
  if (!there) list.push_back(a);
}

/// log(exp(a) + exp(b))
float add_logs(float a, float b) { return std::max(a, b) + std::log1p(std::exp(-std::abs(a - b))); }

}  // namespace

/// The candidates that may take a role, from the best on; what has several mentions has the sum of their probabilities.
std::vector<ArgumentChooser::Choice> ArgumentChooser::ranked(const std::vector<ArgumentCandidate>& candidates,
                                                             const std::vector<sequence::ChoiceScores>& scores,
                                                             Part part) const {
  const auto label = static_cast<std::size_t>(part);
  const float nobody = scores.back()[label];
  std::vector<Choice> out;
  out.reserve(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const float margin = scores[i][label] - nobody;
    const Argument& a = candidates[i].argument;
    const auto same = a.entity < 0 ? out.end() : std::find_if(out.begin(), out.end(), [&a](const Choice& c) {
      return c.argument.entity == a.entity;
    });
    if (same == out.end())
      out.push_back({a, candidates[i].chunk, margin});
    else
      same->margin = add_logs(same->margin, margin);
  }
  std::erase_if(out, [](const Choice& c) { return c.margin <= margin_of_first; });
  std::stable_sort(out.begin(), out.end(), [](const Choice& a, const Choice& b) { return a.margin > b.margin; });
  return out;
}

void ArgumentChooser::take(const std::vector<Choice>& ranked, float more, std::vector<Argument>& list) const {
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (ranked[i].margin <= (i == 0 ? margin_of_first : more)) break;
    if (ranked[i].chunk < 0 || chunks_.at(ranked[i].chunk).nested) {
      put(list, ranked[i].argument);
      continue;
    }
    // All that are coordinated with it, in the order of the text.
    const int first = chunks_.at(ranked[i].chunk).first;
    for (int c = first; c < chunks_.count() && (chunks_.at(c).nested || chunks_.at(c).first == first); ++c)
      if (!chunks_.at(c).nested) put(list, chunks_.at(c).argument);
  }
}

void ArgumentChooser::choose(const Trigger& trigger, std::span<const Event> before, Event& event) const {
  const std::vector<ArgumentCandidate> candidates = reader_.candidates(trigger, before);
  sequence::FeatureRows rows;
  reader_.write(trigger, candidates, before, rows);
  std::vector<sequence::ChoiceScores> scores;
  model_.score(rows, scores);
  auto agents = ranked(candidates, scores, Part::agent), targets = ranked(candidates, scores, Part::target);
  // Who acts is not whom it is done to: the better one stands.
  const auto drop = [](std::vector<Choice>& from, const std::vector<Choice>& other) {
    if (other.empty() || other[0].margin <= 0) return;
    std::erase_if(from, [&](const Choice& c) {
      return same_argument(c.argument, other[0].argument) && c.margin < other[0].margin;
    });
  };
  const auto all = agents;
  drop(agents, targets);
  drop(targets, all);
  take(agents, margin_of_agents, event.agents);
  take(targets, margin_of_targets, event.targets);
  take(ranked(candidates, scores, Part::place), margin_of_places, event.places);

  rows.clear();
  reader_.write_times(trigger, before, rows);
  model_.score(rows, scores);
  const auto label = static_cast<std::size_t>(Part::time);
  const int first = reader_.times(trigger).first;
  int best = -1;
  for (int i = 0; i + 1 < static_cast<int>(scores.size()); ++i) {
    const float margin = scores[static_cast<std::size_t>(i)][label] - scores.back()[label];
    if (margin > 0 && (best < 0 || margin > scores[static_cast<std::size_t>(best)][label] - scores.back()[label]))
      best = i;
  }
  if (best >= 0) event.times.push_back(first + best);
}

ArgumentFinder::ArgumentFinder(const Lexicon& lexicon)
    : tables_(lexicon), verbs_(lexicon.model("verbs")), model_(lexicon.model("arguments")) {}

void ArgumentFinder::fill(const TokenIndex& index, const std::vector<Trigger>& triggers, const std::vector<Cue>& cues,
                          std::vector<Event>& events) const {
  std::vector<int> tokens;
  tokens.reserve(triggers.size());
  for (const Trigger& t : triggers) tokens.push_back(t.token);
  Chunks chunks(index, tables_, std::move(tokens));
  VerbFrames verbs(index.doc(), chunks, verbs_);
  const CandidateReader reader(index, chunks, verbs, cues);
  const ArgumentChooser chooser(chunks, reader, model_);
  for (std::size_t i = 0; i < events.size(); ++i) {
    chunks.read(events[i].sentence + 1);
    chunks.forget(events[i].sentence - CandidateReader::reach_back);
    chooser.choose(triggers[i], std::span<const Event>(events).first(i), events[i]);
  }
}

}  // namespace khabar
