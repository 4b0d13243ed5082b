#include "events/classifier.h"

#include <algorithm>

#include "sequence/rows.h"

namespace khabar {
namespace {

using sequence::hash;
using sequence::mix;

const Morph& morph(const Document& doc, int i) { return doc.morphs[static_cast<std::size_t>(i)]; }

std::uint32_t bucket(int distance) {
  const int edges[] = {0, 1, 2, 3, 5, 8, 12, 20};
  std::uint32_t b = 0;
  for (int e : edges) b += distance > e;
  return b;
}

/// Collects the features of one candidate. Templates are numbered: a number that is given up is not used again.
class Extractor {
 public:
  Extractor(const Surroundings& round, const std::vector<TriggerCandidate>& candidates, std::size_t c)
      : round_(round),
        index_(round.index()),
        doc_(index_.doc()),
        candidates_(candidates),
        c_(c),
        candidate_(candidates[c]),
        t_(candidate_.token),
        sentence_(doc_.sentences[static_cast<std::size_t>(sentence_of(t_))].tokens) {
    const Morph& m = morph(doc_, t_);
    shape_ = static_cast<std::uint32_t>(m.pos) * 4 + (m.article_units > 0) * 2u + (m.suffix_units > 0);
    pos_ = static_cast<std::uint32_t>(m.pos);
    form_ = hash(candidate_.form);
  }

  std::vector<std::uint32_t> run() {
    out_.reserve(128);
    word();
    neighbours();
    company();
    place();
    surroundings();
    return std::move(out_);
  }

 private:
  int sentence_of(int token) const { return doc_.tokens[static_cast<std::size_t>(token)].sentence; }
  bool inside(int i) const { return i >= sentence_.begin && i < sentence_.end; }
  void add(std::uint32_t id, std::uint32_t a = 0, std::uint32_t b = 0) { out_.push_back(mix(mix(id * 7919, a), b)); }
  std::uint32_t key(int i) const { return inside(i) ? hash(doc_.stem_key(i)) : 1; }
  std::uint32_t tag(int i) const {
    if (!inside(i)) return 99;
    const Morph& m = morph(doc_, i);
    return static_cast<std::uint32_t>(m.pos) * 8 + (m.article_units > 0) * 4u + (index_.mention(i) >= 0) * 2u +
           (index_.in_time(i) ? 1u : 0u);
  }
  std::uint32_t mention(int i) const {
    if (!inside(i)) return 99;
    const int m = index_.mention(i);
    return m < 0 ? 50 : static_cast<std::uint32_t>(doc_.mentions[static_cast<std::size_t>(m)].type);
  }

  void word() {
    const Morph& m = morph(doc_, t_);
    add(1);
    add(2, shape_);
    add(3, form_);
    add(4, form_, shape_);
    add(5, m.prefixes & ~clitic::al, pos_);
    add(6, static_cast<std::uint32_t>(m.tense) * 64 + static_cast<std::uint32_t>(m.voice) * 8 + m.person, pos_);
    add(7, static_cast<std::uint32_t>(m.number), pos_);
    add(8,
        candidate_.guess * 32u + candidate_.phrase * 16u + (candidate_.carried >= 0) * 8u + candidate_.sense * 4u +
            candidate_.other_pos * 2u + candidate_.light,
        pos_);
    const std::u16string_view bare = doc_.bare_key(t_);
    add(9, hash(bare.substr(0, 1)), static_cast<std::uint32_t>(bare.size()) * 32 + pos_);
    add(10, hash(bare.substr(bare.size() - std::min<std::size_t>(2, bare.size()))), pos_);
  }

