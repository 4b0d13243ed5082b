// train_morphology DATA_DIR SHARED_DATA: trains the models of morphology on UD Arabic PUD (clitics, parts of speech,
// lemmas), NewsFANE (clitics, names), marked words (parts of speech) and news text (classes of words); writes
// DATA_DIR/models/morphology.bin and lemmas.bin and the column `cluster` of DATA_DIR/morphology/word_counts.tsv.
// train_morphology --cross-validate SHARED_DATA [--verbose]: prints, instead, the share of PUD's words that models
// trained on the other four fifths of its articles (and NewsFANE) get right; word classes are those that are built in.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>

#include "khabar/names.h"
#include "khabar/utf.h"
#include "morphology/lattice.h"
#include "morphology/words.h"
#include "text/fold.h"
#include "tools/cluster_words.h"
#include "tools/files.h"
#include "tools/foreign_trainer.h"
#include "tools/lemma_trainer.h"
#include "tools/marked_words.h"
#include "tools/ranker_trainer.h"
#include "tools/self_training.h"
#include "tools/treebank.h"

using namespace khabar;
using namespace khabar::morphology;
using tools::GoldDocument;
using tools::GoldWord;

namespace {

constexpr int folds = 5;
/// More of NewsFANE than every fifth sentence drowns what PUD says of parts of speech.
constexpr int newsfane_step = 5;
constexpr float newsfane_weight = 0.3f;
constexpr float marked_weight = 1.0f, other_words_weight = 0.6f;
/// More words need a stricter prior for a model of the same size.
const tools::RankerOptions last_round{.l1 = 5.5};

struct Corpora {
  std::vector<GoldDocument> pud, newsfane, ambiguous, marked;
};

/// Calls `visit` with the document, the token, its cut and its part of speech for each token of the news, as `ranker`
/// reads them, and `end` after each sentence.
template <class Visit, class End>
void for_each_news_word(const std::string& data, const Lexicon& lexicon, const ReadingMaker& maker,
                        const Ranker& ranker, Visit visit, End end) {
  KnownWords known(maker, &ranker);
  PathFinder finder(ranker);
  tools::for_each_news_text(data, [&](const std::u16string& text) {
    const Document doc = tools::make_document(text, lexicon);
    DocumentReadings readings(doc, maker, known);
    readings.read({0, doc.token_count()});
    for_each_stretch(doc, {0, doc.token_count()}, [&](TokenRange range) {
      const auto found = finder.run(readings, range);
      for (int i = range.begin; i < range.end; ++i) {
        const Node& node = found.node(i - range.begin);
        visit(doc, i, readings.of(i).readings[static_cast<std::size_t>(node.reading)].cut, node.pos);
      }
      end();
    });
    known.tidy();
  });
}

/// The classes of the rows of word_counts, from stems as `ranker` cuts them in news.
std::vector<std::uint8_t> make_clusters(const std::string& data, const Lexicon& lexicon, const ReadingMaker& maker,
                                        const Ranker& ranker) {
  const Table& counts = maker.stems().counts();
  // Clitics are words of their own after the rows of the table: what stands beside a stem tells what it is.
  const int prefix_base = counts.row_count(), suffix_base = prefix_base + 128, words = suffix_base + 4;
  std::vector<std::int32_t> tokens;
  const auto visit = [&](const Document& doc, int i, const Cut& cut, Pos pos) {
    if (pos == Pos::PUNCT || pos == Pos::SYM) {
      tokens.push_back(-1);
      return;
    }
    if (cut.prefixes != 0) tokens.push_back(prefix_base + cut.prefixes);
    const auto rows = counts.find(cut.stem(doc.key(i)));
    tokens.push_back(rows ? rows->begin : -1);
    if (cut.suffix_units > 0) tokens.push_back(suffix_base + cut.suffix_units);
  };
  for_each_news_word(data, lexicon, maker, ranker, visit, [&] { tokens.push_back(-1); });
  constexpr int classes = 120, rounds = 10;
  const auto of = tools::cluster_words(tokens, words, classes, rounds);
  std::vector<std::uint8_t> out(static_cast<std::size_t>(counts.row_count()), 0);
  std::vector<bool> seen(static_cast<std::size_t>(words));
  for (std::int32_t t : tokens)
    if (t >= 0) seen[static_cast<std::size_t>(t)] = true;
  for (std::size_t w = 0; w < static_cast<std::size_t>(counts.row_count()); ++w)
    if (seen[w]) out[w] = static_cast<std::uint8_t>(of[w] + 1);
  return out;
}

struct Score {
  int words = 0, clitics = 0, pos = 0, lemma = 0;
};

class Evaluation {
 public:
  Evaluation(const ReadingMaker& maker, MorphMaker& morphs, bool verbose)
      : maker_(maker), morphs_(morphs), verbose_(verbose) {}

