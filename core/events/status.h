// Whether an event happened, is planned, is possible or did not happen.
#pragma once

#include "events/triggers.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class StatusReader {
 public:
  /// Reads the table `status_cues`.
  explicit StatusReader(const Lexicon& lexicon);
  /// The status that words before the trigger, its future prefix or a word that asks for it give.
  Status read(const Document& doc, const Trigger& trigger, const Trigger* previous) const;

 private:
  Table cues_;
};

}  // namespace khabar