  void neighbours() {
    const int after = candidate_.last + 1;
    add(20, key(t_ - 1));
    add(21, key(t_ - 1), shape_);
    add(22, key(after));
    add(23, tag(after), shape_);
    add(24, tag(t_ - 1), shape_);
    add(25, key(t_ - 2), pos_);
    add(26, inside(after) ? morph(doc_, after).prefixes : 0u, shape_);
    add(27, mention(t_ - 1), mention(after));
    add(28, tag(after), tag(after + 1));
    add(29, form_, key(after));
    add(30, form_, key(t_ - 1));
    add(31, form_, tag(after));
    for (int step : {1, -1})
      for (int i = t_ + step; inside(i) && std::abs(i - t_) <= 4; i += step)
        if (index_.mention(i) >= 0) {
          add(step > 0 ? 32 : 33, mention(i), pos_);
          break;
        }
    // An object tells قتل مسلحون ضابطا from قتل ضابط.
    bool object = false;
    for (int i = after; inside(i) && i < after + 4 && morph(doc_, i).pos != Pos::VERB; ++i)
      object = object || shows_accusative(doc_, i);
    add(36, object, form_);
    // The verb before it in its sentence: light ones carry it.
    for (int i = t_ - 1; inside(i) && t_ - i <= 10; --i)
      if (morph(doc_, i).pos == Pos::VERB) {
        add(34, hash(doc_.lemma(i)), shape_);
        add(35, bucket(t_ - i), shape_);
        break;
      }
  }

  void company() {
    const bool light = candidate_.light;
    if (c_ > 0 && sentence_of(candidates_[c_ - 1].token) == sentence_of(t_)) {
      const TriggerCandidate& p = candidates_[c_ - 1];
      const std::uint32_t distance = bucket(t_ - p.token);
      const auto type = static_cast<std::uint32_t>(p.readings[0].type);
      add(40, distance * 4 + p.light * 2u + p.readings[0].verb, shape_);
      add(41, type, distance);
      add(42, type == static_cast<std::uint32_t>(candidate_.readings[0].type), distance * 128 + shape_);
    } else {
      add(43, shape_);
    }
    if (c_ + 1 < candidates_.size() && sentence_of(candidates_[c_ + 1].token) == sentence_of(t_)) {
      const TriggerCandidate& n = candidates_[c_ + 1];
      const std::uint32_t distance = bucket(n.token - candidate_.last);
      const auto type = static_cast<std::uint32_t>(n.readings[0].type);
      add(44, distance * 4 + light * 2u + n.readings[0].verb, shape_);
      add(45, type, distance * 2 + light);
      add(46, type == static_cast<std::uint32_t>(candidate_.readings[0].type), distance * 128 + shape_);
    } else {
      add(47, shape_, light);
    }
    int before = 0;
    for (std::size_t i = 0; i < c_ && i < 200 && before < 2; ++i) before += candidates_[i].form == candidate_.form;
    add(48, static_cast<std::uint32_t>(before), pos_);
  }

  void place() {
    const int sentence = sentence_of(t_);
    add(60, static_cast<std::uint32_t>(std::min(sentence, 3)), pos_);
    add(61, bucket(t_ - sentence_.begin), pos_);
    add(62, bucket(sentence_.end - t_), pos_);
    const auto is = [&](int i, TokenKind kind) {
      return inside(i) && doc_.tokens[static_cast<std::size_t>(i)].kind == kind;
    };
    add(63, is(t_ - 1, TokenKind::punctuation) * 2u + is(candidate_.last + 1, TokenKind::punctuation), shape_);
    add(64, is(t_ - 1, TokenKind::number) * 2u + is(candidate_.last + 1, TokenKind::number), shape_);
    bool time = false;
    for (int i = t_ - 6; i <= t_ + 8; ++i) time = time || (inside(i) && index_.in_time(i));
    add(65, time, shape_);
  }

