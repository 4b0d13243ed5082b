// What the subcommands do. Messages go to standard error and name the file and the byte.
#pragma once

#include <iosfwd>
#include <string>

#include "khabar/khabar.h"

namespace khabar::cli {

enum ExitStatus { done = 0, analysis_failed = 1, wrong_usage = 2 };

struct AnalyzeOptions {
  std::string published;
  std::string format = "json";
  std::string lang = "ar";
  std::string guidelines = "khabar";
  int sentences = 0;
  bool tokens = false;
  std::string file = "-";
};

struct BatchOptions {
  int jobs = 0;
  bool tokens = false;
  std::string guidelines = "khabar";
  std::string output;   ///< the file to write; empty for standard output
  bool resume = false;  ///< go on after the last whole line of `output`
};

/// Reads a file or standard input whole and prints its analysis. Gives the exit status.
int run_analyze(const AnalyzeOptions& options);

/// One line in, one line out, in the same order: {"id","analysis"} or {"id","error"}; `out` is left alone where the
/// options name a file. What cannot be analysed is named on standard error by its line. Gives the exit status.
int run_batch(const BatchOptions& options, std::istream& in, std::ostream& out);

/// A brief for reading: headline, summary, people and places, events with their sources. UTF-8.
std::string brief_text(const Document& doc, const Options& options, bool english);
/// The same as one HTML page that needs nothing else.
std::string brief_html(const Document& doc, const Options& options, bool english);

}  // namespace khabar::cli
