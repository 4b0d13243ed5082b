#include "morphology/spelling.h"

#include <unordered_set>

#include "khabar/utf.h"

namespace khabar::morphology {

SpellingCheck::SpellingCheck(const Lexicon& lexicon)
    : spellings_(lexicon.table("spellings")), spelling_(spellings_.column("spelling")) {}

void SpellingCheck::run(Document& doc) const {
  std::unordered_set<std::u16string_view> warned;
  for (int i = 0; i < doc.token_count(); ++i) {
    const Token& token = doc.tokens[static_cast<std::size_t>(i)];
    const Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    if (token.kind != TokenKind::word || token.reading >= 0 || m.suffix_units > 0 || (m.prefixes & clitic::sa))
      continue;
    const std::u16string_view norm = doc.norm(i);
    const auto clitics = static_cast<std::size_t>(m.prefix_units) + m.article_units;
    const auto rows = spellings_.find(doc.key(i).substr(clitics));
    if (!rows) continue;
    const auto right = to_utf16(spellings_.text(rows->begin, spelling_));
    if (!right || *right == norm.substr(clitics) || !warned.insert(norm).second) continue;
    warn(doc, "suspected-typo", "Hamza, ta marbuta or alef maqsura seem to be written wrongly.", token.span,
         std::u16string(norm.substr(0, clitics)) + *right);
  }
}

}  // namespace khabar::morphology
