#include "time/time.h"

#include "time/resolver.h"

namespace khabar {
namespace {

void read_times(const Words& words, Document& doc) {
  const TimeReader reader(words);
  Resolver resolver(words);
  for (int i = 0; i < words.size();) {
    if (!words[i].known && !words.is_digits(i)) {
      ++i;
      continue;
    }
    if (const int end = reader.skip(i); end > i) {
      i = end;
      continue;
    }
    auto match = reader.read(i);
    if (!match) {
      ++i;
      continue;
    }
    const int end = match->end();
    if (auto time = resolver.resolve(*std::move(match))) {
      if (time->unanchored)
        warn(doc, "unanchored-time", "This time is relative, and the day of publication is not known.", time->span);
      doc.times.push_back(*std::move(time));
    }
    i = end;
  }
}

}  // namespace

TimeStage::TimeStage(const Lexicon& lexicon) : vocabulary_(lexicon), measures_(lexicon) {}

void TimeStage::run(Document& doc) const {
  const Words words(doc, vocabulary_);
  read_times(words, doc);
  measures_.read(words, doc);
}

}  // namespace khabar