  /// What kinds of words stand round it: films and wolves kill nobody, ministers do.
  void surroundings() {
    const std::uint32_t verb = candidate_.readings[0].verb;
    const auto classes = [&](std::uint32_t id, std::uint32_t set, std::uint32_t where) {
      for (std::uint32_t c = 0; set; ++c, set >>= 1)
        if (set & 1) {
          add(id, c * 8 + where, verb);
          if (id == 70) add(80, form_, c * 2 + (where > 1));
        }
    };
    for (int i = candidate_.last + 1; inside(i) && i <= candidate_.last + 5; ++i) {
      classes(70, round_.classes(i), i > candidate_.last + 2);
      if (i == candidate_.last + 1) classes(71, round_.classes(i), shape_ & 3);
    }
    for (int i = t_ - 1; inside(i) && i >= t_ - 5; --i) classes(70, round_.classes(i), 2u + (i < t_ - 2));
    const int sentence = sentence_of(t_);
    classes(72, round_.sentence_classes(sentence), 0);
    const auto at_most = [](int n, int limit) { return static_cast<std::uint32_t>(std::min(n, limit)); };
    const std::uint32_t names = at_most(round_.names(sentence), 3), times = at_most(round_.times(sentence), 1);
    add(73, names * 2 + times, shape_);
    add(74, bucket(sentence_.size()), names);
    add(75, static_cast<std::uint32_t>(round_.in_marks(t_)), shape_);
    const auto learned = [&](int i) { return inside(i) ? round_.learned_class(i) : 999u; };
    add(76, learned(candidate_.last + 1), verb);
    add(77, learned(t_ - 1), verb);
    add(78, learned(candidate_.last + 2), verb);
    add(79, t_ == sentence_.begin, shape_ * 1024 + tag(candidate_.last + 1));
  }

  const Surroundings& round_;
  const TokenIndex& index_;
  const Document& doc_;
  const std::vector<TriggerCandidate>& candidates_;
  std::size_t c_;
  const TriggerCandidate& candidate_;
  int t_;
  TokenRange sentence_;
  std::uint32_t shape_ = 0, pos_ = 0, form_ = 0;
  std::vector<std::uint32_t> out_;
};

/// Adds the features that one of the readings has beside the `common` ones of its candidate.
void add_own(const Document& doc, const TriggerCandidate& candidate, const Trigger& reading,
             const std::vector<std::uint32_t>& common, std::vector<std::uint32_t>& row) {
  const Morph& m = morph(doc, candidate.token);
  const std::uint32_t shape = static_cast<std::uint32_t>(m.pos) * 4 + (m.article_units > 0) * 2u;
  const auto type = static_cast<std::uint32_t>(reading.type) + 1;
  for (std::uint32_t f : common) row.push_back(mix(f, type));
  const auto weight = static_cast<std::uint32_t>(reading.weight);
  row.push_back(mix(101, weight));
  row.push_back(mix(mix(102, weight), shape));
  row.push_back(mix(mix(103, weight), type));
  row.push_back(mix(mix(104, static_cast<std::uint32_t>(candidate.readings.size())),
                    (&reading == candidate.readings.data()) * 2u + candidate.sense));
  row.push_back(mix(mix(105, weight), (candidate.carried >= 0) * 2u + candidate.light));
}

}  // namespace

TriggerClassifier::TriggerClassifier(const Lexicon& lexicon)
    : model_(lexicon.model("event_triggers")), surroundings_(lexicon) {}

std::vector<std::vector<std::uint32_t>> TriggerClassifier::features(const Surroundings& round,
                                                                    const std::vector<TriggerCandidate>& candidates,
                                                                    std::size_t c) {
  const std::vector<std::uint32_t> common = Extractor(round, candidates, c).run();
  std::vector<std::vector<std::uint32_t>> out(1);
  for (const Trigger& r : candidates[c].readings) {
    out.push_back(common);
    add_own(round.index().doc(), candidates[c], r, common, out.back());
  }
  return out;
}

std::vector<double> TriggerClassifier::probabilities(const Surroundings& round,
                                                     const std::vector<TriggerCandidate>& candidates,
                                                     std::size_t c) const {
  const std::vector<std::uint32_t> common = Extractor(round, candidates, c).run();
  const int common_sum = model_.sum(common);
  std::vector<double> out{model_.score_of(0)};
  std::vector<std::uint32_t> own;
  for (const Trigger& r : candidates[c].readings) {
    own.clear();
    add_own(round.index().doc(), candidates[c], r, common, own);
    out.push_back(model_.score_of(common_sum + model_.sum(own)));
  }
  normalise(out);
  return out;
}

}  // namespace khabar
