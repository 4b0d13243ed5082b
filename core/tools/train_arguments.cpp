// Trains the model of events' arguments on annotated articles, and measures it by cross-validation over articles.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <map>

#include "events/arguments.h"
#include "khabar/names.h"
#include "khabar/utf.h"
#include "quotes/cues.h"
#include "tools/annotated.h"
#include "tools/choice_trainer.h"
#include "tools/files.h"

namespace {

using namespace khabar;
using tools::AnnotatedArticle;

constexpr int folds = 5;

/// Of the weights; `importance`: how much the measured articles count.
struct Prior {
  double variance, laplace, importance;
};

/// Some events of an article with what their candidates are read from.
struct EventSet {
  EventSet(const TokenIndex& index, const ChunkTables& tables, const sequence::ChoiceModel& model,
           const std::vector<Cue>& cues, std::vector<Trigger> given)
      : triggers(std::move(given)),
        chunks(index, tables, tokens()),
        verbs(index.doc(), chunks, model),
        reader(index, chunks, verbs, cues) {
    chunks.read_all();
  }
  std::vector<int> tokens() const {
    std::vector<int> out;
    for (const Trigger& t : triggers) out.push_back(t.token);
    return out;
  }
  std::vector<Trigger> triggers;
  Chunks chunks;
  VerbFrames verbs;
  CandidateReader reader;
};

Event event_of(const Document& doc, const Trigger& trigger) {
  Event e;
  e.type = trigger.type;
  e.trigger = doc.stem_span(trigger.token);
  e.trigger_token = trigger.token;
  e.sentence = doc.tokens[static_cast<std::size_t>(trigger.token)].sentence;
  return e;
}

/// An article for training: its gold events, and those that the analyzer finds.
struct Article {
  const AnnotatedArticle& annotated;
  TokenIndex index;
  std::vector<Cue> cues;
  std::unique_ptr<EventSet> gold, found;
  std::vector<Event> history;  ///< the gold events with the arguments that later ones see

  const Document& doc() const { return annotated.doc; }
};

struct Tally {
  std::array<int, part_count> hits{}, gold{}, given{};

  void add(const AnnotatedArticle& a, const Event* event, const tools::GoldEvent* right) {
    const auto count = [&](Part part, const std::vector<Argument>& list) {
      const auto p = static_cast<std::size_t>(part);
      if (event) given[p] += static_cast<int>(list.size());
      if (right) gold[p] += static_cast<int>(right->parts[p].size());
      if (event && right) hits[p] += tools::count_hits(a, list, right->parts[p]);
    };
    std::vector<Argument> times;
    if (event)
      for (const int t : event->times) times.push_back({a.doc.times[static_cast<std::size_t>(t)].span, -1});
    const Event nothing;
    const Event& e = event ? *event : nothing;
    count(Part::agent, e.agents);
    count(Part::target, e.targets);
    count(Part::place, e.places);
    count(Part::time, times);
  }

  void print(const char* title) const {
    const char* names[] = {"agent", "target", "place", "time"};
    int all[3] = {0, 0, 0};
    const auto line = [title](const char* name, int hit, int right, int out) {
      std::printf("%s %-7s P %5.1f R %5.1f F1 %5.1f (gold %d, output %d)\n", title, name,
                  100.0 * hit / std::max(1, out), 100.0 * hit / std::max(1, right),
                  200.0 * hit / std::max(1, right + out), right, out);
    };
    for (std::size_t p = 0; p < part_count; ++p) {
      line(names[p], hits[p], gold[p], given[p]);
      all[0] += hits[p], all[1] += gold[p], all[2] += given[p];
    }
    line("all", all[0], all[1], all[2]);
  }
};

class Training {
 public:
  /// The first `measured` articles are those that cross-validation reports.
  Training(const Lexicon& lexicon, const std::vector<std::unique_ptr<AnnotatedArticle>>& annotated,
           std::size_t measured)
      : measured_(measured), phrase_tables_(lexicon), tables_(lexicon), verbs_(lexicon.model("verbs")) {
    const TriggerFinder finder(lexicon);
    const CueFinder cues(lexicon);
    for (const auto& a : annotated) {
      articles_.push_back(
          std::make_unique<Article>(Article{*a, TokenIndex(a->doc, phrase_tables_), {}, nullptr, nullptr, {}}));
      prepare(*articles_.back(), finder, cues);
    }
  }

