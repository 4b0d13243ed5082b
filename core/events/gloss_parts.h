// What the glosses of both languages are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// A table of verbs (`glosses`, `gloss_verbs`, which say what each field is) with its columns.
struct GlossVerbs {
  explicit GlossVerbs(const Table& of);
  Table table;
  int types, past, present, jussive, noun, link, verb, participle, verb_link, label, label_link, frame;
};

/// A row of such a table. A sentence needs few of its words: they are read as they are asked for.
class GlossVerb {
 public:
  /// `verbs` must outlive it.
  GlossVerb(const GlossVerbs& verbs, int row);
  std::u16string past() const { return arabic(verbs_.past); }
  std::u16string present() const { return arabic(verbs_.present); }
  std::u16string jussive() const;  ///< as the present where the table has none
  std::u16string noun() const { return arabic(verbs_.noun); }
  std::string verb() const { return std::string(cell(verbs_.verb)); }
  std::string participle() const { return std::string(cell(verbs_.participle)); }
  std::string verb_link() const { return std::string(cell(verbs_.verb_link)); }
  std::string label() const { return std::string(cell(verbs_.label)); }
  std::string label_link() const { return std::string(cell(verbs_.label_link)); }

  std::u16string link;
  char frame = 'i';

 private:
  std::string_view cell(int column) const { return verbs_.table.text(row_, column); }
  std::u16string arabic(int column) const;

  const GlossVerbs& verbs_;
  int row_;
};

struct GlossTables {
  explicit GlossTables(const Lexicon& lexicon);
  Table nouns, phrases, masculine_places;
  int human, one, more;  ///< columns of `nouns`
  /// The words of `gloss_phrases` at `key` in a language ("ar", "en"); empty where there are none.
  std::string phrase(const std::string& key, const char* language) const;
};

/// The row of the table `gloss_verbs` for a word's lemma, as an event of a type; -1 where it has none.
int gloss_row(const GlossVerbs& verbs, std::u16string_view lemma, EventType type);

/// Who the subject and the object of a gloss are, by the verb's frame.
struct GlossRoles {
  std::vector<Argument> subject, object;
  std::vector<Argument> places;  ///< that are not among both
};
GlossRoles gloss_roles(const Document& doc, const GlossVerb& verb, const Event& event);

/// The words of an unnamed argument: after a word of quantity, what is counted too (عدد من العمال).
TokenRange gloss_words(const Document& doc, const GlossTables& tables, const Argument& argument);

/// Who reports the event, where it is not one of those who act.
std::optional<Argument> gloss_source(const Event& event);

/// A day, month or year, or the days from one to another: what a gloss says of a time.
struct GlossDate {
  Date begin, end;         ///< month and day 0 where the value has none; `end` as `begin` where it is no range
  bool with_year = false;  ///< another year than that of the publication
};
std::optional<GlossDate> gloss_date(const Document& doc, const Event& event);

/// A future that is denied: لن.
bool denies_future(const Document& doc, const Event& event);

/// The counts of people that no argument of the event says already.
std::vector<Count> counts_beside(const Event& event);

/// The count of people that the event's own word speaks of: of an injury the injured, of other casualties the dead;
/// nullptr where there is none.
const Count* own_count(const Event& event);

/// The dead or injured that a casualty counts where no argument says who they are, or only another number (وإصابة 63
/// آخرين) or the noun of their death (مقتل 14 شخصا) does. Points into the event; nullptr
/// elsewhere.
const Count* counted_people(const Document& doc, const Event& event);

/// 12, 3.5: as short as it can be said.
std::string number_words(double value);

}  // namespace khabar
