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
                             const sequence::Model& model) {
  return label(d, features, model, tagger::remember(d.doc, label(d, features, model, no_memory, Layer::first)),
               Layer::first);
}

void evaluate(const char* what, const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& dev,
              const sequence::Model& model, int passes) {
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
  tagger::ListMarks marks = features.marks(d.doc, layer == Layer::first ? d.hints : d.second_hints);
  const std::vector<int>& labels = layer == Layer::first ? d.labels : d.second_labels;
  tagger::for_each_piece(d.doc, [&](TokenRange piece) {
    marks.read(piece);
    Example e;
    e.source = source;
    features.extract(d.doc, marks, piece, memory, e.rows);
    e.labels.assign(labels.begin() + piece.begin, labels.begin() + piece.end);
    tagger::mend(e.labels);
    out.push_back(std::move(e));
  });
}

std::vector<int> label(const LabelledDocument& d, const tagger::FeatureExtractor& features,
                       const sequence::Model& model, const std::vector<std::uint8_t>& memory, Layer layer) {
  std::vector<int> out;
  std::vector<Example> examples;
  std::vector<sequence::LabelScores> scores;
  add_examples(d, 0, features, memory, layer, examples);
  const sequence::Chain chain = model.chain(tagger::bioes());
  for (const Example& e : examples) {
    model.score(e.rows, scores);
    const auto path = sequence::best_path(scores, chain);
    out.insert(out.end(), path.begin(), path.end());
  }
  return out;
}

void print_shares(const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& newswire,
                  const std::vector<LabelledDocument>& articles, const CorpusWeights& weights, int passes) {
  for (const auto& shares : std::vector<std::array<double, corpus_count>>{
           {0, 0, 1}, {0.25, 0, 1}, {0.5, 0, 1}, {0.25, 0, 0.75}, {0.4, 0, 0.6}, {0.5, 0, 0.5}, {1, 0, 0}}) {
    const std::string bytes = sequence::write_model(weights.mixed(shares));
    const sequence::Model model(bytes_of(bytes));
    std::printf("shares of ANERcorp %.2f, NewsFANE %.2f, articles %.2f\n", shares[0], shares[1], shares[2]);
    evaluate("  newswire", features, newswire, model, passes);
    evaluate("  articles", features, articles, model, passes);
  }
}

void print_second(const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& articles,
                  const std::string& first_model, const std::string& second_model) {
  const sequence::Model first(bytes_of(first_model)), second(bytes_of(second_model));
  std::array<Count, tagger::coarse_count> counts;
  for (const LabelledDocument& d : articles) {
    const Names truth = names_of(d.second_labels);
    const Names found =
        names_of(label(d, features, second, tagger::seen_by_second(label_twice(d, features, first)), Layer::second));
    for (int t = 0; t < tagger::coarse_count; ++t)
      counts[static_cast<std::size_t>(t)].add(truth, found, [t](const auto& n) { return n[2] == t; });
  }
  const char* names[] = {"TITLE", "NORP", "EVENT", "PRODUCT"};
  for (std::size_t t = 0; t < counts.size(); ++t) counts[t].print(names[t]);
}

}  // namespace khabar::tools
