// The border between JavaScript and the core: text and options in, one JSON document out. Nothing throws across it.

#include <emscripten/bind.h>

#include <exception>
#include <string>
#include <utility>

#include "khabar/khabar.h"

namespace {

std::string failure(const khabar::Error& error) { return "{\"ok\":false,\"error\":" + khabar::to_json(error) + "}"; }

std::string run(std::u16string text, const std::string& options_json) {
  static const auto analyzer = khabar::Analyzer::create();
  if (!analyzer) return failure(analyzer.error());
  const auto options = khabar::options_from_json(options_json);
  if (!options) return failure(options.error());
  const auto doc = analyzer->analyze(std::move(text), *options);
  return doc ? khabar::to_json(*doc, *options) : failure(doc.error());
}

/// The analysis as JSON, or {"ok":false,"error":{"code","offset","message"}}.
std::string analyze(std::u16string text, const std::string& options_json) {
  try {
    return run(std::move(text), options_json);
  } catch (const std::bad_alloc&) {
    return failure({khabar::ErrorCode::text_too_long, -1, "The text does not fit into the memory of this browser."});
  } catch (const std::exception& error) {
    return failure({khabar::ErrorCode::internal, -1, std::string("Khabar failed: ") + error.what()});
  } catch (...) {
    return failure({khabar::ErrorCode::internal, -1, "Khabar failed for a reason that it cannot name."});
  }
}

std::string version() { return khabar::version; }

}  // namespace

EMSCRIPTEN_BINDINGS(khabar) {
  emscripten::function("analyze", &analyze);
  emscripten::function("version", &version);
}
