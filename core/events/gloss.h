// An event as a sentence for readers, in Arabic and in English.
#pragma once

#include <string>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class GlossWriter {
 public:
  /// Reads the table `glosses`.
  explicit GlossWriter(const Lexicon& lexicon);
  /// Fills gloss_ar and gloss_en from type, arguments, status and source.
  void write(const Document& doc, Event& event) const;

 private:
  Table glosses_;
};

}  // namespace khabar
