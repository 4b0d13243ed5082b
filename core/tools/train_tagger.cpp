// train_tagger OUT_DIR DATA_DIR [--all] [--first] [SETTING=VALUE]...: trains the tagger on ner/anercorp-train.conll,
// ner/newsfane-filtered.conll and the raw text of news/, writes OUT_DIR/word_classes.bin and tagger.bin, and prints
// exact-span F1 on the last tenth (or another: tenth=5) of ANERcorp's training split, which is left out of training
// unless --all is given. --first stops after the first pass. Settings are those of TrainingOptions and ExchangeOptions.

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "khabar/utf.h"
#include "tagger/tagger.h"
#include "text/fold.h"
#include "tools/conll.h"
#include "tools/crf_trainer.h"
#include "tools/raw_names.h"
#include "tools/raw_news.h"
#include "tools/word_exchange.h"

using namespace khabar;
using tools::Example;
using tools::LabelledDocument;

namespace {

constexpr int folds = 3;

struct Corpus {
  std::vector<LabelledDocument> documents;
  int source = 0;
};

const std::vector<std::uint8_t> no_memory;

std::span<const std::byte> bytes_of(const std::string& s) { return std::as_bytes(std::span(s)); }

/// How the documents of one fold are seen in training: with the names that models of the other folds found in raw
/// news, and with what such a model makes of the document, as the second pass will meet it.
struct View {
  std::unique_ptr<tagger::FeatureExtractor> features;
  std::map<const LabelledDocument*, std::vector<std::uint8_t>> memories;
};

void add_examples(const LabelledDocument& d, int source, const tagger::FeatureExtractor& features,
                  const std::vector<std::uint8_t>& memory, std::vector<Example>& out) {
  tagger::ListMarks marks = features.marks(d.doc);
  tagger::for_each_piece(d.doc, [&](TokenRange piece) {
    marks.read(piece);
    Example e;
    e.source = source;
    features.extract(d.doc, marks, piece, memory, e.rows);
    e.labels.assign(d.labels.begin() + piece.begin, d.labels.begin() + piece.end);
    tagger::mend(e.labels);
    out.push_back(std::move(e));
  });
}

std::vector<int> label(const LabelledDocument& d, const tagger::FeatureExtractor& features,
                       const sequence::Model& model, const std::vector<std::uint8_t>& memory) {
  std::vector<int> out;
  std::vector<Example> examples;
  std::vector<sequence::LabelScores> scores;
  add_examples(d, 0, features, memory, examples);
  const sequence::Chain chain = model.chain(tagger::bioes());
  for (const Example& e : examples) {
    model.score(e.rows, scores);
    const auto path = sequence::best_path(scores, chain);
    out.insert(out.end(), path.begin(), path.end());
  }
  return out;
}

/// A model of the first pass, from all folds but one.
std::string train_draft(const std::vector<Corpus>& corpora, const tagger::FeatureExtractor& features, int left_out,
                        const tools::TrainingOptions& options) {
  std::vector<Example> all;
  for (const Corpus& corpus : corpora)
    for (std::size_t i = 0; i < corpus.documents.size(); ++i)
      if (static_cast<int>(i % folds) != left_out)
        add_examples(corpus.documents[i], corpus.source, features, no_memory, all);
  return sequence::write_model(tools::train_crf(all, tagger::bioes(), options));
}

/// One model for both passes: every sentence stands in its training without memory and with it.
std::string train_final(const std::vector<Corpus>& corpora, const std::vector<View>& views,
                        const tools::TrainingOptions& options) {
  std::vector<Example> all;
  for (const Corpus& corpus : corpora)
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
      const LabelledDocument& d = corpus.documents[i];
      const View& view = views[i % folds];
      add_examples(d, corpus.source, *view.features, no_memory, all);
      add_examples(d, corpus.source, *view.features, view.memories.at(&d), all);
    }
  return sequence::write_model(tools::train_crf(all, tagger::bioes(), options));
}

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

