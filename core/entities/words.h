// What the patterns of names ask of single words.
#pragma once

#include "entities/candidates.h"
#include "khabar/analysis.h"

namespace khabar {

inline const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }
inline const Token& token(const Document& doc, int i) { return doc.tokens[static_cast<std::size_t>(i)]; }

/// Whether token `j` exists and stands in the sentence of token `i`.
inline bool same_sentence(const Document& doc, int i, int j) {
  return j < doc.token_count() && token(doc, i).sentence == token(doc, j).sentence;
}

inline bool has_article(const Document& doc, int i) { return morph(doc, i).article_units > 0; }

/// A noun, adjective or name: what names are made of.
bool is_content(const Document& doc, const NameTables& tables, int i);

/// The word without its article, also where it is read as a name that begins so (العراقي).
inline std::u16string_view without_article(const Document& doc, int i) {
  const std::u16string_view key = doc.bare_key(i);
  return !has_article(doc, i) && key.size() > 4 && key.substr(0, 2) == u"ال" ? key.substr(2) : key;
}

inline bool looks_definite(const Document& doc, int i) {
  return has_article(doc, i) || without_article(doc, i).size() < doc.bare_key(i).size();
}

/// A definite word of nationality: الصيني.
bool starts_norp(const Document& doc, const NameTables& tables, int i);

/// A word of the name lists that is no ordinary word.
bool is_listed_name(const Document& doc, const NameTables& tables, int i);

/// A definite word that ends like a family's name (المنكبي، الشعابي) and is no nationality.
bool is_family_name(const Document& doc, const NameTables& tables, int i);

}  // namespace khabar
