// Trains the weights by which sentences are ranked, and measures them by cross-validation over articles.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>

#include "khabar/analyzer.h"
#include "khabar/utf.h"
#include "summary/ranker.h"
#include "tools/files.h"
#include "tools/rouge.h"

namespace {

using namespace khabar;
using nlohmann::json;

constexpr int folds = 5, rounds = 400;
constexpr double rate = 0.03, kind_variance = 20, prior_variance_news = 0.5, prior_variance_other = 0.03;
/// The odds (logarithm) above which a text counts as news: the order of the text, which others keep to, spoils little
/// of news, while the weights of news spoil other texts.
constexpr float news_odds = 0.5f;
/// Before anything is learnt the text's order stands; the weights only move what gives good
/// reason.
constexpr double order_prior = 6;

using enum SentenceFeature;
/// News learns the weights of all features; other texts of those that raise cross-validated agreement when added one by
/// one, where the rest have no weight.
const std::vector<SentenceFeature> other_features{relative, log_index, position,  new_names, continues,
                                                  refers,   closes,    hanging,   short_one, length_ratio,
                                                  lexrank,  novelty,   centrality};

std::vector<SentenceFeature> all_features() {
  std::vector<SentenceFeature> out;
  for (std::size_t f = 0; f < sentence_feature_count; ++f) out.push_back(static_cast<SentenceFeature>(f));
  return out;
}

/// An article with how right each sentence is, 0 to 1.
struct Article {
  std::vector<SentenceFeatures> rows;
  std::vector<double> right;
  bool annotated = false;  ///< by one choice of sentences; else by extracts of several people
  bool own = false;        ///< of our own annotation
  std::size_t chosen = 0;  ///< how many sentences were chosen
  std::vector<tools::WordList> sentences, lead, extracts;
  double budget = 0;
};

class Corpus {
 public:
  Corpus() : analyzer_(Analyzer::create()), lexicon_(Lexicon::open(builtin_block())), reader_(*lexicon_) {}

  void read_gold(const std::string& dir) {
    for (const tools::GoldFile& file : tools::read_gold_files(dir)) {
      Options options;
      if (const auto date = parse_date(file.article.at("published").get<std::string>())) options.published = *date;
      const Document doc = *analyzer_->analyze(*to_utf16(file.article.at("text").get<std::string>()), options);
      Article a{reader_.read(doc), std::vector<double>(doc.sentences.size(), 0), true, false, 0, {}, {}, {}, 0};
      for (const json& index : file.gold.at("summary").at("sentences")) {
        const json& range = file.gold.at("sentences").at(index.get<std::size_t>());
        const Span chosen{range[0].get<int>(), range[1].get<int>()};
        ++a.chosen;
        for (std::size_t s = 0; s < a.right.size(); ++s) {
          const Span span = doc.sentences[s].span;
          if (2 * (std::min(span.end, chosen.end) - std::max(span.start, chosen.start)) > chosen.size()) a.right[s] = 1;
        }
      }
      articles.push_back(std::move(a));
    }
  }

  /// The articles of NEWS.jsonl that the table CHOICES.tsv has: id, and where the chosen sentences begin.
  void read_choices(const std::string& news, const std::string& choices) {
    std::map<std::string, std::vector<int>> starts;
    std::ifstream table(choices);
    for (std::string line; std::getline(table, line);) {
      if (line.starts_with('#') || line.starts_with("id\t")) continue;
      const std::size_t tab = line.find('\t');
      std::istringstream cells(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
      for (int start = 0; cells >> start;) starts[line.substr(0, tab)].push_back(start);
    }
    std::ifstream in(news);
    for (std::string line; std::getline(in, line);) {
      const json row = json::parse(line);
      const auto chosen = starts.find(row.at("id").get<std::string>());
      if (chosen == starts.end()) continue;
      const Document doc = *analyzer_->analyze(*to_utf16(row.at("text").get<std::string>()), {});
      Article a{reader_.read(doc), std::vector<double>(doc.sentences.size(), 0), true, true, 0, {}, {}, {}, 0};
      a.chosen = chosen->second.size();
      for (const int start : chosen->second)
        for (std::size_t s = 0; s < a.right.size(); ++s)
          if (doc.sentences[s].span.start <= start && start < doc.sentences[s].span.end) a.right[s] = 1;
      articles.push_back(std::move(a));
    }
  }

  void read_extracts(const std::string& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      const json row = json::parse(line);
      const std::u16string text = *to_utf16(row.at("text").get<std::string>());
      const Document doc = *analyzer_->analyze(text, {});
      Article a{reader_.read(doc), {}, false, false, 0, {}, tools::rouge_sentences(text), {}, 0};
      for (const json& extract : row.at("summaries"))
        a.extracts.push_back(tools::rouge_words(*to_utf16(extract.get<std::string>())));
      for (const Sentence& s : doc.sentences) {
        a.sentences.push_back(tools::rouge_words(doc.at(s.span)));
        double share = 0;
        for (const auto& e : a.extracts) share += tools::bigrams_within(a.sentences.back(), e);
        a.right.push_back(share / static_cast<double>(a.extracts.size()));
      }
      a.budget = 0.4 * static_cast<double>(tools::rouge_words(text).size());
      articles.push_back(std::move(a));
    }
  }