void evaluate(const tagger::FeatureExtractor& features, const std::vector<LabelledDocument>& dev,
              const std::string& bytes, int passes) {
  const sequence::Model model(bytes_of(bytes));
  int hits[2] = {0, 0}, gold[2] = {0, 0}, given[2] = {0, 0};
  for (const LabelledDocument& d : dev) {
    const auto one = label(d, features, model, no_memory);
    const auto two = passes > 1 ? label(d, features, model, tagger::remember(d.doc, one)) : one;
    const Names truth = names_of(d.labels, false);
    for (int pass = 0; pass < passes; ++pass) {
      const Names found = names_of(pass == 0 ? one : two, false);
      gold[pass] += static_cast<int>(truth.size());
      given[pass] += static_cast<int>(found.size());
      for (const auto& n : found) hits[pass] += static_cast<int>(truth.count(n));
    }
  }
  for (int pass = 0; pass < passes; ++pass)
    std::printf("pass %d: PER+LOC+ORG P %.1f R %.1f F1 %.1f (gold %d, output %d)\n", pass + 1,
                100.0 * hits[pass] / std::max(1, given[pass]), 100.0 * hits[pass] / std::max(1, gold[pass]),
                200.0 * hits[pass] / std::max(1, given[pass] + gold[pass]), gold[pass], given[pass]);
  std::fflush(stdout);
}

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  std::printf("%s: %zu bytes\n", path.c_str(), bytes.size());
  return static_cast<bool>(out);
}

/// The classes of the words of raw news and of the labelled texts (whose labels are not looked at).
tools::ClassedWords learn_classes(const std::vector<Document>& news, const std::vector<Corpus>& corpora,
                                  const tools::ExchangeOptions& options) {
  tools::WordStream words;
  for (const Document& doc : news) tools::add_words(doc, words);
  for (const Corpus& corpus : corpora)
    for (const LabelledDocument& d : corpus.documents) tools::add_words(d.doc, words);
  std::map<std::u16string, int> counts;
  for (const auto& w : words) counts[w]++;
  std::cerr << words.size() << " words\n";
  tools::ClassedWords out;
  const auto classes = tools::exchange_classes(words, options);
  for (const auto& [word, count] : counts) {
    const auto found = classes.find(word);
    if (found == classes.end()) continue;
    tagger::WordClass row;
    row.words = static_cast<std::uint8_t>(found->second);
    row.level = static_cast<std::uint8_t>(std::bit_width(static_cast<unsigned>(count)));
    out.push_back({word, row});
  }
  return out;
}

/// What the command line asks for.
struct Trial {
  bool all = false, first_only = false;
  std::size_t held_tenth = 9;
  tools::TrainingOptions crf;
  tools::ExchangeOptions classes;
};

/// Takes "name=value"; whether there is such a setting.
bool set(Trial& trial, const std::string& argument) {
  const std::size_t sign = argument.find('=');
  if (sign == std::string::npos) return false;
  const std::string name = argument.substr(0, sign);
  const double value = std::atof(argument.c_str() + sign + 1);
  const std::map<std::string, double*> reals{{"l1", &trial.crf.l1},
                                             {"l2", &trial.crf.l2},
                                             {"rate", &trial.crf.rate},
                                             {"dropout", &trial.crf.dropout},
                                             {"other_weight", &trial.crf.other_weight}};
  const std::map<std::string, int*> whole{{"epochs", &trial.crf.epochs},
                                          {"averaged", &trial.crf.averaged},
                                          {"classes", &trial.classes.classes},
                                          {"min_count", &trial.classes.min_count}};
  if (name == "tenth") trial.held_tenth = static_cast<std::size_t>(value);
  if (reals.count(name) > 0) *reals.at(name) = value;
  if (whole.count(name) > 0) *whole.at(name) = static_cast<int>(value);
  return name == "tenth" || reals.count(name) > 0 || whole.count(name) > 0;
}

