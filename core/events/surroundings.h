// What stands round words that may tell of events: classes of words, quotation marks, names.
#pragma once

#include <cstdint>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"
#include "tagger/word_classes.h"

namespace khabar {

/// The tables and the model that surroundings are read with.
struct SurroundingTables {
  /// Reads `context_words`, `quote_marks`, `work_nouns` and the model `word_classes`.
  explicit SurroundingTables(const Lexicon& lexicon);

  Table words;
  std::vector<std::uint32_t> classes;  ///< the class of each row of `words`: a bit, in the order of the classes' names
  Table marks, work_nouns;
  tagger::WordClasses learned;
};

/// Whether a word stands between quotation marks, and of what.
enum class InMarks : std::uint8_t { no, title, few, many };

class Surroundings {
 public:
  Surroundings(const TokenIndex& index, const SurroundingTables& tables);

  const TokenIndex& index() const { return index_; }
  /// The classes of `context_words` that the word is of: a bit each.
  std::uint32_t classes(int token) const { return classes_[static_cast<std::size_t>(token)]; }
  /// Those that some word of the sentence is of.
  std::uint32_t sentence_classes(int sentence) const { return sentence_classes_[static_cast<std::size_t>(sentence)]; }
  /// The class of words that stand in like places in raw news, 0 for rare words.
  std::uint32_t learned_class(int token) const;
  /// A title is between marks after a word like فيلم; few words between marks are often a name too.
  InMarks in_marks(int token) const { return in_marks_[static_cast<std::size_t>(token)]; }
  /// How many names and times the sentence has.
  int names(int sentence) const { return names_[static_cast<std::size_t>(sentence)]; }
  int times(int sentence) const { return times_[static_cast<std::size_t>(sentence)]; }

 private:
  void read_classes();
  void read_marks();
  void read_names();

  const TokenIndex& index_;
  const Document& doc_;
  const SurroundingTables& tables_;
  std::vector<std::uint32_t> classes_, sentence_classes_;
  std::vector<InMarks> in_marks_;
  std::vector<int> names_, times_;
};

}  // namespace khabar
