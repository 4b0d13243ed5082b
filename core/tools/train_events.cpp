// train_events OUT_DIR SHARED OWN_DIR [--folds N]: trains the event models on the annotated articles of SHARED/gold/dev
// and of OWN_DIR (made by annotations/import_events.py), on the words of articles that tools/data/event_annotations.tsv
// marks and on the sentences of tools/data/event_sentences.txt and event_contrasts.txt, and writes
// OUT_DIR/event_triggers.bin and event_status.bin. With --folds nothing is written: the articles of gold/dev are scored
// by models that have not seen them, which is what articles that nobody has annotated yet will show.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <map>

#include "events/classifier.h"
#include "events/status.h"
#include "khabar/names.h"
#include "tools/event_corpus.h"
#include "tools/files.h"
#include "tools/linear_trainer.h"

using namespace khabar;
using tools::Choice;
using tools::EventDocument;
using tools::GoldEvent;

namespace {

constexpr float sentence_importance = 0.7f;  // of a sentence written for training, where an article's counts 1
constexpr float contrast_importance = 1.2f;  // of one that only looks like an event, or of its counterpart

/// What a document gives to learn from: its candidates, what they are, and gold events that no candidate covers.
struct Prepared {
  std::vector<TriggerCandidate> candidates;
  std::vector<Choice> choices;
  std::vector<const GoldEvent*> gold;  ///< of each candidate, or none
  std::vector<Choice> statuses;        ///< of each gold event
  int events = 0, typed_events = 0;
};

class Corpus {
 public:
  explicit Corpus(const Lexicon& lexicon)
      : reader_(lexicon), status_(lexicon), phrase_tables_(lexicon), surrounding_tables_(lexicon) {}

  Prepared prepare(const EventDocument& d, float importance) const {
    const TokenIndex index(d.doc, phrase_tables_);
    const Surroundings round(index, surrounding_tables_);
    Prepared out;
    out.candidates = reader_.read(index);
    out.events = static_cast<int>(d.events.size());
    for (const GoldEvent& e : d.events) out.typed_events += e.type != EventType::STATE;
    for (std::size_t c = 0; c < out.candidates.size(); ++c) {
      Choice choice;
      choice.importance = importance;
      choice.alternatives = TriggerClassifier::features(round, out.candidates, c);
      choice.right.assign(choice.alternatives.size(), false);
      const GoldEvent* gold = nullptr;
      for (const GoldEvent& e : d.events)
        if (e.token == out.candidates[c].token) gold = &e;
      bool type_known = false;
      for (std::size_t r = 0; gold && r < out.candidates[c].readings.size(); ++r)
        if (out.candidates[c].readings[r].type == gold->type) type_known = choice.right[r + 1] = true;
      if (!gold) choice.right[0] = true;
      if (gold && !type_known) std::fill(choice.right.begin() + 1, choice.right.end(), true);
      out.gold.push_back(gold);
      out.choices.push_back(std::move(choice));
    }
    add_statuses(d, importance, out);
    return out;
  }

 private:
  /// The status of each gold event, those before it being known.
  void add_statuses(const EventDocument& d, float importance, Prepared& out) const {
    std::vector<GoldEvent> events = d.events;
    std::sort(events.begin(), events.end(), [](const GoldEvent& a, const GoldEvent& b) { return a.token < b.token; });
    std::vector<Trigger> triggers;
    std::vector<Status> statuses;
    for (const GoldEvent& e : events) {
      Trigger t;
      t.token = e.token;
      t.type = e.type;
      triggers.push_back(t);
      Choice choice;
      choice.importance = importance;
      choice.alternatives = status_.features(d.doc, triggers, statuses, triggers.size() - 1);
      choice.right.assign(choice.alternatives.size(), false);
      choice.right[static_cast<std::size_t>(e.status)] = true;
      out.statuses.push_back(std::move(choice));
      statuses.push_back(e.status);
    }
  }

  TriggerReader reader_;
  StatusReader status_;
  PhraseTables phrase_tables_;
  SurroundingTables surrounding_tables_;
};

struct Counts {
  int hits = 0, gold = 0, given = 0;
  double f1() const { return 200.0 * hits / std::max(1, gold + given); }
  void print(const char* label) const {
    std::printf("%-14s P %5.1f  R %5.1f  F1 %5.1f  (gold %d, output %d)\n", label, 100.0 * hits / std::max(1, given),
                100.0 * hits / std::max(1, gold), f1(), gold, given);
  }
};

struct Score {
  Counts trigger, type, typed, covered, status;
  std::map<EventType, Counts> types;

  void add(const Prepared& p, const LinearModel& model, const EventDocument& d) {
    trigger.gold += p.events;
    type.gold += p.events;
    typed.gold += p.typed_events;
    for (const GoldEvent& e : d.events) types[e.type].gold++;
    for (std::size_t c = 0; c < p.candidates.size(); ++c) {
      std::vector<double> scores;
      for (const auto& row : p.choices[c].alternatives) scores.push_back(model.score(row));
      normalise(scores);
      covered.gold += p.gold[c] != nullptr;
      if (1 - scores[0] < TriggerClassifier::threshold) continue;
      const auto best = std::max_element(scores.begin() + 1, scores.end()) - scores.begin() - 1;
      const EventType guess = p.candidates[c].readings[static_cast<std::size_t>(best)].type;
      const bool right = p.gold[c] && p.gold[c]->type == guess;
      trigger.given++;
      type.given++;
      typed.given += guess != EventType::STATE;
      types[guess].given++;
      trigger.hits += p.gold[c] != nullptr;
      type.hits += right;
      typed.hits += right && guess != EventType::STATE;
      types[guess].hits += right;
    }
  }

