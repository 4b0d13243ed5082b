#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/commands.h"

namespace khabar::cli {
namespace {

int report(const std::string& file, const Error& error, int status) {
  std::cerr << "khabar: " << (file == "-" ? "standard input" : file) << ": " << error.message << '\n';
  return status;
}

bool read_all(const std::string& file, std::string& bytes) {
  if (file == "-") {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
    return true;
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) return false;
  bytes.assign(std::istreambuf_iterator<char>(in), {});
  return !in.bad();
}

/// What a stage has used of a long text goes back to the system after it. Otherwise glibc keeps ever larger pieces, up
/// to 32 MB, once one of that size was freed.
void keep_no_large_pieces() {
#ifdef __GLIBC__
  constexpr int large = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, large);
  mallopt(M_TRIM_THRESHOLD, 2 * large);
#endif
}

}  // namespace

int run_analyze(const AnalyzeOptions& asked) {
  keep_no_large_pieces();
  Options options;
  options.sentences = asked.sentences;
  options.tokens = asked.tokens;
  options.guidelines = *parse_guidelines(asked.guidelines);
  if (!asked.published.empty()) {
    const auto date = parse_date(asked.published);
    if (!date) {
      std::cerr << "khabar: --published: " << date.error().message << '\n';
      return wrong_usage;
    }
    options.published = *date;
  }
  std::string bytes;
  errno = 0;
  if (!read_all(asked.file, bytes)) {
    std::cerr << "khabar: " << asked.file << ": cannot be read: " << std::strerror(errno) << '\n';
    return wrong_usage;
  }
  auto text = to_utf16(bytes);
  if (!text) return report(asked.file, text.error(), wrong_usage);
  std::string().swap(bytes);  // of a long text nothing is kept that is not needed any more
  const auto analyzer = Analyzer::create();
  if (!analyzer) return report(asked.file, analyzer.error(), analysis_failed);
  const auto doc = analyzer->analyze(std::move(*text), options);
  if (!doc) return report(asked.file, doc.error(), analysis_failed);
  const bool english = asked.lang == "en";
  if (asked.format == "text")
    std::cout << brief_text(*doc, options, english);
  else if (asked.format == "html")
    std::cout << brief_html(*doc, options, english);
  else
    write_json(*doc, options, [](std::string_view piece) { std::cout << piece; });
  if (asked.format == "json") std::cout << '\n';
  std::cout << std::flush;
  return std::cout ? done : analysis_failed;
}

}  // namespace khabar::cli
