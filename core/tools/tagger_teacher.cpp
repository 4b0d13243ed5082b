#include "tools/tagger_teacher.h"

#include <cmath>

#include "tagger/tagger.h"

namespace khabar::tools {
namespace {

constexpr int teacher_features = 110000;
/// How much the conditional random field says, by the logarithm.
/// How much the conditional random field says, by the logarithm.
constexpr float field_share = 0.45f;
/// How much a sentence labelled by the teacher counts.
constexpr float taught_importance = 0.5f;
constexpr int newswire = 0, articles = 2;

}  // namespace

std::vector<NetworkExample> labelled_examples(const std::vector<Example>& gold, const FeatureNumbers& features) {
  const std::array<double, corpus_count> importance = TrainingOptions().importance;
  std::vector<NetworkExample> out;
  for (const Example& e : gold)
    out.push_back({features.of(e.rows),
                   e.labels,
                   {},
                   e.source,
                   static_cast<float>(importance[static_cast<std::size_t>(e.source)])});
  return out;
}

Teacher::Teacher(const std::vector<Example>& gold, const CorpusWeights& field, int networks, NetworkOptions options)
    : features_(gold, teacher_features) {
  for (std::size_t source = 0; source < corpus_count; ++source) {
    std::array<double, corpus_count> shares{};
    shares[source] = 1;
    field_files_.push_back(sequence::write_model(field.mixed(shares)));
    fields_.emplace_back(bytes_of(field_files_.back()));
  }
  const auto examples = labelled_examples(gold, features_);
  for (int n = 0; n < networks; ++n, ++options.seed) networks_.push_back(train_network(examples, features_, options));
}

std::vector<sequence::LabelScores> Teacher::probabilities(const sequence::FeatureRows& rows, int source) const {
  const sequence::Model& field = fields_[static_cast<std::size_t>(source)];
  std::vector<sequence::LabelScores> out;
  field.score(rows, out);
  out = sequence::Decoder(field.chain(tagger::bioes())).marginals(out, false).labels;
  for (auto& row : out)
    for (float& p : row) p = field_share * std::log(p + 1e-9f);
  const NumberedRows numbered = features_.of(rows);
  const float share = (1 - field_share) / static_cast<float>(networks_.size());
  for (const CorpusNetwork& network : networks_) {
    const auto said = network.log_probabilities(numbered, source);
    for (std::size_t t = 0; t < out.size(); ++t)
      for (std::size_t l = 0; l < out[t].size(); ++l) out[t][l] += share * said[t][l];
  }
  for (auto& row : out) {
    float sum = 0;
    for (float& p : row) sum += p = std::exp(p);
    for (float& p : row) p /= sum;
  }
  return out;
}

Labeller Teacher::labeller(int source) const {
  return Labeller([this, source](const auto& rows, auto& logs) {
    logs = probabilities(rows, source);
    for (auto& row : logs)
      for (float& p : row) p = std::log(p + 1e-9f);
  });
}

void add_taught_examples(const std::vector<LabelledDocument>& news, const tagger::FeatureExtractor& extractor,
                         const Teacher& teacher, const FeatureNumbers& features, std::vector<NetworkExample>& out) {
  std::vector<Example> sentences;
  std::vector<sequence::LabelScores> scores;
  for (std::size_t n = 0; n < news.size(); ++n) {
    LabelledDocument d = news[n];
    d.labels.assign(d.doc.tokens.size(), tagger::outside);
    const int source = n % 2 == 0 ? newswire : articles;
    sentences.clear();
    const bool with_memory = n % 4 >= 2;
    add_examples(d, source, extractor,
                 with_memory ? tagger::remember(d.doc, tagger::label_bytes(label(d, extractor, teacher.labeller(source),
                                                                                 no_memory, Layer::first)))
                             : no_memory,
                 Layer::first, sentences);
    for (const Example& e : sentences)
      out.push_back({features.of(e.rows), {}, teacher.probabilities(e.rows, source), source, taught_importance});
  }
}

}  // namespace khabar::tools
