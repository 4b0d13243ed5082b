// The stages one by one and the whole, on the golden articles, one after the other, as one text of some 1,400 words.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <type_traits>
#include <vector>

#include "entities/entities.h"
#include "events/events.h"
#include "khabar/khabar.h"
#include "morphology/morphology.h"
#include "morphology/typos.h"
#include "quotes/quotes.h"
#include "summary/summary.h"
#include "text/text.h"
#include "time/time.h"

namespace {

using namespace khabar;

const std::u16string& text() {
  static const std::u16string joined = [] {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(KHABAR_GOLDEN_DIR))
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::u16string out;
    for (const auto& file : files) {
      std::ifstream in(file);
      out += *to_utf16(std::string(std::istreambuf_iterator<char>(in), {})) + u"\n\n";
    }
    return out;
  }();
  return joined;
}

const Lexicon& lexicon() {
  static const auto opened = Lexicon::open(builtin_block());
  return *opened;
}

std::int64_t words(const Document& doc) {
  return std::count_if(doc.tokens.begin(), doc.tokens.end(), [](const Token& t) { return t.kind == TokenKind::word; });
}

void report(benchmark::State& state, const Document& doc) {
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words(doc) * state.iterations()), benchmark::Counter::kIsRate);
  state.counters["bytes/s"] =
      benchmark::Counter(static_cast<double>(to_utf8(doc.text).size()) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

std::vector<Cue> cues_of(Document doc) {
  static const QuoteStage quotes(lexicon());
  return quotes.run(doc);
}

/// Runs `Stage` on a document that is as far as `before`; events need the words of speech too.
template <class Stage>
auto runner(const Document& before) {
  static const Stage stage(lexicon());
  if constexpr (std::is_same_v<Stage, EventStage>)
    return [cues = cues_of(before)](Document& doc) { stage.run(doc, cues); };
  else
    return [](Document& doc) { stage.run(doc); };
}

/// Times `Stage` alone on what the stages before it left.
template <class Stage>
void time_stage(benchmark::State& state, const Document& before) {
  const auto run = runner<Stage>(before);
  Document doc;
  for (auto _ : state) {
    state.PauseTiming();
    doc = before;
    state.ResumeTiming();
    run(doc);
  }
  report(state, doc);
}

/// Registers the stages in the order in which the Analyzer runs them.
template <class... Stages>
void add_stages(const std::vector<const char*>& names) {
  static std::vector<Document> before(sizeof...(Stages) + 1);
  before[0].text = text();
  before[0].published = Date{2024, 2, 29};
  std::size_t i = 0;
  (
      [&] {
        const Document& given = before[i];
        benchmark::RegisterBenchmark(names[i], [&given](benchmark::State& s) { time_stage<Stages>(s, given); });
        before[i + 1] = given;
        runner<Stages>(given)(before[i + 1]);
        ++i;
      }(),
      ...);
}

void whole(benchmark::State& state) {
  static const auto analyzer = Analyzer::create();
  Options options;
  options.published = Date{2024, 2, 29};
  Document doc;
  for (auto _ : state) {
    doc = *analyzer->analyze(text(), options);
    benchmark::DoNotOptimize(to_json(doc, options));
  }
  report(state, doc);
}

void start_up(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Analyzer::create());
}

}  // namespace

int main(int argc, char** argv) {
  add_stages<TextStage, TypoStage, MorphologyStage, TimeStage, EntityStage, QuoteStage, EventStage, SummaryStage>(
      {"text", "typos", "morphology", "time", "entities", "quotes", "events", "summary"});
  benchmark::RegisterBenchmark("whole, with JSON", whole);
  benchmark::RegisterBenchmark("start-up", start_up)->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
