// Whom descriptions mean: الوزير, الوكالة, رئيس الحكومة.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

/// Resolves descriptions to entities named before: a rank or office the person named last, a class noun the body of
/// that kind named last, a title the person who bears it. The document is read once from start to end: advance() moves
/// on.
class Descriptions {
 public:
  Descriptions(const Document& doc, const Table& class_nouns, const Table& titles);
  /// Takes note of the mentions that begin before token `i`.
  void advance(int i);
  /// The person or body named last.
  const std::optional<Argument>& anyone() const { return anyone_; }
  /// The argument of a phrase, with the entity that its description means; `last` is who spoke last.
  Argument resolve(const Phrase& phrase, const std::optional<Argument>& last) const;

 private:
  void note_ranks(const Mention& mention, const Argument& named);
  void note_class(const Mention& mention, const Argument& named);

  const Document& doc_;
  const Table& class_nouns_;
  const Table& titles_;
  int next_ = 0;
  std::optional<Argument> person_, anyone_;
  std::unordered_map<std::u16string, Argument> bodies_;   ///< class noun -> what it names, named last
  std::unordered_map<std::u16string, Argument> ranks_;    ///< rank or office -> the person named with it last
  std::unordered_map<std::u16string_view, int> holders_;  ///< title -> the person who bears it
};

}  // namespace khabar