  void add_statuses(const Prepared& p, const LinearModel& model) {
    for (const Choice& c : p.statuses) {
      std::vector<double> scores;
      for (const auto& row : c.alternatives) scores.push_back(model.score(row));
      const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
      status.gold++;
      status.given++;
      status.hits += c.right[static_cast<std::size_t>(best)];
    }
  }

  void print() const {
    std::printf("gold events that a candidate covers: %d of %d\n", covered.gold, trigger.gold);
    trigger.print("trigger");
    type.print("type");
    typed.print("type-but-STATE");
    status.print("status");
    double sum = 0;
    int n = 0;
    for (const auto& [t, c] : types)
      if (c.gold >= 3) sum += c.f1(), ++n;
    std::printf("macro          %.1f over %d types\n", sum / std::max(1, n), n);
  }
};

/// What there is to learn from. Folds are of `articles` and `contrasts`.
struct Lessons {
  std::vector<Prepared> articles, contrasts, sentences;
};

/// Trains on the choices `which` of all but the fold that is left out.
std::string train(const Lessons& lessons, std::vector<Choice> Prepared::*which, int folds, int left) {
  std::vector<Choice> all;
  for (const auto* texts : {&lessons.articles, &lessons.contrasts})
    for (std::size_t i = 0; i < texts->size(); ++i)
      if (folds == 0 || static_cast<int>(i) % folds != left)
        all.insert(all.end(), ((*texts)[i].*which).begin(), ((*texts)[i].*which).end());
  for (const Prepared& s : lessons.sentences) all.insert(all.end(), (s.*which).begin(), (s.*which).end());
  return LinearModel::write(tools::train_linear(all, {}));
}

/// Of the contrasts, in how many without an event one is found, and in how many with one.
struct Alarms {
  int without = 0, false_ones = 0, with = 0, true_ones = 0;

  void add(const Prepared& p, const LinearModel& model) {
    bool any = false;
    for (const Choice& choice : p.choices) {
      std::vector<double> scores;
      for (const auto& row : choice.alternatives) scores.push_back(model.score(row));
      normalise(scores);
      any = any || 1 - scores[0] >= TriggerClassifier::threshold;
    }
    (p.events > 0 ? with : without)++;
    (p.events > 0 ? true_ones : false_ones) += any;
  }
  void print() const {
    std::printf("contrasts      events in %d of %d without, in %d of %d with one\n", false_ones, without, true_ones,
                with);
  }
};

void cross_validate(const std::vector<EventDocument>& gold, const Lessons& lessons, int folds) {
  const std::vector<Prepared>& articles = lessons.articles;
  Score score;
  Alarms alarms;
  for (int fold = 0; fold < folds; ++fold) {
    const std::string triggers = train(lessons, &Prepared::choices, folds, fold);
    const std::string statuses = train(lessons, &Prepared::statuses, folds, fold);
    const LinearModel trigger_model(std::as_bytes(std::span(triggers)));
    const LinearModel status_model(std::as_bytes(std::span(statuses)));
    for (std::size_t i = static_cast<std::size_t>(fold); i < articles.size(); i += static_cast<std::size_t>(folds)) {
      score.add(articles[i], trigger_model, gold[i]);
      score.add_statuses(articles[i], status_model);
    }
    for (std::size_t i = static_cast<std::size_t>(fold); i < lessons.contrasts.size();
         i += static_cast<std::size_t>(folds))
      alarms.add(lessons.contrasts[i], trigger_model);
  }
  score.print();
  alarms.print();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 && !(argc == 6 && std::strcmp(argv[4], "--folds") == 0)) {
    std::cerr << "usage: train_events OUT_DIR SHARED OWN_DIR [--folds N]\n";
    return 2;
  }
  const std::string shared = argv[2], data = KHABAR_TOOLS_DIR "/data";
  const auto analyzer = Analyzer::create();
  const auto lexicon = Lexicon::open(builtin_block());
  const std::vector<EventDocument> gold = tools::read_gold(*analyzer, shared + "/gold/dev");
  std::vector<EventDocument> more = tools::read_gold(*analyzer, argv[3]);
  for (EventDocument& d :
       tools::read_annotated(*analyzer, shared + "/data/news/antcorpus.jsonl", data + "/event_annotations.tsv"))
    more.push_back(std::move(d));
  for (EventDocument& d : tools::read_marked(*analyzer, data + "/event_sentences.txt")) more.push_back(std::move(d));
  if (gold.empty()) {
    std::cerr << "train_events: no annotated articles in " << shared << '\n';
    return 2;
  }
  const Corpus corpus(*lexicon);
  Lessons lessons;
  for (const EventDocument& d : gold) lessons.articles.push_back(corpus.prepare(d, 1));
  for (const EventDocument& d : more) lessons.sentences.push_back(corpus.prepare(d, sentence_importance));
  for (const EventDocument& d : tools::read_marked(*analyzer, data + "/event_contrasts.txt"))
    lessons.contrasts.push_back(corpus.prepare(d, contrast_importance));
  if (argc == 6) {
    cross_validate(gold, lessons, std::max(2, std::atoi(argv[5])));
    return 0;
  }
  const std::string out = argv[1];
  return tools::write_file(out + "/event_triggers.bin", train(lessons, &Prepared::choices, 0, 0)) &&
                 tools::write_file(out + "/event_status.bin", train(lessons, &Prepared::statuses, 0, 0))
             ? 0
             : 1;
}
