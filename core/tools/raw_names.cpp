#include "tools/raw_names.h"

#include <algorithm>
#include <map>

#include "tagger/tagger.h"

namespace khabar::tools {
namespace {

std::uint8_t name_class(const NameCounts& counts) {
  const auto best = std::max_element(counts.names.begin(), counts.names.end());
  const double share = *best / counts.all;
  constexpr double least = 0.1, likely = 0.35, sure = 0.75;
  if (share < least) return 0;
  const int type = static_cast<int>(best - counts.names.begin());
  return static_cast<std::uint8_t>(1 + 3 * type + (share >= likely) + (share >= sure));
}

}  // namespace

void count_names(const std::vector<LabelledDocument>& news, const tagger::FeatureExtractor& features,
                 const sequence::Model& model, RawNames& counts) {
  const sequence::Decoder decoder(model.chain(tagger::bioes()));
  sequence::FeatureRows rows;
  std::vector<sequence::LabelScores> scores;
  for (const LabelledDocument& text : news) {
    const Document& doc = text.doc;
    tagger::ListMarks marks = features.marks(doc);
    tagger::for_each_piece(doc, [&](TokenRange piece) {
      marks.read(piece);
      rows.clear();
      features.extract(doc, marks, piece, text.hints, {}, rows);
      model.score(rows, scores);
      const auto labels = decoder.marginals(scores, false).labels;
      for (int i = piece.begin; i < piece.end; ++i) {
        if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word) continue;
        NameCounts& c = counts[std::u16string(doc.stem_key(i))];
        c.all++;
        for (int l = 1; l < tagger::label_count; ++l)
          c.names[static_cast<std::size_t>(tagger::type_of(l))] +=
              static_cast<double>(labels[static_cast<std::size_t>(i - piece.begin)][static_cast<std::size_t>(l)]);
      }
    });
  }
}

ClassedWords with_names(const ClassedWords& words, const RawNames& counts) {
  constexpr int least_count = 3;
  std::map<std::u16string, tagger::WordClass> out(words.begin(), words.end());
  for (const auto& [word, count] : counts) {
    const std::uint8_t name = name_class(count);
    const bool known = out.count(word) > 0;
    const bool surely = name != 0 && (name - 1) % 3 == 2;
    if (name != 0 && (known || (surely && count.all >= least_count))) out[word].name = name;
  }
  return ClassedWords(out.begin(), out.end());
}

}  // namespace khabar::tools
