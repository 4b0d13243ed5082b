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
      network_(lexicon.model("tagger")),
      second_(lexicon.model("second_layer")),
      decoder_(bioes()),
      second_decoder_(second_.chain(bioes())),
      before_(facts_of({}, before_piece)),
      after_(facts_of({}, after_piece)),
      words_(std::make_unique<WordCache<WordFacts>>(kept_words)) {}

Tagger::WordFacts Tagger::facts_of(std::u16string_view stem, const SeenWord& seen) const {
  sequence::FeatureRows rows;
  for (int d = -FeatureExtractor::reach; d <= FeatureExtractor::reach; ++d)
    FeatureExtractor::extract_word(stem, seen, d, rows);
  WordFacts out{seen, {}, {}};
  network_.add(rows, out.first);
  if (second_.usable()) second_.add(rows, out.second);
  return out;
}

void Tagger::read_words(const Document& doc, TokenRange piece, PieceWords& words) const {
  const auto size = static_cast<std::size_t>(piece.size());
  words.facts.resize(size);
  words.seen.resize(size);
  if (words.spare.size() < size) words.spare.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::u16string_view stem = doc.stem_key(piece.begin + static_cast<int>(i));
    words.facts[i] = &words_->get(stem, words.spare[i], [&] { return facts_of(stem, features_.see(stem)); });
    words.seen[i] = words.facts[i]->seen;
  }
}

template <class Sums>
void Tagger::add_words(const PieceWords& words, std::array<Sums, WordFacts::places> WordFacts::*part,
                       std::span<Sums> sums) const {
  constexpr int reach = FeatureExtractor::reach;
  const int size = static_cast<int>(sums.size());
  for (int i = 0; i < size; ++i) {
    Sums& sum = sums[static_cast<std::size_t>(i)];
    for (int d = -reach; d <= reach; ++d) {
      const int j = i + d;
      const WordFacts& word = j < 0 ? before_ : j >= size ? after_ : *words.facts[static_cast<std::size_t>(j)];
      const Sums& more = (word.*part)[static_cast<std::size_t>(d + reach)];
      for (std::size_t k = 0; k < more.size(); ++k) sum[k] = static_cast<std::int16_t>(sum[k] + more[k]);
    }
  }
}

namespace {

/// How sure the spans of a path are: the geometric mean of the probabilities of their labels.
double confidence_of(TokenRange tokens, const std::vector<float>& probabilities) {
  double log_sum = 0;
  for (int i = tokens.begin; i < tokens.end; ++i)
    log_sum += std::log(static_cast<double>(probabilities[static_cast<std::size_t>(i)]) + 1e-9);
  return std::exp(log_sum / tokens.size());
}

/// The best path over scores of a network, which scores no transitions: the best label of each token, where these may
/// follow each other.
std::vector<int> best_labels(std::span<const sequence::LabelScores> scores, const sequence::Decoder& decoder) {
  std::vector<int> out;
  out.reserve(scores.size());
  bool sound = true;
  for (const sequence::LabelScores& row : scores) {
    const int best = static_cast<int>(std::max_element(row.begin(), row.end()) - row.begin());
    sound = sound && (out.empty() ? !continues(best) : allowed(out.back(), best));
    out.push_back(best);
  }
  return sound && (out.empty() || !opens(out.back())) ? out : decoder.best_path(scores);
}

/// The spans of a labelled document; `probabilities` has that of each label.
template <class Type>
std::vector<LabelledSpan<Type>> spans_of(const std::vector<int>& labels, const std::vector<float>& probabilities) {
  std::vector<LabelledSpan<Type>> out;
  int begin = 0;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const int l = labels[static_cast<std::size_t>(i)];
    if (l == outside) continue;
    if (!continues(l)) begin = i;
    if (opens(l)) continue;
    const TokenRange range{begin, i + 1};
    out.push_back({range, static_cast<Type>(type_of(l)), confidence_of(range, probabilities)});
  }
  return out;
}

}  // namespace

double Tagging::outside_probability(int i) const {
  return outside.empty() ? 1.0 : static_cast<double>(outside[static_cast<std::size_t>(i)]);
}

