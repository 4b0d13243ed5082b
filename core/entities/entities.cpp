#include "entities/entities.h"

#include <algorithm>
#include <optional>

#include "entities/guards.h"
#include "entities/linking.h"
#include "entities/relations.h"
#include "entities/words.h"
#include "khabar/names.h"

namespace khabar {
namespace {

/// كيم وبوتين are two persons: a name does not go on over و.
std::vector<Candidate> split_at_and(const Document& doc, Candidate c) {
  std::vector<Candidate> out;
  const int end = c.tokens.end;
  for (int i = c.tokens.begin + 1; i < end; ++i) {
    if ((doc.morphs[static_cast<std::size_t>(i)].prefixes & clitic::wa) == 0) continue;
    c.tokens.end = i;
    out.push_back(c);
    c.tokens = {i, end};
    c.fact = {};
  }
  out.push_back(c);
  return out;
}

/// Quotation marks that open inside a name close with it: مهرجان "أصوات المتوسط".
TokenRange with_closing_mark(const Document& doc, TokenRange name) {
  const auto is_quote = [&doc](int i) {
    return token(doc, i).kind == TokenKind::punctuation &&
           std::u16string_view(u"\"«»“”").find(doc.norm(i)) != std::u16string_view::npos;
  };
  int marks = 0;
  for (int i = name.begin; i < name.end; ++i) marks += is_quote(i) ? 1 : 0;
  const bool open = marks % 2 == 1 && same_sentence(doc, name.begin, name.end) && is_quote(name.end);
  return {name.begin, name.end + (open ? 1 : 0)};
}

/// Whether a table's type can be meant where the tagger, which knows one kind of place, says `tagged`.
bool same_kind(std::optional<MentionType> known, MentionType tagged) {
  if (known == MentionType::LOC || known == MentionType::FAC) return tagged == MentionType::GPE;
  return known == tagged;
}

/// The first of these names, which are sorted by place, that begins at token `i` or later.
std::vector<Candidate>::const_iterator from_token(const std::vector<Candidate>& names, int i) {
  return std::lower_bound(names.begin(), names.end(), i,
                          [](const Candidate& c, int token) { return c.tokens.begin < token; });
}

/// The same name as rules found it, who know the facts, or `c` where they did not.
const Candidate& as_ruled(const std::vector<Candidate>& ruled, const Candidate& c) {
  const auto same = from_token(ruled, c.tokens.begin);
  const bool found = same != ruled.end() && same->tokens.begin == c.tokens.begin && same->tokens.end == c.tokens.end &&
                     (same->type == c.type || (c.type == MentionType::GPE && same_kind(same->type, c.type)));
  return found ? *same : c;
}

MentionType mention_type(tagger::Second type) {
  switch (type) {
    case tagger::Second::NORP:
      return MentionType::NORP;
    case tagger::Second::EVENT:
      return MentionType::EVENT;
    case tagger::Second::PRODUCT:
      return MentionType::PRODUCT;
    case tagger::Second::TITLE:
      break;
  }
  return MentionType::TITLE;
}

/// Names that do not overlap.
class Cover {
 public:
  explicit Cover(const Document& doc) : taken_(doc.tokens.size(), false) {}

  void add(const Candidate& c) {
    for (int i = c.tokens.begin; i < c.tokens.end; ++i) taken_[static_cast<std::size_t>(i)] = true;
    names_.push_back(c);
  }
  bool free(TokenRange tokens) const {
    for (int i = tokens.begin; i < tokens.end; ++i)
      if (taken_[static_cast<std::size_t>(i)]) return false;
    return true;
  }
  const std::vector<Candidate>& names() const { return names_; }
  std::vector<Candidate> sorted() && {
    std::sort(names_.begin(), names_.end(),
              [](const Candidate& a, const Candidate& b) { return a.tokens.begin < b.tokens.begin; });
    return std::move(names_);
  }

