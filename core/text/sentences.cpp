#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "text/fold.h"
#include "text/text.h"

namespace khabar {
namespace {

std::unique_ptr<icu::BreakIterator> sentence_iterator() {
  static const std::unique_ptr<const icu::BreakIterator> prototype = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::BreakIterator>(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  }();
  return std::unique_ptr<icu::BreakIterator>(prototype ? prototype->clone() : nullptr);
}

bool is_line_end(char16_t c) { return c == u'\n' || c == u'\r' || c == 0x0085 || c == 0x2028 || c == 0x2029; }

class Splitter {
 public:
  Splitter(Document& doc, const Table& abbreviations) : doc_(doc), abbreviations_(abbreviations) {}

  /// A break of ICU's at `offset` of the folded text.
  void boundary(std::int32_t offset) {
    for (; next_ < doc_.token_count() && token(next_).folded.start < offset; ++next_)
      if (next_ > begin_ && starts_item()) close(false);
    if (next_ == begin_) return;
    const std::int32_t from = token(next_ - 1).folded.end;
    const bool line = next_ == doc_.token_count() || has_line_end(from, token(next_).folded.start);
    if (line || !continues()) close(line);
  }

 private:
  const Token& token(int i) const { return doc_.tokens[static_cast<std::size_t>(i)]; }

  bool has_line_end(std::int32_t from, std::int32_t to) const {
    for (std::int32_t i = from; i < to; ++i)
      if (is_line_end(doc_.folded[static_cast<std::size_t>(i)])) return true;
    return false;
  }

  bool is_space(std::int32_t at) const { return u_isUWhiteSpace(doc_.folded[static_cast<std::size_t>(at)]); }

  /// Whether an item of a list begins at the next token: a dash or bullet between spaces after a full stop.
  bool starts_item() const {
    const Token& mark = token(next_);
    if (next_ + 1 >= doc_.token_count() || mark.folded.size() != 1) return false;
    const bool bullet =
        std::u16string_view(u"-\u2013\u2014\u2022*\u25CF\u25AA\u25E6\u00B7").find(doc_.norm(next_)[0]) !=
        std::u16string_view::npos;
    const bool stop =
        std::u16string_view(u".!?\u061F\u2026").find(doc_.norm(next_ - 1).back()) != std::u16string_view::npos;
    return bullet && stop && is_space(mark.folded.start - 1) && is_space(mark.folded.end);
  }

  /// Whether the break comes after the full stop of an abbreviation or initial, so that the sentence goes on.
  bool continues() const {
    const int last = next_ - 1;
    if (doc_.norm(last) != u"." || last == begin_) return false;
    const int word = last - 1;
    if (token(word).kind != TokenKind::word || token(word).folded.end != token(last).folded.start) return false;
    // 2013 م. and 1434 هـ. end sentences as other words do, but for the first letter of ق. م.
    const bool letter_follows =
        next_ < doc_.token_count() && token(next_).kind == TokenKind::word && token(next_).folded.size() == 1;
    if (word > begin_ && token(word - 1).kind == TokenKind::number && !letter_follows) return false;
    return token(word).folded.size() == 1 || abbreviations_.find(doc_.key(word)).has_value();
  }

  /// Ends a sentence before the next token.
  void close(bool line) {
    bool words = false;
    for (int i = begin_; i < next_; ++i) words = words || token(i).kind < TokenKind::punctuation;
    if (!words && !paragraph_start_) {
      // Marks alone (a closing quote, dots) end the sentence before them.
      doc_.sentences.back().tokens.end = next_;
      doc_.sentences.back().span.end = token(next_ - 1).span.end;
    } else {
      doc_.sentences.push_back({{token(begin_).span.start, token(next_ - 1).span.end}, {begin_, next_}, paragraph_});
    }
    const auto index = static_cast<std::int32_t>(doc_.sentences.size()) - 1;
    for (int i = begin_; i < next_; ++i) doc_.tokens[static_cast<std::size_t>(i)].sentence = index;
    begin_ = next_;
    paragraph_start_ = line;
    if (line) ++paragraph_;
  }

  Document& doc_;
  const Table& abbreviations_;
  int begin_ = 0;
  int next_ = 0;
  int paragraph_ = 0;
  bool paragraph_start_ = true;
};

}  // namespace

void split_sentences(Document& doc, const Table& abbreviations) {
  doc.sentences.clear();
  const auto breaks = sentence_iterator();
  if (!breaks || doc.tokens.empty()) return;
  const icu::UnicodeString text(false, doc.folded.data(), static_cast<std::int32_t>(doc.folded.size()));
  breaks->setText(text);
  breaks->first();
  Splitter splitter(doc, abbreviations);
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) splitter.boundary(end);
}

}  // namespace khabar
