#include "tagger/tagger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <unordered_map>

namespace khabar::tagger {
namespace {

/// How many stems are known by heart: 4 MB of them.
constexpr std::size_t kept_words = 1 << 14;

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
      model_(lexicon.model("tagger")),
      second_(lexicon.model("second_layer")),
      chain_(model_.chain(bioes())),
      second_chain_(second_.chain(bioes())),
      before_(facts_of({}, before_piece)),
      after_(facts_of({}, after_piece)),
      words_(std::make_unique<WordCache<WordFacts>>(kept_words)) {}

Tagger::WordFacts Tagger::facts_of(std::u16string_view stem, const SeenWord& seen) const {
  sequence::FeatureRows rows;
  for (int d = -FeatureExtractor::reach; d <= FeatureExtractor::reach; ++d)
    FeatureExtractor::extract_word(stem, seen, d, rows);
  WordFacts out{seen, {}};
  std::vector<sequence::LabelScores> sums(out.sums.size());
  model_.add(rows, sums);
  for (std::size_t d = 0; d < sums.size(); ++d)
    std::copy(sums[d].begin(), sums[d].end(), out.sums[d].begin());  // whole numbers, fewer than 60 of 8 bits
  return out;
}

/// Adds the sums of all features but those of memory.
void Tagger::add_first_pass(const Document& doc, const ListMarks& marks, TokenRange piece,
                            std::span<sequence::LabelScores> sums, std::vector<WordFacts>& spare) const {
  constexpr int reach = FeatureExtractor::reach;
  const int size = piece.size();
  if (spare.size() < sums.size()) spare.resize(sums.size());
  std::vector<const WordFacts*> facts(sums.size());
  std::vector<SeenWord> words(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::u16string_view stem = doc.stem_key(piece.begin + static_cast<int>(i));
    facts[i] = &words_->get(stem, spare[i], [&] { return facts_of(stem, features_.see(stem)); });
    words[i] = facts[i]->seen;
  }
  sequence::FeatureRows rows;
  features_.extract_context(doc, marks, piece, words, rows);
  model_.add(rows, sums);
  for (int i = 0; i < size; ++i) {
    std::array<int, label_count> sum{};
    for (int d = -reach; d <= reach; ++d) {
      const int j = i + d;
      const WordFacts& word = j < 0 ? before_ : j >= size ? after_ : *facts[static_cast<std::size_t>(j)];
      const auto& part = word.sums[static_cast<std::size_t>(d + reach)];
      for (std::size_t l = 0; l < part.size(); ++l) sum[l] += part[l];
    }
    for (std::size_t l = 0; l < sum.size(); ++l) sums[static_cast<std::size_t>(i)][l] += static_cast<float>(sum[l]);
  }
}

namespace {

/// The spans of a labelled document; `confidence` gives that of a range and type.
template <class Span, class Confidence>
std::vector<Span> spans_of(const std::vector<int>& labels, Confidence confidence) {
  std::vector<Span> out;
  int begin = 0;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const int l = labels[static_cast<std::size_t>(i)];
    if (l == outside) continue;
    if (!continues(l)) begin = i;
    if (opens(l)) continue;
    const TokenRange range{begin, i + 1};
    out.push_back({range, static_cast<decltype(Span::type)>(type_of(l)), confidence(range, l)});
  }
  return out;
}

}  // namespace

double Tagging::support(TokenRange tokens, Coarse type) const {
  if (probabilities.empty() || tokens.size() < 1) return 0;
  double log_sum = 0;
  for (int i = tokens.begin; i < tokens.end; ++i) {
    const Part part = tokens.size() == 1    ? Part::S
                      : i == tokens.begin   ? Part::B
                      : i == tokens.end - 1 ? Part::E
                                            : Part::I;
    const float p = probabilities[static_cast<std::size_t>(i)][static_cast<std::size_t>(label(type, part))];
    log_sum += std::log(static_cast<double>(p) + 1e-9);
  }
  return std::exp(log_sum / tokens.size());
}

double Tagging::outside_probability(int i) const {
  return probabilities.empty() ? 1.0 : static_cast<double>(probabilities[static_cast<std::size_t>(i)][outside]);
}

Tagging Tagger::run(const Document& doc, std::vector<Hint> hints, std::vector<Hint> second_hints) const {
  Tagging out;
  if (!model_.usable()) return out;
  ListMarks marks = features_.marks(doc, std::move(hints));
  // The second pass sees what the first does and the document's memory: its sums go on where those of the first end.
  std::vector<sequence::LabelScores> sums(doc.tokens.size()), scores;
  sequence::FeatureRows rows;
  std::vector<int> labels;
  labels.reserve(doc.tokens.size());
  const auto label_piece = [&](std::span<const sequence::LabelScores> piece) {
    scores.assign(piece.begin(), piece.end());
    model_.scale(scores);
    const std::vector<int> path = sequence::best_path(scores, chain_);
    labels.insert(labels.end(), path.begin(), path.end());
  };
  const auto piece_of = [&sums](TokenRange range) {
    return std::span(sums).subspan(static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.size()));
  };
  std::vector<WordFacts> spare;
  for_each_piece(doc, [&](TokenRange range) {
    marks.read(range);
    add_first_pass(doc, marks, range, piece_of(range), spare);
    label_piece(piece_of(range));
  });
  const std::vector<std::uint8_t> memory = remember(doc, labels);
  labels.clear();
  for_each_piece(doc, [&](TokenRange range) {
    rows.clear();
    FeatureExtractor::extract_memory(range, memory, rows);
    const auto piece = piece_of(range);
    model_.add(rows, piece);
    label_piece(piece);
    const auto probabilities = sequence::marginals(scores, chain_, false).labels;
    std::copy(probabilities.begin(), probabilities.end(), piece.begin());
  });
  out.probabilities = std::move(sums);
  out.spans =
      spans_of<TaggedSpan>(labels, [&](TokenRange range, int label) { return out.support(range, type_of(label)); });
  run_second(doc, std::move(second_hints), labels, out);
  return out;
}

void Tagger::run_second(const Document& doc, std::vector<Hint> hints, const std::vector<int>& labels,
                        Tagging& out) const {
  if (!second_.usable()) return;
  ListMarks marks = features_.marks(doc, std::move(hints));
  const std::vector<std::uint8_t> first = seen_by_second(labels);
  std::vector<int> path;
  path.reserve(doc.tokens.size());
  std::vector<double> log_sums;
  sequence::FeatureRows rows;
  std::vector<sequence::LabelScores> scores;
  for_each_piece(doc, [&](TokenRange range) {
    rows.clear();
    marks.read(range);
    features_.extract(doc, marks, range, first, rows);
    second_.score(rows, scores);
    const std::vector<int> best = sequence::best_path(scores, second_chain_);
    const auto probabilities = sequence::marginals(scores, second_chain_, false).labels;
    for (std::size_t i = 0; i < best.size(); ++i)
      log_sums.push_back((log_sums.empty() ? 0.0 : log_sums.back()) +
                         std::log(static_cast<double>(probabilities[i][static_cast<std::size_t>(best[i])]) + 1e-9));
    path.insert(path.end(), best.begin(), best.end());
  });
  out.second = spans_of<SecondSpan>(path, [&](TokenRange range, int) {
    const double before = range.begin > 0 ? log_sums[static_cast<std::size_t>(range.begin) - 1] : 0.0;
    return std::exp((log_sums[static_cast<std::size_t>(range.end) - 1] - before) / range.size());
  });
}

}  // namespace khabar::tagger