 private:
  std::vector<bool> taken_;
  std::vector<Candidate> names_;
};

}  // namespace

EntityStage::EntityStage(const Lexicon& lexicon)
    : rules_(std::make_unique<NameRules>(lexicon)),
      tables_(rules_->tables()),
      relation_links_(lexicon.table("relation_links")),
      latin_(lexicon, tables_),
      tagger_(lexicon) {}

/// What the tables say of just the words of a tagged span decides the kind of place and gives the facts.
Candidate EntityStage::from_span(const Document& doc, const tagger::TaggedSpan& span) const {
  Candidate c{span.tokens, MentionType::PER, span.confidence, {}, Origin::other};
  if (span.type == tagger::Coarse::ORG) c.type = MentionType::ORG;
  if (span.type == tagger::Coarse::LOC) c.type = MentionType::GPE;
  for (const auto& [table, type] : {std::pair<const Table*, MentionType>{&tables_.places, MentionType::GPE},
                                    {&tables_.countries, MentionType::GPE},
                                    {&tables_.cities, MentionType::GPE},
                                    {&tables_.world_cities, MentionType::GPE},
                                    {&tables_.orgs, MentionType::ORG},
                                    {&tables_.clubs, MentionType::ORG},
                                    {&tables_.persons, MentionType::PER},
                                    {&tables_.people, MentionType::PER},
                                    {&rules_->doubtful(), c.type}}) {
    Rows rows;
    if (type != c.type || !matches(doc, *table, span.tokens, rows)) continue;
    if (table == &rules_->doubtful() && !same_kind(type_in(*table, rows.begin), c.type)) continue;
    c.fact = {table, rows.begin};
    if (table == &tables_.places) c.type = type_in(*table, rows.begin).value_or(c.type);
    return c;
  }
  return c;
}

/// Where a name ends that a table has over و, though the tagger sees two: آسيا والمحيط الهادئ.
int EntityStage::joined_end(const Document& doc, const tagger::TaggedSpan& first,
                            const tagger::TaggedSpan& second) const {
  const bool joined = second.tokens.begin == first.tokens.end && second.type == first.type &&
                      (morph(doc, second.tokens.begin).prefixes & clitic::wa) != 0;
  if (!joined) return first.tokens.end;
  tagger::TaggedSpan both = first;
  both.tokens.end = second.tokens.end;
  return from_span(doc, both).fact ? both.tokens.end : first.tokens.end;
}

/// What the class noun in a place's name or before it says of its kind: نهر الأردن, مطار القاهرة.
void EntityStage::set_kind(const Document& doc, Candidate& c) const {
  if (c.type != MentionType::GPE || c.fact) return;
  for (int i : {c.tokens.begin, c.tokens.begin - 1}) {
    if (i < 0 || (i == c.tokens.begin && c.tokens.size() == 1) || !same_sentence(doc, i, c.tokens.begin)) continue;
    if (i < c.tokens.begin && (has_article(doc, i) || morph(doc, c.tokens.begin).prefix_units > 0)) continue;
    const auto rows = tables_.class_nouns.find(doc.bare_key(i));
    const auto kind = rows ? type_in(tables_.class_nouns, rows->begin) : std::nullopt;
    // A school, which may have a person's name, is a building where the tagger sees a place.
    const bool house = kind == MentionType::ORG && i == c.tokens.begin &&
                       tables_.class_nouns.number(rows->begin, tables_.class_nouns.column("namesake")) == 1;
    if (kind == MentionType::LOC) c.type = MentionType::LOC;
    if (kind == MentionType::FAC || house) c.type = MentionType::FAC;
    if (c.type != MentionType::GPE) return;
  }
}

/// Persons, bodies and places as the tagger settles them, then nationalities, events and products outside these.
std::vector<Candidate> EntityStage::decide(const Document& doc, const NameWords& words, const tagger::Tagging& tagging,
                                           const std::vector<Candidate>& ruled) const {
  constexpr double least_support = 0.05, rather_a_name = 0.35;
  Cover out(doc);
  int joined_to = 0;  // names before it are in one with the name before them
  for (std::size_t s = 0; s < tagging.spans.size(); ++s) {
    tagger::TaggedSpan span = tagging.spans[s];
    if (span.type == tagger::Coarse::MISC || span.tokens.begin < joined_to) continue;
    if (s + 1 < tagging.spans.size()) span.tokens.end = joined_end(doc, span, tagging.spans[s + 1]);
    joined_to = span.tokens.end;
    if (span.tokens.size() == 1 && doc.stem_key(span.tokens.begin).size() < 2) continue;  // a letter by itself
    Candidate c = as_ruled(ruled, from_span(doc, span));
    if (only_describes(doc, tables_, c))
      c = as_ruled(ruled, {{c.tokens.begin + 1, c.tokens.end}, MentionType::NORP, c.score, {}, Origin::other});
    if (names_nationality(doc, tables_, c)) c.type = MentionType::NORP;
    set_kind(doc, c);
    std::vector<Candidate> parts{c};
    if (c.type == MentionType::PER) parts = split_at_and(doc, c);
    for (const Candidate& part : parts) out.add(part);
  }
  // A body that its class noun shows whole, and the tagger holds for a name though no one end of it is likely enough.
  for (const Candidate& c : ruled)
    if (c.type == MentionType::ORG && c.origin == Origin::class_noun && out.free(c.tokens) &&
        1 - tagging.outside_probability(c.tokens.begin) > rather_a_name)
      out.add(c);
  for (const Candidate& c : rules_->repeated(doc, words, out.names()))
    if (c.type == MentionType::PER && out.free(c.tokens) &&
        1 - tagging.outside_probability(c.tokens.begin) > least_support)
      out.add(c);
  for (const tagger::SecondSpan& span : tagging.second)
    if (span.type != tagger::Second::TITLE && out.free(span.tokens))
      out.add(as_ruled(ruled, {span.tokens, mention_type(span.type), span.confidence, {}, Origin::other}));
  // A nationality of two words is nothing else.
  for (const Candidate& c : ruled)
    if (c.type == MentionType::NORP && c.tokens.size() > 1 && out.free(c.tokens)) out.add(c);
  return std::move(out).sorted();
}

void EntityStage::run(Document& doc) const {
  const NameWords words(doc, tables_);
  const std::vector<Candidate> ruled = rules_->settled(doc, words, rules_->candidates(doc, words));
  const tagger::Tagging tagging =
      tagger_.run(doc, NameRules::hints(doc, ruled), rules_->second_hints(doc, words, ruled));
  std::vector<Candidate> names = decide(doc, words, tagging, ruled);
  name_teams(doc, tables_, names);
  const std::vector<Candidate> titles = find_titles(doc, tables_, rules_->spans(), words, names);
  // Only bodies, places and events inside a title are mentions of their own.
  std::vector<bool> titled(doc.tokens.size(), false);
  for (const Candidate& t : titles)
    for (int i = t.tokens.begin; i < t.tokens.end; ++i) titled[static_cast<std::size_t>(i)] = true;
  std::erase_if(names, [&](const Candidate& c) {
    return (c.type == MentionType::NORP || c.type == MentionType::PRODUCT) &&
           titled[static_cast<std::size_t>(c.tokens.begin)];
  });
  const std::vector<Candidate> persons = persons_after(doc, tables_, titles, names);
  names.insert(names.end(), persons.begin(), persons.end());
  names.insert(names.end(), titles.begin(), titles.end());
  std::stable_sort(names.begin(), names.end(), [](const Candidate& a, const Candidate& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  for (Candidate& c : names) {
    c.tokens = with_closing_mark(doc, c.tokens);
    doc.mentions.push_back({doc.span_of(c.tokens), c.type, -1, std::clamp(c.score, 0.0, 1.0), c.tokens});
  }
  link_entities(doc, tables_, latin_, names);
  add_relations(doc, names, relation_links_);
}

}  // namespace khabar
