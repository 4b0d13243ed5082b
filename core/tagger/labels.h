// The labels of the sequence tagger: BIOES over four coarse types.
#pragma once

#include <cstdint>
#include <optional>

#include "sequence/crf.h"

namespace khabar::tagger {

/// The types that newswire corpora agree on; which kind of place a LOC is, is told by tables and class nouns later.
enum class Coarse : std::uint8_t { PER, LOC, ORG, MISC };
inline constexpr int coarse_count = 4;

/// What the second layer labels, with the same numbers: it sees the names of the first.
enum class Second : std::uint8_t { TITLE, NORP, EVENT, PRODUCT };

/// Label 0 is O; 1 + 4 * type + {B, I, E, S} the others.
enum class Part : std::uint8_t { B, I, E, S };
inline constexpr int label_count = 1 + 4 * coarse_count;
static_assert(label_count == sequence::label_count);
inline constexpr int outside = 0;

constexpr int label(Coarse type, Part part) { return 1 + 4 * static_cast<int>(type) + static_cast<int>(part); }
constexpr int label(Second type, Part part) { return label(static_cast<Coarse>(type), part); }
constexpr Coarse type_of(int label) { return static_cast<Coarse>((label - 1) / 4); }
constexpr Part part_of(int label) { return static_cast<Part>((label - 1) % 4); }

/// Whether a name goes on after this label.
constexpr bool opens(int l) { return l != outside && (part_of(l) == Part::B || part_of(l) == Part::I); }
/// Whether this label goes on with a name.
constexpr bool continues(int l) { return l != outside && (part_of(l) == Part::I || part_of(l) == Part::E); }

/// Whether `next` may follow `previous` in BIOES.
constexpr bool allowed(int previous, int next) {
  if (opens(previous)) return continues(next) && type_of(previous) == type_of(next);
  return !continues(next);
}

/// What BIOES forbids: 0 where it allows; a name never crosses the beginning or end.
inline sequence::Chain bioes() {
  sequence::Chain chain;
  for (int p = 0; p < label_count; ++p) {
    for (int n = 0; n < label_count; ++n)
      if (!allowed(p, n)) chain.transitions[p][n] = sequence::forbidden;
    if (continues(p)) chain.begin[p] = sequence::forbidden;
    if (opens(p)) chain.end[p] = sequence::forbidden;
  }
  return chain;
}

/// Makes a sequence cut out of a longer one sound again: a name that the cut went through ends and begins there.
template <class Labels>
void mend(Labels& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == outside) continue;
    const bool begins = i == 0 || !allowed(labels[i - 1], labels[i]) || !continues(labels[i]);
    const bool ends = i + 1 == labels.size() || !opens(labels[i]) || !continues(labels[i + 1]) ||
                      type_of(labels[i + 1]) != type_of(labels[i]);
    const Coarse type = type_of(labels[i]);
    labels[i] = label(type, begins ? (ends ? Part::S : Part::B) : (ends ? Part::E : Part::I));
  }
}

}  // namespace khabar::tagger
