#include "morphology/morphology.h"

#include <algorithm>

namespace khabar {

namespace {

/// للرئيس is read لالرئيس, and للجنة لاللجنة.
void undo_contraction(Document& doc, int i, const morphology::Cut& cut) {
  const std::u16string_view key = doc.key(i);
  std::u16string reading(key.substr(0, cut.prefix_units));
  reading += u"ال";
  reading += key.substr(static_cast<std::size_t>(cut.prefix_units) + (cut.own_lam ? 0 : 1));
  doc.tokens[static_cast<std::size_t>(i)].reading = static_cast<std::int32_t>(doc.readings.size());
  doc.readings.push_back(std::move(reading));
}

}  // namespace

MorphologyStage::MorphologyStage(const Lexicon& lexicon)
    : maker_(std::make_shared<morphology::ReadingMaker>(lexicon)),
      ranker_(lexicon.model("morphology")),
      morphs_(lexicon, *maker_),
      pool_(*maker_, ranker_),
      spelling_(lexicon),
      moods_(lexicon.table("mood_particles")),
      mood_column_(moods_.column("mood")) {}

void MorphologyStage::run(Document& doc) const {
  constexpr int window_size = 5000;  // tokens: what is known of words must not grow with the text
  doc.morphs.assign(doc.tokens.size(), Morph{});
  std::unique_ptr<morphology::KnownWords> known = pool_.take();
  morphology::DocumentReadings readings(doc, *maker_, *known);
  morphology::LemmaList lemmas(doc.lemmas);
  TokenRange window;
  for (const Sentence& s : doc.sentences) {
    window.end = std::max(window.end, s.tokens.end);
    if (window.size() < window_size && window.end < doc.token_count()) continue;
    read(doc, window, readings, lemmas);
    known->tidy();
    window.begin = window.end;
  }
  pool_.give_back(std::move(known));
  spelling_.run(doc);
}

void MorphologyStage::read(Document& doc, TokenRange window, morphology::DocumentReadings& readings,
                           morphology::LemmaList& lemmas) const {
  readings.read(window);
  for (int i = window.begin; i < window.end; ++i)
    // A known name of several words (لي شانغفو) has no clitics.
    if (morphology::WordMarker::may_be_person(readings.word(i).starts) && maker_->marker().person(doc, i) > 0)
      readings.read_as_name(i);
  morphology::PathFinder finder(ranker_);
  morphology::for_each_stretch(doc, window, [&](TokenRange range) {
    const auto found = finder.run(readings, range);
    for (int i = range.begin; i < range.end; ++i) {
      morphology::KnownWord& word = readings.word(i);
      const morphology::WordMorph& made = morph(doc, i, word, found.index(i - range.begin));
      doc.morphs[static_cast<std::size_t>(i)] = made.morph;
      doc.morphs[static_cast<std::size_t>(i)].lemma = lemmas.index(made.lemma);
      const auto& reading = word.readings.readings[static_cast<std::size_t>(found.node(i - range.begin).reading)];
      if (reading.cut.contracted) undo_contraction(doc, i, reading.cut);
    }
    set_moods(doc, range);
  });
}

const morphology::WordMorph& MorphologyStage::morph(const Document& doc, int i, morphology::KnownWord& word,
                                                    std::int32_t node) const {
  for (const auto& [at, morph] : word.morphs)
    if (at == node) return morph;
  const morphology::Node& n = word.nodes[static_cast<std::size_t>(node)];
  const auto& reading = word.readings.readings[static_cast<std::size_t>(n.reading)];
  return word.morphs.emplace_back(node, morphs_.make(doc, i, reading, n.pos)).second;
}

void MorphologyStage::set_moods(Document& doc, TokenRange range) const {
  for (int i = range.begin; i < range.end; ++i) {
    Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    if (m.tense != Tense::present) continue;
    m.mood = Mood::indicative;
    // ل before a present form gives purpose; a particle may stand one word before (لم يكن).
    const auto rows = i > range.begin ? moods_.find(doc.stem_key(i - 1)) : std::nullopt;
    if (m.prefixes & clitic::la) m.mood = Mood::subjunctive;
    if (rows) m.mood = moods_.text(rows->begin, mood_column_) == "J" ? Mood::jussive : Mood::subjunctive;
  }
}

}  // namespace khabar
