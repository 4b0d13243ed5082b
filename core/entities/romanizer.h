// Names in Latin letters that no table knows.
#pragma once

#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace khabar {

/// Whose habits of spelling a name follows: the word is foreign in Arabic, Arabic of the east (شلهوب Shalhoub), or of
/// the Maghreb with its French spelling (شلغومي Chalghoumi).
enum class NameOrigin { foreign, arab, maghreb };

/// Writes words letter by letter as Wikidata's names are written, vowels restored, by the trees of
/// core/tools/train_romanizer.py.
class Romanizer {
 public:
  explicit Romanizer(const Lexicon& lexicon) : nodes_(lexicon.table("romanizer")), latin_(nodes_.column("latin")) {}

  /// `word` is folded with its hamzas (Document::norm), without clitics; other letters than Arabic ones stay. The first
  /// letter of the answer is a capital.
  std::string write(std::u16string_view word, NameOrigin origin) const;

 private:
  Table nodes_;
  int latin_;
};

}  // namespace khabar
