// Names in Latin letters, as English-language news writes them.
#pragma once

#include <string>
#include <string_view>

#include "entities/candidates.h"
#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

class LatinWriter {
 public:
  LatinWriter(const Lexicon& lexicon, const NameTables& tables);

  /// The Latin form of a name: what `fact` says, else for a person or place word by word (the spelling that Wikidata
  /// has most often, or letter by letter), for a body, title or event translated word by word.
  std::string write(const Document& doc, const Candidate& name) const;

  /// Letter by letter, with a vowel between consonants: a guess for names that nothing knows.
  std::string romanize(std::u16string_view word) const;

 private:
  std::string person(const Document& doc, TokenRange range) const;
  std::string phrase(const Document& doc, TokenRange range) const;

  const NameTables& tables_;
  Table words_, letters_;
};

}  // namespace khabar
