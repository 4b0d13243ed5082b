#include "entities/romanizer.h"

#include "khabar/utf.h"
#include "text/fold.h"

namespace khabar {
namespace {

/// The neighbours that a node's key has, in this order, after the letter itself (core/tools/train_romanizer.py).
constexpr int order[] = {0, 1, -1, 2, -2, -3, 3, 4};

/// Letters whose difference the folding of keys would level have codes of their own in the table.
char16_t code(char16_t letter) {
  constexpr std::u16string_view letters = u"أإآىةؤئء", codes = u"AIMYPWEH";
  const std::size_t at = letters.find(letter);
  return at == std::u16string_view::npos ? letter : codes[at];
}

}  // namespace

std::string Romanizer::write(std::u16string_view word) const {
  std::string out;
  const int size = static_cast<int>(word.size());
  for (int i = 0; i < size; ++i) {
    if (!is_arabic_letter(word[static_cast<std::size_t>(i)])) {
      out += to_utf8(word.substr(static_cast<std::size_t>(i), 1));
      continue;
    }
    Table::Cursor cursor = nodes_.cursor();
    int row = -1;
    for (int offset : order) {
      const int at = i + offset;
      const char16_t unit = at < 0 || at >= size ? u'_' : code(word[static_cast<std::size_t>(at)]);
      if (!cursor.feed(std::u16string_view(&unit, 1))) break;
      if (const auto rows = cursor.rows()) row = rows->begin;
    }
    if (row >= 0) out += nodes_.text(row, latin_);
  }
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace khabar