std::optional<Trial> parse(int argc, char** argv) {
  Trial trial;
  for (int i = 3; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--all") {
      trial.all = true;
    } else if (argument == "--first") {
      trial.first_only = true;
    } else if (!set(trial, argument)) {
      std::cerr << "train_tagger: no setting " << argument << '\n';
      return std::nullopt;
    }
  }
  return trial;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_tagger OUT_DIR DATA_DIR [--all] [--first] [SETTING=VALUE]...\n";
    return 2;
  }
  const auto parsed = parse(argc, argv);
  if (!parsed) return 2;
  const Trial& trial = *parsed;
  const std::string dir = argv[2], out = argv[1];
  auto sentences = tools::read_conll(dir + "/ner/anercorp-train.conll");
  auto other = tools::read_conll(dir + "/ner/newsfane-filtered.conll");
  if (sentences.empty() || other.empty()) {
    std::cerr << "train_tagger: no corpora in " << dir << '\n';
    return 2;
  }
  const std::size_t cut = sentences.size() - sentences.size() / 10;
  if (trial.held_tenth != 9)
    std::rotate(sentences.begin(),
                sentences.begin() + static_cast<std::ptrdiff_t>(sentences.size() * (trial.held_tenth + 1) / 10),
                sentences.end());
  const std::vector<tools::LabelledSentence> held(sentences.begin() + static_cast<std::ptrdiff_t>(cut),
                                                  sentences.end());
  if (!trial.all) {
    sentences.resize(cut);
    other = without(other, held);
  }
  std::printf("%zu sentences of ANERcorp, %zu of NewsFANE\n", sentences.size(), other.size());
  std::vector<Corpus> corpora(2);
  corpora[0] = {tools::make_documents(sentences, 20, false), 0};
  corpora[1] = {tools::make_documents(other, 20, true), 1};
  const auto dev = tools::make_documents(held, 20, false);
  const auto lexicon = Lexicon::open(builtin_block());

  const std::vector<Document> news = tools::read_raw_news(dir + "/news", *lexicon);
  const tools::ClassedWords words = learn_classes(news, corpora, trial.classes);
  const auto extractor = [&](const tools::ClassedWords& w) {
    return std::make_unique<tagger::FeatureExtractor>(*lexicon,
                                                      tagger::WordClasses(bytes_of(tagger::write_word_classes(w))));
  };
  const auto plain = extractor(words);
  if (trial.first_only) {
    const std::string first = train_draft(corpora, *plain, -1, trial.crf);
    evaluate(*plain, dev, first, 1);
    return write(out + "/tagger.bin", first) ? 0 : 1;
  }
  std::vector<View> views(folds);
  tools::RawNames all_names;
  for (int fold = 0; fold < folds; ++fold) {
    std::cerr << "fold " << fold + 1 << " of " << folds << '\n';
    const std::string draft = train_draft(corpora, *plain, fold, trial.crf);
    const sequence::Model model(bytes_of(draft));
    for (const Corpus& corpus : corpora)
      for (std::size_t i = static_cast<std::size_t>(fold); i < corpus.documents.size(); i += folds) {
        const LabelledDocument& d = corpus.documents[i];
        views[fold].memories[&d] = tagger::remember(d.doc, label(d, *plain, model, no_memory));
      }
    tools::RawNames names;
    tools::count_names(news, *plain, model, names);
    views[fold].features = extractor(tools::with_names(words, names));
    for (const auto& [word, count] : names) {
      tools::NameCounts& sum = all_names[word];
      sum.all += count.all;
      for (std::size_t t = 0; t < sum.names.size(); ++t) sum.names[t] += count.names[t];
    }
  }
  const std::string classes = tagger::write_word_classes(tools::with_names(words, all_names));
  const std::string model = train_final(corpora, views, trial.crf);
  evaluate(tagger::FeatureExtractor(*lexicon, tagger::WordClasses(bytes_of(classes))), dev, model, 2);
  return write(out + "/word_classes.bin", classes) && write(out + "/tagger.bin", model) ? 0 : 1;
}