  std::vector<Article> articles;

 private:
  Result<Analyzer> analyzer_;
  Result<Lexicon> lexicon_;
  SentenceReader reader_;
};

/// RankNet with a linear score (Burges et al. 2005): pairs of sentences of an article weigh by how much more right one
/// is; a Gaussian prior holds the weights to where they start; Adam over all pairs at once.
class Trainer {
 public:
  Trainer(const std::vector<SentenceFeature>& features, double variance, SentenceFeatures start)
      : features_(features), variance_(variance), start_(start) {}

  SentenceFeatures train(const std::vector<const Article*>& articles) const {
    SentenceFeatures w = start_, first{}, second{};
    for (int round = 1; round <= rounds; ++round) {
      SentenceFeatures slope{};
      for (const Article* a : articles) add_slope(*a, w, slope);
      const double lift_first = 1 - std::pow(0.9, round), lift_second = 1 - std::pow(0.999, round);
      for (const SentenceFeature feature : features_) {
        const auto f = static_cast<std::size_t>(feature);
        const double g = static_cast<double>(slope[f]) - static_cast<double>(w[f] - start_[f]) / variance_;
        first[f] = static_cast<float>(0.9 * first[f] + 0.1 * g);
        second[f] = static_cast<float>(0.999 * second[f] + 0.001 * g * g);
        w[f] += static_cast<float>(rate * (first[f] / lift_first) / (std::sqrt(second[f] / lift_second) + 1e-8));
      }
    }
    return w;
  }

 private:
  void add_slope(const Article& a, const SentenceFeatures& w, SentenceFeatures& slope) const {
    std::vector<double> scores, pull(a.rows.size(), 0);
    for (const auto& row : a.rows) scores.push_back(std::inner_product(row.begin(), row.end(), w.begin(), 0.0));
    double all = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
      for (std::size_t j = 0; j < scores.size(); ++j) {
        const double more = a.right[i] - a.right[j];
        if (more <= 0) continue;
        const double p = more / (1 + std::exp(scores[i] - scores[j]));
        pull[i] += p, pull[j] -= p, all += more;
      }
    if (all <= 0) return;
    for (std::size_t i = 0; i < scores.size(); ++i)
      for (const SentenceFeature feature : features_) {
        const auto f = static_cast<std::size_t>(feature);
        slope[f] += static_cast<float>(pull[i] / all * static_cast<double>(a.rows[i][f]));
      }
  }

  std::vector<SentenceFeature> features_;
  double variance_;
  SentenceFeatures start_;
};

/// Logistic regression with a Gaussian prior, by Newton's method on each weight in turn: news or other texts. Both
/// kinds weigh the same together.
void train_kind(const std::vector<const Article*>& items, const std::vector<const Article*>& others,
                SentenceWeights& weights) {
  constexpr int sweeps = 100;
  std::vector<SentenceFeatures> rows;
  for (const auto* list : {&items, &others})
    for (const Article* a : *list) rows.push_back(mean_features(a->rows));
  const double total = static_cast<double>(rows.size());
  std::vector<double> scores(rows.size(), 0);
  const auto weight_of = [&](std::size_t n) {
    return total / 2 / static_cast<double>(n < items.size() ? items.size() : others.size());
  };
  const auto step = [&](float& w, double variance, const auto& value) {
    double slope = -static_cast<double>(w) / variance, bend = 1 / variance;
    for (std::size_t n = 0; n < rows.size(); ++n) {
      const double p = 1 / (1 + std::exp(-scores[n])), v = value(n);
      slope += weight_of(n) * ((n < items.size()) - p) * v;
      bend += weight_of(n) * p * (1 - p) * v * v;
    }
    const double change = std::clamp(slope / bend, -1.0, 1.0);
    w += static_cast<float>(change);
    for (std::size_t n = 0; n < rows.size(); ++n) scores[n] += change * value(n);
  };
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    step(weights.kind_offset, 1000, [](std::size_t) { return 1.0; });
    for (std::size_t f = 0; f < sentence_feature_count; ++f)
      step(weights.kind[f], kind_variance, [&](std::size_t n) { return static_cast<double>(rows[n][f]); });
  }
}

