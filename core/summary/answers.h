// Who, what, where, when, why and how of the main event, and the dated events in their order.
#pragma once

#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class AnswerFinder {
 public:
  /// Reads the table `reason_markers`.
  explicit AnswerFinder(const Lexicon& lexicon);
  /// Fills who, what, where, when, why and how of doc.summary; needs its ranked sentences.
  void run(Document& doc) const;

 private:
  void find_reasons(Document& doc, const Event& event) const;
  Table markers_;
};

/// Up to `most` events that a reader wants first, as ids in the order of the text: not mere saying, with somebody or
/// something in them, told once; the surest of the best sentences. Needs doc.summary.sentences.
std::vector<int> main_events(const Document& doc, std::size_t most);

/// Fills doc.timeline: events with a date, what happened before what is planned, each in order of time. An event that
/// is told again (sameAs, or same type, same date, a participant in common) stands once.
void build_timeline(Document& doc);

}  // namespace khabar
