// What verbs cannot do without: تمكنت الشرطة says nothing before من إيقاف شخصين.
#pragma once

#include <string_view>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/model.h"
#include "syntax/chunks.h"
#include "syntax/phrases.h"
#include "syntax/verbs.h"

namespace khabar {

class Complements {
 public:
  /// Reads the tables `verb_complements` and `setting_nouns`, the model `verbs` and the tables of phrases and chunks.
  explicit Complements(const Lexicon& lexicon);

  /// The phrases and verbs of one document, which must outlive it.
  class Reading {
   public:
    Reading(const Document& doc, const Complements& complements);
    /// The tokens of the phrase, with its preposition, that the verb at this token needs most, in the verb's sentence:
    /// the one that the table says, else its object. Empty where it needs none.
    TokenRange of(int verb) const;
    bool in_time(int token) const { return index_.in_time(token); }

   private:
    TokenRange object_of(const Chunks& chunks, int verb) const;
    TokenRange phrase_of(const Chunks& chunks, int verb, std::string_view prepositions, bool action) const;
    bool may_be_object(const Chunks& chunks, int chunk, int verb) const;
    TokenRange range_of(const Chunk& chunk) const;
    bool is_setting(const Chunk& chunk) const;

    const Document& doc_;
    const Complements& complements_;
    TokenIndex index_;
  };

 private:
  PhraseTables phrases_;
  ChunkTables chunks_;
  sequence::ChoiceModel verbs_;
  Table table_, settings_;
  int needs_, of_;  ///< columns
};

}  // namespace khabar
