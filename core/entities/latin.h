// Names in Latin letters, as English-language news writes them.
#pragma once

#include <string>
#include <string_view>

#include "entities/candidates.h"
#include "entities/romanizer.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// Whose habits Arabic personal names follow: Jamal bin Salman, Jamel Ben Salem, Gamal Salem.
enum class NameStyle { eastern, maghreb, egyptian };

class LatinWriter {
 public:
  LatinWriter(const Lexicon& lexicon, const NameTables& tables);

  /// The Latin form of a name: what `fact` says, else for a person or place part by part (name_parts.tsv,
  /// name_spellings.tsv, the spelling that Wikidata has most often, the romaniser), for a body, title or event
  /// translated word by word.
  std::string write(const Document& doc, const Candidate& name, NameStyle style) const;

 private:
  std::string person(const Document& doc, TokenRange range, NameStyle style) const;
  NameOrigin origin(const Document& doc, TokenRange range, NameStyle style) const;
  std::string part(const Document& doc, int i, bool first, NameStyle style, NameOrigin origin) const;
  std::string_view arab_part(int row, NameStyle style) const;
  std::string_view spelling(std::u16string_view key, NameStyle style, NameOrigin origin) const;
  std::string_view listed_place(const Document& doc, TokenRange range, int& end) const;
  std::string_view country(const Document& doc, int i) const;
  std::string place(const Document& doc, TokenRange range, MentionType type, NameStyle style) const;
  bool names_no_body(const Document& doc, int token) const;
  std::string phrase(const Document& doc, TokenRange range, NameStyle style, bool role = false) const;

  struct Word;
  int inflected(const Document& doc, int i) const;
  Word translate(const Document& doc, TokenRange range, int i, int& end, NameStyle style) const;

  const NameTables& tables_;
  Table words_, parts_, spellings_;
  Romanizer romanizer_;
};

}  // namespace khabar
