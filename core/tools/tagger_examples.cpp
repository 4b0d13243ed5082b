#include "tools/tagger_examples.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "tagger/tagger.h"

namespace khabar::tools {
namespace {

/// Names as first token, last token, type.
using Names = std::set<std::array<int, 3>>;

Names names_of(const std::vector<int>& labels) {
  Names out;
  int begin = 0;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const int l = labels[static_cast<std::size_t>(i)];
    if (l == tagger::outside) continue;
    if (!tagger::continues(l)) begin = i;
    if (!tagger::opens(l)) out.insert({begin, i, static_cast<int>(tagger::type_of(l))});
  }
  return out;
}

struct Count {
  int hits = 0, gold = 0, given = 0;

  void add(const Names& truth, const Names& found, auto wanted) {
    gold += static_cast<int>(std::count_if(truth.begin(), truth.end(), wanted));
    for (const auto& n : found)
      if (wanted(n)) {
        ++given;
        hits += static_cast<int>(truth.count(n));
      }
  }

  void print(const char* what) const {
    std::printf("%s: P %.1f R %.1f F1 %.1f (gold %d, output %d)\n", what, 100.0 * hits / std::max(1, given),
                100.0 * hits / std::max(1, gold), 200.0 * hits / std::max(1, given + gold), gold, given);
    std::fflush(stdout);
  }
};

std::vector<int> label_twice(const LabelledDocument& d, const tagger::FeatureExtractor& features,
                             const Labeller& model) {
  return label(d, features, model,
               tagger::remember(d.doc, tagger::label_bytes(label(d, features, model, no_memory, Layer::first))),
               Layer::first);
}

void evaluate(const char* what, const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& dev,
              const Labeller& model, int passes) {
  Count count;
  for (const LabelledDocument& d : dev)
    count.add(
        names_of(d.labels),
        names_of(passes > 1 ? label_twice(d, features, model) : label(d, features, model, no_memory, Layer::first)),
        [](const auto& n) { return n[2] != static_cast<int>(tagger::Coarse::MISC); });
  count.print(what);
}

}  // namespace

void add_examples(const LabelledDocument& d, int source, const tagger::FeatureExtractor& features,
                  const std::vector<std::uint8_t>& memory, Layer layer, std::vector<Example>& out) {
  tagger::ListMarks marks = features.marks(d.doc);
  const std::vector<tagger::Hint>& hints = layer == Layer::first ? d.hints : d.second_hints;
  const std::vector<int>& labels = layer == Layer::first ? d.labels : d.second_labels;
  tagger::for_each_piece(d.doc, [&](TokenRange piece) {
    marks.read(piece);
    Example e;
    e.source = source;
    features.extract(d.doc, marks, piece, hints, memory, e.rows);
    e.labels.assign(labels.begin() + piece.begin, labels.begin() + piece.end);
    tagger::mend(e.labels);
    out.push_back(std::move(e));
  });
}

Labeller::Labeller(const sequence::Model& model)
    : score([&model](const auto& rows, auto& out) { model.score(rows, out); }), decoder(model.chain(tagger::bioes())) {}

Labeller::Labeller(const sequence::Network& network)
    : Labeller([&network](const auto& rows, auto& out) {
        std::vector<sequence::FeatureSums> sums(rows.begins.size() - 1);
        network.add(rows, sums);
        network.score(sums, out);
      }) {}

std::vector<int> label(const LabelledDocument& d, const tagger::FeatureExtractor& features, const Labeller& labeller,
                       const std::vector<std::uint8_t>& memory, Layer layer) {
  std::vector<int> out;
  std::vector<Example> examples;
  std::vector<sequence::LabelScores> scores;
  add_examples(d, 0, features, memory, layer, examples);
  for (const Example& e : examples) {
    labeller.score(e.rows, scores);
    const auto path = labeller.decoder.best_path(scores);
    out.insert(out.end(), path.begin(), path.end());
  }
  return out;
}

void print_figures(const HeldOut& held, const Labeller& labeller, int passes) {
  evaluate("  newswire", held.features, held.newswire, labeller, passes);
  evaluate("  articles", held.features, held.articles, labeller, passes);
}

void print_second(const HeldOut& held, const Labeller& first, const std::string& second_model) {
  const sequence::Model second(bytes_of(second_model));
  std::array<Count, tagger::coarse_count> counts;
  for (const LabelledDocument& d : held.articles) {
    const Names truth = names_of(d.second_labels);
    const Names found = names_of(label(d, held.features, Labeller(second),
                                       tagger::label_bytes(label_twice(d, held.features, first)), Layer::second));
    for (int t = 0; t < tagger::coarse_count; ++t)
      counts[static_cast<std::size_t>(t)].add(truth, found, [t](const auto& n) { return n[2] == t; });
  }
  const char* names[] = {"TITLE", "NORP", "EVENT", "PRODUCT"};
  for (std::size_t t = 0; t < counts.size(); ++t) counts[t].print(names[t]);
}

}  // namespace khabar::tools
