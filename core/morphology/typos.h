// Typing mistakes that news has: glued words, transposed letters in known names.
#pragma once

#include <memory>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/readings.h"

namespace khabar {

class TypoStage {
 public:
  /// Reads the tables `glued_particles`, `places` and `cldr_countries`; `words` reads words, and is made where it is
  /// not given.
  explicit TypoStage(const Lexicon& lexicon, std::shared_ptr<const morphology::ReadingMaker> words = nullptr);

  /// Needs tokens and sentences; runs before morphology. A word that nothing knows is
  ///  - cut in two where it is a particle and a known word (فيأوكرانيا), or where a letter that only ends words stands
  ///    inside (ة، ى) between known words,
  ///  - read as a country, capital or continent that differs by two swapped neighbours (ورسيا), a letter
  ///    too many (ألمانييا) or one too few (أوكرنيا),
  ///  - read without the letters that stress repeats (جداااا).
  /// Each gives a warning `suspected-typo`; the text stays as it is.
  void run(Document& doc) const;

 private:
  bool known(std::u16string_view key) const;
  std::int32_t glue_point(std::u16string_view key, std::u16string_view norm) const;
  /// What an unknown word is read as; empty where nothing suggests itself.
  std::u16string mended(std::u16string_view key) const;
  std::u16string mended_name(std::u16string_view key) const;
  /// Whether this is a country, capital or continent.
  bool is_prominent(std::u16string_view key) const;

  std::shared_ptr<const morphology::ReadingMaker> words_;
  Table particles_, places_, countries_;
  int kind_;  // column of places_
};

}  // namespace khabar
