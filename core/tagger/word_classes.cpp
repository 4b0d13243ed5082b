#include "tagger/word_classes.h"

#include "sequence/rows.h"

namespace khabar::tagger {

WordClasses::WordClasses(std::span<const std::byte> bytes) {
  auto words = sequence::HashIndex::read(bytes);
  if (!words || bytes.size() / 3 < words->size()) return;
  const std::size_t count = words->size();
  for (std::size_t i = 0; i < count; ++i)
    classes_.push_back({std::to_integer<std::uint8_t>(bytes[i]), std::to_integer<std::uint8_t>(bytes[count + i]),
                        std::to_integer<std::uint8_t>(bytes[2 * count + i])});
  words_ = std::move(*words);
}

WordClass WordClasses::of(std::u16string_view stem) const {
  const int found = words_.find(sequence::hash(stem));
  return found < 0 ? WordClass{} : classes_[static_cast<std::size_t>(found)];
}

std::string write_word_classes(const std::vector<std::pair<std::u16string, WordClass>>& words) {
  std::vector<std::uint32_t> hashes;
  for (const auto& [word, row] : words) hashes.push_back(sequence::hash(word));
  const sequence::PackedHashes packed = sequence::pack_hashes(hashes);
  std::string by_neighbours, by_name, levels;
  for (int w : packed.order) {
    const WordClass row = w < 0 ? WordClass{} : words[static_cast<std::size_t>(w)].second;
    by_neighbours.push_back(static_cast<char>(row.words));
    by_name.push_back(static_cast<char>(row.name));
    levels.push_back(static_cast<char>(row.level));
  }
  return packed.bytes + by_neighbours + by_name + levels;
}

}  // namespace khabar::tagger
