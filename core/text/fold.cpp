#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <array>

#include "text/markup.h"

namespace khabar {
namespace {

/// The letters that fold to another without being its compatibility form, and the signs of Arabic numbers.
char16_t level_letter(char16_t c) {
  switch (c) {
    case 0x06A9:
    case 0x06AA:
      return 0x0643;  // keheh, swash kaf
    case 0x06CC:
    case 0x06D2:
      return 0x064A;  // Farsi yeh, yeh barree
    case 0x06C1:
    case 0x06C2:
    case 0x06BE:
    case 0x06D5:
      return 0x0647;  // heh goal and kin
    case 0x0671:
      return 0x0627;  // alef wasla
    case 0x066B:
      return u'.';
    case 0x066C:
      return u',';
    case 0x066A:
      return u'%';
    default:
      return c;
  }
}

constexpr char16_t first_letter = 0x0621, last_letter = 0x064A;

/// What each Arabic letter is in keys; a table, because every letter of a text is asked for.
constexpr auto key_letters = [] {
  std::array<char16_t, last_letter - first_letter + 1> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char16_t>(first_letter + i);
  for (const char16_t alef : {0x0622, 0x0623, 0x0625}) out[alef - first_letter] = 0x0627;  // with madda or hamza
  out[0x0649 - first_letter] = 0x064A;                                                     // alef maqsura
  out[0x0629 - first_letter] = 0x0647;                                                     // ta marbuta
  return out;
}();

char16_t level_key(char16_t c) {
  return c >= first_letter && c <= last_letter ? key_letters[static_cast<std::size_t>(c - first_letter)] : c;
}

bool is_plain_arabic(char16_t c) { return c >= first_letter && c <= last_letter && c != 0x0640; }

/// A unit that folding leaves as it is.
bool stays(char16_t c) { return is_plain_arabic(c) || (c < 0x80 && c >= 0x20); }

class Folder {
 public:
  explicit Folder(Document& doc) : doc_(doc) {
    UErrorCode status = U_ZERO_ERROR;
    nfkc_ = icu::Normalizer2::getNFKCInstance(status);
    nfc_ = icu::Normalizer2::getNFCInstance(status);
  }

  void run() {
    const std::u16string& text = doc_.text;
    doc_.folded.reserve(text.size());
    std::int32_t i = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    while (i < size) {
      const std::int32_t start = i;
      while (i < size && stays(text[static_cast<std::size_t>(i)])) ++i;
      if (i > start) {
        const auto count = static_cast<std::size_t>(i - start);
        doc_.folded.append(text, static_cast<std::size_t>(start), count);
        doc_.origin.push_run(start, count);
        continue;
      }
      UChar32 c;
      U16_NEXT(text.data(), i, size, c);
      fold_code_point(c, start, i);
    }
    doc_.origin.push_back(size);
    undo_markup(doc_);
    doc_.keys = doc_.folded;
    for (char16_t& c : doc_.keys) c = level_key(c);
  }

 private:
  void put(char16_t unit, std::int32_t origin) {
    doc_.folded.push_back(unit);
    doc_.origin.push_back(origin);
  }

  void keep(std::int32_t start, std::int32_t end) {
    for (std::int32_t i = start; i < end; ++i) put(doc_.text[static_cast<std::size_t>(i)], i);
  }

  void fold_code_point(UChar32 c, std::int32_t start, std::int32_t end) {
    if (c <= 0xFFFF && is_dropped(static_cast<char16_t>(c))) {
      compose(c);
      return;
    }
    const int digit = u_charDigitValue(c);
    if (digit >= 0) {
      put(static_cast<char16_t>(u'0' + digit), start);
      // A digit outside the BMP has two units; the second is part of the first's span.
      return;
    }
    if (c <= 0xFFFF && level_letter(static_cast<char16_t>(c)) != c) {
      put(level_letter(static_cast<char16_t>(c)), start);
      return;
    }
    decompose(c, start, end);
  }

  /// A hamza or madda written as a mark joins the letter before it; every other mark is dropped.
  void compose(UChar32 mark) {
    if (doc_.folded.empty() || mark < 0x0653 || mark > 0x0655) return;
    const UChar32 both = nfc_->composePair(doc_.folded.back(), mark);
    if (both > 0 && both <= 0xFFFF) doc_.folded.back() = static_cast<char16_t>(both);
  }

  void decompose(UChar32 c, std::int32_t start, std::int32_t end) {
    icu::UnicodeString form;
    if (U_IS_SURROGATE(c) || !nfkc_->getDecomposition(c, form)) {
      keep(start, end);
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    form = nfkc_->normalize(icu::UnicodeString(c), status);
    std::u16string out;
    for (std::int32_t i = 0; i < form.length(); ++i) {
      const char16_t unit = form[i];
      if (!is_dropped(unit)) out.push_back(level_letter(unit));
    }
    // A sign that stands for several words (ﷺ) or for a fraction stays one unit: its parts have no place of their own.
    bool one_word = true;
    for (char16_t unit : out) one_word = one_word && (is_arabic_letter(unit) || out.size() == 1);
    if (U_FAILURE(status) || !one_word) {
      keep(start, end);
      return;
    }
    for (char16_t unit : out) put(unit, start);
  }

  Document& doc_;
  const icu::Normalizer2* nfkc_ = nullptr;
  const icu::Normalizer2* nfc_ = nullptr;
};

}  // namespace

void fold(Document& doc) {
  doc.folded.clear();
  doc.origin = {};
  Folder(doc).run();
}

std::u16string fold_key(std::u16string_view text) {
  Document doc;
  doc.text = text;
  fold(doc);
  std::u16string out;
  for (char16_t c : doc.keys) {
    const bool space = u_isUWhiteSpace(c);
    if (space && (out.empty() || out.back() == u' ')) continue;
    out.push_back(space ? u' ' : c);
  }
  while (!out.empty() && out.back() == u' ') out.pop_back();
  return out;
}

bool is_invisible(char16_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         c == 0x00AD || c == 0x061C;
}

bool is_dropped(char16_t c) {
  if (c < 0x00AD) return false;
  return (c >= 0x064B && c <= 0x065F) || c == 0x0640 || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E8) || (c >= 0x06EA && c <= 0x06ED) ||
         (c >= 0x08D3 && c <= 0x08FF && c != 0x08E2) || is_invisible(c);
}

bool is_arabic_letter(char16_t c) {
  if (c < 0x0600) return false;
  if (is_plain_arabic(c)) return true;
  return c < 0x0900 && u_isalpha(c) && u_getIntPropertyValue(c, UCHAR_SCRIPT) == USCRIPT_ARABIC;
}

}  // namespace khabar
