// train_tagger OUT_DIR DATA_DIR ARTICLES_DIR [--all] [--first] [SETTING=VALUE]...: trains the tagger on
// ner/anercorp-train.conll, ner/newsfane-filtered.conll and the raw text of news/ in DATA_DIR and on the articles that
// core/tools/annotations/import_mentions.py makes, which alone teach the second layer. Writes word_classes.bin,
// tagger.bin and second_layer.bin to OUT_DIR, and prints exact-span F1 on the last tenth (or another: tenth=5) of
// ANERcorp's training split and every fourth article (from fold=0 to 3), which are left out of training unless --all is
// given. --first stops after a first pass by a conditional random field and writes nothing. Settings are those of
// TrainingOptions and ExchangeOptions, and the shares of the corpora in the model.

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
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
#include "tools/files.h"
#include "tools/raw_names.h"
#include "tools/raw_news.h"
#include "tools/tagger_examples.h"
#include "tools/tagger_teacher.h"
#include "tools/word_exchange.h"

using namespace khabar;
using tools::bytes_of;
using tools::Example;
using tools::LabelledDocument;
using tools::Layer;
using tools::no_memory;

namespace {

constexpr int folds = 3;
/// What Options::guidelines calls newswire: as ANERcorp.
constexpr std::array<double, tools::corpus_count> newswire_shares{1, 0, 0};

struct Corpus {
  std::vector<LabelledDocument> documents;
  int source = 0;
};

/// How the documents of one fold are seen in training: with the names that models of the other folds found in raw
/// news, and with what such a model makes of the document, as the second pass will meet it.
struct View {
  std::unique_ptr<tagger::FeatureExtractor> features;
  std::map<const LabelledDocument*, std::vector<int>> labels;
};

/// What the command line asks for.
struct Trial {
  bool all = false, first_only = false;
  std::size_t held_tenth = 9;
  int held_fold = 0;                                           ///< of four, of the own annotation
  std::array<double, tools::corpus_count> shares{0.25, 0, 1};  ///< how far the model by itself labels as each corpus
  tools::TrainingOptions crf, second;
  tools::NetworkOptions network, teacher{.epochs = 3};
  int teachers = 4;  ///< networks among the teachers
  tools::ExchangeOptions classes;
};

/// A model of the first pass, from all folds but one.
tools::CorpusWeights train_draft(const std::vector<Corpus>& corpora, const tagger::FeatureExtractor& features,
                                 int left_out, const tools::TrainingOptions& options) {
  std::vector<Example> all;
  for (const Corpus& corpus : corpora)
    for (std::size_t i = 0; i < corpus.documents.size(); ++i)
      if (static_cast<int>(i % folds) != left_out)
        add_examples(corpus.documents[i], corpus.source, features, no_memory, Layer::first, all);
  return tools::train_crf(all, tagger::bioes(), options);
}

/// For one model of both passes: every sentence without memory and with it.
std::vector<Example> final_examples(const std::vector<Corpus>& corpora, const std::vector<View>& views) {
  std::vector<Example> all;
  for (const Corpus& corpus : corpora)
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
      const LabelledDocument& d = corpus.documents[i];
      const View& view = views[i % folds];
      add_examples(d, corpus.source, *view.features, no_memory, Layer::first, all);
      add_examples(d, corpus.source, *view.features, tagger::remember(d.doc, tagger::label_bytes(view.labels.at(&d))),
                   Layer::first, all);
    }
  return all;
}

