// Corpora of labelled words, made into documents of Khabar's own tokens.
#pragma once

#include <string>
#include <vector>

#include "khabar/analysis.h"
#include "tagger/features.h"

namespace khabar::tools {

struct LabelledWord {
  std::string word;
  std::string tag;  ///< IOB2 with the corpus's own types, or "O"
};
using LabelledSentence = std::vector<LabelledWord>;

/// Reads a file of "word TAG" or "word<TAB>TAG" lines with empty lines between sentences. An unreadable file gives
/// none.
std::vector<LabelledSentence> read_conll(const std::string& path);

/// A document of some sentences, tokenised and analysed, with one label (tagger/labels.h) and what rules say for each
/// token, for both layers of the tagger.
struct LabelledDocument {
  Document doc;
  std::vector<tagger::Hint> hints, second_hints;
  std::vector<int> second_labels;  ///< empty where the corpus has none
  std::vector<int> labels;
};

/// How words become documents: `sentences_each` in one text, words joined by spaces (proclitics that a corpus splits
/// off are joined again when `join_clitics`). Types are mapped by core/tools' own table of corpus types.
std::vector<LabelledDocument> make_documents(const std::vector<LabelledSentence>& sentences, int sentences_each,
                                             bool join_clitics);

/// A text analysed as far as the tagger needs it.
LabelledDocument unlabelled(std::u16string text);

/// The articles ID.json with their names in ID.gold.json in `dir` (core/tools/annotations/import_mentions.py), sorted
/// by name, and with the labels of the second layer.
std::vector<LabelledDocument> read_articles(const std::string& dir);

}  // namespace khabar::tools