  /// The weights from all articles but those of one fold (-1: from all).
  sequence::Weights train(int without, Prior prior, int rounds) const {
    std::vector<sequence::FeatureRows> rows;
    std::vector<tools::ChoiceCase> cases;
    for (std::size_t n = 0; n < articles_.size(); ++n)
      if (static_cast<int>(n) % folds != without) {
        const std::size_t first = cases.size();
        add_cases(*articles_[n], rows, cases);
        for (std::size_t c = first; c < cases.size() && n < measured_; ++c) cases[c].weight = prior.importance;
      }
    return tools::ChoiceTrainer(prior.variance, prior.laplace, rounds).train(rows, cases);
  }

  /// Fills the events of each article by a model that has not seen it; later events of later training see these.
  void cross_validate(Prior prior, int rounds) {
    Tally given[3], found[3];
    std::map<int, std::vector<Event>> histories;
    for (int fold = 0; fold < folds; ++fold) {
      const std::string bytes = sequence::write_model(train(fold, prior, rounds));
      const sequence::ChoiceModel model(std::as_bytes(std::span(bytes)));
      for (std::size_t n = 0; n < articles_.size(); ++n) {
        if (static_cast<int>(n) % folds != fold) continue;
        const Article& a = *articles_[n];
        const bool measured = n < measured_;
        auto& filled = histories[static_cast<int>(n)] = fill(a, *a.gold, model);
        if (!measured) continue;
        for (Tally* t : {&given[n % 2], &given[2]})
          for (std::size_t e = 0; e < filled.size(); ++e) t->add(a.annotated, &filled[e], right(a, filled[e]));
        const auto own = fill(a, *a.found, model);
        for (Tally* t : {&found[n % 2], &found[2]}) {
          std::map<const tools::GoldEvent*, bool> seen;
          for (const Event& e : own) {
            const auto* gold = right(a, e);
            t->add(a.annotated, &e, gold && !seen[gold] ? gold : nullptr);
            if (gold) seen[gold] = true;
          }
          for (const auto& g : a.annotated.events)
            if (!seen[&g]) t->add(a.annotated, nullptr, &g);
        }
      }
    }
    for (auto& [n, events] : histories) articles_[static_cast<std::size_t>(n)]->history = std::move(events);
    given[2].print("events given      ");
    for (int h : {0, 1, 2})
      found[h].print(h == 0 ? "events found, even" : h == 1 ? "events found, odd " : "events found, all ");
  }

 private:
  void prepare(Article& a, const TriggerFinder& finder, const CueFinder& cues) {
    a.cues = cues.find(a.index);
    const auto triggers = finder.find(a.index);
    std::vector<Trigger> gold, found;
    for (const auto& g : a.annotated.events) {
      const int token = a.doc().tokens_at(g.trigger).begin;
      if (!gold.empty() && gold.back().token >= token) continue;
      Trigger t;
      t.weight = 0;  // no row of the table
      for (const Trigger& other : triggers)
        if (other.token == token) t = other;
      t.token = token;
      t.type = g.type;
      t.verb = a.doc().morphs[static_cast<std::size_t>(token)].pos == Pos::VERB;
      gold.push_back(t);
    }
    for (const Event& e : a.doc().events)
      for (Trigger t : triggers)
        if (t.token == e.trigger_token) t.type = e.type, found.push_back(t);
    a.gold = std::make_unique<EventSet>(a.index, tables_, verbs_, a.cues, std::move(gold));
    a.found = std::make_unique<EventSet>(a.index, tables_, verbs_, a.cues, std::move(found));
    for (const Trigger& t : a.gold->triggers) a.history.push_back(gold_event(a, t));
  }

  static const tools::GoldEvent* right(const Article& a, const Event& event) {
    for (const auto& g : a.annotated.events)
      if (g.type == event.type && a.annotated.words.same(g.trigger, event.trigger)) return &g;
    return nullptr;
  }

  /// A gold event with its arguments as the analysis has them.
  static Event gold_event(const Article& a, const Trigger& trigger) {
    Event e = event_of(a.doc(), trigger);
    const auto* g = right(a, e);
    if (!g) return e;
    const auto argument = [&](const tools::GoldArgument& spans) {
      for (int i = 0; i < static_cast<int>(a.doc().entities.size()); ++i) {
        const auto& mentions = a.doc().entities[static_cast<std::size_t>(i)].mentions;
        if (!mentions.empty() && tools::hits(a.annotated, {{}, i}, spans))
          return Argument{a.doc().mentions[static_cast<std::size_t>(mentions[0])].span, i};
      }
      return Argument{spans.empty() ? Span{} : spans[0], -1};
    };
    for (const auto& s : g->parts[0]) e.agents.push_back(argument(s));
    for (const auto& s : g->parts[1]) e.targets.push_back(argument(s));
    for (const auto& s : g->parts[2]) e.places.push_back(argument(s));
    return e;
  }

