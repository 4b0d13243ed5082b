#include <condition_variable>
#include <deque>
#include <future>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/commands.h"

namespace khabar::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string failed(const Json& id, const Error& error) {
  return "{\"id\":" + id.dump(-1, ' ', false, Json::error_handler_t::replace) + ",\"error\":" + to_json(error) + "}";
}

/// One row of JSON Lines to one line of output; never fails, an error is part of the answer.
std::string analyze_row(const Analyzer& analyzer, const std::string& line, bool tokens) {
  const Json row = Json::parse(line, nullptr, false);
  if (row.is_discarded() || !row.is_object())
    return failed(nullptr, {ErrorCode::invalid_json, -1, "The line is not a JSON object."});
  const Json id = row.contains("id") ? row["id"] : Json(nullptr);
  if (!row.contains("text") || !row["text"].is_string())
    return failed(id, {ErrorCode::invalid_json, -1, "The line has no string `text`."});
  Options options;
  options.tokens = tokens;
  if (row.contains("published") && !row["published"].is_null()) {
    if (!row["published"].is_string())
      return failed(id,
                    {ErrorCode::invalid_date, -1, "`published` is to be a string of the form YYYY-MM-DD, or null."});
    const auto date = parse_date(row["published"].get_ref<const std::string&>());
    if (!date) return failed(id, date.error());
    options.published = *date;
  }
  const auto text = to_utf16(row["text"].get_ref<const std::string&>());
  if (!text) return failed(id, text.error());
  const auto doc = analyzer.analyze(*text, options);
  if (!doc) return failed(id, doc.error());
  return "{\"id\":" + id.dump(-1, ' ', false, Json::error_handler_t::replace) +
         ",\"analysis\":" + to_json(*doc, options) + "}";
}

/// A fixed number of threads over a queue that holds only a few lines for each, so that memory stays flat.
class Workers {
 public:
  Workers(const Analyzer& analyzer, unsigned count, bool tokens) : limit_(count * 4) {
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this, &analyzer, tokens] { work(analyzer, tokens); });
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

  std::future<std::string> add(std::string line) {
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
    std::promise<std::string> result;
  };

  void work(const Analyzer& analyzer, bool tokens) {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job.result.set_value(analyze_row(analyzer, job.line, tokens));
    }
  }

  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> jobs_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

int run_batch(const BatchOptions& options, std::istream& in, std::ostream& out) {
  const auto analyzer = Analyzer::create();
  if (!analyzer) {
    std::cerr << "khabar: " << analyzer.error().message << '\n';
    return analysis_failed;
  }
  const unsigned jobs =
      options.jobs > 0 ? static_cast<unsigned>(options.jobs) : std::max(1u, std::thread::hardware_concurrency());
  Workers workers(*analyzer, jobs, options.tokens);
  std::deque<std::future<std::string>> pending;
  const auto write_first = [&] {
    out << pending.front().get() << '\n';
    pending.pop_front();
  };
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (pending.size() >= workers.limit()) write_first();
    pending.push_back(workers.add(std::move(line)));
  }
  while (!pending.empty()) write_first();
  out.flush();
  return out ? done : analysis_failed;
}

}  // namespace khabar::cli
