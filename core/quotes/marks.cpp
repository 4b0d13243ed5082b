#include "quotes/marks.h"

#include <string_view>

namespace khabar {
namespace {

const Token& token(const Document& doc, int i) { return doc.tokens[static_cast<std::size_t>(i)]; }

int paragraph(const Document& doc, int i) {
  return doc.sentences[static_cast<std::size_t>(token(doc, i).sentence)].paragraph;
}

std::string_view kind_of(const Document& doc, int i, const Table& marks) {
  if (token(doc, i).kind < TokenKind::punctuation) return {};
  const auto rows = marks.find(doc.norm(i));
  return rows ? marks.text(rows->begin, 1) : std::string_view();
}

/// ” may open a quote in copy that turns its marks round: it does where no space stands before and a word follows.
bool stands_before_space(const Document& doc, int i) {
  return i + 1 >= doc.token_count() || token(doc, i + 1).span.start > token(doc, i).span.end;
}

}  // namespace

std::vector<TokenRange> quoted_ranges(const Document& doc, const Table& marks) {
  std::vector<TokenRange> out;
  int open = -1;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (open >= 0 && paragraph(doc, i) != paragraph(doc, open)) open = -1;
    const std::string_view kind = kind_of(doc, i, marks);
    if (kind.empty()) continue;
    if (open < 0) {
      if (kind != "close" || !stands_before_space(doc, i)) open = i;
    } else if (kind == "open" && doc.norm(i) != doc.norm(open)) {
      open = i;
    } else {
      if (i > open + 1) out.push_back({open + 1, i});
      open = -1;
    }
  }
  return out;
}

}  // namespace khabar
