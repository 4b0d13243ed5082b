// JSON written straight into bytes: no tree of values in between, so that memory stays flat and long texts stay quick.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/json.h"
#include "khabar/span.h"

namespace khabar {

/// Writes one document. Values come in order; inside an object each after its key. Strings of bytes are to be UTF-8.
class JsonWriter {
 public:
  /// Collects all bytes: take().
  JsonWriter() = default;
  /// Hands the bytes on, a piece at a time; the last piece with finish().
  explicit JsonWriter(const JsonSink& sink) : sink_(&sink) {}

  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
    if (sink_ && out_.size() >= piece) finish();
  }
  /// The name needs no escapes.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
  }

  void value(std::nullptr_t) { raw("null"); }
  void value(std::same_as<bool> auto b) { raw(b ? "true" : "false"); }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void value(Number n) { integer(static_cast<std::int64_t>(n)); }
  /// In full, as short as it reads back to the same number.
  void value(double number);
  void value(std::string_view utf8);
  /// Lone surrogates become U+FFFD.
  void value(std::u16string_view utf16);
  void value(const std::string& s) { value(std::string_view(s)); }
  void value(const std::u16string& s) { value(std::u16string_view(s)); }
  void value(const char* s) { value(std::string_view(s)); }
  void value(Span span) {
    open('{');
    range(span);
    close('}');
  }
  /// null where there is none.
  template <class T>
  void value(const std::optional<T>& v) {
    if (v)
      value(*v);
    else
      value(nullptr);
  }
  template <class T>
  void value(const std::vector<T>& list) {
    open('[');
    for (const T& item : list) value(item);
    close(']');
  }
  /// Rounded to four decimals.
  void rounded(double number);

  void field(std::string_view name, const auto& v) {
    key(name);
    value(v);
  }
  void field_or_null(std::string_view name, const auto& text) {
    key(name);
    if (text.empty())
      value(nullptr);
    else
      value(text);
  }
  /// null for -1.
  void index_or_null(std::string_view name, int index) {
    key(name);
    if (index < 0)
      value(nullptr);
    else
      value(index);
  }
  void rounded_field(std::string_view name, double number) {
    key(name);
    rounded(number);
  }
  /// The fields `start` and `end` of an object.
  void range(Span span) {
    field("start", span.start);
    field("end", span.end);
  }
  /// A list of what `write(item)` writes for each item.
  template <class List, class Write>
  void list(std::string_view name, const List& items, Write write) {
    key(name);
    open('[');
    for (const auto& item : items) write(item);
    close(']');
  }

  std::string take() { return std::move(out_); }
  void finish() {
    (*sink_)(out_);
    out_.clear();
  }

 private:
  static constexpr std::size_t piece = 1 << 16;

  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void raw(std::string_view text) {
    separate();
    out_ += text;
  }
  void integer(std::int64_t n);
  void escape(unsigned char ascii);

  const JsonSink* sink_ = nullptr;
  std::string out_;
  bool first_ = true;
};

}  // namespace khabar
