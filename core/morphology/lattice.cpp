#include "morphology/lattice.h"

#include <algorithm>
#include <array>

#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

constexpr std::size_t longest_word = 40;  ///< a longer one is taken whole

Pos pos_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::number:
      return Pos::NUM;
    case TokenKind::punctuation:
      return Pos::PUNCT;
    case TokenKind::symbol:
      return Pos::SYM;
    default:
      return Pos::X;
  }
}

/// The one reading of what is no Arabic word, or too long to be one.
WordReadings whole(TokenKind kind, std::u16string_view norm) {
  WordReadings out;
  Reading r;
  r.allowed = pos_bit(pos_of(kind));
  out.readings.push_back(r);
  const bool mark = kind == TokenKind::punctuation || kind == TokenKind::symbol;
  out.shape.key = 2 * (mark ? sequence::hash(norm.substr(0, 1)) : static_cast<std::uint32_t>(kind) + 1);
  out.shape.ending = out.shape.opening = out.shape.key;
  out.shape.cluster = 1024u + static_cast<std::uint32_t>(kind);
  return out;
}

}  // namespace

DocumentReadings::DocumentReadings(const Document& doc, const ReadingMaker& maker, const Ranker* ranker)
    : maker_(maker), ranker_(ranker) {
  words_.reserve(doc.tokens.size());
  for (int i = 0; i < doc.token_count(); ++i) words_.push_back(&make(doc, i));
}

const WordReadings& DocumentReadings::make(const Document& doc, int i) {
  const Token& token = doc.tokens[static_cast<std::size_t>(i)];
  const std::u16string_view key = doc.key(i), norm = token.reading < 0 ? doc.norm(i) : key;
  const auto [it, fresh] = by_norm_.emplace(norm, nullptr);
  if (!fresh) return *it->second;
  if (token.kind != TokenKind::word || key.size() > longest_word)
    all_.push_back(whole(token.kind, norm));
  else
    all_.push_back(maker_.read(key, norm));
  if (ranker_ != nullptr) score(all_.back());
  it->second = &all_.back();
  return all_.back();
}

void DocumentReadings::score(WordReadings& word) const {
  for (Reading& r : word.readings) {
    for (std::uint32_t feature : r.features) ranker_->add(feature, r.scores);
    r.features = {};
  }
}

void DocumentReadings::read_as_name(int i) {
  WordReadings name;
  name.shape = of(i).shape;
  Reading r;
  r.allowed = pos_bit(Pos::PROPN);
  r.known = true;
  name.readings.push_back(r);
  all_.push_back(std::move(name));
  words_[static_cast<std::size_t>(i)] = &all_.back();
}

WordContext context_of(const DocumentReadings& readings, TokenRange range, int i) {
  constexpr int near = 5;
  const auto shape = [&](int at) { return range.contains(at) ? readings.of(at).shape : WordShape{}; };
  WordContext out{shape(i - 2), shape(i - 1), shape(i), shape(i + 1)};
  for (int n = 1; n <= near && out.verb_ahead == 0; ++n)
    if (range.contains(i + n) && readings.of(i + n).shape.verbal) out.verb_ahead = n;
  return out;
}

Lattice make_lattice(const DocumentReadings& readings, TokenRange range) {
  Lattice out;
  for (int i = range.begin; i < range.end; ++i) {
    const auto& all = readings.of(i).readings;
    for (std::size_t r = 0; r < all.size(); ++r)
      for (int p = 0; p <= static_cast<int>(Pos::X); ++p) {
        const auto pos = static_cast<Pos>(p);
        if ((all[r].allowed & pos_bit(pos)) == 0) continue;
        Node node;
        node.reading = static_cast<std::int16_t>(r);
        node.pos = pos;
        node.left = static_cast<std::int16_t>(left_state(all[r].cut, pos));
        node.right = static_cast<std::int16_t>(right_state(all[r].cut, pos));
        out.nodes.push_back(node);
      }
    out.begins.push_back(static_cast<std::int32_t>(out.nodes.size()));
  }
  return out;
}

void score_lattice(const DocumentReadings& readings, TokenRange range, const Ranker& ranker, Lattice& lattice) {
  std::vector<std::uint32_t> features;
  for (int n = 0; n < lattice.size(); ++n) {
    const int i = range.begin + n;
    const WordReadings& word = readings.of(i);
    std::array<Scores, context_classes> contexts{};
    std::array<bool, context_classes> made{};
    for (int k = lattice.begins[static_cast<std::size_t>(n)]; k < lattice.begins[static_cast<std::size_t>(n) + 1];
         ++k) {
      Node& node = lattice.nodes[static_cast<std::size_t>(k)];
      if (node.pos == Pos::PUNCT || node.pos == Pos::SYM) continue;
      const Reading& reading = word.readings[static_cast<std::size_t>(node.reading)];
      const auto c = static_cast<std::size_t>(context_class(reading.cut));
      if (!made[c]) {
        made[c] = true;
        features.clear();
        context_features(context_of(readings, range, i), static_cast<int>(c), features);
        for (std::uint32_t feature : features) ranker.add(feature, contexts[c]);
      }
      const auto lane = static_cast<std::size_t>(lane_of(node.pos));
      node.score = reading.scores[lane] + contexts[c][lane];
    }
  }
}

std::vector<std::int32_t> best_path(const Lattice& lattice, const Ranker& ranker) {
  const std::size_t count = lattice.nodes.size();
  std::vector<std::int32_t> best(count), back(count, -1), path;
  for (int n = 0; n < lattice.size(); ++n) {
    const std::int32_t begin = lattice.begins[static_cast<std::size_t>(n)];
    const std::int32_t before = n > 0 ? lattice.begins[static_cast<std::size_t>(n) - 1] : begin;
    for (std::int32_t k = begin; k < lattice.begins[static_cast<std::size_t>(n) + 1]; ++k) {
      const Node& node = lattice.nodes[static_cast<std::size_t>(k)];
      std::int32_t top = n > 0 ? INT32_MIN : 0;
      for (std::int32_t p = before; p < begin; ++p) {
        const std::int32_t s = best[static_cast<std::size_t>(p)] +
                               ranker.transition(lattice.nodes[static_cast<std::size_t>(p)].left, node.right);
        if (s <= top) continue;
        top = s;
        back[static_cast<std::size_t>(k)] = p;
      }
      best[static_cast<std::size_t>(k)] = top + node.score;
    }
  }
  if (count == 0) return path;
  path.resize(static_cast<std::size_t>(lattice.size()));
  std::int32_t at = lattice.begins[path.size() - 1];
  for (std::int32_t k = at; k < lattice.begins[path.size()]; ++k)
    if (best[static_cast<std::size_t>(k)] > best[static_cast<std::size_t>(at)]) at = k;
  for (std::size_t n = path.size(); n-- > 0; at = back[static_cast<std::size_t>(at)]) path[n] = at;
  return path;
}

}  // namespace khabar::morphology
