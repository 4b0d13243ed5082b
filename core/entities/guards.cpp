#include "entities/guards.h"

#include <algorithm>

namespace khabar {
namespace {

/// Whether the word before token `i` is a class noun, so that `i` is read as a name: مدينة الكرم.
bool after_class_noun(const Document& doc, const NameTables& tables, int i) {
  if (i == 0) return false;
  const Morph& before = doc.morphs[static_cast<std::size_t>(i - 1)];
  return doc.tokens[static_cast<std::size_t>(i - 1)].sentence == doc.tokens[static_cast<std::size_t>(i)].sentence &&
         before.suffix_units == 0 && before.article_units == 0 &&
         doc.morphs[static_cast<std::size_t>(i)].prefix_units == 0 &&
         tables.class_nouns.find(doc.bare_key(i - 1)).has_value();
}

}  // namespace

void drop_measured(const Document& doc, std::vector<Candidate>& candidates) {
  std::vector<bool> timed(doc.tokens.size(), false);
  for (const Time& t : doc.times)
    for (int i = t.tokens.begin; i < t.tokens.end; ++i) timed[static_cast<std::size_t>(i)] = true;
  for (const Quantity& q : doc.quantities)
    if (q.kind == QuantityKind::MONEY)
      for (int i = q.tokens.begin; i < q.tokens.end; ++i) timed[static_cast<std::size_t>(i)] = true;
  std::erase_if(candidates, [&](const Candidate& c) {
    for (int i = c.tokens.begin; i < c.tokens.end; ++i)
      if (timed[static_cast<std::size_t>(i)]) return true;
    return false;
  });
}

void drop_unsupported(const Document& doc, const NameTables& tables, std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [&](const Candidate& c) {
    return c.fact && c.tokens.size() == 1 && c.fact.text("ambiguous") == "1" &&
           !after_class_noun(doc, tables, c.tokens.begin);
  });
}

}  // namespace khabar
