#include "text/markup.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/fold.h"

namespace khabar {
namespace {

constexpr std::size_t longest_reference = 9, longest_tag = 300;

struct Reference {
  std::u16string_view name;
  char16_t character;  ///< 0 where it shows nothing
};
constexpr std::array<Reference, 21> references{{{u"nbsp", u' '},
                                                {u"amp", u'&'},
                                                {u"lt", u'<'},
                                                {u"gt", u'>'},
                                                {u"quot", u'"'},
                                                {u"apos", u'\''},
                                                {u"laquo", u'\u00AB'},
                                                {u"raquo", u'\u00BB'},
                                                {u"ldquo", u'\u201C'},
                                                {u"rdquo", u'\u201D'},
                                                {u"lsquo", u'\u2018'},
                                                {u"rsquo", u'\u2019'},
                                                {u"hellip", u'\u2026'},
                                                {u"ndash", u'\u2013'},
                                                {u"mdash", u'\u2014'},
                                                {u"bull", u'\u2022'},
                                                {u"middot", u'\u00B7'},
                                                {u"zwnj", 0},
                                                {u"zwj", 0},
                                                {u"rlm", 0},
                                                {u"lrm", 0}}};

/// Tags that end a paragraph.
constexpr std::array<std::u16string_view, 13> blocks{u"br", u"p",  u"div", u"li", u"ul", u"ol",   u"tr",
                                                     u"td", u"h1", u"h2",  u"h3", u"h4", u"table"};

bool is_ascii_letter(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

/// The character that a reference (without & and ;) stands for; -1 where it is none.
int character_of(std::u16string_view name) {
  if (name.size() > 2 && name[0] == u'#') {
    int value = 0;
    for (char16_t c : name.substr(1)) {
      if (c < u'0' || c > u'9') return -1;
      value = value * 10 + (c - u'0');
    }
    const bool plain = value >= 0x20 && value <= 0xFFFF && (value < 0xD800 || value > 0xDFFF);
    if (!plain) return -1;
    return is_dropped(static_cast<char16_t>(value)) ? 0 : value == 0xA0 ? u' ' : value;
  }
  for (const Reference& r : references)
    if (r.name == name) return r.character;
  return -1;
}

class Undoer {
 public:
  explicit Undoer(Document& doc) : doc_(doc) {}

  void run() {
    const std::u16string folded = std::move(doc_.folded);
    const Origins origin = std::move(doc_.origin);
    doc_.folded.clear();
    doc_.origin = {};
    for (std::size_t i = 0; i < folded.size(); ++i) put(folded[i], origin[i]);
    doc_.origin.push_back(origin.back());
  }

 private:
  void put(char16_t c, std::int32_t origin) {
    doc_.folded.push_back(c);
    doc_.origin.push_back(origin);
    if (c == u';') end_reference();
    if (doc_.folded.back() == u'>') end_tag();
  }

  /// Where `c` stood last within the last `longest` units, or npos.
  std::size_t back_to(char16_t c, std::size_t longest) const {
    const std::size_t size = doc_.folded.size(), from = size > longest ? size - longest : 0;
    const std::size_t found = std::u16string_view(doc_.folded).substr(from).rfind(c);
    return found == std::u16string_view::npos ? std::u16string::npos : from + found;
  }

  void replace_from(std::size_t at, char16_t c) {
    const std::int32_t origin = doc_.origin[at];
    doc_.folded.resize(at);
    doc_.origin.truncate(at);
    if (c != 0) put(c, origin);
  }

  void end_reference() {
    const std::size_t at = back_to(u'&', longest_reference);
    if (at == std::u16string::npos) return;
    const int c = character_of(std::u16string_view(doc_.folded).substr(at + 1, doc_.folded.size() - at - 2));
    if (c >= 0) replace_from(at, static_cast<char16_t>(c));
  }

  void end_tag() {
    const std::size_t at = back_to(u'<', longest_tag);
    if (at == std::u16string::npos) return;
    std::u16string_view inside = std::u16string_view(doc_.folded).substr(at + 1, doc_.folded.size() - at - 2);
    if (!inside.empty() && inside[0] == u'/') inside.remove_prefix(1);
    if (inside.empty() || !is_ascii_letter(inside[0])) return;
    std::u16string name;
    for (char16_t c : inside) {
      if (!is_ascii_letter(c) && (c < u'1' || c > u'6')) break;
      name.push_back(c | 0x20);
    }
    const bool block = std::find(blocks.begin(), blocks.end(), name) != blocks.end();
    replace_from(at, block ? u'\n' : u' ');
  }

  Document& doc_;
};

}  // namespace

void undo_markup(Document& doc) {
  if (doc.folded.find_first_of(u"<&") == std::u16string::npos) return;
  Undoer(doc).run();
}

}  // namespace khabar