/// News learns from annotated news, other texts from extracts.
SentenceWeights train(const std::vector<Article>& articles, int without) {
  std::vector<const Article*> annotated, extracted;
  for (std::size_t n = 0; n < articles.size(); ++n)
    if (static_cast<int>(n) % folds != without) (articles[n].annotated ? annotated : extracted).push_back(&articles[n]);
  SentenceFeatures in_order{};
  in_order[static_cast<std::size_t>(relative)] = -order_prior;
  SentenceWeights out;
  out.news = Trainer(all_features(), prior_variance_news, in_order).train(annotated);
  out.other = Trainer(other_features, prior_variance_other, in_order).train(extracted);
  train_kind(annotated, extracted, out);
  out.kind_offset -= news_odds;
  return out;
}

std::vector<int> order_of(const Article& a, const SentenceWeights& weights) {
  const std::vector<double> scores = score_sentences(a.rows, weights);
  std::vector<int> order(scores.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int x, int y) {
    return scores[static_cast<std::size_t>(x)] > scores[static_cast<std::size_t>(y)];
  });
  return order;
}

double mean_rouge(const Article& a, const std::vector<tools::WordList>& sentences, const std::vector<int>& order) {
  const tools::WordList given = tools::take_within(sentences, order, a.budget);
  double sum = 0;
  for (const auto& e : a.extracts) sum += tools::rouge_2(given, e);
  return 100 * sum / static_cast<double>(a.extracts.size());
}

/// What one model reaches on some articles.
struct Tally {
  double hits[2] = {}, chosen[2] = {};  ///< of annotated news and of our own annotation
  double given = 0, lead = 0, own_lead = 0, extracted = 0;

  void add(const Article& a, const SentenceWeights& weights) {
    const std::vector<int> order = order_of(a, weights);
    if (a.annotated) {
      chosen[a.own] += static_cast<double>(a.chosen);
      for (std::size_t i = 0; i < std::min(a.chosen, order.size()); ++i)
        hits[a.own] += a.right[static_cast<std::size_t>(order[i])];
      return;
    }
    std::vector<int> in_order(std::max(a.lead.size(), order.size()));
    std::iota(in_order.begin(), in_order.end(), 0);
    ++extracted;
    given += mean_rouge(a, a.sentences, order);
    lead += mean_rouge(a, a.lead, {in_order.begin(), in_order.begin() + static_cast<std::ptrdiff_t>(a.lead.size())});
    own_lead +=
        mean_rouge(a, a.sentences, {in_order.begin(), in_order.begin() + static_cast<std::ptrdiff_t>(order.size())});
  }
  void print(const char* title) const {
    std::printf("%s annotated %.1f own %.1f  extracts ROUGE-2 %.2f, Lead %.2f (%+.2f), Lead of our sentences %.2f\n",
                title, 100 * hits[0] / chosen[0], 100 * hits[1] / std::max(1.0, chosen[1]), given / extracted,
                lead / extracted, (given - lead) / extracted, own_lead / extracted);
  }
};

void cross_validate(const std::vector<Article>& articles) {
  Tally all;
  for (int fold = 0; fold < folds; ++fold) {
    const SentenceWeights weights = train(articles, fold);
    Tally own;
    for (std::size_t n = 0; n < articles.size(); ++n)
      if (static_cast<int>(n) % folds == fold)
        for (Tally* t : {&own, &all}) t->add(articles[n], weights);
    own.print(("fold " + std::to_string(fold + 1)).c_str());
  }
  all.print("all   ");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: train_summary OUT_TABLE GOLD_DIR EXTRACTS.jsonl NEWS.jsonl CHOICES.tsv\n";
    return 2;
  }
  Corpus corpus;
  corpus.read_gold(argv[2]);
  corpus.read_extracts(argv[3]);
  corpus.read_choices(argv[4], argv[5]);
  cross_validate(corpus.articles);
  const SentenceWeights weights = train(corpus.articles, -1);
  std::ofstream out(argv[1]);
  out << "# Made by core/tools/train_summary. Weights of a sentence's features, in thousandths: news for news, other "
         "for\n"
         "# other texts. A text is news where the column kind, over the mean of its sentences and with its offset, "
         "says\n"
         "# more than 0.\nform\tnews\tother\tkind\n";
  const auto in_thousandths = [](float w) { return std::lround(1000 * static_cast<double>(w)); };
  for (std::size_t f = 0; f < sentence_feature_count; ++f) {
    out << name(static_cast<SentenceFeature>(f));
    for (const auto* column : {&weights.news, &weights.other, &weights.kind})
      out << '\t' << in_thousandths((*column)[f]);
    out << '\n';
  }
  out << kind_offset_row << "\t0\t0\t" << in_thousandths(weights.kind_offset) << '\n';
  return out ? 0 : 1;
}
