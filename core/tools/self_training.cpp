#include "tools/self_training.h"

#include "morphology/lattice.h"

namespace khabar::tools {

using namespace morphology;

namespace {

/// Calls `visit(i, cut, pos)` with what `ranker` makes of each word of the document.
template <class Visit>
void for_each_word(const GoldDocument& document, const ReadingMaker& maker, const Ranker& ranker, Visit visit) {
  const DocumentReadings readings(document.doc, maker, &ranker);
  PathFinder finder(ranker);
  for_each_stretch(document.doc, {0, document.doc.token_count()}, [&](TokenRange range) {
    const auto found = finder.run(readings, range);
    for (int i = range.begin; i < range.end; ++i) {
      if (document.doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word) continue;
      const Node& node = found.node(i - range.begin);
      visit(static_cast<std::size_t>(i), readings.of(i).readings[static_cast<std::size_t>(node.reading)].cut, node.pos);
    }
  });
}

void tell(const Cut& cut, GoldWord& word) {
  word.told = static_cast<std::uint8_t>(~clitic::al);
  word.prefixes = static_cast<std::uint8_t>(cut.prefixes & ~clitic::al);
  word.suffix_units = cut.suffix_units;
}

}  // namespace

GoldDocument tell_clitics(const GoldDocument& document, const ReadingMaker& maker, const Ranker& ranker) {
  GoldDocument out = document;
  for_each_word(document, maker, ranker, [&](std::size_t i, const Cut& cut, Pos) {
    if (out.words[i]) tell(cut, *out.words[i]);
  });
  return out;
}

GoldDocument tell_other_words(const GoldDocument& document, const ReadingMaker& maker, const Ranker& ranker) {
  GoldDocument out{document.doc, std::vector<std::optional<GoldWord>>(document.words.size()), document.number};
  for_each_word(document, maker, ranker, [&](std::size_t i, const Cut& cut, Pos pos) {
    if (document.words[i]) return;
    GoldWord word;
    word.pos = pos_bit(pos);
    word.article = cut.article_units > 0;
    tell(cut, word);
    out.words[i] = word;
  });
  return out;
}

}  // namespace khabar::tools
