// What a word may tell of: the rows of the tables of event words that fit it in its company.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_forms.h"
#include "syntax/phrases.h"

namespace khabar {

/// A word that tells of an event, with what its row says.
struct Trigger {
  int token = 0;
  EventType type = EventType::STATE;
  bool verb = false;
  int weight = 5;
  std::string_view mode, cameo, roles;
  double confidence = 0.5;  ///< how surely it is an event of this type, 0 to 1
};

/// A word that may be a trigger, with the events that it may tell of.
struct TriggerCandidate {
  int token = 0;
  int last = 0;            ///< the last token of the phrase that the tables have (else the token)
  std::u16string form;     ///< what the tables have
  bool phrase = false;     ///< found as several words
  bool sense = false;      ///< the words beside it speak for its first reading
  int carried = -1;        ///< the token of a word beside it that speaks for no event here: often the event word, which
                           ///< it only carries; or -1
  bool other_pos = false;  ///< the tables have the word as another part of speech only
  bool guess = false;      ///< the verb was looked up under another lemma than it was read with
  bool light = false;      ///< it often carries another event word only
  std::vector<Trigger> readings;
};

class TriggerReader {
 public:
  /// Reads the tables `triggers`, `trigger_senses`, `collocates`, `speech`, `light_words`, `non_triggers`, `idioms`.
  explicit TriggerReader(const Lexicon& lexicon);
  /// All words of the document that the tables know as event words, outside names and times, in text order.
  std::vector<TriggerCandidate> read(const TokenIndex& index) const;
  bool is_light(const Document& doc, int token) const;

 private:
  /// The columns of a table of event words, of which not all tables have all.
  struct Columns {
    explicit Columns(const Table& table);
    int pos, type, weight, mode, cameo, roles;
  };
  /// The forms of a word, and which tables have keys that begin with each: they are asked for once.
  struct Forms {
    WordForms words;
    std::vector<TableSet> tables;
  };
  void read_forms(const Document& doc, int token, bool verb, Forms& out) const;
  void mark_idioms(const Document& doc, int token, const Forms& forms, std::vector<bool>& idiom) const;
  bool read_phrase(const Document& doc, int token, const Forms& forms, TriggerCandidate& out) const;
  void read_sense(const TokenIndex& index, int token, bool verb, const Forms& forms, TriggerCandidate& out) const;
  bool decide_sense(const TokenIndex& index, int token, bool verb, Rows rows, int beside, TriggerCandidate& out) const;
  void read_word(const Document& doc, int token, const Forms& forms, TriggerCandidate& out) const;
  bool read_word(const Document& doc, int token, const Forms& forms, bool verb, TriggerCandidate& out) const;
  void read_rows(std::u16string_view key, bool verb, TriggerCandidate& out) const;
  void read_speech(std::u16string_view key, bool verb, TriggerCandidate& out) const;
  bool in_class(const TokenIndex& index, int token, std::string_view classes) const;
  static Trigger make_trigger(const Table& table, const Columns& columns, int row, EventType type, int token,
                              bool verb);

  Table triggers_, senses_, collocates_, speech_, light_words_, non_triggers_, idioms_;
  Columns trigger_columns_, sense_columns_, speech_columns_;
  int head_, with_, before_, quote_, class_;  ///< columns of triggers_, senses_ (two), speech_, collocates_
};

}  // namespace khabar
