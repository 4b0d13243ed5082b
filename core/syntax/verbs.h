// The subjects and objects of verbs among the chunks round them: a log-linear choice trained on UD Arabic PUD.
#pragma once

#include <unordered_map>
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
  VerbReader(const Document& doc, const Chunks& chunks) : doc_(doc), chunks_(chunks) {}
  /// The chunks that may be subject or object of the verb.
  std::vector<int> candidates(int verb) const;
  /// A row for each candidate, and one for none.
  void write(int verb, const std::vector<int>& candidates, sequence::FeatureRows& rows) const;

 private:
  const Document& doc_;
  const Chunks& chunks_;
};

/// The frames of the verbs of a document, each made when it is first asked for.
class VerbFrames {
 public:
  /// All must outlive it.
  VerbFrames(const Document& doc, const Chunks& chunks, const sequence::ChoiceModel& model)
      : doc_(doc), reader_(doc, chunks), model_(model) {}
  /// The frame of the verb at `token`; null where no verb stands there. It holds until a token of another sentence is
  /// asked for.
  const VerbFrame* at(int token);

 private:
  VerbFrame frame_of(int verb) const;

  const Document& doc_;
  VerbReader reader_;
  const sequence::ChoiceModel& model_;
  int sentence_ = -1;
  std::unordered_map<int, VerbFrame> frames_;  ///< of the sentence, by the verb
};

}  // namespace khabar
