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
  return rows ? marks.text(rows->begin, marks.column("kind")) : std::string_view();
}

bool space_after(const Document& doc, int i) {
  return i + 1 >= doc.token_count() || token(doc, i + 1).span.start > token(doc, i).span.end;
}

bool space_before(const Document& doc, int i) {
  return i == 0 || token(doc, i - 1).span.end < token(doc, i).span.start;
}

/// Whether a mark can open: ” does in copy that turns its marks round, where a word follows at once; " does not where
/// it leans on the word before it.
bool can_open(const Document& doc, int i, std::string_view kind) {
  if (kind == "close") return !space_after(doc, i);
  return kind != "both" || space_before(doc, i) || !space_after(doc, i);
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
      if (can_open(doc, i, kind)) open = i;
    } else if ((kind == "open" && doc.norm(i) != doc.norm(open)) ||
               (kind == "both" && i > open + 1 && space_before(doc, i) && !space_after(doc, i))) {
      open = i;
    } else {
      if (i > open + 1) out.push_back({open + 1, i});
      open = -1;
    }
  }
  return out;
}

}  // namespace khabar
