#include "morphology/typos.h"

namespace khabar {
namespace {

constexpr std::size_t shortest = 5, longest = 24;  // units of a word that is looked at
constexpr std::size_t shortest_rest = 4;           // units of what follows a glued particle
constexpr std::size_t shortest_clitic = 7;         // units of a word whose first letter may be a particle
constexpr int often = 3;                           // doublings of frequency that make a word known for sure
constexpr std::size_t kept_verdicts = 1 << 14;

}  // namespace

TypoStage::TypoStage(const Lexicon& lexicon, std::shared_ptr<const morphology::ReadingMaker> words)
    : words_(words ? std::move(words) : std::make_shared<morphology::ReadingMaker>(lexicon)),
      particles_(lexicon.table("glued_particles")),
      names_(lexicon),
      verdicts_(std::make_unique<WordCache<Verdict>>(kept_verdicts)) {}

bool TypoStage::known(std::u16string_view key) const {
  // The accusative adds an alef that tables do not have.
  if (key.back() == u'ا' && words_->stems().nominals().find(key.substr(0, key.size() - 1))) return true;
  return words_->knows(key, key);
}

std::int32_t TypoStage::glue_point(std::u16string_view key, std::u16string_view norm) const {
  const auto frequent = [this](std::u16string_view word) {
    const morphology::StemLexicon& stems = words_->stems();
    const std::u16string_view bare = word.substr(0, 2) == u"ال" ? word.substr(2) : word;
    return (word.size() > shortest_rest && morphology::is_name(stems.facts(word))) || stems.count(bare) >= often;
  };
  for (std::size_t cut = 2; cut + shortest_rest <= key.size(); ++cut) {
    // لإفراغ is no لا: there the alef carries a hamza.
    const bool hamza = norm[cut - 1] == u'إ' || norm[cut - 1] == u'أ' || norm[cut - 1] == u'آ';
    // معاقرة is no مع: a second word that begins with a bare alef begins with the article.
    const bool bare_alef = norm[cut] == u'ا' && norm[cut + 1] != u'ل';
    const bool particle = cut <= 4 && !hamza && !bare_alef && particles_.find(key.substr(0, cut)).has_value();
    const bool ended = cut > 2 && (norm[cut - 1] == u'ة' || norm[cut - 1] == u'ى') && known(key.substr(0, cut));
    if ((particle || ended) && frequent(key.substr(cut))) return static_cast<std::int32_t>(cut);
  }
  return 0;
}

std::u16string TypoStage::mended(std::u16string_view key) const {
  std::u16string once;
  for (char16_t c : key)
    if (once.size() < 2 || c != once.back()) once.push_back(c);
  if (once.size() + 2 <= key.size() && known(once)) return once;
  std::u16string name = names_.mended(key);
  const bool clitic =
      key.size() >= shortest_clitic && std::u16string_view(u"وفبلك").find(key[0]) != std::u16string_view::npos;
  if (!name.empty() || !clitic) return name;
  name = names_.mended(key.substr(1));
  return name.empty() ? name : key[0] + name;
}

TypoStage::Verdict TypoStage::verdict_of(std::u16string_view key, std::u16string_view norm) const {
  if (known(key)) return {};
  const std::int32_t cut = glue_point(key, norm);
  return {cut, cut > 0 ? std::u16string() : mended(key)};
}

void TypoStage::run(Document& doc) const {
  Verdict spare;
  std::vector<Token> tokens;
  tokens.reserve(doc.tokens.size());
  for (int i = 0; i < doc.token_count(); ++i) {
    Token token = doc.tokens[static_cast<std::size_t>(i)];
    const std::u16string_view key = doc.key(i);
    const bool looked_at = token.kind == TokenKind::word && key.size() >= shortest && key.size() <= longest;
    if (!looked_at) {
      tokens.push_back(token);
      continue;
    }
    const Verdict& verdict = verdicts_->get(doc.norm(i), spare, [&] { return verdict_of(key, doc.norm(i)); });
    const std::int32_t cut = verdict.cut;
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
    const std::u16string name = cut > 0 ? mended(key) : verdict.name;
    if (!name.empty()) {
      warn(doc, "suspected-typo", "Letters seem to be swapped, doubled or missing.", token.span, name);
      token.reading = static_cast<std::int32_t>(doc.readings.size());
      doc.readings.push_back(name);
    }
    tokens.push_back(token);
  }
  tokens.shrink_to_fit();  // one word cut in two may have doubled what is held for them
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
