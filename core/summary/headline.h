// One line that says what a text is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"
#include "sequence/model.h"
#include "sequence/rows.h"
#include "summary/complements.h"

namespace khabar {

/// The longest headline, in UTF-16 code units.
inline constexpr int longest_headline = 89;

class HeadlineWriter {
 public:
  /// Reads the tables `clause_openers` and `sentence_cues`, the model `headlines` and what Complements reads.
  explicit HeadlineWriter(const Lexicon& lexicon);
  /// Compresses one of the best sentences (doc.summary.sentences): what was said stands after who said it, then go
  /// parentheses and days, what parts a verb from its complement, then the tail from where the line ends best by a
  /// log-linear choice (core/tools/train_headlines). Words are left out, none are put in.
  std::u16string write(const Document& doc) const;
  /// The English line of the main event, or an empty string.
  static std::u16string write_english(const Document& doc);

  /// Where the line of a sentence may end: the last token of each ending, and a row of features for each.
  struct Endings {
    std::vector<int> last;
    sequence::FeatureRows rows;
  };
  /// The endings that leave a line short enough; none inside a name or between quotation marks. Needs events.
  Endings endings(const Document& doc, int sentence) const;

 private:
  enum class Cut { none, weak, strong };
  struct Line;
  int opening_of(const Document& doc, TokenRange range) const;
  bool opens_with(const Document& doc, int token, std::string_view cls) const;
  int take_speech(const Document& doc, int sentence, Line& line) const;
  std::vector<TokenRange> asides(const Document& doc, TokenRange range) const;
  void reach_complement(const Document& doc, const Complements::Reading& needs, Line& line) const;
  Line line_of(const Document& doc, int sentence, const Complements::Reading& needs) const;
  Endings endings(const Document& doc, const Line& line) const;
  void write_features(const Document& doc, const Line& line, std::size_t size, int units,
                      sequence::FeatureRows& rows) const;
  void find_unfinished(const Document& doc, Line& line) const;
  void shorten(const Document& doc, Line& line) const;
  bool is_open(const Document& doc, int token) const;
  Cut cut_before(const Document& doc, int token, int end) const;

  Table openers_, cues_, open_adjectives_, complementizers_;
  Complements complements_;
  sequence::Model model_;
};

}  // namespace khabar
