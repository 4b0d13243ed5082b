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

template <class Sums>
void add_sums(const Sums& more, Sums& sum) {
  for (std::size_t k = 0; k < more.size(); ++k) sum[k] = static_cast<std::int16_t>(sum[k] + more[k]);
}

}  // namespace

std::vector<std::uint8_t> remember(const Document& doc, std::span<const std::uint8_t> labels) {
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
      words_(std::make_unique<WordCache<WordFacts>>(kept_words)),
      windows_(std::make_unique<KnownWindows<sequence::FeatureSums>>()),
      second_windows_(std::make_unique<KnownWindows<sequence::LabelSums>>()) {}

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
      add_sums(more, sum);
    }
  }
}

template <class Window, class Model, class Sums>
void Tagger::add_window(const Window& window, void (*extract)(const Window&, sequence::FeatureRows&),
                        const Model& model, WordCache<Sums>& known, Sums& sum) {
  Sums spare;
  const Sums& more = known.get({window.data(), window.size()}, spare, [&] {
    sequence::FeatureRows rows;
    extract(window, rows);
    Sums made{};
    model.add(rows, std::span(&made, 1));
    return made;
  });
  add_sums(more, sum);
}

namespace {

/// The sums of the tokens of a piece.
template <class Sums>
auto of_piece(Sums& sums, TokenRange piece) {
  return std::span(sums).subspan(static_cast<std::size_t>(piece.begin), static_cast<std::size_t>(piece.size()));
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

/// Adds the spans of a labelled piece. How sure one is: the geometric mean of the probabilities of its labels.
template <class Type>
void add_spans(TokenRange piece, const std::vector<int>& labels, std::span<const sequence::LabelScores> probabilities,
               std::vector<LabelledSpan<Type>>& out) {
  int begin = 0;
  double log_sum = 0;
  for (int i = 0; i < piece.size(); ++i) {
    const int l = labels[static_cast<std::size_t>(i)];
    if (l == outside) continue;
    if (!continues(l)) {
      begin = i;
      log_sum = 0;
    }
    const float p = probabilities[static_cast<std::size_t>(i)][static_cast<std::size_t>(l)];
    log_sum += std::log(static_cast<double>(p) + 1e-9);
    if (opens(l)) continue;
    const TokenRange range{piece.begin + begin, piece.begin + i + 1};
    out.push_back({range, static_cast<Type>(type_of(l)), std::exp(log_sum / range.size())});
  }
}

}  // namespace

double Tagging::outside_probability(int i) const {
  return outside.empty() ? 1.0 : static_cast<double>(outside[static_cast<std::size_t>(i)]);
}

template <class Visit>
void Tagger::add_up(const Document& doc, std::span<const Hint> hints, std::span<const Hint> second_hints,
                    DocumentSums& sums, Visit visit) const {
  sums.first.resize(doc.tokens.size());
  if (second_.usable()) sums.second.resize(doc.tokens.size());
  ListMarks marks = features_.marks(doc);
  PieceWords words;
  sequence::FeatureRows rows;
  std::array<FeatureExtractor::HintRows, 2> hinted{{{hints, {}, {}}, {second_hints, {}, {}}}};
  const std::span<FeatureExtractor::HintRows> layers = std::span(hinted).first(second_.usable() ? 2 : 1);
  for_each_piece(doc, [&](TokenRange piece) {
    marks.read(piece);
    read_words(doc, piece, words);
    rows.clear();
    for (FeatureExtractor::HintRows& h : layers) h.rows.clear();
    FeatureExtractor::extract_context(doc, marks, piece, words.seen, rows, layers);
    const auto add = [&](const auto& model, auto part, auto& known, const auto& hint_rows, auto sums_of_piece) {
      model.add(rows, sums_of_piece);
      model.add(hint_rows.rows, sums_of_piece);
      add_words(words, part, sums_of_piece);
      for (std::size_t i = 0; i < sums_of_piece.size(); ++i)
        add_window(hint_rows.windows[i], &FeatureExtractor::extract_hints, model, known.hints, sums_of_piece[i]);
    };
    add(network_, &WordFacts::first, *windows_, hinted[0], of_piece(sums.first, piece));
    if (second_.usable()) add(second_, &WordFacts::second, *second_windows_, hinted[1], of_piece(sums.second, piece));
    visit(piece);
  });
}

/// Labels the pieces of a document with both layers; the sums of features come to those of memory.
class Tagger::Labeller {
 public:
  Labeller(const Tagger& tagger, const Document& doc, DocumentSums& sums, Tagging& out)
      : tagger_(tagger), doc_(doc), sums_(sums), out_(out) {}

