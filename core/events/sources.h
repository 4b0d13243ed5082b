// Who reports an event.
#pragma once

#include <optional>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "syntax/phrases.h"

namespace khabar {

class SourceFinder {
 public:
  /// Reads the tables `source_links`, `source_documents`, `speaker_nouns`.
  explicit SourceFinder(const Lexicon& lexicon);

  /// Gives events their sources: the speaker of the innermost quote around them, else who is named after حسب and its
  /// like in their sentence, else who announces them there (أعلنت الوزارة عن سحب). Who says something is not the source
  /// of his saying it. `events` go up through the text.
  void add(const TokenIndex& index, std::vector<Event>& events) const;

 private:
  /// What stands after حسب in a sentence.
  struct Attribution {
    int begin = 0;  ///< its first token
    Argument source;
  };
  std::optional<Attribution> attribution_in(const TokenIndex& index, const Sentence& sentence,
                                            const std::optional<Argument>& last) const;
  int after_link(const Document& doc, int token, int limit) const;
  std::optional<Argument> source_at(const TokenIndex& index, int token, int limit,
                                    const std::optional<Argument>& last) const;
  bool has_noun(const Table& table, const Document& doc, int token) const;

  Table links_, documents_, speakers_;
};

}  // namespace khabar
