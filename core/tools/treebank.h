// Corpora whose words have known clitics, parts of speech or lemmas, as documents of Khabar's own tokens.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "morphology/readings.h"

namespace khabar::tools {

/// What a corpus says of one word; what it does not say is left open.
struct GoldWord {
  std::uint8_t prefixes = 0;  ///< bits of namespace clitic that it has, but for the article
  std::uint8_t told = 0;      ///< the bits of which it tells whether they are there
  std::optional<int> suffix_units;
  std::optional<bool> article;
  std::optional<bool> contracted, own_lam;  ///< as in Cut
  morphology::PosSet pos = 0;               ///< one of these; 0 where it does not tell
  std::u16string lemma;                     ///< a key; empty where it does not tell

  bool allows(const morphology::Cut& cut, Pos node_pos) const;
};

struct GoldDocument {
  Document doc;
  std::vector<std::optional<GoldWord>> words;  ///< parallel to doc.tokens
  int number = 0;                              ///< of the article that it belongs to
};

/// UD Arabic PUD: full analyses, each sentence a document.
std::vector<GoldDocument> read_pud(const std::string& path, const Lexicon& lexicon);

/// NewsFANE: conjunctions and pronouns are words of their own there, other proclitics only sometimes; names of persons
/// and countries are proper nouns. Its hamzas are gone: words are spelt as they mostly are in `spelling_path`, the same
/// newswire.
std::vector<GoldDocument> read_newsfane(const std::string& path, const std::string& spelling_path,
                                        const Lexicon& lexicon);

/// Sentences of our own whose ambiguous words are told: see core/tools/ambiguous_words.txt.
std::vector<GoldDocument> read_ambiguous(const std::string& path, const Lexicon& lexicon);

/// The text cut into words and sentences.
Document make_document(const std::u16string& text, const Lexicon& lexicon);

/// Calls `visit` with the articles of the ANT corpus and of NTREX under the folder of data.
void for_each_news_text(const std::string& data, const std::function<void(const std::u16string&)>& visit);

}  // namespace khabar::tools
