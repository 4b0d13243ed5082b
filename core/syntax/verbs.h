// The subjects and objects of verbs among the chunks round them: a log-linear choice trained on UD Arabic PUD.
#pragma once

#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/model.h"
#include "sequence/rows.h"
#include "syntax/chunks.h"

namespace khabar {

/// The labels of the model of verbs. A subject is the one meant: of a verb in a relative clause the antecedent, of a
/// joined verb without one of its own that of the verb before.
enum class VerbRelation : std::uint8_t { subject, object };
inline constexpr int verb_relation_count = 2;

/// What a verb governs: the best chunks (-1: nothing) and how sure that is, from 0 to 1.
struct VerbFrame {
  int verb = -1;  ///< token
  int subject = -1, second_subject = -1, object = -1;
  float subject_share = 0, object_share = 0;
};

/// Writes the features of the chunks near verbs. A view.
class VerbReader {
 public:
  VerbReader(const TokenIndex& index, const Chunks& chunks) : doc_(index.doc()), chunks_(chunks) {}
  /// The chunks that may be subject or object of the verb.
  std::vector<int> candidates(int verb) const;
  /// A row for each candidate, and one for none.
  void write(int verb, const std::vector<int>& candidates, sequence::FeatureRows& rows) const;

 private:
  const Document& doc_;
  const Chunks& chunks_;
};

/// The frames of all verbs of a document.
class VerbFrames {
 public:
  VerbFrames(const TokenIndex& index, const Chunks& chunks, const sequence::ChoiceModel& model);
  /// The frame of the verb at `token`; null where no verb stands there.
  const VerbFrame* at(int token) const;

 private:
  std::vector<VerbFrame> frames_;
};

}  // namespace khabar
