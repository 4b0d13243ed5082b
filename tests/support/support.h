// What the tests share: one Analyzer, texts written in UTF-8, and spans as words.
#pragma once

#include <string>
#include <string_view>

#include "khabar/khabar.h"

namespace khabar::test {

/// The analyzer with the built-in tables, made once.
const Analyzer& analyzer();

/// Analyses UTF-8 text and requires that it succeeds and keeps every invariant. `published` may be empty.
Document analyze(std::string_view text, std::string_view published = "2024-03-15");

/// The words at a span, in UTF-8.
std::string words(const Document& doc, Span span);

/// UTF-8 to UTF-16, for literals that hold valid text.
std::u16string u16(std::string_view text);

}  // namespace khabar::test
