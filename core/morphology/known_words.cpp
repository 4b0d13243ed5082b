#include "morphology/known_words.h"

#include "morphology/context.h"
#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

constexpr std::size_t longest_word = 40;   ///< a longer one is taken whole
constexpr std::size_t most_words = 10000;  ///< of a generation: some 9 MB

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
  const auto number = static_cast<std::uint32_t>(kind);
  out.shape.key = 2 * (mark ? sequence::hash(norm.substr(0, 1)) : number + 1);
  out.shape.ending = out.shape.opening = out.shape.key;
  out.shape.cluster = 1024u + number;
  out.shape.form = 8u + number * 256;
  return out;
}

}  // namespace

KnownWords::KnownWords(const ReadingMaker& maker, const Ranker* ranker) : maker_(maker), ranker_(ranker) {}

KnownWord& KnownWords::word(const Document& doc, int i) {
  const Token& token = doc.tokens[static_cast<std::size_t>(i)];
  const std::u16string_view norm = token.reading < 0 ? doc.norm(i) : doc.key(i);
  if (const auto found = young_.find(norm); found != young_.end()) return found->second;
  if (const auto found = old_.find(norm); found != old_.end())
    return young_.insert(old_.extract(found)).position->second;
  KnownWord& word = young_[std::u16string(norm)];
  read(doc, i, norm, word);
  return word;
}

void KnownWords::read(const Document& doc, int i, std::u16string_view norm, KnownWord& word) {
  const std::u16string_view key = doc.key(i);
  const TokenKind kind = doc.tokens[static_cast<std::size_t>(i)].kind;
  if (kind != TokenKind::word || key.size() > longest_word) {
    word.readings = whole(kind, norm);
  } else {
    word.readings = maker_.read(key, norm);
    word.starts = maker_.marker().starts(key);
  }
  if (ranker_ != nullptr) score(word);
  make_nodes(word);
}

KnownWord& KnownWords::name(const WordShape& shape) {
  KnownWord& word = names_.emplace_back();
  word.readings.shape = shape;
  Reading r;
  r.allowed = pos_bit(Pos::PROPN);
  r.known = true;
  word.readings.readings.push_back(r);
  make_nodes(word);
  return word;
}

void KnownWords::score(KnownWord& word) const {
  for (Reading& r : word.readings.readings) {
    for (std::uint32_t feature : r.features) ranker_->add(feature, r.scores);
    std::vector<std::uint32_t>().swap(r.features);  // with its memory
  }
}

void KnownWords::make_nodes(KnownWord& word) {
  const auto& all = word.readings.readings;
  for (std::size_t r = 0; r < all.size(); ++r)
    for (int p = 0; p <= static_cast<int>(Pos::X); ++p) {
      const auto pos = static_cast<Pos>(p);
      if ((all[r].allowed & pos_bit(pos)) == 0) continue;
      Node node;
      node.reading = static_cast<std::int16_t>(r);
      node.pos = pos;
      node.context = static_cast<std::uint8_t>(context_class(all[r].cut));
      node.left = static_cast<std::int16_t>(left_state(all[r].cut, pos));
      node.right = static_cast<std::int16_t>(right_state(all[r].cut, pos));
      if (pos != Pos::PUNCT && pos != Pos::SYM) node.score = all[r].scores[static_cast<std::size_t>(lane_of(pos))];
      word.nodes.push_back(node);
    }
}

const NeighbourScores& KnownWords::to_next(KnownWord& word) {
  if (word.to_next) return *word.to_next;
  word.to_next = std::make_unique<NeighbourScores>();
  for (int c = 0; c < context_classes; ++c) {
    features_.clear();
    before_features(word.readings.shape, c, features_);
    for (std::uint32_t f : features_) ranker_->add(f, (*word.to_next)[static_cast<std::size_t>(c)]);
  }
  return *word.to_next;
}

const NeighbourScores& KnownWords::to_previous(KnownWord& word) {
  if (word.to_previous) return *word.to_previous;
  word.to_previous = std::make_unique<NeighbourScores>();
  for (int c = 0; c < context_classes; ++c) {
    features_.clear();
    after_features(word.readings.shape, c, features_);
    for (std::uint32_t f : features_) ranker_->add(f, (*word.to_previous)[static_cast<std::size_t>(c)]);
  }
  return *word.to_previous;
}

void KnownWords::tidy() {
  names_.clear();
  if (young_.size() <= most_words) return;
  old_ = std::move(young_);
  young_.clear();
}

std::unique_ptr<KnownWords> KnownWordsPool::take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) return std::make_unique<KnownWords>(maker_, &ranker_);
  auto known = std::move(free_.back());
  free_.pop_back();
  return known;
}

void KnownWordsPool::give_back(std::unique_ptr<KnownWords> known) {
  known->tidy();
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(known));
}

}  // namespace khabar::morphology