/// The network, taught by larger models on raw news; `report` is given what prints how good each of them is.
tools::CorpusNetwork train_first(const std::vector<Example>& gold, const std::vector<LabelledDocument>& news,
                                 const tagger::FeatureExtractor& features, const Trial& trial, const auto& report) {
  const tools::CorpusWeights field = tools::train_crf(gold, tagger::bioes(), trial.crf);
  report([&](const auto& held) {
    std::printf("conditional random field\n");
    tools::print_shares<sequence::Model>(
        held, [&](const auto& shares) { return sequence::write_model(field.mixed(shares)); }, 2);
  });
  std::cerr << "teacher\n";
  const tools::Teacher teacher(gold, field, trial.teachers, trial.teacher);
  report([&](const auto& held) {
    std::printf("teacher, as ANERcorp and as the articles\n");
    for (const int source : {0, 2}) tools::print_figures(held, teacher.labeller(source), 2);
  });
  std::cerr << "network\n";
  const tools::FeatureNumbers kept(gold, trial.network.features);
  std::vector<tools::NetworkExample> examples = tools::labelled_examples(gold, kept);
  tools::add_taught_examples(news, features, teacher, kept, examples);
  const tools::CorpusNetwork network = tools::train_network(examples, kept, trial.network);
  report([&](const auto& held) {
    std::printf("network\n");
    tools::print_shares<sequence::Network>(
        held,
        [&](const auto& shares) {
          return sequence::write_network(network.mixed({shares, shares}));
        },
        2);
  });
  return network;
}

/// The second layer, which only the corpora with its labels teach.
tools::CorpusWeights train_second(const std::vector<Corpus>& corpora, const std::vector<View>& views,
                                  const tools::TrainingOptions& options) {
  std::vector<Example> all;
  for (const Corpus& corpus : corpora)
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
      const LabelledDocument& d = corpus.documents[i];
      const View& view = views[i % folds];
      if (!d.second_labels.empty())
        add_examples(d, corpus.source, *view.features, tagger::label_bytes(view.labels.at(&d)), Layer::second, all);
    }
  return tools::train_crf(all, tagger::bioes(), options);
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

/// The texts of raw news that are none of these articles.
std::vector<LabelledDocument> without(const std::vector<LabelledDocument>& news,
                                      const std::vector<LabelledDocument>& held) {
  constexpr std::size_t beginning = 60;
  std::set<std::u16string> texts;
  for (const LabelledDocument& d : held) texts.insert(d.doc.text.substr(0, beginning));
  std::vector<LabelledDocument> out;
  for (const LabelledDocument& d : news)
    if (texts.count(d.doc.text.substr(0, beginning)) == 0) out.push_back(d);
  return out;
}

