// train_tagger OUT_DIR NER_DIR [--all]: trains the two models of the tagger on anercorp-train.conll and
// newsfane-filtered.conll of NER_DIR, writes OUT_DIR/tagger_first.bin and tagger_second.bin, and prints exact-span F1
// on the last tenth of ANERcorp's training split, which is left out of training unless --all is given.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <set>

#include "khabar/utf.h"
#include "tagger/tagger.h"
#include "text/fold.h"
#include "tools/conll.h"
#include "tools/crf_trainer.h"

using namespace khabar;
using tools::Example;
using tools::LabelledDocument;

namespace {

constexpr int folds = 5;

struct Corpus {
  std::vector<LabelledDocument> documents;
  int source = 0;
};

/// What the first model, trained on the other folds, makes of each document: as the second model will meet it.
using Memories = std::vector<std::vector<std::uint8_t>>;

class Training {
 public:
  Training() : lexicon_(Lexicon::open(builtin_block())), features_(*lexicon_) {}

  std::vector<Example> examples(const LabelledDocument& d, int source, const std::vector<std::uint8_t>& memory) const {
    std::vector<Example> out;
    const tagger::ListMarks marks = features_.marks(d.doc);
    tagger::for_each_piece(d.doc, [&](TokenRange piece) {
      Example e;
      e.source = source;
      features_.extract(d.doc, marks, piece, memory, e.rows);
      e.labels.assign(d.labels.begin() + piece.begin, d.labels.begin() + piece.end);
      tagger::mend(e.labels);
      out.push_back(std::move(e));
    });
    return out;
  }

  std::vector<int> label(const LabelledDocument& d, const sequence::Model& model,
                         const std::vector<std::uint8_t>& memory) const {
    std::vector<int> out;
    std::vector<sequence::LabelScores> scores;
    for (const Example& e : examples(d, 0, memory)) {
      model.score(e.rows, scores);
      const auto path = sequence::best_path(scores, model.chain(tagger::bioes()));
      out.insert(out.end(), path.begin(), path.end());
    }
    return out;
  }

  std::string train(const std::vector<Corpus>& corpora, const std::vector<Memories>* memories, int left_out) const {
    std::vector<Example> all;
    for (std::size_t c = 0; c < corpora.size(); ++c)
      for (std::size_t i = 0; i < corpora[c].documents.size(); ++i) {
        if (left_out >= 0 && static_cast<int>(i % folds) == left_out) continue;
        static const std::vector<std::uint8_t> none;
        auto some = examples(corpora[c].documents[i], corpora[c].source, memories ? (*memories)[c][i] : none);
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
      }
    return sequence::write_model(tools::train_crf(all, tagger::bioes(), {}));
  }

  std::vector<Memories> remember_by_folds(const std::vector<Corpus>& corpora) const {
    std::vector<Memories> out(corpora.size());
    for (std::size_t c = 0; c < corpora.size(); ++c) out[c].resize(corpora[c].documents.size());
    for (int fold = 0; fold < folds; ++fold) {
      std::cerr << "fold " << fold + 1 << " of " << folds << '\n';
      const std::string bytes = train(corpora, nullptr, fold);
      const sequence::Model model(std::as_bytes(std::span(bytes)));
      for (std::size_t c = 0; c < corpora.size(); ++c)
        for (std::size_t i = static_cast<std::size_t>(fold); i < out[c].size(); i += folds) {
          const LabelledDocument& d = corpora[c].documents[i];
          out[c][i] = tagger::remember(d.doc, label(d, model, {}));
        }
    }
    return out;
  }

