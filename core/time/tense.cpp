#include "time/tense.h"

namespace khabar {
namespace {

constexpr int farthest_verb = 60;  // tokens

/// What token i says about the direction, and whether it is a verb at all.
std::optional<Direction> direction_at(const Words& words, int i) {
  if (const WordRow* row = words.find(i, WordClass::tense); row != nullptr && row->value != "if")
    return row->value == "future" ? Direction::future : Direction::past;
  if (words.is(i, WordClass::since)) return Direction::past;
  if (words.is(i, WordClass::age)) return std::nullopt;  // الذي يبلغ 52 عاما says nothing of the clause
  const Document& doc = words.doc();
  if (doc.morphs.empty()) return std::nullopt;
  const Morph& morph = doc.morphs[static_cast<std::size_t>(i)];
  if (morph.pos != Pos::VERB && morph.pos != Pos::AUX) return std::nullopt;
  const WordRow* particle = words.find(i - 1, WordClass::tense);
  const bool conditional = particle != nullptr && particle->value == "if";
  if (morph.tense == Tense::past) return conditional ? Direction::future : Direction::past;
  if (morph.tense != Tense::present) return std::nullopt;
  if ((morph.prefixes & clitic::sa) != 0) return Direction::future;
  if (particle == nullptr || conditional) return Direction::present;
  return particle->value == "future" ? Direction::future : Direction::past;
}

/// Before a verb in the present, what announces it: من المقرر أن يجتمع.
Direction announced(const Words& words, int verb) {
  for (int i = verb - 1; i >= verb - 4 && words.together(i, verb); --i)
    if (words.is(i, WordClass::tense, "future")) return Direction::future;
  return Direction::present;
}

}  // namespace

Direction direction_of(const Words& words, int begin, int end) {
  for (int i = begin - 1; i > begin - farthest_verb && words.together(i, begin); --i)
    if (const auto found = direction_at(words, i)) return *found == Direction::present ? announced(words, i) : *found;
  for (int i = end; i < end + farthest_verb && words.together(i, begin); ++i)
    if (const auto found = direction_at(words, i)) return *found == Direction::present ? Direction::none : *found;
  return Direction::none;
}

}  // namespace khabar