  void add(const GoldDocument& d, const Ranker& ranker) {
    const DocumentReadings readings(d.doc, maker_, &ranker);
    PathFinder finder(ranker);
    for_each_stretch(d.doc, {0, d.doc.token_count()}, [&](TokenRange range) {
      const auto found = finder.run(readings, range);
      for (int i = range.begin; i < range.end; ++i) {
        const auto& gold = d.words[static_cast<std::size_t>(i)];
        const Node& node = found.node(i - range.begin);
        if (gold)
          add_word(d.doc, i, *gold,
                   morphs_.make(d.doc, i, readings.of(i).readings[static_cast<std::size_t>(node.reading)], node.pos));
      }
    });
  }

  void print() const {
    std::printf("clitics %.2f %%, UPOS %.2f %%, lemma %.2f %% of %d words\n", 100.0 * score_.clitics / score_.words,
                100.0 * score_.pos / score_.words, 100.0 * score_.lemma / score_.words, score_.words);
  }

 private:
  void add_word(const Document& doc, int i, const GoldWord& gold, const WordMorph& word) {
    const Morph& m = word.morph;
    score_.words++;
    const bool clitics = (m.prefixes & ~clitic::al) == gold.prefixes && m.suffix_units == *gold.suffix_units;
    const bool same = (pos_bit(m.pos) & gold.pos) != 0;
    score_.clitics += clitics;
    score_.pos += same;
    const bool lemma = without_article(word.lemma) == without_article(gold.lemma);
    score_.lemma += lemma;
    if (!verbose_ || (clitics && same && lemma)) return;
    std::string gold_pos;
    for (int p = 0; p < 17; ++p)
      if (gold.pos >> p & 1) gold_pos = name(static_cast<Pos>(p));
    std::printf("%s\t%s\tgold %d+%d %s %s\tgot %d+%d %s %s\t| %s\n",
                !clitics ? "CLITICS"
                : !same  ? "pos"
                         : "lemma",
                to_utf8(doc.norm(i)).c_str(), gold.prefixes, *gold.suffix_units, gold_pos.c_str(),
                to_utf8(gold.lemma).c_str(), m.prefixes & ~clitic::al, m.suffix_units, std::string(name(m.pos)).c_str(),
                to_utf8(word.lemma).c_str(), context(doc, i).c_str());
  }

  static std::string context(const Document& doc, int i) {
    std::string out;
    for (int j = std::max(0, i - 3); j < std::min(doc.token_count(), i + 4); ++j) out += to_utf8(doc.norm(j)) + ' ';
    return out;
  }

  /// Lemmas are compared without the article, which PUD gives some names.
  static std::u16string_view without_article(std::u16string_view lemma) {
    return lemma.size() > 3 && lemma.substr(0, 2) == u"ال" ? lemma.substr(2) : lemma;
  }

