#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <memory>

#include "text/fold.h"
#include "text/text.h"

namespace khabar {
namespace {

enum class CharClass { space, arabic, digit, foreign, other };

CharClass classify(UChar32 c) {
  if (c <= 0xFFFF && is_arabic_letter(static_cast<char16_t>(c))) return CharClass::arabic;
  if (c >= u'0' && c <= u'9') return CharClass::digit;
  if (u_isUWhiteSpace(c)) return CharClass::space;
  if (u_isalnum(c) || u_getCombiningClass(c) != 0) return CharClass::foreign;
  return CharClass::other;
}

TokenKind kind_of(CharClass cls, UChar32 first) {
  switch (cls) {
    case CharClass::arabic:
      return TokenKind::word;
    case CharClass::digit:
      return TokenKind::number;
    case CharClass::foreign:
      return TokenKind::foreign;
    default:
      return u_ispunct(first) ? TokenKind::punctuation : TokenKind::symbol;
  }
}

class Tokenizer {
 public:
  explicit Tokenizer(Document& doc) : doc_(doc), text_(doc.folded) {}

  /// Adds the tokens of one ICU segment [start, end): runs of one class; in a number the marks between its digits stay.
  void add_segment(std::int32_t start, std::int32_t end) {
    std::int32_t i = start;
    while (i < end) {
      const std::int32_t run = i;
      UChar32 first;
      U16_NEXT(text_.data(), i, end, first);
      const CharClass cls = classify(first);
      if (cls == CharClass::space) continue;
      if (cls != CharClass::other) i = end_of_run(cls, i, end);
      add(run, i, kind_of(cls, first));
    }
  }

 private:
  std::int32_t end_of_run(CharClass cls, std::int32_t i, std::int32_t end) const {
    while (i < end) {
      std::int32_t next = i;
      UChar32 c;
      U16_NEXT(text_.data(), next, end, c);
      const CharClass here = classify(c);
      if (here != cls) {
        // Inside one ICU word a mark may join two digits (1,500) or two foreign letters (O'Neill, U.S).
        if (cls == CharClass::arabic || here != CharClass::other || next >= end) break;
        UChar32 after;
        std::int32_t beyond = next;
        U16_NEXT(text_.data(), beyond, end, after);
        if (classify(after) != cls) break;
      }
      i = next;
    }
    return i;
  }

  void add(std::int32_t start, std::int32_t end, TokenKind kind) {
    Token token;
    token.folded = {start, end};
    token.span = doc_.to_text(token.folded);
    token.kind = kind;
    doc_.tokens.push_back(token);
  }

  Document& doc_;
  const std::u16string& text_;
};

/// Creating a break iterator reads its rules; a copy of one made before is cheap and safe in any thread.
std::unique_ptr<icu::BreakIterator> word_iterator() {
  static const std::unique_ptr<const icu::BreakIterator> prototype = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::BreakIterator>(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  return std::unique_ptr<icu::BreakIterator>(prototype ? prototype->clone() : nullptr);
}

}  // namespace

void tokenize(Document& doc) {
  doc.tokens.clear();
  const auto words = word_iterator();
  if (!words) return;
  const icu::UnicodeString text(false, doc.folded.data(), static_cast<std::int32_t>(doc.folded.size()));
  words->setText(text);
  Tokenizer tokenizer(doc);
  std::int32_t start = words->first();
  for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; start = end, end = words->next())
    tokenizer.add_segment(start, end);
}

}  // namespace khabar
