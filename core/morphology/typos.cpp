#include "morphology/typos.h"

#include <algorithm>

namespace khabar {
namespace {

constexpr std::size_t shortest = 5, longest = 24;  // units of a word that is looked at
constexpr std::size_t shortest_rest = 4;           // units of what follows a glued particle
constexpr std::size_t shortest_mended = 6;         // units of a name that a letter is added to or taken from
constexpr int often = 3;                           // doublings of frequency that make a word known for sure

}  // namespace

TypoStage::TypoStage(const Lexicon& lexicon)
    : maker_(lexicon),
      particles_(lexicon.table("glued_particles")),
      places_(lexicon.table("places")),
      countries_(lexicon.table("cldr_countries")) {}

bool TypoStage::known(std::u16string_view key) const {
  // The accusative adds an alef that tables do not have.
  if (key.back() == u'ا' && maker_.stems().nominals().find(key.substr(0, key.size() - 1))) return true;
  const auto readings = maker_.read(key, key).readings;
  return std::any_of(readings.begin(), readings.end(), [](const morphology::Reading& r) {
    // The dual of a verb is rare enough that it proves nothing.
    const bool dual = r.verb && r.verb->number == Number::dual && r.stem.plain == 0;
    return r.known && !dual;
  });
}

std::int32_t TypoStage::glue_point(std::u16string_view key, std::u16string_view norm) const {
  const auto frequent = [this](std::u16string_view word) {
    const morphology::StemLexicon& stems = maker_.stems();
    const std::u16string_view bare = word.substr(0, 2) == u"ال" ? word.substr(2) : word;
    return morphology::is_name(stems.facts(word)) || stems.count(bare) >= often;
  };
  for (std::size_t cut = 2; cut + shortest_rest <= key.size(); ++cut) {
    // لإفراغ is no لا: there the alef carries a hamza.
    const bool hamza = norm[cut - 1] == u'إ' || norm[cut - 1] == u'أ' || norm[cut - 1] == u'آ';
    const bool particle = cut <= 4 && !hamza && particles_.find(key.substr(0, cut)).has_value();
    const bool ended = cut > 2 && (norm[cut - 1] == u'ة' || norm[cut - 1] == u'ى') && known(key.substr(0, cut));
    if ((particle || ended) && frequent(key.substr(cut))) return static_cast<std::int32_t>(cut);
  }
  return 0;
}

std::u16string TypoStage::mended_name(std::u16string_view key) const {
  constexpr std::u16string_view letters = u"ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
  std::u16string word(key);
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (word[i] == word[i + 1]) continue;
    std::swap(word[i], word[i + 1]);
    if (is_place(word)) return word;
    std::swap(word[i], word[i + 1]);
  }
  if (key.size() < shortest_mended) return {};
  for (std::size_t i = 1; i < key.size(); ++i) {
    if (key[i] != key[i - 1]) continue;
    word = key;
    word.erase(i, 1);
    if (is_place(word)) return word;
  }
  for (std::size_t i = 1; i < key.size(); ++i)
    for (char16_t c : letters) {
      word = key;
      word.insert(i, 1, c);
      if (is_place(word)) return word;
    }
  return {};
}

std::u16string TypoStage::mended(std::u16string_view key) const {
  std::u16string once;
  for (char16_t c : key)
    if (once.size() < 2 || c != once.back()) once.push_back(c);
  if (once.size() + 2 <= key.size() && known(once)) return once;
  std::u16string name = mended_name(key);
  if (!name.empty() || std::u16string_view(u"وفبلك").find(key[0]) == std::u16string_view::npos) return name;
  name = mended_name(key.substr(1));
  return name.empty() ? name : key[0] + name;
}

void TypoStage::run(Document& doc) const {
  std::vector<Token> tokens;
  tokens.reserve(doc.tokens.size());
  for (int i = 0; i < doc.token_count(); ++i) {
    Token token = doc.tokens[static_cast<std::size_t>(i)];
    const std::u16string_view key = doc.key(i);
    const bool looked_at = token.kind == TokenKind::word && key.size() >= shortest && key.size() <= longest;
    if (!looked_at || known(key)) {
      tokens.push_back(token);
      continue;
    }
    const std::int32_t cut = glue_point(key, doc.norm(i));
    const std::int32_t at = token.folded.start + cut;
    if (cut > 0 && doc.origin[static_cast<std::size_t>(at)] != doc.origin[static_cast<std::size_t>(at - 1)]) {
      std::u16string reading(doc.norm(i));
      reading.insert(static_cast<std::size_t>(cut), u" ");
      warn(doc, "suspected-typo", "Two words seem to be written as one.", token.span, reading);
      Token second = token;
      token.folded.end = second.folded.start = at;
      token.span = doc.to_text(token.folded);
      second.span = doc.to_text(second.folded);
      tokens.push_back(token);
      tokens.push_back(second);
      continue;
    }
    const std::u16string name = mended(key);
    if (!name.empty()) {
      warn(doc, "suspected-typo", "Letters seem to be swapped, doubled or missing.", token.span, name);
      token.reading = static_cast<std::int32_t>(doc.readings.size());
      doc.readings.push_back(name);
    }
    tokens.push_back(token);
  }
  doc.tokens = std::move(tokens);
  for (Sentence& s : doc.sentences) s.tokens = {0, 0};
  for (int i = 0; i < doc.token_count(); ++i) {
    TokenRange& range =
        doc.sentences[static_cast<std::size_t>(doc.tokens[static_cast<std::size_t>(i)].sentence)].tokens;
    if (range.empty()) range.begin = i;
    range.end = i + 1;
  }
}

}  // namespace khabar
