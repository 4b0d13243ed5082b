// Trains the model of where a headline may end on lines that annotators cut (the headlines of CHOICES.tsv), and
// measures it by cross-validation over articles.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "khabar/analyzer.h"
#include "khabar/utf.h"
#include "summary/headline.h"
#include "text/fold.h"
#include "tools/choice_trainer.h"
#include "tools/files.h"

namespace {

using namespace khabar;
using nlohmann::json;

constexpr int folds = 5, rounds = 150;

struct Chosen {
  int start = 0;  ///< of the best sentence
  std::u16string headline;
};

struct Example {
  HeadlineWriter::Endings endings;
  std::vector<int> right;
};

std::map<std::string, Chosen> read_choices(const std::string& path) {
  std::map<std::string, Chosen> out;
  std::ifstream table(path);
  for (std::string line; std::getline(table, line);) {
    std::istringstream cells(line);
    std::string id, starts, headline;
    if (line.starts_with('#') || line.starts_with("id\t")) continue;
    std::getline(cells, id, '\t') && std::getline(cells, starts, '\t') && std::getline(cells, headline, '\t');
    if (!headline.empty()) out[id] = {std::atoi(starts.c_str()), *to_utf16(headline)};
  }
  return out;
}

/// The last word of a headline, folded, without what stands at its end.
std::u16string last_word(const Analyzer& analyzer, const std::u16string& headline) {
  const Document doc = *analyzer.analyze(headline);
  for (int i = doc.token_count() - 1; i >= 0; --i)
    if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::punctuation) return std::u16string(doc.norm(i));
  return {};
}

std::vector<Example> read_examples(const Analyzer& analyzer, const HeadlineWriter& writer, const std::string& news,
                                   const std::map<std::string, Chosen>& choices) {
  std::vector<Example> out;
  std::ifstream in(news);
  for (std::string line; std::getline(in, line);) {
    const json row = json::parse(line);
    const auto chosen = choices.find(row.at("id").get<std::string>());
    if (chosen == choices.end()) continue;
    const Document doc = *analyzer.analyze(*to_utf16(row.at("text").get<std::string>()));
    const std::u16string last = last_word(analyzer, chosen->second.headline);
    for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
      const Span span = doc.sentences[s].span;
      if (chosen->second.start < span.start || chosen->second.start >= span.end) continue;
      Example e{writer.endings(doc, static_cast<int>(s)), {}};
      for (std::size_t k = 0; k < e.endings.last.size(); ++k)
        if (doc.norm(e.endings.last[k]) == last) e.right.push_back(static_cast<int>(k));
      // A word that stands twice: the later place, which has the longer line.
      if (!e.right.empty()) out.push_back({std::move(e.endings), {e.right.back()}});
    }
  }
  return out;
}

std::string train(const std::vector<Example>& examples, int without) {
  std::vector<sequence::FeatureRows> rows;
  std::vector<tools::ChoiceCase> cases;
  for (std::size_t n = 0; n < examples.size(); ++n) {
    if (static_cast<int>(n) % folds == without) continue;
    cases.push_back({static_cast<int>(rows.size()), 0, examples[n].right});
    rows.push_back(examples[n].endings.rows);
  }
  return sequence::write_model(tools::ChoiceTrainer(0.5, 0.2, rounds).train(rows, cases));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: train_headlines OUT_DIR NEWS.jsonl CHOICES.tsv\n";
    return 2;
  }
  const auto analyzer = Analyzer::create();
  const auto lexicon = Lexicon::open(builtin_block());
  const HeadlineWriter writer(*lexicon);
  const std::vector<Example> examples = read_examples(*analyzer, writer, argv[2], read_choices(argv[3]));
  int hits = 0;
  for (int fold = 0; fold < folds; ++fold) {
    const std::string bytes = train(examples, fold);
    const sequence::Model model(std::as_bytes(std::span(bytes)));
    for (std::size_t n = 0; n < examples.size(); ++n) {
      if (static_cast<int>(n) % folds != fold) continue;
      std::vector<sequence::LabelScores> scores;
      model.score(examples[n].endings.rows, scores);
      const auto best =
          std::max_element(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a[0] < b[0]; });
      hits += best - scores.begin() == examples[n].right[0];
    }
  }
  std::printf("ends where the annotator's line ends: %.1f %% of %zu\n",
              100.0 * hits / static_cast<double>(std::max<std::size_t>(1, examples.size())), examples.size());
  const std::string bytes = train(examples, -1);
  return tools::write_file(std::string(argv[1]) + "/headlines.bin", bytes) ? 0 : 1;
}