  static std::vector<Event> fill(const Article& a, const EventSet& set, const sequence::ChoiceModel& model) {
    const ArgumentChooser chooser(set.chunks, set.reader, model);
    std::vector<Event> out;
    for (const Trigger& t : set.triggers) {
      Event e = event_of(a.doc(), t);
      chooser.choose(t, out, e);
      out.push_back(std::move(e));
    }
    return out;
  }

  void add_cases(const Article& a, std::vector<sequence::FeatureRows>& rows,
                 std::vector<tools::ChoiceCase>& cases) const {
    std::vector<Event> before;
    for (std::size_t i = 0; i < a.gold->triggers.size(); ++i) {
      const Trigger& t = a.gold->triggers[i];
      const auto* gold = right(a, a.history[i]);
      if (!gold) continue;
      const auto candidates = a.gold->reader.candidates(t, before);
      sequence::FeatureRows row;
      a.gold->reader.write(t, candidates, before, row);
      rows.push_back(std::move(row));
      for (int p = 0; p < 3; ++p) {
        tools::ChoiceCase c{static_cast<int>(rows.size()) - 1, p, {}};
        for (std::size_t k = 0; k < candidates.size(); ++k)
          for (const auto& g : gold->parts[static_cast<std::size_t>(p)])
            if (tools::hits(a.annotated, candidates[k].argument, g)) {
              c.right.push_back(static_cast<int>(k));
              break;
            }
        if (c.right.empty()) c.right.push_back(static_cast<int>(candidates.size()));
        cases.push_back(std::move(c));
      }
      sequence::FeatureRows times;
      a.gold->reader.write_times(t, before, times);
      const auto [first, last] = a.gold->reader.times(t);
      rows.push_back(std::move(times));
      tools::ChoiceCase c{static_cast<int>(rows.size()) - 1, static_cast<int>(Part::time), {}};
      for (int k = first; k < last; ++k)
        for (const auto& g : gold->parts[3])
          if (tools::hits(a.annotated, {a.doc().times[static_cast<std::size_t>(k)].span, -1}, g))
            c.right.push_back(k - first);
      if (c.right.empty()) c.right.push_back(last - first);
      cases.push_back(std::move(c));
      before.push_back(a.history[i]);
    }
  }

 private:
  std::size_t measured_;
  PhraseTables phrase_tables_;
  ChunkTables tables_;
  sequence::ChoiceModel verbs_;
  std::vector<std::unique_ptr<Article>> articles_;
};

double number_after(int argc, char** argv, const char* option, double otherwise) {
  for (int i = 1; i + 1 < argc; ++i)
    if (std::strcmp(argv[i], option) == 0) return std::atof(argv[i + 1]);
  return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_arguments OUT_DIR GOLD_DIR [MORE_DIR ...] [--variance V] [--laplace L] [--importance I] "
                 "[--rounds N]\n";
    return 2;
  }
  const Prior prior{number_after(argc, argv, "--variance", 0.3), number_after(argc, argv, "--laplace", 0.5),
                    number_after(argc, argv, "--importance", 2)};
  const int rounds = static_cast<int>(number_after(argc, argv, "--rounds", 100));
  const auto analyzer = Analyzer::create();
  const auto lexicon = Lexicon::open(builtin_block());
  auto annotated = tools::read_annotated(*analyzer, argv[2]);
  const std::size_t measured = annotated.size();
  for (int i = 3; i < argc && argv[i][0] != '-'; ++i)
    for (auto& article : tools::read_annotated(*analyzer, argv[i])) annotated.push_back(std::move(article));
  Training training(*lexicon, annotated, measured);
  // Twice: first the events before have their right arguments, then those that a model gives them.
  training.cross_validate(prior, rounds);
  training.cross_validate(prior, rounds);
  const std::string bytes = sequence::write_model(training.train(-1, prior, rounds));
  return tools::write_file(std::string(argv[1]) + "/arguments.bin", bytes) ? 0 : 1;
}
