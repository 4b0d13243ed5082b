#include "summary/features.h"

#include <algorithm>
#include <cmath>

#include "summary/word_vectors.h"
#include "time/calendar.h"

namespace khabar {
namespace {

constexpr int short_sentence = 5, opening = 3;  // words
constexpr std::size_t event_types = static_cast<std::size_t>(EventType::COMPETE) + 1;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

}  // namespace

int word_count(const Document& doc, const Sentence& sentence) {
  int words = 0;
  for (int i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
    words += doc.tokens[at(i)].kind < TokenKind::punctuation;
  return words;
}

/// The features of one document, filled layer by layer.
class SentenceReader::Reading {
 public:
  Reading(const SentenceReader& reader, const Document& doc)
      : reader_(reader), doc_(doc), rows_(doc.sentences.size(), SentenceFeatures{}) {
    tables_.reserve(doc.tokens.size());
    for (int i = 0; i < doc.token_count(); ++i) tables_.push_back(reader.cues_.tables_with(doc.key(i)));
  }

  std::vector<SentenceFeatures> take() {
    if (rows_.empty()) return {};
    read_places();
    read_words();
    read_names();
    read_events();
    read_numbers();
    read_speech();
    for (int s = 0; s < static_cast<int>(rows_.size()); ++s) read_form(s);
    return std::move(rows_);
  }

 private:
  float& put(int sentence, SentenceFeature f) { return rows_[at(sentence)][static_cast<std::size_t>(f)]; }
  int sentence_of(int token) const { return doc_.tokens[at(token)].sentence; }

  void read_places() {
    const auto count = static_cast<int>(rows_.size());
    double all = 0;
    std::vector<int> words;
    for (const Sentence& s : doc_.sentences) words.push_back(word_count(doc_, s)), all += words.back();
    for (int s = 0; s < count; ++s) {
      const double n = words[at(s)];
      put(s, SentenceFeature::position) = 1.0f / static_cast<float>(1 + s);
      put(s, SentenceFeature::relative) = static_cast<float>(s) / static_cast<float>(count);
      put(s, SentenceFeature::log_index) = std::log1p(static_cast<float>(s)) / 2;
      put(s, SentenceFeature::first) = s == 0;
      put(s, SentenceFeature::second) = s == 1;
      put(s, SentenceFeature::last) = s > 0 && s + 1 == count;
      put(s, SentenceFeature::paragraph_start) =
          s > 0 && doc_.sentences[at(s)].paragraph != doc_.sentences[at(s - 1)].paragraph;
      put(s, SentenceFeature::log_text) = std::log(static_cast<float>(count)) / 2;
      put(s, SentenceFeature::log_words) = static_cast<float>(std::log1p(n) / 2);
      put(s, SentenceFeature::length_ratio) = static_cast<float>(std::min(3.0, n * count / std::max(1.0, all)));
      put(s, SentenceFeature::text_share) = static_cast<float>(n / std::max(1.0, all));
      put(s, SentenceFeature::short_one) = n < short_sentence;
    }
  }

  void read_words() {
    const Table& function_words = reader_.function_words_;
    const WordVectors vectors(
        doc_, [&](int i) { return tables_[at(i)].may_have(function_words) && function_words.find(doc_.key(i)); });
    const auto fill = [&](SentenceFeature f, const std::vector<double>& values) {
      for (int s = 0; s < static_cast<int>(rows_.size()); ++s)
        put(s, f) = static_cast<float>(std::min(3.0, values[at(s)]));
    };
    fill(SentenceFeature::centrality, vectors.centrality());
    fill(SentenceFeature::lexrank, vectors.lexrank());
    fill(SentenceFeature::frequency, vectors.frequency());
    fill(SentenceFeature::novelty, vectors.novelty());
    fill(SentenceFeature::like_first, vectors.similarity(0));
    fill(SentenceFeature::like_before, vectors.likeness_to_previous());
    put(0, SentenceFeature::like_first) = 0;
  }

  void read_names() {
    std::vector<int> seen_in(doc_.entities.size(), -1);
    for (const Mention& m : doc_.mentions) {
      const int s = sentence_of(m.tokens.begin);
      if (m.type == MentionType::TITLE) add(s, SentenceFeature::titles, 0.5f);
      if (seen_in[at(m.entity)] == s) continue;
      const auto salience = static_cast<float>(doc_.entities[at(m.entity)].salience);
      if (seen_in[at(m.entity)] < 0) add(s, SentenceFeature::new_names, salience);
      add(s, SentenceFeature::names, salience);
      seen_in[at(m.entity)] = s;
    }
  }

  void add(int sentence, SentenceFeature f, float value) {
    put(sentence, f) = std::min(3.0f, put(sentence, f) + value);
  }

  void read_events() {
    std::array<int, event_types> types{};
    for (const Event& e : doc_.events)
      if (e.type != EventType::STATE) ++types[static_cast<std::size_t>(e.type)];
    const auto main = static_cast<std::size_t>(std::max_element(types.begin(), types.end()) - types.begin());
    for (const Event& e : doc_.events) {
      if (e.type == EventType::STATE) {
        add(e.sentence, SentenceFeature::states, 1);
        continue;
      }
      if (e.status == Status::actual || e.status == Status::planned) add(e.sentence, SentenceFeature::events, 0.5f);
      if (static_cast<std::size_t>(e.type) == main) put(e.sentence, SentenceFeature::main_event) = 1;
    }
  }

  void read_numbers() {
    for (const Quantity& q : doc_.quantities)
      add(sentence_of(q.tokens.begin), SentenceFeature::numbers, q.kind == QuantityKind::ORDINAL ? 0.2f : 0.5f);
    for (const Time& t : doc_.times)
      if (t.type == TimeType::DATE) {
        const int s = sentence_of(t.tokens.begin);
        add(s, SentenceFeature::times, 0.5f);
        if (is_recent(t)) add(s, SentenceFeature::recent, 0.5f);
      }
  }

  /// What news says of days and other texts do not: "Monday", "yesterday".
  bool is_recent(const Time& t) const {
    if (t.unanchored) return true;
    for (int i = t.tokens.begin; i < t.tokens.end; ++i)
      if (reader_.weekdays_.find(doc_.bare_key(i))) return true;
    return doc_.published && t.value.starts_with(iso_date(doc_.published->year, doc_.published->month));
  }

  void read_speech() {
    std::size_t s = 0;
    for (const Quote& q : doc_.quotes) {
      while (s + 1 < doc_.sentences.size() && doc_.sentences[s].span.end <= q.span.start) ++s;
      if (q.kind == QuoteKind::indirect) {
        put(static_cast<int>(s), SentenceFeature::indirect) = 1;
        continue;
      }
      for (std::size_t t = s; t < doc_.sentences.size() && doc_.sentences[t].span.start < q.span.end; ++t) {
        const Span span = doc_.sentences[t].span;
        const int inside = std::min(span.end, q.span.end) - std::max(span.start, q.span.start);
        float& share = put(static_cast<int>(t), SentenceFeature::quoted);
        share = std::min(1.0f, share + static_cast<float>(inside) / static_cast<float>(std::max(1, span.size())));
      }
    }
  }

  /// What its first words and its end tell.
  void read_form(int s) {
    const TokenRange tokens = doc_.sentences[at(s)].tokens;
    if (tokens.empty()) return;
    for (int i = tokens.begin; i < tokens.end; ++i) {
      if (!tables_[at(i)].may_have(reader_.cues_)) continue;
      for (const std::string_view cue : reader_.cues_at(doc_, i, tokens.end)) {
        if (cue == "sums-up") put(s, SentenceFeature::sums_up) = 1;
        if (i != tokens.begin) continue;
        if (cue == "continues") put(s, SentenceFeature::continues) = 1;
        if (cue == "refers") put(s, SentenceFeature::refers) = 1;
        if (cue == "closes") put(s, SentenceFeature::closes) = 1;
      }
    }
    for (int i = tokens.begin; i < std::min(tokens.end, tokens.begin + opening); ++i)
      if (doc_.morphs[at(i)].suffix_units > 0 && put(s, SentenceFeature::names) == 0)
        put(s, SentenceFeature::refers) = 1;
    const std::u16string_view end = doc_.norm(tokens.end - 1);
    put(s, SentenceFeature::question) = end == u"؟" || end == u"?";
    put(s, SentenceFeature::hanging) =
        end == u":" || (doc_.tokens[at(tokens.end - 1)].kind < TokenKind::punctuation && rows_.size() > 1);
  }

  const SentenceReader& reader_;
  const Document& doc_;
  std::vector<SentenceFeatures> rows_;
  std::vector<TableSet> tables_;  ///< by token: those that are worth asking for its key
};

SentenceReader::SentenceReader(const Lexicon& lexicon)
    : function_words_(lexicon.table("function_words")),
      cues_(lexicon.table("sentence_cues")),
      weekdays_(lexicon.table("time_weekdays")) {}

std::vector<SentenceFeatures> SentenceReader::read(const Document& doc) const { return Reading(*this, doc).take(); }

/// The classes of the longest cue that begins at a token.
std::vector<std::string_view> SentenceReader::cues_at(const Document& doc, int token, int end) const {
  std::vector<std::string_view> out;
  auto cursor = cues_.cursor();
  for (int i = token; i < end && cursor.alive(); ++i) {
    if (i > token) cursor.feed(u" ");
    cursor.feed(doc.key(i));
    const auto rows = cursor.rows();
    if (!rows) continue;
    out.clear();
    for (int r = rows->begin; r < rows->end; ++r) out.push_back(cues_.text(r, cues_.column("class")));
  }
  return out;
}

}  // namespace khabar
