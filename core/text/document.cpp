#include <algorithm>

#include "khabar/analysis.h"
#include "text/fold.h"

namespace khabar {

std::u16string_view Document::at(Span span) const {
  return std::u16string_view(text).substr(static_cast<std::size_t>(span.start), static_cast<std::size_t>(span.size()));
}

std::u16string_view Document::norm(int i) const {
  const Span f = tokens[static_cast<std::size_t>(i)].folded;
  return std::u16string_view(folded).substr(static_cast<std::size_t>(f.start), static_cast<std::size_t>(f.size()));
}

std::u16string_view Document::key(int i) const {
  const Token& token = tokens[static_cast<std::size_t>(i)];
  if (token.reading >= 0) return readings[static_cast<std::size_t>(token.reading)];
  return std::u16string_view(keys).substr(static_cast<std::size_t>(token.folded.start),
                                          static_cast<std::size_t>(token.folded.size()));
}

std::u16string_view Document::stem_key(int i) const {
  std::u16string_view k = key(i);
  if (morphs.empty()) return k;
  const Morph& m = morphs[static_cast<std::size_t>(i)];
  k.remove_suffix(std::min<std::size_t>(m.suffix_units, k.size()));
  k.remove_prefix(std::min<std::size_t>(m.prefix_units, k.size()));
  return k;
}

std::u16string_view Document::bare_key(int i) const {
  std::u16string_view k = stem_key(i);
  if (!morphs.empty())
    k.remove_prefix(std::min<std::size_t>(morphs[static_cast<std::size_t>(i)].article_units, k.size()));
  return k;
}

std::u16string_view Document::lemma(int i) const {
  const std::int32_t lemma = morphs[static_cast<std::size_t>(i)].lemma;
  return lemma < 0 ? std::u16string_view() : std::u16string_view(lemmas[static_cast<std::size_t>(lemma)]);
}

Span Document::stem_span(int i) const {
  const Token& token = tokens[static_cast<std::size_t>(i)];
  if (morphs.empty()) return token.span;
  const Morph& m = morphs[static_cast<std::size_t>(i)];
  if (m.prefix_units == 0 && m.suffix_units == 0) return token.span;
  return to_text({token.folded.start + m.prefix_units, token.folded.end - m.suffix_units});
}

Span Document::span_of(TokenRange range) const { return {stem_span(range.begin).start, stem_span(range.end - 1).end}; }

std::u16string Document::standing(TokenRange range) const {
  std::u16string out(at(span_of(range)));
  const std::size_t i = static_cast<std::size_t>(range.begin);
  if (i >= morphs.size() || morphs[i].article_units == 0 || out.starts_with(u"ال")) return out;
  // للهيئة keeps the lam of its article, للجنة has one lam for article and stem.
  const std::size_t written = at(stem_span(range.begin)).size();
  const bool lam = out.starts_with(u'ل') && written > bare_key(range.begin).size();
  return (lam ? u"ا" : u"ال") + out;
}

Span Document::to_text(Span f) const {
  const auto at = [this](std::int32_t i) { return origin[static_cast<std::size_t>(i)]; };
  if (f.empty()) return {at(f.start), at(f.start)};
  std::int32_t last = f.end;
  // A ligature gives several folded units one origin: the range ends after all of it.
  while (last < static_cast<std::int32_t>(folded.size()) && at(last) == at(f.end - 1)) ++last;
  std::int32_t end = at(last);
  while (end > at(f.start) + 1 && is_invisible(text[static_cast<std::size_t>(end - 1)])) --end;
  return {at(f.start), end};
}

TokenRange Document::tokens_at(Span span) const {
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [span](const Token& t) { return t.span.end <= span.start; });
  const auto last =
      std::partition_point(first, tokens.end(), [span](const Token& t) { return t.span.start < span.end; });
  return {static_cast<int>(first - tokens.begin()), static_cast<int>(last - tokens.begin())};
}

void warn(Document& doc, std::string_view code, std::string_view message, Span span, std::u16string_view reading) {
  doc.warnings.push_back({std::string(code), std::string(message), span, std::u16string(reading)});
}

}  // namespace khabar
