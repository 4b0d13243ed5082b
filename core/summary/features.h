// What is known of a sentence when it is ranked.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// One number each; all between about 0 and 3, so that one step of learning suits all.
enum class SentenceFeature : std::uint8_t {
  position,         ///< 1 / (1 + index)
  relative,         ///< index / number of sentences
  log_index,        ///< log(1 + index) / 2
  first,            ///< the text's first sentence
  second,           ///< the text's second sentence
  last,             ///< the text's last sentence
  paragraph_start,  ///< begins a paragraph that is not the first
  log_text,         ///< log(number of sentences) / 2
  log_words,        ///< log(1 + words) / 2
  length_ratio,     ///< words by the mean of the text, at most 3
  text_share,       ///< the sentence's share of the text's words
  centrality,
  lexrank,
  frequency,
  novelty,
  like_first,   ///< cosine to the first sentence (0 for itself)
  like_before,  ///< cosine to the sentence before
  names,        ///< sum of the salience of the entities it names first or again, at most 3
  new_names,    ///< of these, those not named before
  events,       ///< events told as having happened or being planned, STATE apart
  states,       ///< STATE events
  main_event,   ///< has an event of the type that the text has most
  numbers,      ///< quantities with a value
  times,        ///< dates
  recent,       ///< dates that name a day of the week or are told from the day of publication
  titles,       ///< titles and offices that it names
  quoted,       ///< the share of its units inside direct quotes
  indirect,     ///< has reported speech
  continues,    ///< begins with a word of the class `continues`  (وأضاف، كما)
  refers,       ///< begins with a word that points back (وهو، وذلك) or names nobody and has a pronoun early
  closes,       ///< begins with a cue of background at the end (يذكر أن، يشار إلى)
  sums_up,      ///< has a cue of importance (أهم، أبرز، خلاصة)
  question,     ///< ends with a question mark
  hanging,      ///< ends with a colon, or without a mark while others have one
  short_one,    ///< fewer than five words
  count
};
inline constexpr std::size_t sentence_feature_count = static_cast<std::size_t>(SentenceFeature::count);
using SentenceFeatures = std::array<float, sentence_feature_count>;

class SentenceReader {
 public:
  /// Reads the tables `function_words`, `sentence_cues` and `time_weekdays`.
  explicit SentenceReader(const Lexicon& lexicon);
  /// The features of each sentence; needs all layers up to events.
  std::vector<SentenceFeatures> read(const Document& doc) const;

 private:
  class Reading;
  std::vector<std::string_view> cues_at(const Document& doc, int token, int end) const;
  Table function_words_, cues_, weekdays_;
};

/// How many words a sentence has: what a budget of words counts.
int word_count(const Document& doc, const Sentence& sentence);

}  // namespace khabar
