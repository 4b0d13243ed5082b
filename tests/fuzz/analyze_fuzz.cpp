// Any UTF-16: the analysis ends, keeps every invariant and prints as JSON.
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "khabar/json.h"
#include "khabar/utf.h"
#include "opened_analyzer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The corpus is UTF-8; what is none is taken as UTF-16 units, so that lone surrogates come too.
  const auto read = khabar::to_utf16({reinterpret_cast<const char*>(data), size});
  std::u16string text;
  if (read) {
    text = *read;
  } else {
    text.resize(size / 2);
    if (!text.empty()) std::memcpy(text.data(), data, text.size() * 2);
  }
  khabar::Options options;
  options.tokens = true;
  if (size % 3 == 0) options.guidelines = khabar::NameGuidelines::newswire;
  if (size % 2 == 0) options.published = khabar::Date{2024, 2, 29};
  const auto doc = analyzer().analyze(text, options);
  if (!doc) std::abort();
  if (const std::string broken = check_invariants(*doc); !broken.empty()) {
    std::cerr << broken << '\n';
    std::abort();
  }
  if (khabar::to_json(*doc, options).empty()) std::abort();
  return 0;
}
