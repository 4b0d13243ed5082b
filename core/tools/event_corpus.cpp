#include "tools/event_corpus.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "khabar/names.h"
#include "khabar/utf.h"
#include "text/fold.h"
#include "tools/files.h"

namespace khabar::tools {
namespace {

struct Mark {
  Span span;
  std::string type, status;
};

/// "word|TYPE|status" taken apart; the status may be missing.
std::vector<std::string> parts_of(const std::string& item) {
  std::vector<std::string> parts;
  std::istringstream in(item);
  for (std::string part; std::getline(in, part, '|');) parts.push_back(part);
  parts.resize(3);
  return parts;
}

void add_event(EventDocument& out, int token, const std::string& type_name, const std::string& status_name) {
  const auto type = event_type(type_name);
  const auto state = khabar::status(status_name.empty() ? "actual" : status_name);
  if (type && state)
    out.events.push_back({token, *type, *state});
  else
    std::cerr << out.id << ": no event " << type_name << ' ' << status_name << '\n';
}

Options options_of(const nlohmann::json& article) {
  Options options;
  if (article.contains("published") && article["published"].is_string())
    if (const auto date = parse_date(article["published"].get<std::string>())) options.published = *date;
  return options;
}

EventDocument make(const Analyzer& analyzer, const std::string& id, const std::u16string& text, const Options& options,
                   const std::vector<Mark>& marks) {
  EventDocument out;
  out.id = id;
  out.doc = std::move(*analyzer.analyze(text, options));
  for (const Mark& m : marks)
    if (const TokenRange tokens = out.doc.tokens_at(m.span); !tokens.empty())
      add_event(out, tokens.begin, m.type, m.status);
  return out;
}

}  // namespace

std::vector<EventDocument> read_gold(const Analyzer& analyzer, const std::string& dir) {
  std::vector<EventDocument> out;
  for (const GoldFile& file : read_gold_files(dir)) {
    std::vector<Mark> marks;
    for (const auto& e : file.gold.at("events"))
      if (!e.at("trigger").is_null())
        marks.push_back({{e["trigger"]["start"].get<int>(), e["trigger"]["end"].get<int>()}, e["type"], e["status"]});
    const std::u16string text = *to_utf16(file.article.at("text").get<std::string>());
    out.push_back(make(analyzer, file.id, text, options_of(file.article), marks));
  }
  return out;
}

std::vector<EventDocument> read_annotated(const Analyzer& analyzer, const std::string& corpus,
                                          const std::string& annotations) {
  std::map<std::string, std::string> wanted;
  std::ifstream notes(annotations), texts(corpus);
  for (std::string line; std::getline(notes, line);)
    if (const std::size_t tab = line.find('\t'); line[0] != '#' && tab != std::string::npos)
      wanted[line.substr(0, tab)] = line.substr(tab + 1);
  std::vector<EventDocument> out;
  for (std::string line; std::getline(texts, line);) {
    const auto article = nlohmann::json::parse(line);
    const auto found = wanted.find(article["id"].get<std::string>());
    if (found == wanted.end()) continue;
    const std::u16string text = *to_utf16(article["text"].get<std::string>());
    EventDocument d = make(analyzer, found->first, text, options_of(article), {});
    std::istringstream items(found->second);
    int token = 0;
    for (std::string item; items >> item; ++token) {
      const std::vector<std::string> parts = parts_of(item);
      const std::u16string word = fold_key(*to_utf16(parts[0]));
      const auto is_word = [&](int i) {
        const Span span = d.doc.tokens[static_cast<std::size_t>(i)].folded;
        return std::u16string_view(d.doc.keys).substr(span.start, span.size()) == word;
      };
      while (token < d.doc.token_count() && !is_word(token)) ++token;
      if (token == d.doc.token_count()) {
        std::cerr << d.id << ": no word " << parts[0] << " from there on\n";
        break;
      }
      add_event(d, token, parts[1], parts[2]);
    }
    out.push_back(std::move(d));
  }
  return out;
}

std::vector<EventDocument> read_marked(const Analyzer& analyzer, const std::string& path) {
  std::vector<EventDocument> out;
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::u16string text;
    std::vector<Mark> marks;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t open = std::min(line.find('[', at), line.size());
      text += *to_utf16(line.substr(at, open - at));
      if (open == line.size()) break;
      const std::size_t close = line.find(']', open);
      if (close == std::string::npos) {
        std::cerr << path << ':' << number << ": a mark is not [word|TYPE]\n";
        break;
      }
      const std::vector<std::string> parts = parts_of(line.substr(open + 1, close - open - 1));
      const std::u16string word = *to_utf16(parts[0]);
      const auto begin = static_cast<int>(text.size());
      marks.push_back({{begin, begin + static_cast<int>(word.size())}, parts[1], parts[2]});
      text += word;
      at = close + 1;
    }
    out.push_back(make(analyzer, "line " + std::to_string(number), text, {}, marks));
  }
  return out;
}

}  // namespace khabar::tools
