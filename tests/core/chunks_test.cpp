#include "syntax/chunks.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "khabar/utf.h"
#include "support/support.h"

using namespace khabar;

namespace {

/// "preposition|words" of each chunk.
std::vector<std::string> chunks(const char* text) {
  const Document doc = test::analyze(text);
  const auto lexicon = Lexicon::open(builtin_block());
  const PhraseTables phrases(*lexicon);
  const TokenIndex index(doc, phrases);
  const Chunks found(index, ChunkTables(*lexicon), {});
  std::vector<std::string> out;
  for (int i = 0; i < found.count(); ++i)
    out.push_back(std::string(found.at(i).preposition) + "|" + to_utf8(doc.at(found.at(i).argument.span)));
  return out;
}

}  // namespace

TEST_CASE("a chunk has the preposition that governs it, as frames of verbs spell it", "[syntax]") {
  CHECK(chunks("سافر الوزير إلى فرنسا بالطائرة") == std::vector<std::string>{"|الوزير", "إلى|فرنسا", "ب|الطائرة"});
  CHECK(chunks("تحدث النائب على هامش القمة") == std::vector<std::string>{"|النائب", "على هامش|القمة"});
}
