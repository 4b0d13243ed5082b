// The tables that are built in: the one place that knows that the block is part of the program.
#include "khabar/analyzer.h"
#include "lexicon/format.h"
#include "lexicon/lexicon.h"

extern "C" const khabar::format::Header khabar_block;

namespace khabar {

std::span<const std::byte> builtin_block() {
  return {reinterpret_cast<const std::byte*>(&khabar_block), khabar_block.size};
}

Result<Analyzer> Analyzer::create() { return create(builtin_block()); }

}  // namespace khabar
