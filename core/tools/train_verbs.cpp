// Trains the model of verbs' subjects and objects on a treebank in CoNLL-U and on annotated articles, and measures it
// by cross-validation on the treebank.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "events/triggers.h"
#include "khabar/analyzer.h"
#include "khabar/utf.h"
#include "syntax/verbs.h"
#include "tools/annotated.h"
#include "tools/choice_trainer.h"
#include "tools/files.h"

namespace {

using namespace khabar;

constexpr double variance = 0.5, laplace = 0;
constexpr int rounds = 60;
constexpr int parts = 10;

/// A word of the treebank.
struct Node {
  std::string form, pos, relation;
  int head = -1;  ///< index of its head, -1 for the root
  Span span;      ///< in the sentence's text
};

struct Tree {
  std::u16string text;
  std::vector<Node> nodes;
};

std::vector<Tree> read_trees(const std::string& path) {
  std::vector<Tree> out;
  std::ifstream in(path);
  std::string line;
  constexpr std::string_view text_mark = "# text = ";
  while (std::getline(in, line)) {
    if (line.rfind(text_mark, 0) == 0) {
      out.emplace_back();
      out.back().text = *to_utf16(line.substr(text_mark.size()));
      continue;
    }
    if (line.empty() || line[0] == '#' || out.empty()) continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    if (cells.size() < 8 || cells[0].find_first_of("-.") != std::string::npos) continue;
    Tree& tree = out.back();
    Node node{cells[1], cells[3], cells[7], std::stoi(cells[6]) - 1, {}};
    const auto form = *to_utf16(cells[1]);
    const auto from = static_cast<std::size_t>(tree.nodes.empty() ? 0 : tree.nodes.back().span.end);
    const std::size_t at = tree.text.find(form, from);
    const int start = static_cast<int>(at == std::u16string::npos ? from : at);
    node.span = {start, at == std::u16string::npos ? start : start + static_cast<int>(form.size())};
    tree.nodes.push_back(std::move(node));
  }
  return out;
}

/// The nodes that are subject and object of a verb by meaning.
struct Meant {
  std::vector<int> subjects, objects;
};

Meant meant(const Tree& tree, int verb, int depth = 0) {
  Meant out;
  const Node& v = tree.nodes[static_cast<std::size_t>(verb)];
  const bool in_relative = v.relation == "acl:relcl" || v.relation == "acl";
  for (int i = 0; i < static_cast<int>(tree.nodes.size()); ++i) {
    const Node& n = tree.nodes[static_cast<std::size_t>(i)];
    if (n.head != verb) continue;
    const bool subject = n.relation.rfind("nsubj", 0) == 0, object = n.relation == "obj";
    if (!subject && !object) continue;
    const int who = n.pos == "PRON" && in_relative ? v.head : n.pos == "PRON" ? -1 : i;
    if (who >= 0) (subject ? out.subjects : out.objects).push_back(who);
  }
  if (!out.subjects.empty() || v.head < 0 || depth > 3) return out;
  const Node& head = tree.nodes[static_cast<std::size_t>(v.head)];
  if (in_relative && out.objects.empty())
    out.subjects.push_back(v.head);
  else if ((v.relation == "conj" || v.relation == "xcomp" || v.relation == "advcl" || v.relation == "ccomp" ||
            v.relation == "parataxis") &&
           head.pos == "VERB")
    out.subjects = meant(tree, v.head, depth + 1).subjects;
  return out;
}

/// A verb with its candidates, features, and the candidates that are right for each relation.
struct Example {
  sequence::FeatureRows rows;
  std::vector<int> right[verb_relation_count];
  int part = 0;  ///< of the cross-validation; `parts`: in training alone
};

int token_at(const Document& doc, Span span) {
  const TokenRange range = doc.tokens_at(span);
  return range.empty() ? -1 : range.begin;
}

/// What chunks are read with.
struct Tables {
  explicit Tables(const Lexicon& lexicon) : phrases(lexicon), triggers(lexicon), chunks(lexicon) {}
  PhraseTables phrases;
  TriggerFinder triggers;
  ChunkTables chunks;
};

/// The chunks of a document as its analysis has them.
Chunks chunks_of(const TokenIndex& index, const Tables& tables) {
  std::vector<int> triggers;
  for (const Trigger& t : tables.triggers.find(index)) triggers.push_back(t.token);
  Chunks chunks(index, tables.chunks, std::move(triggers));
  chunks.read_all();
  return chunks;
}

std::vector<Example> of_treebank(const Analyzer& analyzer, const Tables& tables, const std::string& path) {
  std::vector<Example> examples;
  const auto trees = read_trees(path);
  for (std::size_t n = 0; n < trees.size(); ++n) {
    const Tree& tree = trees[n];
    const Document doc = *analyzer.analyze(tree.text);
    const TokenIndex index(doc, tables.phrases);
    const Chunks chunks = chunks_of(index, tables);
    const VerbReader reader(doc, chunks);
    for (int v = 0; v < static_cast<int>(tree.nodes.size()); ++v) {
      const int token = token_at(doc, tree.nodes[static_cast<std::size_t>(v)].span);
      if (tree.nodes[static_cast<std::size_t>(v)].pos != "VERB" || token < 0 ||
          doc.morphs[static_cast<std::size_t>(token)].pos != Pos::VERB)
        continue;
      Example e;
      e.part = static_cast<int>(n) % parts;
      const std::vector<int> candidates = reader.candidates(token);
      reader.write(token, candidates, e.rows);
      const Meant m = meant(tree, v);
      const std::vector<int>* lists[] = {&m.subjects, &m.objects};
      for (std::size_t r = 0; r < verb_relation_count; ++r) {
        for (const int node : *lists[r]) {
          const int at = token_at(doc, tree.nodes[static_cast<std::size_t>(node)].span);
          for (std::size_t c = 0; c < candidates.size(); ++c)
            if (chunks.at(candidates[c]).tokens.contains(at)) e.right[r].push_back(static_cast<int>(c));
        }
        if (e.right[r].empty()) e.right[r].push_back(static_cast<int>(candidates.size()));
      }
      examples.push_back(std::move(e));
    }
  }
  return examples;
}

/// The event verbs of annotated articles: who acts is the subject, to whom without a preposition the object; in the
/// passive to whom is the subject. What rises or begins by itself is a target, and the subject where nobody acts. Where
/// no party is a chunk near the verb nothing is learned: objects that are no parties are not annotated.
std::vector<Example> of_articles(const Analyzer& analyzer, const Tables& tables, const std::string& dir) {
  std::vector<Example> examples;
  for (const auto& article : tools::read_annotated(analyzer, dir)) {
    const Document& doc = article->doc;
    const TokenIndex index(doc, tables.phrases);
    const Chunks chunks = chunks_of(index, tables);
    const VerbReader reader(doc, chunks);
    for (const auto& event : article->events) {
      const int token = token_at(doc, event.trigger);
      if (token < 0 || doc.morphs[static_cast<std::size_t>(token)].pos != Pos::VERB) continue;
      const auto& agents = event.parts[static_cast<std::size_t>(Part::agent)];
      const auto& targets = event.parts[static_cast<std::size_t>(Part::target)];
      const bool passive = doc.morphs[static_cast<std::size_t>(token)].voice == Voice::passive;
      const auto& subjects = passive || agents.empty() ? targets : agents;
      Example e;
      e.part = parts;
      const std::vector<int> candidates = reader.candidates(token);
      reader.write(token, candidates, e.rows);
      for (std::size_t r = 0; r < verb_relation_count; ++r) {
        const bool subject = static_cast<VerbRelation>(r) == VerbRelation::subject;
        const std::vector<tools::GoldArgument> none;
        for (std::size_t c = 0; c < candidates.size(); ++c) {
          const Chunk& chunk = chunks.at(candidates[c]);
          if (!chunk.preposition().empty()) continue;
          for (const auto& gold : subject ? subjects : passive || agents.empty() ? none : targets)
            if (tools::hits(*article, chunk.argument, gold)) {
              e.right[r].push_back(static_cast<int>(c));
              break;
            }
        }
      }
      examples.push_back(std::move(e));
    }
  }
  return examples;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_verbs OUT_DIR TREEBANK.conllu [ANNOTATED_DIR]\n";
    return 2;
  }
  const auto analyzer = Analyzer::create();
  const auto lexicon = Lexicon::open(builtin_block());
  const Tables tables(*lexicon);
  std::vector<Example> examples = of_treebank(*analyzer, tables, argv[2]);
  if (argc > 3)
    for (Example& e : of_articles(*analyzer, tables, argv[3])) examples.push_back(std::move(e));
  const auto train = [&](int without) {
    std::vector<sequence::FeatureRows> rows;
    std::vector<tools::ChoiceCase> cases;
    for (const Example& e : examples) {
      if (e.part == without) continue;
      for (int r = 0; r < verb_relation_count; ++r)
        if (!e.right[r].empty()) cases.push_back({static_cast<int>(rows.size()), r, e.right[r]});
      rows.push_back(e.rows);
    }
    return sequence::write_model(tools::ChoiceTrainer(variance, laplace, rounds).train(rows, cases));
  };
  int hit[verb_relation_count] = {}, gold[verb_relation_count] = {}, given[verb_relation_count] = {};
  for (int part = 0; part < parts; ++part) {
    const std::string draft = train(part);
    const sequence::ChoiceModel model(std::as_bytes(std::span(draft)));
    for (const Example& e : examples) {
      if (e.part != part) continue;
      std::vector<sequence::ChoiceScores> scores;
      model.score(e.rows, scores);
      for (std::size_t r = 0; r < verb_relation_count; ++r) {
        const auto best =
            std::max_element(scores.begin(), scores.end(), [r](const auto& a, const auto& b) { return a[r] < b[r]; });
        const int chosen = static_cast<int>(best - scores.begin()), none = static_cast<int>(scores.size()) - 1;
        given[r] += chosen != none;
        gold[r] += e.right[r][0] != none;
        hit[r] += chosen != none && std::count(e.right[r].begin(), e.right[r].end(), chosen);
      }
    }
  }
  const char* names[] = {"subject", "object"};
  for (int r = 0; r < verb_relation_count; ++r)
    std::printf("%-8s P %.1f R %.1f F1 %.1f (gold %d, output %d)\n", names[r], 100.0 * hit[r] / std::max(1, given[r]),
                100.0 * hit[r] / std::max(1, gold[r]), 200.0 * hit[r] / std::max(1, gold[r] + given[r]), gold[r],
                given[r]);
  const std::string bytes = train(-1);
  return tools::write_file(std::string(argv[1]) + "/verbs.bin", bytes) ? 0 : 1;
}
