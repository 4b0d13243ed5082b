// Typing mistakes that news has: glued words, transposed letters in known names.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_cache.h"
#include "morphology/prominent_names.h"
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
  /// What is wrong with a word, as far as the word alone tells.
  struct Verdict {
    std::int32_t cut = 0;  ///< where the second of two words begins; 0 where it is one word
    std::u16string name;   ///< what it is read as where it is not cut; empty where as it stands
  };
  Verdict verdict_of(std::u16string_view key, std::u16string_view norm) const;
  bool known(std::u16string_view key) const;
  std::int32_t glue_point(std::u16string_view key, std::u16string_view norm) const;
  /// What an unknown word is read as; empty where nothing suggests itself.
  std::u16string mended(std::u16string_view key) const;

  std::shared_ptr<const morphology::ReadingMaker> words_;
  Table particles_;
  morphology::ProminentNames names_;
  std::unique_ptr<WordCache<Verdict>> verdicts_;  ///< by norm
};

}  // namespace khabar
