// Errors are values: a code for programs, an offset, and a sentence for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace khabar {

enum class ErrorCode {
  invalid_utf8,     ///< input bytes are not UTF-8; offset is the byte where it goes wrong
  invalid_json,     ///< options or a JSON Lines row cannot be read; offset is the byte
  invalid_options,  ///< an option has a value that it cannot have
  invalid_date,     ///< `published` is no date of the form YYYY-MM-DD
  text_too_long,    ///< more than max_text_length code units
  corrupt_data,     ///< the table file is truncated, damaged or of another version
  internal,         ///< a broken invariant: a defect of Khabar itself
};

/// The code's stable name, as the JSON error object has it ("invalid-utf8").
std::string_view name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::int64_t offset =
      -1;               ///< where in the input (bytes or code units as the code says); -1 when nowhere in particular
  std::string message;  ///< one English sentence that says what to do
};

/// A value or an Error. Check with `if (result)` before `*result`; `error()` only when it is false.
template <class T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace khabar