  const ReadingMaker& maker_;
  const MorphMaker& morphs_;
  bool verbose_;
  Score score_;
};

/// The model that the corpora teach without one fold of PUD, in three rounds: without marks; with marked words, cut as
/// that model cuts them; and also with what the second makes of the other words of the articles with marks.
std::string train(const Corpora& corpora, const ReadingMaker& maker, int left_out) {
  std::vector<tools::RankerExample> examples;
  for (const GoldDocument& d : corpora.pud)
    if (d.number % folds != left_out) examples.push_back({&d, 1.0f});
  for (const GoldDocument& d : corpora.ambiguous) examples.push_back({&d, 1.0f});
  for (const GoldDocument& d : corpora.newsfane)
    if (d.number % newsfane_step == 0) examples.push_back({&d, newsfane_weight});
  const std::string unmarked = write_ranker(tools::train_ranker(examples, maker, {}));
  std::vector<GoldDocument> marked, others;
  for (const GoldDocument& d : corpora.marked)
    marked.push_back(tools::tell_clitics(d, maker, Ranker(std::as_bytes(std::span(unmarked)))));
  for (const GoldDocument& d : marked) examples.push_back({&d, marked_weight});
  const std::string with_marks = write_ranker(tools::train_ranker(examples, maker, {}));
  for (const GoldDocument& d : marked)
    others.push_back(tools::tell_other_words(d, maker, Ranker(std::as_bytes(std::span(with_marks)))));
  for (const GoldDocument& d : others) examples.push_back({&d, other_words_weight});
  return write_ranker(tools::train_ranker(examples, maker, last_round));
}

/// Adds what PUD says of the dictionary form of one word that no closed class has.
void add_lemma_example(const Document& doc, int i, const WordReadings& word, const GoldWord& gold,
                       const Lemmatizer& lemmatizer, std::vector<tools::LemmaExample>& out) {
  for (const Reading& r : word.readings)
    for (int p = 0; p <= static_cast<int>(Pos::X); ++p) {
      const auto pos = static_cast<Pos>(p);
      if ((r.allowed & gold.pos & pos_bit(pos)) == 0 || !gold.allows(r.cut, pos)) continue;
      if (pos == Pos::VERB || pos == Pos::AUX || r.cut.function_row >= 0) return;
      const auto c = lemmatizer.choices(r.cut.stem(doc.key(i)), r.cut.stem(doc.norm(i)), pos, r.cut.suffix_units > 0);
      tools::LemmaExample e;
      e.features = c.features;
      for (const LemmaChoice& choice : c.choices) {
        e.rules.push_back(choice.rule);
        if (choice.lemma == gold.lemma) e.right.push_back(choice.rule);
      }
      if (!e.right.empty()) out.push_back(std::move(e));
      return;
    }
}

/// The model of dictionary forms, from PUD without one fold.
std::string train_lemmas(const Corpora& corpora, const ReadingMaker& maker, const Lemmatizer& lemmatizer,
                         int left_out) {
  std::vector<tools::LemmaExample> examples;
  for (const GoldDocument& d : corpora.pud) {
    if (d.number % folds == left_out) continue;
    const DocumentReadings readings(d.doc, maker, nullptr);
    for (int i = 0; i < d.doc.token_count(); ++i)
      if (const auto& gold = d.words[static_cast<std::size_t>(i)])
        add_lemma_example(d.doc, i, readings.of(i), *gold, lemmatizer, examples);
  }
  return write_ranker(tools::train_lemmas(examples));
}

void cross_validate(const Corpora& corpora, const ReadingMaker& maker, MorphMaker& morphs, bool verbose) {
  Evaluation evaluation(maker, morphs, verbose);
  for (int fold = 0; fold < folds; ++fold) {
    const std::string bytes = train(corpora, maker, fold);
    const Ranker ranker(std::as_bytes(std::span(bytes)));
    const std::string lemmas = train_lemmas(corpora, maker, morphs.lemmatizer(), fold);
    morphs.use_lemmas(Ranker(std::as_bytes(std::span(lemmas))));
    for (const GoldDocument& d : corpora.pud)
      if (d.number % folds == fold) evaluation.add(d, ranker);
  }
  evaluation.print();
}

/// Writes the last column of the table anew.
bool write_clusters(const std::string& path, const Table& counts, const std::vector<std::uint8_t>& clusters) {
  std::ifstream in(path);
  std::string line, out;
  while (std::getline(in, line)) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    const std::string cells = line.substr(0, line.find('\t', second + 1));
    const auto rows = counts.find(fold_key(*to_utf16(line.substr(0, first))));
    const int cluster = rows ? clusters[static_cast<std::size_t>(rows->begin)] : 0;
    out += cells + '\t' + (out.empty() ? "cluster" : std::to_string(cluster)) + '\n';
  }
  return tools::write_file(path, out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_morphology DATA_DIR SHARED_DATA\n       train_morphology --cross-validate SHARED_DATA\n";
    return 2;
  }
  const std::string data = argv[2];
  const auto lexicon = Lexicon::open(builtin_block());
  ReadingMaker maker(*lexicon);
  MorphMaker morphs(*lexicon, maker);
  Corpora corpora;
  corpora.pud = tools::read_pud(data + "/morph/ud_arabic_pud.conllu", *lexicon);
  corpora.newsfane =
      tools::read_newsfane(data + "/ner/newsfane-filtered.conll", data + "/ner/anercorp-train.conll", *lexicon);
  corpora.ambiguous = tools::read_ambiguous(KHABAR_TOOLS_DIR "/ambiguous_words.txt", *lexicon);
  corpora.marked = tools::read_marked_words(KHABAR_TOOLS_DIR "/annotations/parts_of_speech.tsv", data, *lexicon);
  if (corpora.pud.empty() || corpora.ambiguous.empty() || corpora.newsfane.empty() || corpora.marked.empty()) {
    std::cerr << "train_morphology: no corpora in " << data << '\n';
    return 2;
  }
  const std::string directory = argv[1];
  const std::string foreign = tools::train_foreign_look(data + "/names/wikidata-person-tokens.tsv", *lexicon, maker);
  maker.use_foreign_look(ForeignLook(std::as_bytes(std::span(foreign))));
  if (directory == "--cross-validate") {
    cross_validate(corpora, maker, morphs, argc > 3 && std::strcmp(argv[3], "--verbose") == 0);
    return 0;
  }
  maker.use_clusters(std::vector<std::uint8_t>(static_cast<std::size_t>(maker.stems().counts().row_count()), 0));
  const std::string draft = train(corpora, maker, -1);
  const auto clusters = make_clusters(data, *lexicon, maker, Ranker(std::as_bytes(std::span(draft))));
  maker.use_clusters(clusters);
  const bool written =
      tools::write_file(directory + "/models/foreign.bin", foreign) &&
      write_clusters(directory + "/morphology/word_counts.tsv", maker.stems().counts(), clusters) &&
      tools::write_file(directory + "/models/morphology.bin", train(corpora, maker, -1)) &&
      tools::write_file(directory + "/models/lemmas.bin", train_lemmas(corpora, maker, morphs.lemmatizer(), -1));
  return written ? 0 : 1;
}
