#include "khabar/analyzer.h"

#include "entities/entities.h"
#include "events/events.h"
#include "lexicon/lexicon.h"
#include "morphology/morphology.h"
#include "morphology/typos.h"
#include "quotes/quotes.h"
#include "summary/summary.h"
#include "text/text.h"
#include "time/time.h"

namespace khabar {

struct Analyzer::Stages {
  explicit Stages(Lexicon opened)
      : lexicon(std::move(opened)),
        text(lexicon),
        morphology(lexicon),
        typos(lexicon, morphology.words()),
        time(lexicon),
        entities(lexicon),
        quotes(lexicon),
        events(lexicon),
        summary(lexicon) {}

  Lexicon lexicon;  // the stages' tables point into it
  TextStage text;
  MorphologyStage morphology;
  TypoStage typos;
  TimeStage time;
  EntityStage entities;
  QuoteStage quotes;
  EventStage events;
  SummaryStage summary;
};

Analyzer::Analyzer(std::unique_ptr<Stages> stages) : stages_(std::move(stages)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Result<Analyzer> Analyzer::create(std::span<const std::byte> blob) {
  Result<Lexicon> lexicon = Lexicon::open(blob);
  if (!lexicon) return lexicon.error();
  return Analyzer(std::make_unique<Stages>(std::move(*lexicon)));
}

Result<Document> Analyzer::analyze(std::u16string text, const Options& options) const {
  if (text.size() > max_text_length)
    return Error{ErrorCode::text_too_long, static_cast<std::int64_t>(max_text_length),
                 "The text is longer than 64 million characters. Cut it into articles."};
  Document doc;
  doc.text = std::move(text);
  doc.published = options.published;
  doc.guidelines = options.guidelines;
  stages_->text.run(doc);
  stages_->typos.run(doc);
  stages_->morphology.run(doc);
  stages_->time.run(doc);
  stages_->entities.run(doc);
  const std::vector<Cue> cues = stages_->quotes.run(doc);
  stages_->events.run(doc, cues);
  stages_->summary.run(doc);
  return doc;
}

}  // namespace khabar
