// The analyser that fuzz targets share, opened before the first input, whose time it is not.
#pragma once

#include "khabar/analyzer.h"

inline const khabar::Analyzer& analyzer() {
  static const auto made = khabar::Analyzer::create();
  return *made;
}

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  analyzer();
  return 0;
}