 private:
  Result<Lexicon> lexicon_;
  tagger::FeatureExtractor features_;
};

/// The sentences of `corpus` that share no long run of letters with `held`: NewsFANE is the same newswire as ANERcorp,
/// so what is held out of one must be held out of the other.
std::vector<tools::LabelledSentence> without(const std::vector<tools::LabelledSentence>& corpus,
                                             const std::vector<tools::LabelledSentence>& held) {
  constexpr std::size_t run = 16;
  const auto letters = [](const tools::LabelledSentence& s) {
    std::string words;
    for (const auto& w : s) words += w.word;
    std::u16string out;
    for (char16_t c : fold_key(*to_utf16(words)))
      if (is_arabic_letter(c) && c != u'ا') out.push_back(c);
    return out;
  };
  std::set<std::u16string> runs;
  for (const auto& s : held) {
    const std::u16string text = letters(s);
    for (std::size_t i = 0; i + run <= text.size(); ++i) runs.insert(text.substr(i, run));
  }
  std::vector<tools::LabelledSentence> out;
  for (const auto& s : corpus) {
    const std::u16string text = letters(s);
    std::size_t shared = 0, all = 0;
    for (std::size_t i = 0; i + run <= text.size(); ++i, ++all) shared += runs.count(text.substr(i, run));
    if (shared * 5 <= all) out.push_back(s);
  }
  return out;
}

using Names = std::set<std::array<int, 3>>;

Names names_of(const std::vector<int>& labels, bool with_misc) {
  Names out;
  int begin = 0;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const int l = labels[static_cast<std::size_t>(i)];
    if (l == tagger::outside) continue;
    if (!tagger::continues(l)) begin = i;
    if (tagger::opens(l)) continue;
    if (with_misc || tagger::type_of(l) != tagger::Coarse::MISC)
      out.insert({begin, i, static_cast<int>(tagger::type_of(l))});
  }
  return out;
}

void evaluate(const Training& training, const std::vector<LabelledDocument>& dev, const std::string& first,
              const std::string& second) {
  const sequence::Model draft(std::as_bytes(std::span(first)));
  const sequence::Model final(std::as_bytes(std::span(second)));
  int hits[2] = {0, 0}, gold[2] = {0, 0}, given[2] = {0, 0};
  for (const LabelledDocument& d : dev) {
    const auto one = training.label(d, draft, {});
    const auto two = training.label(d, final, tagger::remember(d.doc, one));
    const Names truth = names_of(d.labels, false);
    for (int pass = 0; pass < 2; ++pass) {
      const Names found = names_of(pass == 0 ? one : two, false);
      gold[pass] += static_cast<int>(truth.size());
      given[pass] += static_cast<int>(found.size());
      for (const auto& n : found) hits[pass] += static_cast<int>(truth.count(n));
    }
  }
  for (int pass = 0; pass < 2; ++pass)
    std::printf("pass %d: PER+LOC+ORG P %.1f R %.1f F1 %.1f (gold %d, output %d)\n", pass + 1,
                100.0 * hits[pass] / std::max(1, given[pass]), 100.0 * hits[pass] / std::max(1, gold[pass]),
                200.0 * hits[pass] / std::max(1, given[pass] + gold[pass]), gold[pass], given[pass]);
}

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  std::printf("%s: %zu bytes\n", path.c_str(), bytes.size());
  return static_cast<bool>(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_tagger OUT_DIR NER_DIR [--all]\n";
    return 2;
  }
  const bool all = argc > 3 && std::strcmp(argv[3], "--all") == 0;
  const std::string dir = argv[2];
  auto sentences = tools::read_conll(dir + "/anercorp-train.conll");
  auto other = tools::read_conll(dir + "/newsfane-filtered.conll");
  if (sentences.empty() || other.empty()) {
    std::cerr << "train_tagger: no corpora in " << dir << '\n';
    return 2;
  }
  const std::size_t cut = sentences.size() - sentences.size() / 10;
  const std::vector<tools::LabelledSentence> held(sentences.begin() + static_cast<std::ptrdiff_t>(cut),
                                                  sentences.end());
  if (!all) {
    sentences.resize(cut);
    other = without(other, held);
  }
  std::printf("%zu sentences of ANERcorp, %zu of NewsFANE\n", sentences.size(), other.size());
  std::vector<Corpus> corpora(2);
  corpora[0] = {tools::make_documents(sentences, 20, false), 0};
  corpora[1] = {tools::make_documents(other, 20, true), 1};
  const Training training;
  const auto memories = training.remember_by_folds(corpora);
  const std::string first = training.train(corpora, nullptr, -1);
  const std::string second = training.train(corpora, &memories, -1);
  evaluate(training, tools::make_documents(held, 20, false), first, second);
  const std::string out = argv[1];
  return write(out + "/tagger_first.bin", first) && write(out + "/tagger_second.bin", second) ? 0 : 1;
}