Tagging Tagger::run(const Document& doc, std::vector<Hint> hints, std::vector<Hint> second_hints) const {
  Tagging out;
  if (!network_.usable()) return out;
  ListMarks marks = features_.marks(doc, std::move(hints));
  const std::vector<int> labels = run_first(doc, marks, out);
  marks.start_over(std::move(second_hints));
  run_second(doc, marks, labels, out);
  return out;
}

/// Gives the labels of both passes: the second sees what the first does and the document's memory, so that its sums go
/// on where those of the first end.
std::vector<int> Tagger::run_first(const Document& doc, ListMarks& marks, Tagging& out) const {
  std::vector<sequence::FeatureSums> sums(doc.tokens.size());
  const auto sums_of = [&sums](TokenRange range) {
    return std::span(sums).subspan(static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.size()));
  };
  std::vector<int> labels;
  labels.reserve(doc.tokens.size());
  std::vector<sequence::LabelScores> scores;
  const auto label_piece = [&](TokenRange range) {
    network_.score(sums_of(range), scores, static_cast<std::size_t>(doc.guidelines));
    const std::vector<int> path = best_labels(scores, decoder_);
    labels.insert(labels.end(), path.begin(), path.end());
  };
  PieceWords words;
  sequence::FeatureRows rows;
  for_each_piece(doc, [&](TokenRange range) {
    marks.read(range);
    read_words(doc, range, words);
    rows.clear();
    FeatureExtractor::extract_context(doc, marks, range, words.seen, {}, rows);
    network_.add(rows, sums_of(range));
    add_words(words, &WordFacts::first, sums_of(range));
    label_piece(range);
  });
  const std::vector<std::uint8_t> memory = remember(doc, labels);
  labels.clear();
  std::vector<float> probabilities;
  probabilities.reserve(doc.tokens.size());
  out.outside.reserve(doc.tokens.size());
  for_each_piece(doc, [&](TokenRange range) {
    rows.clear();
    FeatureExtractor::extract_memory(range, memory, rows);
    network_.add(rows, sums_of(range));
    label_piece(range);
    for (const sequence::LabelScores& p : decoder_.marginals(scores, false).labels) {
      out.outside.push_back(p[outside]);
      probabilities.push_back(p[static_cast<std::size_t>(labels[probabilities.size()])]);
    }
  });
  out.spans = spans_of<Coarse>(labels, probabilities);
  return labels;
}

void Tagger::run_second(const Document& doc, ListMarks& marks, const std::vector<int>& labels, Tagging& out) const {
  if (!second_.usable()) return;
  const std::vector<std::uint8_t> first = seen_by_second(labels);
  std::vector<int> path;
  path.reserve(doc.tokens.size());
  std::vector<float> probabilities;
  probabilities.reserve(doc.tokens.size());
  PieceWords words;
  sequence::FeatureRows rows;
  std::vector<sequence::LabelSums> sums;
  std::vector<sequence::LabelScores> scores;
  for_each_piece(doc, [&](TokenRange range) {
    marks.read(range);
    read_words(doc, range, words);
    rows.clear();
    FeatureExtractor::extract_context(doc, marks, range, words.seen, first, rows);
    sums.assign(words.facts.size(), {});
    second_.add(rows, sums);
    add_words(words, &WordFacts::second, std::span(sums));
    scores.clear();
    for (const sequence::LabelSums& s : sums) scores.push_back(second_.scores_of(s));
    const std::vector<int> best = second_decoder_.best_path(scores);
    path.insert(path.end(), best.begin(), best.end());
    if (std::count(best.begin(), best.end(), outside) == range.size()) {
      probabilities.resize(path.size());  // nothing to be sure of
      return;
    }
    for (const sequence::LabelScores& p : second_decoder_.marginals(scores, false).labels)
      probabilities.push_back(p[static_cast<std::size_t>(path[probabilities.size()])]);
  });
  out.second = spans_of<Second>(path, probabilities);
}

}  // namespace khabar::tagger
