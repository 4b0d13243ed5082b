// The khabar command: `khabar analyze` for one article, `khabar batch` for JSON Lines.

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "khabar/khabar.h"

namespace {

void add_guidelines(CLI::App& command, std::string& guidelines) {
  command
      .add_option("--guidelines", guidelines,
                  "By whose rules names are marked: khabar, or newswire, which leaves out governments, ministries and "
                  "armies as the newswire corpora do")
      ->check(CLI::IsMember({"khabar", "newswire"}));
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);  // nothing here writes by C's streams, and rows are read several times faster
  CLI::App app{"Khabar reads Arabic news: who did what to whom, where, when and according to whom."};
  app.set_version_flag("--version", std::string("khabar ") + khabar::version);
  app.require_subcommand(1);

  khabar::cli::AnalyzeOptions one;
  CLI::App* analyze = app.add_subcommand("analyze", "Analyse one article (UTF-8 text)");
  analyze->add_option("--published", one.published,
                      "The article's date, YYYY-MM-DD: relative times are resolved by it");
  analyze->add_option("--format", one.format, "json, text or html")->check(CLI::IsMember({"json", "text", "html"}));
  analyze->add_option("--lang", one.lang, "Language of text and html: ar or en")->check(CLI::IsMember({"ar", "en"}));
  analyze->add_option("--sentences", one.sentences, "How many sentences the summary has")
      ->check(CLI::Range(1, 1000000));
  analyze->add_flag("--tokens", one.tokens, "Give the layer of tokens too");
  add_guidelines(*analyze, one.guidelines);
  analyze->add_option("FILE", one.file, "The file to read; - or nothing for standard input");

  khabar::cli::BatchOptions many;
  CLI::App* batch = app.add_subcommand(
      "batch", R"(Analyse JSON Lines {"id","text","published"?} from standard input, in the same order)");
  batch->add_option("--jobs", many.jobs, "How many threads work; the number of cores by default")
      ->check(CLI::Range(1, 256));
  batch->add_flag("--tokens", many.tokens, "Give the layer of tokens too");
  add_guidelines(*batch, many.guidelines);
  CLI::Option* output = batch->add_option("--output", many.output, "The file to write; standard output without it");
  batch->add_flag("--resume", many.resume, "Go on where an earlier run that wrote to --output was broken off")
      ->needs(output);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : khabar::cli::wrong_usage;
  }
  return analyze->parsed() ? khabar::cli::run_analyze(one) : khabar::cli::run_batch(many, std::cin, std::cout);
}
