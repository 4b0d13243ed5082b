#include "morphology/spelling.h"

#include <unordered_set>

#include "khabar/utf.h"

namespace khabar::morphology {
namespace {

bool hamza(char16_t c) { return c == u'أ' || c == u'إ' || c == u'آ'; }

}  // namespace

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
    // Two hamzas that differ make two words (إبطال، أبطال); a name may end in ى (ليلى).
    if (right && hamza(norm[clitics]) && hamza((*right)[0]) && norm[clitics] != (*right)[0]) continue;
    if (norm.back() == u'ى' && (m.pos == Pos::PROPN || m.prefix_units > 1)) continue;
    // ى for ي is a mistake; ي for ى is how some write, and may be another word.
    const bool other_style = right && norm.back() == u'ي' && right->back() == u'ى';
    if (!right || other_style || *right == norm.substr(clitics) || !warned.insert(norm).second) continue;
    warn(doc, "suspected-typo", "Hamza, ta marbuta or alef maqsura seem to be written wrongly.", token.span,
         std::u16string(norm.substr(0, clitics)) + *right);
  }
}

}  // namespace khabar::morphology
