// The only serialiser: a Document as the JSON document that everything else reads.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "khabar/analysis.h"
#include "khabar/analyzer.h"
#include "khabar/error.h"

namespace khabar {

/// Takes the next bytes of a document.
using JsonSink = std::function<void(std::string_view)>;

/// The document as one line of JSON in UTF-8. Lone surrogates inside names become U+FFFD; offsets stay as they are.
/// The same Document gives the same bytes on every platform: scores are rounded to four decimals.
std::string to_json(const Document& doc, const Options& options);

/// The same bytes, handed to `sink` a piece at a time: of a long text they need not all be in memory.
void write_json(const Document& doc, const Options& options, const JsonSink& sink);

/// {"code":"invalid-utf8","offset":12,"message":"…"}
std::string to_json(const Error& error);

}  // namespace khabar
