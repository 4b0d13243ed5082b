// What quotes ask of single tokens.
#pragma once

#include <string_view>

#include "khabar/analysis.h"

namespace khabar {

inline const Morph& morph_at(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

inline bool is_verb(const Document& doc, int i) { return morph_at(doc, i).pos == Pos::VERB; }

inline bool is_mark(const Document& doc, int i) {
  return doc.tokens[static_cast<std::size_t>(i)].kind >= TokenKind::punctuation;
}

inline bool is_quotation_mark(const Document& doc, int i) {
  return is_mark(doc, i) && std::u16string_view(u"«»“”\"„″").find(doc.norm(i).front()) != std::u16string_view::npos;
}

/// الذي and its kin, with و too.
inline bool is_relative(const Document& doc, int i) {
  std::u16string_view key = doc.key(i);
  if (key.size() > 3 && key.front() == u'و') key.remove_prefix(1);
  return key == u"الذي" || key == u"التي" || key == u"الذين";
}

}  // namespace khabar
