// An event as a sentence for readers, in Arabic and in English.
#pragma once

#include <string>

#include "events/gloss_arabic.h"
#include "events/gloss_english.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class GlossWriter {
 public:
  /// Reads the tables `glosses`, `gloss_verbs`, `gloss_nouns`, `gloss_phrases`, `masculine_places`.
  explicit GlossWriter(const Lexicon& lexicon);
  /// Fills gloss_ar and gloss_en from type, word, arguments, places, times, counts, status and source.
  void write(const Document& doc, Event& event) const;

 private:
  std::optional<GlossVerb> verb_of(const Document& doc, const Event& event) const;

  GlossVerbs types_, verbs_;
  GlossTables tables_;
};

}  // namespace khabar
