#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/rows.h"

namespace khabar::cli {
namespace {

/// A fixed number of threads over a queue that holds only a few lines for each, so that memory stays flat.
class Workers {
 public:
  Workers(const Analyzer& analyzer, unsigned count, const Options& options) : limit_(count * 4) {
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this, &analyzer, options] { work(analyzer, options); });
  }

  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  std::size_t limit() const { return limit_; }

  std::future<RowResult> add(std::string line) {
    Job job{std::move(line), {}};
    auto result = job.result.get_future();
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    ready_.notify_one();
    return result;
  }

 private:
  struct Job {
    std::string line;
    std::promise<RowResult> result;
  };

  void work(const Analyzer& analyzer, const Options& options) {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job.result.set_value(analyze_row(analyzer, job.line, options));
    }
  }

  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> jobs_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

/// Reads the rows of the input and counts its lines; empty lines are no rows.
class RowReader {
 public:
  explicit RowReader(std::istream& in) : in_(in) {}

  bool next(std::string& row) {
    while (std::getline(in_, row)) {
      ++line_;
      if (row.find_first_not_of(" \t\r") != std::string::npos) return true;
    }
    return false;
  }

  /// The number of the last row's line, from 1.
  long line() const { return line_; }

 private:
  std::istream& in_;
  long line_ = 0;
};

/// One line on the terminal that says how far the batch is; nothing where standard error is no terminal.
class Progress {
 public:
  explicit Progress(long done_before) : on_(isatty(STDERR_FILENO) != 0), before_(done_before) {}
  ~Progress() {
    if (on_ && shown_) std::cerr << '\n';
  }

  void show(long documents, long failures) {
    const auto now = Clock::now();
    if (!on_ || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::cerr << "\r\x1b[K" << documents << " documents, " << failures << " with errors, "
              << static_cast<long>(static_cast<double>(documents - before_) / seconds) << " a second" << std::flush;
  }

  /// Clears the line, for a message of its own.
  void clear() const {
    if (on_ && shown_) std::cerr << "\r\x1b[K";
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool on_, shown_ = false;
  long before_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

/// What an earlier run has written: whole lines only.
struct Written {
  long lines = 0;
  std::uintmax_t bytes = 0;
  std::string last;
};

Written written(const std::string& file) {
  Written out;
  std::ifstream in(file, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    if (in.eof()) break;  // cut off: the run ended in the middle of it
    out.bytes += line.size() + 1;
    out.lines++;
    out.last = std::move(line);
  }
  return out;
}

int complain(const std::string& file, const std::string& what) {
  std::cerr << "khabar: " << file << ": " << what << '\n';
  return wrong_usage;
}

/// Passes over the rows that `before` has answers for; false when they are not the rows that were answered.
bool skip(RowReader& rows, const Written& before) {
  std::string row;
  for (long i = 0; i < before.lines; ++i)
    if (!rows.next(row)) return false;
  return before.lines == 0 || id_of(row) == id_of(before.last);
}

/// Analyses all rows that are left and writes their lines in order.
int run_rows(const BatchOptions& options, RowReader& rows, std::ostream& out, long done_before) {
  const auto analyzer = Analyzer::create();
  if (!analyzer) {
    std::cerr << "khabar: " << analyzer.error().message << '\n';
    return analysis_failed;
  }
  const unsigned jobs =
      options.jobs > 0 ? static_cast<unsigned>(options.jobs) : std::max(1u, std::thread::hardware_concurrency());
  struct Pending {
    long line;
    std::future<RowResult> result;
  };
  std::deque<Pending> pending;
  Options common;
  common.tokens = options.tokens;
  common.guidelines = *parse_guidelines(options.guidelines);
  Workers workers(*analyzer, jobs, common);
  Progress progress(done_before);
  long documents = done_before, failures = 0;
  const auto write_first = [&] {
    const RowResult result = pending.front().result.get();
    if (result.error) {
      ++failures;
      progress.clear();
      std::cerr << "khabar: line " << pending.front().line << ": " << result.error->message << '\n';
    }
    pending.pop_front();
    out << result.line << '\n';
    progress.show(++documents, failures);
  };
  std::string row;
  while (out && rows.next(row)) {
    if (pending.size() >= workers.limit()) write_first();
    pending.push_back({rows.line(), workers.add(std::move(row))});
  }
  while (!pending.empty()) write_first();
  out.flush();
  return out ? done : analysis_failed;
}

}  // namespace

int run_batch(const BatchOptions& options, std::istream& in, std::ostream& out) {
  RowReader rows(in);
  if (options.output.empty()) return run_rows(options, rows, out, 0);
  Written before;
  if (options.resume && std::filesystem::exists(options.output)) {
    before = written(options.output);
    if (!skip(rows, before)) return complain(options.output, "is not the beginning of this input's analyses");
    std::error_code error;
    std::filesystem::resize_file(options.output, before.bytes, error);
    if (error) return complain(options.output, error.message());
  }
  std::ofstream file(options.output, std::ios::binary | (options.resume ? std::ios::app : std::ios::trunc));
  if (!file) return complain(options.output, "cannot be written");
  return run_rows(options, rows, file, before.lines);
}

}  // namespace khabar::cli
