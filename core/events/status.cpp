#include "events/status.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "khabar/names.h"
#include "sequence/rows.h"

namespace khabar {
namespace {

using sequence::hash;
using sequence::mix;

constexpr int cue_window = 14;  // tokens before the trigger
constexpr int status_count = 4;

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }
int sentence_of(const Document& doc, int i) { return doc.tokens[static_cast<std::size_t>(i)].sentence; }
TokenRange sentence_at(const Document& doc, int i) {
  return doc.sentences[static_cast<std::size_t>(sentence_of(doc, i))].tokens;
}

std::uint32_t bucket(int distance) {
  return static_cast<std::uint32_t>(distance <= 3 ? distance : distance <= 6 ? 5 : 9);
}

/// Where the time nearest to the token lies: 0 none near, 1 before the day of publication, 2 on it, 3 after it.
std::uint32_t time_relation(const Document& doc, int token) {
  constexpr int reach = 18;
  if (!doc.published) return 0;
  char day[16];
  std::snprintf(day, sizeof day, "%04d-%02d-%02d", doc.published->year, doc.published->month, doc.published->day);
  const std::string_view published(day);
  const auto first = std::partition_point(doc.times.begin(), doc.times.end(),
                                          [&](const Time& t) { return t.tokens.end + reach < token; });
  std::uint32_t relation = 0;
  int nearest = reach;
  for (auto t = first; t != doc.times.end() && t->tokens.begin <= token + reach; ++t) {
    const int distance = t->tokens.begin > token ? t->tokens.begin - token : token - t->tokens.end + 1;
    if (sentence_of(doc, t->tokens.begin) != sentence_of(doc, token) || distance >= nearest) continue;
    std::uint32_t r = 0;
    if (t->value == "PAST_REF") r = 1;
    if (t->value == "PRESENT_REF") r = 2;
    if (t->value == "FUTURE_REF") r = 3;
    if (t->type == TimeType::DATE || t->type == TimeType::TIME) {
      const std::size_t size = std::min(t->value.size(), published.size());
      const int order = size < 4 || t->value[0] > '9' ? 9 : t->value.compare(0, size, published.substr(0, size));
      if (order != 9) r = order < 0 ? 1 : order == 0 ? 2 : 3;
    }
    if (r == 0) continue;
    relation = r;
    nearest = distance;
  }
  return relation;
}

/// The features joined with a status, in `row`.
void join(const std::vector<std::uint32_t>& common, std::uint32_t status, std::vector<std::uint32_t>& row) {
  row.clear();
  for (std::uint32_t f : common) row.push_back(mix(f, status + 1));
}

}  // namespace

StatusReader::StatusReader(const Lexicon& lexicon)
    : cues_(lexicon.table("status_cues")),
      status_(cues_.column("status")),
      reach_(cues_.column("reach")),
      model_(lexicon.model("event_status")) {}

