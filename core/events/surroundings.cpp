#include "events/surroundings.h"

#include <algorithm>
#include <string_view>

#include "entities/candidates.h"
#include "quotes/cues.h"
#include "quotes/marks.h"

namespace khabar {
namespace {

constexpr int few_words = 4;     // between marks: rather a name than speech
constexpr int max_classes = 32;  // bits of a set

std::size_t at(int i) { return static_cast<std::size_t>(i); }

}  // namespace

SurroundingTables::SurroundingTables(const Lexicon& lexicon)
    : words(lexicon.table("context_words")),
      marks(lexicon.table("quote_marks")),
      work_nouns(lexicon.table("work_nouns")),
      learned(lexicon.model("word_classes")) {
  const int column = words.column("class");
  std::vector<std::string_view> names;
  for (int r = 0; r < words.row_count(); ++r) names.push_back(words.text(r, column));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (int r = 0; r < words.row_count(); ++r) {
    const auto place = std::lower_bound(names.begin(), names.end(), words.text(r, column)) - names.begin();
    classes.push_back(place < max_classes ? 1u << place : 0);
  }
}

Surroundings::Surroundings(const TokenIndex& index, const SurroundingTables& tables)
    : index_(index), doc_(index.doc()), tables_(tables) {
  read_classes();
  read_marks();
  read_names();
}

std::uint32_t Surroundings::learned_class(int token) const { return tables_.learned.of(doc_.stem_key(token)).words; }

void Surroundings::read_classes() {
  classes_.assign(at(doc_.token_count()), 0);
  sentence_classes_.assign(doc_.sentences.size(), 0);
  for (int i = 0; i < doc_.token_count(); ++i) {
    if (doc_.tokens[at(i)].kind != TokenKind::word || index_.mention(i) >= 0) continue;
    const auto add = [&](Rows rows, int end) {
      std::uint32_t classes = 0;
      for (int r = rows.begin; r < rows.end; ++r) classes |= tables_.classes[at(r)];
      for (int k = i; k < end; ++k) classes_[at(k)] |= classes;
    };
    Rows rows;
    if (const int end = longest_match(doc_, tables_.words, i, rows); end > i + 1) add(rows, end);
    for (const std::u16string_view form : noun_forms(doc_, i))
      if (const auto found = tables_.words.find(form)) {
        add(*found, i + 1);
        break;
      }
    sentence_classes_[at(doc_.tokens[at(i)].sentence)] |= classes_[at(i)];
  }
}

void Surroundings::read_marks() {
  in_marks_.assign(at(doc_.token_count()), InMarks::no);
  for (const TokenRange& range : quoted_ranges(doc_, tables_.marks)) {
    InMarks what = range.size() <= few_words ? InMarks::few : InMarks::many;
    // The noun may have a name or an adjective after it: فيلم المخرج «...».
    for (int i = range.begin - 2; i >= 0 && i >= range.begin - 4 && what == InMarks::few; --i)
      for (const std::u16string_view form : noun_forms(doc_, i))
        if (tables_.work_nouns.find(form)) what = InMarks::title;
    std::fill(in_marks_.begin() + range.begin, in_marks_.begin() + range.end, what);
  }
}

void Surroundings::read_names() {
  names_.assign(doc_.sentences.size(), 0);
  times_.assign(doc_.sentences.size(), 0);
  for (const Mention& m : doc_.mentions)
    if (m.type != MentionType::NORP && !m.tokens.empty()) ++names_[at(doc_.tokens[at(m.tokens.begin)].sentence)];
  bool before = false;
  for (int i = 0; i < doc_.token_count(); ++i) {
    const bool in = index_.in_time(i);
    if (in && !before) ++times_[at(doc_.tokens[at(i)].sentence)];
    before = in;
  }
}

}  // namespace khabar