  /// The labels of the first layer.
  std::vector<int> first_labels(TokenRange piece) {
    tagger_.network_.score(of_piece(sums_.first, piece), scores_, static_cast<std::size_t>(doc_.guidelines));
    return best_labels(scores_, tagger_.decoder_);
  }

  /// The names of a piece, with the document's memory; gives their labels.
  std::vector<int> find_names(TokenRange piece, std::span<const std::uint8_t> memory) {
    add_memory(memory, tagger_.network_, tagger_.windows_->memory, of_piece(sums_.first, piece));
    const std::vector<int> labels = first_labels(piece);
    const std::vector<sequence::LabelScores> probabilities = tagger_.decoder_.marginals(scores_, false).labels;
    for (const sequence::LabelScores& p : probabilities) out_.outside.push_back(p[outside]);
    add_spans(piece, labels, probabilities, out_.spans);
    return labels;
  }

  /// What the second layer finds in a piece whose names have these labels.
  void find_second(TokenRange piece, const std::vector<int>& labels) {
    const std::vector<std::uint8_t> first = label_bytes(labels);
    const auto sums = of_piece(sums_.second, piece);
    add_memory(std::span<const std::uint8_t>(first), tagger_.second_, tagger_.second_windows_->memory, sums);
    scores_.clear();
    for (const sequence::LabelSums& s : sums) scores_.push_back(tagger_.second_.scores_of(s));
    const std::vector<int> path = tagger_.second_decoder_.best_path(scores_);
    if (std::count(path.begin(), path.end(), outside) == piece.size()) return;  // nothing to be sure of
    add_spans(piece, path, tagger_.second_decoder_.marginals(scores_, false).labels, out_.second);
  }

 private:
  /// Adds what the memory of the tokens of a piece tells.
  template <class Model, class Sums>
  void add_memory(std::span<const std::uint8_t> memory, const Model& model, WordCache<Sums>& known,
                  std::span<Sums> sums) {
    for (std::size_t i = 0; i < sums.size(); ++i)
      add_window(memory_window(memory, i), &FeatureExtractor::extract_memory, model, known, sums[i]);
  }

  const Tagger& tagger_;
  const Document& doc_;
  DocumentSums& sums_;
  Tagging& out_;
  std::vector<sequence::LabelScores> scores_;
};

Tagging Tagger::run(const Document& doc, std::span<const Hint> hints, std::span<const Hint> second_hints) const {
  Tagging out;
  if (!network_.usable()) return out;
  DocumentSums sums;
  Labeller labeller(*this, doc, sums, out);
  std::vector<std::uint8_t> memory;
  {
    std::vector<std::uint8_t> labels;
    labels.reserve(doc.tokens.size());
    add_up(doc, hints, second_hints, sums, [&](TokenRange piece) {
      const std::vector<std::uint8_t> more = label_bytes(labeller.first_labels(piece));
      labels.insert(labels.end(), more.begin(), more.end());
    });
    memory = remember(doc, labels);
  }
  out.outside.reserve(doc.tokens.size());
  for_each_piece(doc, [&](TokenRange piece) {
    const std::vector<int> labels = labeller.find_names(piece, of_piece(memory, piece));
    if (second_.usable()) labeller.find_second(piece, labels);
  });
  return out;
}

}  // namespace khabar::tagger
