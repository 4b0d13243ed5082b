#include "morphology/word_cache.h"

#include "morphology/context.h"
#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

constexpr std::size_t longest_word = 40;   ///< a longer one is taken whole
constexpr std::size_t most_words = 10000;  ///< of a generation: some 15 MB

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

KnownWord* WordCache::Index::find(std::uint64_t hash, std::u16string_view norm) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].word != nullptr; i = (i + 1) & mask)
    if (slots_[i].hash == hash && slots_[i].word->norm == norm) return slots_[i].word;
  return nullptr;
}

void WordCache::Index::insert(std::uint64_t hash, KnownWord* word) {
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    std::swap(old, slots_);
    used_ = 1;
    for (const Slot& s : old)
      if (s.word != nullptr) insert(s.hash, s.word);
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].word != nullptr) i = (i + 1) & mask;
  slots_[i] = {hash, word};
}

WordCache::WordCache(const ReadingMaker& maker, const Ranker* ranker) : maker_(maker), ranker_(ranker) {}

KnownWord& WordCache::word(const Document& doc, int i) {
  const Token& token = doc.tokens[static_cast<std::size_t>(i)];
  const std::u16string_view norm = token.reading < 0 ? doc.norm(i) : doc.key(i);
  const std::uint64_t hash = WordHash()(norm);
  if (KnownWord* word = young_.index.find(hash, norm)) return *word;
  KnownWord* word = old_.index.find(hash, norm);
  if (word != nullptr && word->old_place >= 0) {
    // It stays in the old index, whose words are only looked for where the young ones do not have them.
    young_.words.push_back(std::move(old_.words[static_cast<std::size_t>(word->old_place)]));
    word->old_place = -1;
  } else {
    word = &read(doc, i, norm);
  }
  young_.index.insert(hash, word);
  return *word;
}

KnownWord& WordCache::read(const Document& doc, int i, std::u16string_view norm) {
  KnownWord& word = *young_.words.emplace_back(std::make_unique<KnownWord>());
  word.norm = norm;
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
  return word;
}

KnownWord& WordCache::name(const WordShape& shape) {
  KnownWord& word = *names_.emplace_back(std::make_unique<KnownWord>());
  word.readings.shape = shape;
  Reading r;
  r.allowed = pos_bit(Pos::PROPN);
  r.known = true;
  word.readings.readings.push_back(r);
  make_nodes(word);
  return word;
}

void WordCache::score(KnownWord& word) const {
  for (Reading& r : word.readings.readings) {
    for (std::uint32_t feature : r.features) ranker_->add(feature, r.scores);
    r.features = {};
  }
}

void WordCache::make_nodes(KnownWord& word) {
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

const NeighbourScores& WordCache::to_next(KnownWord& word) {
  if (word.to_next) return *word.to_next;
  word.to_next = std::make_unique<NeighbourScores>();
  for (int c = 0; c < context_classes; ++c) {
    features_.clear();
    before_features(word.readings.shape, c, features_);
    for (std::uint32_t f : features_) ranker_->add(f, (*word.to_next)[static_cast<std::size_t>(c)]);
  }
  return *word.to_next;
}

const NeighbourScores& WordCache::to_previous(KnownWord& word) {
  if (word.to_previous) return *word.to_previous;
  word.to_previous = std::make_unique<NeighbourScores>();
  for (int c = 0; c < context_classes; ++c) {
    features_.clear();
    after_features(word.readings.shape, c, features_);
    for (std::uint32_t f : features_) ranker_->add(f, (*word.to_previous)[static_cast<std::size_t>(c)]);
  }
  return *word.to_previous;
}

void WordCache::tidy() {
  names_.clear();
  if (young_.words.size() <= most_words) return;
  old_ = std::move(young_);
  young_ = {};
  for (std::size_t i = 0; i < old_.words.size(); ++i) old_.words[i]->old_place = static_cast<std::int32_t>(i);
}

std::unique_ptr<WordCache> WordCaches::take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) return std::make_unique<WordCache>(maker_, &ranker_);
  auto cache = std::move(free_.back());
  free_.pop_back();
  return cache;
}

void WordCaches::give_back(std::unique_ptr<WordCache> cache) {
  cache->tidy();
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(cache));
}

}  // namespace khabar::morphology
