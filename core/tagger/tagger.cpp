#include "tagger/tagger.h"

#include <array>
#include <cmath>
#include <unordered_map>

namespace khabar::tagger {
namespace {

/// The best labels of every token, and how sure each is.
struct Labelling {
  std::vector<int> labels;
  std::vector<float> certainty;
};

Labelling label_document(const Document& doc, const FeatureExtractor& features, const ListMarks& marks,
                         const sequence::Model& model, const sequence::Chain& chain,
                         const std::vector<std::uint8_t>& memory, bool with_certainty) {
  Labelling out;
  out.labels.reserve(doc.tokens.size());
  sequence::FeatureRows rows;
  std::vector<sequence::LabelScores> scores;
  for_each_piece(doc, [&](TokenRange piece) {
    rows.clear();
    features.extract(doc, marks, piece, memory, rows);
    model.score(rows, scores);
    const std::vector<int> path = sequence::best_path(scores, chain);
    out.labels.insert(out.labels.end(), path.begin(), path.end());
    if (!with_certainty) return;
    const sequence::Marginals m = sequence::marginals(scores, chain, false);
    for (std::size_t i = 0; i < path.size(); ++i) out.certainty.push_back(m.labels[i][path[i]]);
  });
  return out;
}

}  // namespace

std::vector<std::uint8_t> remember(const Document& doc, const std::vector<int>& labels) {
  std::unordered_map<std::u16string_view, std::array<int, coarse_count>> votes;
  for (int i = 0; i < doc.token_count(); ++i)
    if (labels[static_cast<std::size_t>(i)] != outside)
      votes[doc.stem_key(i)][static_cast<std::size_t>(type_of(labels[static_cast<std::size_t>(i)]))]++;
  std::vector<std::uint8_t> out(doc.tokens.size(), 0);
  for (int i = 0; i < doc.token_count(); ++i) {
    const auto found = votes.find(doc.stem_key(i));
    if (found == votes.end()) continue;
    // The token's own label is no memory.
    std::array<int, coarse_count> others = found->second;
    const int own = labels[static_cast<std::size_t>(i)];
    if (own != outside) others[static_cast<std::size_t>(type_of(own))]--;
    int best = -1;
    for (int t = 0; t < coarse_count; ++t)
      if (others[t] > 0 && (best < 0 || others[t] > others[best])) best = t;
    out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(best + 1);
  }
  return out;
}

Tagger::Tagger(const Lexicon& lexicon)
    : features_(lexicon),
      first_(lexicon.model("tagger_first")),
      second_(lexicon.model("tagger_second")),
      first_chain_(first_.chain(bioes())),
      second_chain_(second_.chain(bioes())) {}

std::vector<TaggedSpan> Tagger::run(const Document& doc) const {
  std::vector<TaggedSpan> out;
  if (!first_.usable() || !second_.usable()) return out;
  const ListMarks marks = features_.marks(doc);
  const Labelling draft = label_document(doc, features_, marks, first_, first_chain_, {}, false);
  const Labelling final =
      label_document(doc, features_, marks, second_, second_chain_, remember(doc, draft.labels), true);
  int begin = 0;
  double log_sum = 0;
  for (int i = 0; i < doc.token_count(); ++i) {
    const int l = final.labels[static_cast<std::size_t>(i)];
    if (l == outside) continue;
    if (!continues(l)) {
      begin = i;
      log_sum = 0;
    }
    log_sum += std::log(static_cast<double>(final.certainty[static_cast<std::size_t>(i)]) + 1e-9);
    if (opens(l)) continue;
    const TokenRange range{begin, i + 1};
    out.push_back({range, type_of(l), std::exp(log_sum / range.size())});
  }
  return out;
}

}  // namespace khabar::tagger
