#include "morphology/morphology.h"

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
      spelling_(lexicon),
      moods_(lexicon.table("mood_particles")),
      full_names_{lexicon.table("persons"), lexicon.table("people")} {}

void MorphologyStage::run(Document& doc) const {
  doc.morphs.assign(doc.tokens.size(), Morph{});
  morphology::DocumentReadings readings(doc, *maker_, &ranker_);
  for (int i = 0; i < doc.token_count(); ++i)
    if (doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::word && begins_full_name(doc, i))
      readings.read_as_name(i);
  morphology::for_each_stretch(doc, [&](TokenRange range) {
    morphology::Lattice lattice = morphology::make_lattice(readings, range);
    morphology::score_lattice(readings, range, ranker_, lattice);
    const std::vector<std::int32_t> path = morphology::best_path(lattice, ranker_);
    for (int i = range.begin; i < range.end; ++i) {
      const morphology::Node& node =
          lattice.nodes[static_cast<std::size_t>(path[static_cast<std::size_t>(i - range.begin)])];
      const morphology::Reading& reading = readings.of(i).readings[static_cast<std::size_t>(node.reading)];
      doc.morphs[static_cast<std::size_t>(i)] = morphs_.make(doc, i, reading, node.pos);
      if (reading.cut.contracted) undo_contraction(doc, i, reading.cut);
    }
    set_moods(doc, range);
  });
  spelling_.run(doc);
}

void MorphologyStage::set_moods(Document& doc, TokenRange range) const {
  for (int i = range.begin; i < range.end; ++i) {
    Morph& m = doc.morphs[static_cast<std::size_t>(i)];
    if (m.tense != Tense::present) continue;
    m.mood = Mood::indicative;
    // ل before a present form gives purpose; a particle may stand one word before (لم يكن).
    const auto rows = i > range.begin ? moods_.find(doc.stem_key(i - 1)) : std::nullopt;
    if (m.prefixes & clitic::la) m.mood = Mood::subjunctive;
    if (rows) m.mood = moods_.text(rows->begin, moods_.column("mood")) == "J" ? Mood::jussive : Mood::subjunctive;
  }
}

bool MorphologyStage::begins_full_name(const Document& doc, int i) const {
  for (const Table& table : full_names_) {
    Table::Cursor cursor = table.cursor();
    for (int j = i; j < doc.token_count() && j < i + 5; ++j) {
      if (j > i && !cursor.feed(u" ")) break;
      if (!cursor.feed(doc.key(j))) break;
      if (j > i && cursor.rows()) return true;
    }
  }
  return false;
}

}  // namespace khabar
