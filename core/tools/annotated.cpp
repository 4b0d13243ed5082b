#include "tools/annotated.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "khabar/names.h"
#include "khabar/utf.h"
#include "tools/files.h"

namespace khabar::tools {
namespace {

using nlohmann::json;

Span span_of(const json& j) { return {j.at("start").get<int>(), j.at("end").get<int>()}; }

GoldArgument read_argument(const json& gold, const json& argument) {
  GoldArgument spans;
  if (argument.contains("entity"))
    for (const json& entity : gold.at("entities"))
      if (entity.at("id") == argument.at("entity"))
        for (const json& mention : entity.at("mentions")) spans.push_back(span_of(mention));
  if (spans.empty() && argument.contains("start")) spans.push_back(span_of(argument));
  return spans;
}

std::vector<GoldEvent> read_events(const json& gold) {
  std::vector<GoldEvent> out;
  for (const json& e : gold.at("events")) {
    if (e.at("trigger").is_null()) continue;
    GoldEvent event;
    event.type = *event_type(e.at("type").get<std::string>());
    event.trigger = span_of(e.at("trigger"));
    std::size_t part = 0;
    for (const char* name : {"agent", "target", "place"}) {
      for (const json& a : e.at(name))
        if (!a.is_null()) event.parts[part].push_back(read_argument(gold, a));
      ++part;
    }
    for (const json& id : e.at("time"))
      for (const json& time : gold.at("times"))
        if (time.at("id") == id) event.parts[part].push_back({span_of(time)});
    out.push_back(std::move(event));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.trigger < b.trigger; });
  return out;
}

}  // namespace

Words::Words(std::u16string_view text) {
  int word = 0;
  bool inside = false;
  for (const char16_t c : text) {
    const bool space = c == u' ' || (c >= u'\t' && c <= u'\r') || c == u'\u00A0';
    if (!space && !inside) ++word;
    inside = !space;
    words_.push_back(word);
    space_.push_back(space);
  }
}

std::pair<int, int> Words::touched(Span s) const {
  auto start = static_cast<std::size_t>(s.start), end = static_cast<std::size_t>(s.end);
  while (start < end && space_[start]) ++start;
  while (end > start && space_[end - 1]) --end;
  return start < end ? std::pair{words_[start], words_[end - 1]} : std::pair{0, -1};
}

bool Words::meet(Span a, Span b) const {
  const auto [a_first, a_last] = touched(a);
  const auto [b_first, b_last] = touched(b);
  return a_first <= a_last && b_first <= b_last && a_first <= b_last && b_first <= a_last;
}

bool Words::same(Span a, Span b) const { return touched(a) == touched(b); }

std::vector<std::unique_ptr<AnnotatedArticle>> read_annotated(const Analyzer& analyzer, const std::string& dir) {
  std::vector<std::unique_ptr<AnnotatedArticle>> out;
  for (const GoldFile& file : read_gold_files(dir)) {
    const auto units = to_utf16(file.article.at("text").get<std::string>());
    Options options;
    if (const auto date = parse_date(file.article.at("published").get<std::string>())) options.published = *date;
    out.push_back(std::make_unique<AnnotatedArticle>(AnnotatedArticle{file.article.at("id").get<std::string>(),
                                                                      *analyzer.analyze(*units, options), Words(*units),
                                                                      read_events(file.gold)}));
  }
  return out;
}

bool hits(const AnnotatedArticle& article, const Argument& argument, const GoldArgument& gold) {
  const auto meets = [&](Span s) {
    return std::any_of(gold.begin(), gold.end(), [&](Span g) { return article.words.meet(s, g); });
  };
  if (meets(argument.span)) return true;
  if (argument.entity < 0) return false;
  const auto& mentions = article.doc.entities[static_cast<std::size_t>(argument.entity)].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](int m) { return meets(article.doc.mentions[static_cast<std::size_t>(m)].span); });
}

int count_hits(const AnnotatedArticle& article, const std::vector<Argument>& given,
               const std::vector<GoldArgument>& gold) {
  std::vector<bool> used(given.size());
  int count = 0;
  for (const GoldArgument& g : gold)
    for (std::size_t i = 0; i < given.size(); ++i)
      if (!used[i] && hits(article, given[i], g)) {
        used[i] = true;
        ++count;
        break;
      }
  return count;
}

}  // namespace khabar::tools