/// The classes of the words of raw news and of the labelled texts (whose labels are not looked at).
tools::ClassedWords learn_classes(const std::vector<LabelledDocument>& news, const std::vector<Corpus>& corpora,
                                  const tools::ExchangeOptions& options) {
  tools::WordStream words;
  for (const LabelledDocument& d : news) tools::add_words(d.doc, words);
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

/// Takes "name=value"; whether there is such a setting.
bool set(Trial& trial, const std::string& argument) {
  const std::size_t sign = argument.find('=');
  if (sign == std::string::npos) return false;
  const std::string name = argument.substr(0, sign);
  const double value = std::atof(argument.c_str() + sign + 1);
  const std::map<std::string, double*> reals{{"l1", &trial.crf.l1},
                                             {"l2", &trial.crf.l2},
                                             {"rate", &trial.crf.rate},
                                             {"second_l1", &trial.second.l1},
                                             {"dropout", &trial.crf.dropout},
                                             {"fane", &trial.crf.importance[1]},
                                             {"own", &trial.crf.importance[2]},
                                             {"share_aner", &trial.shares[0]},
                                             {"share_fane", &trial.shares[1]},
                                             {"share_own", &trial.shares[2]},
                                             {"network_rate", &trial.network.rate},
                                             {"network_dropout", &trial.network.dropout}};
  const std::map<std::string, int*> whole{{"epochs", &trial.crf.epochs},
                                          {"second_epochs", &trial.second.epochs},
                                          {"averaged", &trial.crf.averaged},
                                          {"classes", &trial.classes.classes},
                                          {"min_count", &trial.classes.min_count},
                                          {"fold", &trial.held_fold},
                                          {"network_epochs", &trial.network.epochs},
                                          {"teachers", &trial.teachers},
                                          {"teacher_epochs", &trial.teacher.epochs},
                                          {"features", &trial.network.features}};
  if (name == "tenth") trial.held_tenth = static_cast<std::size_t>(value);
  if (reals.count(name) > 0) *reals.at(name) = value;
  if (whole.count(name) > 0) *whole.at(name) = static_cast<int>(value);
  return name == "tenth" || reals.count(name) > 0 || whole.count(name) > 0;
}

std::optional<Trial> parse(int argc, char** argv) {
  Trial trial;
  for (int i = 4; i < argc; ++i) {
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
  if (argc < 4) {
    std::cerr << "usage: train_tagger OUT_DIR DATA_DIR ARTICLES_DIR [--all] [--first] [SETTING=VALUE]...\n";
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
  std::vector<LabelledDocument> articles, held_articles;
  std::size_t article = 0;
  for (LabelledDocument& d : tools::read_articles(argv[3])) {
    const bool hold = !trial.all && static_cast<int>(article++ % 4) == trial.held_fold;
    (hold ? held_articles : articles).push_back(std::move(d));
  }
  std::printf("%zu sentences of ANERcorp, %zu of NewsFANE, %zu articles\n", sentences.size(), other.size(),
              articles.size());
  std::vector<Corpus> corpora(3);
  corpora[0] = {tools::make_documents(sentences, 20, false), 0};
  corpora[1] = {tools::make_documents(other, 20, true), 1};
  corpora[2] = {std::move(articles), 2};
  const auto dev = tools::make_documents(held, 20, false);
  const auto lexicon = Lexicon::open(builtin_block());

  const std::vector<LabelledDocument> news = tools::read_raw_news(dir + "/news");
  const tools::ClassedWords words = learn_classes(news, corpora, trial.classes);
  const auto extractor = [&](const tools::ClassedWords& w) {
    return std::make_unique<tagger::FeatureExtractor>(*lexicon,
                                                      tagger::WordClasses(bytes_of(tagger::write_word_classes(w))));
  };
  const auto plain = extractor(words);
  if (trial.first_only) {
    const tools::CorpusWeights weights = train_draft(corpora, *plain, -1, trial.crf);
    tools::print_shares<sequence::Model>(
        {*plain, dev, held_articles}, [&](const auto& shares) { return sequence::write_model(weights.mixed(shares)); },
        1);
    return 0;
  }
  std::vector<View> views(folds);
  tools::RawNames all_names;
  for (int fold = 0; fold < folds; ++fold) {
    std::cerr << "fold " << fold + 1 << " of " << folds << '\n';
    const std::string draft = sequence::write_model(train_draft(corpora, *plain, fold, trial.crf).mixed(trial.shares));
    const sequence::Model model(bytes_of(draft));
    for (const Corpus& corpus : corpora)
      for (std::size_t i = static_cast<std::size_t>(fold); i < corpus.documents.size(); i += folds) {
        const LabelledDocument& d = corpus.documents[i];
        views[fold].labels[&d] = tools::label(d, *plain, tools::Labeller(model), no_memory, Layer::first);
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
  const tagger::FeatureExtractor features(*lexicon, tagger::WordClasses(bytes_of(classes)));
  const auto report = [&](const auto& print) {
    if (!trial.all) print(tools::HeldOut{features, dev, held_articles});
  };
  const tools::CorpusNetwork network = train_first(
      final_examples(corpora, views), trial.all ? news : without(news, held_articles), features, trial, report);
  const std::string model = sequence::write_network(network.mixed({trial.shares, newswire_shares}));
  const std::string second = sequence::write_model(train_second(corpora, views, trial.second).mixed({0, 0, 1}));
  const sequence::Network first(bytes_of(model));
  report([&](const auto& on) { tools::print_second(on, tools::Labeller(first), second); });
  return tools::write_file(out + "/word_classes.bin", classes) && tools::write_file(out + "/tagger.bin", model) &&
                 tools::write_file(out + "/second_layer.bin", second)
             ? 0
             : 1;
}
