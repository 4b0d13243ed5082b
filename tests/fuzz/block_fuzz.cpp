// Hostile table files: an error or tables that can be searched, never a read outside. The checksum is put right first,
// else nothing behind it would be reached.
#include <cstdlib>
#include <cstring>
#include <vector>

#include "lexicon/format.h"
#include "lexicon/lexicon.h"
#include "sequence/model.h"
#include "sequence/network.h"

namespace {

void search(const khabar::Lexicon& lexicon) {
  for (const char* name : {"a", "b", "titles", "time_months"}) {
    const khabar::Table table = lexicon.table(name);
    for (int row = 0; row < table.row_count(); ++row)
      for (int column = 1; column < 4; ++column)
        if (table.column("latin") >= column && table.text(row, column).size() > (1u << 24)) std::abort();
    khabar::Table::Cursor cursor = table.cursor();
    if (cursor.feed(u"وزير") && cursor.feed(u" ") && cursor.feed(u"الخارجيه"))
      if (const auto rows = cursor.rows(); rows && rows->end > table.row_count()) std::abort();
    const khabar::sequence::Model model(lexicon.model(name));
    if (model.usable()) {
      khabar::sequence::FeatureRows rows;
      rows.hashes = {1, 2, 0xFFFFFFFF};
      rows.end_row();
      std::vector<khabar::sequence::LabelScores> scores;
      model.score(rows, scores);
    }
    const khabar::sequence::Network network(lexicon.model(name));
    if (network.usable()) {
      khabar::sequence::FeatureRows rows;
      rows.hashes = {1, 2, 0xFFFFFFFF};
      rows.end_row();
      std::vector<khabar::sequence::FeatureSums> sums(1);
      network.add(rows, sums);
      std::vector<khabar::sequence::LabelScores> scores;
      network.score(sums, scores);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint32_t> aligned((size + 3) / 4);
  if (size > 0) std::memcpy(aligned.data(), data, size);
  const auto block = std::as_writable_bytes(std::span(aligned)).first(size);
  khabar::format::Header header{};
  if (size >= sizeof(header)) {
    std::memcpy(&header, block.data(), sizeof(header));
    header.magic = khabar::format::magic;
    header.version = khabar::format::version;
    header.size = static_cast<std::uint32_t>(size);
    header.checksum = khabar::format::checksum(block.subspan(sizeof(header)));
    std::memcpy(block.data(), &header, sizeof(header));
  }
  if (const auto lexicon = khabar::Lexicon::open(block)) search(*lexicon);
  return 0;
}
