// Annotated articles: their analysis beside what is right.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "events/arguments.h"
#include "khabar/analysis.h"
#include "khabar/analyzer.h"

namespace khabar::tools {

/// The words between white space: spans are compared by those that they touch, so that clitics make no difference.
class Words {
 public:
  explicit Words(std::u16string_view text);
  /// Whether both touch a word in common.
  bool meet(Span a, Span b) const;
  /// Whether both touch the same words.
  bool same(Span a, Span b) const;

 private:
  std::pair<int, int> touched(Span s) const;
  std::vector<int> words_;  ///< of each unit; that before it for white space
  std::vector<bool> space_;
};

/// All spans that name an argument.
using GoldArgument = std::vector<Span>;

struct GoldEvent {
  EventType type = EventType::STATE;
  Span trigger;
  std::array<std::vector<GoldArgument>, part_count> parts;
};

struct AnnotatedArticle {
  std::string id;
  Document doc;
  Words words;
  std::vector<GoldEvent> events;  ///< in text order
};

/// The articles ID.json with their ID.gold.json in `dir`, sorted by name. Throws where a file is damaged.
std::vector<std::unique_ptr<AnnotatedArticle>> read_annotated(const Analyzer& analyzer, const std::string& dir);

/// Whether the argument, or a mention of its entity, meets a span of `gold`.
bool hits(const AnnotatedArticle& article, const Argument& argument, const GoldArgument& gold);

/// How many of `given` are right, each gold argument once.
int count_hits(const AnnotatedArticle& article, const std::vector<Argument>& given,
               const std::vector<GoldArgument>& gold);

}  // namespace khabar::tools
