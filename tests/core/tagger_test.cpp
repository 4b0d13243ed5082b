#include "tagger/tagger.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "lexicon/lexicon.h"
#include "support/support.h"
#include "tagger/features.h"

using namespace khabar;
using sequence::FeatureRows;

namespace {

const Lexicon& lexicon() {
  static const auto opened = Lexicon::open(builtin_block());
  return *opened;
}

std::vector<std::uint32_t> sorted_row(const FeatureRows& rows, std::size_t r) {
  std::vector<std::uint32_t> out(rows.hashes.begin() + rows.begins[r], rows.hashes.begin() + rows.begins[r + 1]);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("what words give by themselves and the context make up the whole row", "[tagger]") {
  const Document doc = *test::analyzer().analyze(
      u"استقبل رئيس الجمهورية التونسية وزير الخارجية الصيني وانج يي في قصر قرطاج. وقال إن «الأمم المتحدة» وافقت.", {});
  const tagger::FeatureExtractor features(lexicon());
  std::vector<tagger::Hint> hints;
  for (std::size_t i = 0; i < doc.tokens.size(); ++i)
    hints.push_back({static_cast<std::uint8_t>(i % 3), static_cast<std::uint8_t>(i % 2)});
  const auto compare = [&](tagger::ListMarks& marks, TokenRange piece, const std::vector<std::uint8_t>& memory) {
    marks.read(piece);
    FeatureRows whole, context;
    features.extract(doc, marks, piece, hints, memory, whole);
    std::vector<tagger::SeenWord> words;
    for (int i = piece.begin; i < piece.end; ++i) words.push_back(features.see(doc.stem_key(i)));
    std::vector<tagger::FeatureExtractor::HintRows> hinted{{hints, {}, {}}};
    tagger::FeatureExtractor::extract_context(doc, marks, piece, words, context, hinted);
    for (int i = 0; i < piece.size(); ++i) {
      FeatureRows parts;
      for (int d = -tagger::FeatureExtractor::reach; d <= tagger::FeatureExtractor::reach; ++d) {
        const int j = i + d;
        if (j < 0)
          tagger::FeatureExtractor::extract_word({}, tagger::before_piece, d, parts);
        else if (j >= piece.size())
          tagger::FeatureExtractor::extract_word({}, tagger::after_piece, d, parts);
        else
          tagger::FeatureExtractor::extract_word(doc.stem_key(piece.begin + j), words[static_cast<std::size_t>(j)], d,
                                                 parts);
      }
      const auto r = static_cast<std::size_t>(i);
      tagger::FeatureExtractor::extract_hints(hinted[0].windows[r], parts);
      if (!memory.empty())
        tagger::FeatureExtractor::extract_memory(
            tagger::memory_window(std::span(memory).subspan(static_cast<std::size_t>(piece.begin),
                                                            static_cast<std::size_t>(piece.size())),
                                  r),
            parts);
      for (const FeatureRows* rows : {&context, &hinted[0].rows})
        parts.hashes.insert(parts.hashes.end(), rows->hashes.begin() + rows->begins[r],
                            rows->hashes.begin() + rows->begins[r + 1]);
      parts.begins = {0, static_cast<std::uint32_t>(parts.hashes.size())};
      CHECK(sorted_row(parts, 0) == sorted_row(whole, r));
    }
  };
  std::vector<std::uint8_t> memory;
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) memory.push_back(static_cast<std::uint8_t>(i % 5));
  for (const auto& known : {std::vector<std::uint8_t>(), memory}) {
    tagger::ListMarks marks = features.marks(doc);
    tagger::for_each_piece(doc, [&](TokenRange piece) { compare(marks, piece, known); });
  }
}

TEST_CASE("names of lists are marked over the edge of a piece", "[tagger]") {
  Document doc = *test::analyzer().analyze(u"انعقد اجتماع الأمم المتحدة في جنوب أفريقيا", {});
  const tagger::FeatureExtractor features(lexicon());
  const auto all = [&](std::vector<TokenRange> pieces) {
    tagger::ListMarks marks = features.marks(doc);
    std::vector<int> out;
    for (const TokenRange piece : pieces) {
      marks.read(piece);
      for (int i = piece.begin; i < piece.end; ++i)
        for (std::size_t t = 0; t < marks.tables(); ++t) out.push_back(marks.at(i, t).place);
    }
    return out;
  };
  const int count = doc.token_count();
  const auto whole = all({{0, count}});
  for (int cut = 1; cut < count; ++cut) CHECK(all({{0, cut}, {cut, count}}) == whole);
}

TEST_CASE("the guidelines of newswire leave out governments and armies", "[tagger]") {
  const auto organisations = [](NameGuidelines guidelines) {
    Options options;
    options.guidelines = guidelines;
    const Document doc = *test::analyzer().analyze(
        u"أعلنت الحكومة العراقية أن الجيش المصري دخل غزة، وقال محمود عباس إن الأمم المتحدة وافقت.", options);
    std::vector<std::u16string> out;
    for (const Mention& m : doc.mentions)
      if (m.type == MentionType::ORG) out.emplace_back(doc.at(m.span));
    return out;
  };
  CHECK(organisations(NameGuidelines::khabar) ==
        std::vector<std::u16string>{u"الحكومة العراقية", u"الجيش المصري", u"الأمم المتحدة"});
  CHECK(organisations(NameGuidelines::newswire) == std::vector<std::u16string>{u"الأمم المتحدة"});
}

TEST_CASE("guidelines that nobody has are no option", "[tagger]") {
  CHECK(options_from_json(R"({"guidelines":"newswire"})")->guidelines == NameGuidelines::newswire);
  CHECK(options_from_json("{}")->guidelines == NameGuidelines::khabar);
  for (const char* wrong : {R"({"guidelines":"conll"})", R"({"guidelines":1})"}) {
    const auto options = options_from_json(wrong);
    REQUIRE_FALSE(options);
    CHECK(options.error().code == ErrorCode::invalid_options);
  }
}