/// The cues in the window before the token, the nearest first; of those that share words the longest.
std::vector<StatusReader::Cue> StatusReader::cues_before(const Document& doc, int token) const {
  constexpr int longest = 4;  // words
  std::vector<Cue> out;
  const int begin = std::max(sentence_at(doc, token).begin, token - cue_window);
  for (int i = begin; i < token; ++i) {
    Cue best;
    std::u16string_view before;
    for (const std::u16string_view first : {doc.key(i), doc.stem_key(i), doc.bare_key(i)}) {
      if (first == before) continue;
      before = first;
      Table::Cursor cursor = cues_.cursor();
      for (int j = i; j < token && j < i + longest; ++j) {
        if ((j > i && !cursor.feed(u" ")) || !cursor.feed(j == i ? first : doc.key(j))) break;
        if (const auto rows = cursor.rows(); rows && j + 1 > best.end) best = {rows->begin, i, j + 1};
      }
      if (best.row >= 0) break;
    }
    if (best.row < 0) continue;
    out.push_back(best);
    i = best.end - 1;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<std::uint32_t> StatusReader::common_features(const Document& doc, const std::vector<Trigger>& triggers,
                                                         const std::vector<Status>& statuses, std::size_t t) const {
  const Trigger& trigger = triggers[t];
  const int token = trigger.token;
  const Morph& m = morph(doc, token);
  std::vector<std::uint32_t> common;
  common.reserve(96);
  const auto add = [&](std::uint32_t id, std::uint32_t a = 0, std::uint32_t b = 0) {
    common.push_back(mix(mix(id * 104729, a), b));
  };
  const auto pos = static_cast<std::uint32_t>(m.pos);
  const std::uint32_t form = pos * 64 + static_cast<std::uint32_t>(m.tense) * 8 + (m.article_units > 0) * 2u;
  const TokenRange sentence = sentence_at(doc, token);
  const auto key = [&](int i) { return i >= sentence.begin && i < sentence.end ? hash(doc.key(i)) : 1u; };
  add(1);
  add(2, form);
  add(3, m.prefixes & ~clitic::al, form);
  add(4, (m.prefixes & clitic::sa) != 0);
  add(5, static_cast<std::uint32_t>(trigger.type));
  add(6, static_cast<std::uint32_t>(trigger.type), form);
  add(7, key(token - 1));
  add(8, key(token - 2));
  add(9, key(token - 1), key(token - 2));
  add(10, hash(doc.lemma(token)));
  const std::uint32_t time = time_relation(doc, token);
  add(11, time, form);
  add(12, time);

  // What the nearest cue in reach, else a future prefix of the word or of the verb before it says by itself.
  constexpr std::uint32_t none = 9;
  std::uint32_t seen = 0, rule = (m.prefixes & clitic::sa) ? static_cast<std::uint32_t>(Status::planned) : none;
  bool nearest = true;
  for (const Cue& c : cues_before(doc, token)) {
    const auto status = static_cast<std::uint32_t>(khabar::status(cues_.text(c.row, status_)).value_or(Status::actual));
    const int distance = token - c.end;
    const bool reaches = distance < cues_.number(c.row, reach_, 1);
    const std::uint32_t word = hash(doc.stem_key(c.begin));
    if (nearest) {
      add(20, status * 2 + reaches, bucket(distance));
      add(21, status * 2 + reaches, form);
      add(22, word, reaches);
      add(23, status, reaches);
      nearest = false;
    }
    if (reaches) add(24, status, form);
    if (reaches) add(28, word, form);
    if (reaches) add(29, word, static_cast<std::uint32_t>(m.tense));
    if (reaches && rule == none) rule = status;
    if (!(seen & 1u << status)) add(25, status, bucket(distance));
    add(26, word, bucket(distance));
    seen |= 1u << status;
  }
  add(27, seen, form);

  for (int i = token - 1; i >= sentence.begin && i >= token - cue_window; --i)
    if (morph(doc, i).pos == Pos::VERB) {
      const Morph& v = morph(doc, i);
      add(30, hash(doc.lemma(i)), bucket(token - i));
      add(31, (v.prefixes & clitic::sa) != 0, static_cast<std::uint32_t>(v.tense) * 16 + bucket(token - i));
      add(32, (v.prefixes & clitic::sa) != 0, form);
      if (rule == none && m.article_units == 0 && (v.prefixes & clitic::sa) && token - i <= 6)
        rule = static_cast<std::uint32_t>(Status::planned);
      break;
    }
  if (t > 0 && sentence_of(doc, triggers[t - 1].token) == sentence_of(doc, token)) {
    const Trigger& p = triggers[t - 1];
    const std::uint32_t distance = bucket(token - p.token);
    const auto status = static_cast<std::uint32_t>(statuses[t - 1]);
    const bool joined = (m.prefixes & clitic::wa) != 0;
    add(40, static_cast<std::uint32_t>(p.type), distance);
    add(41, static_cast<std::uint32_t>(p.type), form);
    add(42, status, distance);
    add(43, status, form * 2 + joined);
    add(44, status, static_cast<std::uint32_t>(p.type) * 2 + joined);
  } else {
    add(45, form);
  }
  add(50, rule);
  add(51, rule, form);
  return common;
}

std::vector<std::vector<std::uint32_t>> StatusReader::features(const Document& doc,
                                                               const std::vector<Trigger>& triggers,
                                                               const std::vector<Status>& statuses,
                                                               std::size_t t) const {
  const std::vector<std::uint32_t> common = common_features(doc, triggers, statuses, t);
  std::vector<std::vector<std::uint32_t>> out(status_count);
  for (std::uint32_t s = 0; s < status_count; ++s) join(common, s, out[s]);
  return out;
}

std::vector<Status> StatusReader::read(const Document& doc, const std::vector<Trigger>& triggers) const {
  std::vector<Status> out;
  out.reserve(triggers.size());
  std::vector<std::uint32_t> row;
  for (std::size_t t = 0; t < triggers.size(); ++t) {
    const std::vector<std::uint32_t> common = common_features(doc, triggers, out, t);
    std::array<double, status_count> scores{};
    for (std::uint32_t s = 0; s < status_count; ++s) {
      join(common, s, row);
      scores[s] = model_.score(row);
    }
    out.push_back(static_cast<Status>(std::max_element(scores.begin(), scores.end()) - scores.begin()));
  }
  return out;
}

}  // namespace khabar
