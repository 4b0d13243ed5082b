#include "morphology/lattice.h"

#include <algorithm>
#include <array>

namespace khabar::morphology {
namespace {

/// How words end that may be indefinite accusatives: see coarse_ending.
bool accusative(const WordShape& shape) { return shape.ending_class == accusative_ending; }

void add(Scores& sum, const Scores& more) {
  for (std::size_t l = 0; l < sum.size(); ++l) sum[l] = static_cast<std::int16_t>(sum[l] + more[l]);
}

void append_nodes(const DocumentReadings& readings, TokenRange range, Lattice& out) {
  out.nodes.clear();
  out.begins.assign(1, 0);
  for (int i = range.begin; i < range.end; ++i) {
    const auto& nodes = readings.word(i).nodes;
    out.nodes.insert(out.nodes.end(), nodes.begin(), nodes.end());
    out.begins.push_back(static_cast<std::int32_t>(out.nodes.size()));
  }
}

}  // namespace

DocumentReadings::DocumentReadings(const Document& doc, const ReadingMaker& maker, KnownWords& known)
    : doc_(doc), marker_(maker.marker()), known_(&known), marks_(doc.tokens.size(), 0) {
  WordMarker::mark_quotations(doc, marks_);
}

DocumentReadings::DocumentReadings(const Document& doc, const ReadingMaker& maker, const Ranker* ranker)
    : doc_(doc),
      marker_(maker.marker()),
      own_(std::make_unique<KnownWords>(maker, ranker)),
      known_(own_.get()),
      marks_(doc.tokens.size(), 0) {
  WordMarker::mark_quotations(doc, marks_);
  read({0, doc.token_count()});
}

void DocumentReadings::read(TokenRange window) {
  window_ = window;
  words_.clear();
  for (int i = window.begin; i < window.end; ++i) {
    words_.push_back(&known_->word(doc_, i));
    if (word(i).starts.any()) marker_.mark_names(doc_, i, word(i).starts, marks_);
  }
}

void DocumentReadings::read_as_name(int i) {
  words_[static_cast<std::size_t>(i - window_.begin)] = &known_->name(of(i).shape);
}

WordContext context_of(const DocumentReadings& readings, TokenRange range, int i) {
  const auto shape = [&](int at) { return range.contains(at) ? readings.of(at).shape : WordShape{}; };
  const auto marks = [&](int at) { return range.contains(at) ? readings.marks(at) : std::uint8_t{0}; };
  WordContext out{shape(i - 2), shape(i - 1), shape(i), shape(i + 1)};
  out.before_marks = marks(i - 1);
  out.marks = marks(i);
  out.after_marks = marks(i + 1);
  for (int n = std::min(words_ahead, range.end - 1 - i); n > 0; --n) {
    const WordShape& ahead = readings.of(i + n).shape;
    if (ahead.verbal) out.verb_ahead = n;
    if (accusative(ahead)) out.accusative_ahead = n;
  }
  return out;
}

Lattice make_lattice(const DocumentReadings& readings, TokenRange range) {
  Lattice out;
  append_nodes(readings, range, out);
  return out;
}

PathFinder::Result PathFinder::run(const DocumentReadings& readings, TokenRange range) {
  append_nodes(readings, range, lattice_);
  add_contexts(readings, range);
  go_forward();
  return {lattice_, path_};
}

void PathFinder::add_contexts(const DocumentReadings& readings, TokenRange range) {
  KnownWords& known = readings.known();
  const auto word = [&](int i) -> KnownWord& { return range.contains(i) ? readings.word(i) : known.edge(); };
  for (int n = 0; n < lattice_.size(); ++n) {
    const auto begin = static_cast<std::size_t>(lattice_.begins[static_cast<std::size_t>(n)]);
    const auto end = static_cast<std::size_t>(lattice_.begins[static_cast<std::size_t>(n) + 1]);
    if (end - begin < 2) continue;  // nothing to choose
    const int i = range.begin + n;
    const NeighbourScores& before = known.to_next(word(i - 1));
    const NeighbourScores& after = known.to_previous(word(i + 1));
    const WordContext context = context_of(readings, range, i);
    features_.clear();
    common_features(context, features_);
    Scores common{};
    for (std::uint32_t f : features_) ranker_.add(f, common);
    std::array<Scores, context_classes> sums;
    unsigned made = 0;
    for (std::size_t k = begin; k < end; ++k) {
      Node& node = lattice_.nodes[k];
      Scores& sum = sums[node.context];
      if ((made >> node.context & 1) == 0) {
        made |= 1u << node.context;
        sum = common;
        add(sum, before[node.context]);
        add(sum, after[node.context]);
        features_.clear();
        joint_features(context, node.context, features_);
        for (std::uint32_t f : features_) ranker_.add(f, sum);
      }
      node.score += sum[static_cast<std::size_t>(lane_of(node.pos))];
    }
  }
}

void PathFinder::keep_ends(std::size_t begin, std::size_t end) {
  // Of the nodes that the next word can not tell apart only the best goes on.
  ends_.clear();
  for (std::size_t k = begin; k < end; ++k) {
    const std::int16_t left = lattice_.nodes[k].left;
    const auto same = std::find_if(ends_.begin(), ends_.end(), [left](const End& e) { return e.left == left; });
    if (same == ends_.end())
      ends_.push_back({best_[k], static_cast<std::int32_t>(k), left});
    else if (best_[k] > same->score)
      *same = {best_[k], static_cast<std::int32_t>(k), left};
  }
  std::sort(ends_.begin(), ends_.end(),
            [](const End& a, const End& b) { return a.score != b.score ? a.score > b.score : a.node < b.node; });
}

void PathFinder::go_forward() {
  const std::size_t count = lattice_.nodes.size(), size = lattice_.begins.size() - 1;
  best_.resize(count);
  back_.assign(count, -1);
  ends_.clear();
  for (std::size_t n = 0; n < size; ++n) {
    const auto begin = static_cast<std::size_t>(lattice_.begins[n]);
    const auto end = static_cast<std::size_t>(lattice_.begins[n + 1]);
    for (std::size_t k = begin; k < end; ++k) {
      const Node& node = lattice_.nodes[k];
      std::int32_t top = n > 0 ? INT32_MIN : 0;
      for (const End& e : ends_) {
        // The rest is worth less and no transition makes up for it.
        if (top != INT32_MIN && e.score + ranker_.best_transition(node.right) <= top) break;
        const std::int32_t s = e.score + ranker_.transition(e.left, node.right);
        if (s <= top) continue;
        top = s;
        back_[k] = e.node;
      }
      best_[k] = top + node.score;
    }
    keep_ends(begin, end);
  }
  path_.resize(size);
  std::int32_t at = ends_.empty() ? -1 : ends_.front().node;
  for (std::size_t n = size; n-- > 0; at = back_[static_cast<std::size_t>(at)]) path_[n] = at;
}

}  // namespace khabar::morphology
