// Everything that a program needs: `#include "khabar/khabar.h"`.
#pragma once

#include "khabar/analysis.h"
#include "khabar/analyzer.h"
#include "khabar/error.h"
#include "khabar/json.h"
#include "khabar/names.h"
#include "khabar/span.h"
#include "khabar/utf.h"

namespace khabar {
inline constexpr char version[] = "0.1.0";
}
