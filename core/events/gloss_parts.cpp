#include "events/gloss_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "khabar/names.h"
#include "khabar/utf.h"
#include "lexicon/word_list.h"
#include "text/fold.h"

namespace khabar {
namespace {

bool same(const Argument& a, const Argument& b) { return a.entity >= 0 ? a.entity == b.entity : a.span == b.span; }

bool among(const std::vector<Argument>& list, const Argument& a) {
  return std::any_of(list.begin(), list.end(), [&](const Argument& b) { return same(a, b); });
}

/// رئيسها before عبد الفتاح السيسي: the name says it.
bool is_role_of_next(const Document& doc, const std::vector<Argument>& list, std::size_t i) {
  if (i + 1 >= list.size() || list[i].entity >= 0 || list[i + 1].entity < 0) return false;
  const TokenRange here = doc.tokens_at(list[i].span), next = doc.tokens_at(list[i + 1].span);
  return !here.empty() && here.end == next.begin &&
         doc.entities[static_cast<std::size_t>(list[i + 1].entity)].type == MentionType::PER;
}

/// An adjective in the singular belongs to a noun that is missing here (الجامعة المغربية، الاعتداءات الخطيرة), a verb
/// to no noun at all.
bool is_no_party(const Document& doc, const Argument& a) {
  const TokenRange words = doc.tokens_at(a.span);
  if (a.entity >= 0 && doc.entities[static_cast<std::size_t>(a.entity)].type != MentionType::NORP) return false;
  if (words.empty()) return true;
  const Morph& m = doc.morphs[static_cast<std::size_t>(words.begin)];
  if (a.entity >= 0) return m.number != Number::plural;
  return m.pos == Pos::VERB || (m.pos == Pos::ADJ && m.article_units > 0 && doc.key(words.begin).ends_with(u"ه"));
}

/// مجدوب beside الهادي مجدوب: one person twice.
bool is_part_of_other(const Document& doc, const std::vector<Argument>& list, const Argument& a) {
  const auto name = [&doc](const Argument& x) -> std::u16string_view {
    if (x.entity < 0) return {};
    const Entity& e = doc.entities[static_cast<std::size_t>(x.entity)];
    return e.type == MentionType::PER ? std::u16string_view(e.name) : std::u16string_view();
  };
  const std::u16string_view own = name(a);
  const auto has_it = [&](const Argument& b) {
    const std::u16string_view other = name(b);
    return other.size() > own.size() && other.ends_with(own) && other[other.size() - own.size() - 1] == u' ';
  };
  return !own.empty() && std::any_of(list.begin(), list.end(), has_it);
}

std::vector<Argument> presentable(const Document& doc, const std::vector<Argument>& list) {
  std::vector<Argument> out;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!is_role_of_next(doc, list, i) && !is_no_party(doc, list[i]) && !is_part_of_other(doc, list, list[i]))
      out.push_back(list[i]);
  return out;
}

/// A place that stands inside another argument (مدينة النجف) or is none to be in (فيسبوك).
bool is_said_already(const Document& doc, const GlossRoles& roles, const Argument& place) {
  if (place.entity >= 0 && doc.entities[static_cast<std::size_t>(place.entity)].type == MentionType::PRODUCT)
    return true;
  const auto covers = [&](const Argument& a) {
    return same(a, place) || (a.span.start <= place.span.start && place.span.end <= a.span.end);
  };
  return std::any_of(roles.subject.begin(), roles.subject.end(), covers) ||
         std::any_of(roles.object.begin(), roles.object.end(), covers);
}

/// "2023-09-18T10:00", "2023-09", "2023"; nothing of weeks, quarters and references.
std::optional<Date> read_date(std::string_view value) {
  value = value.substr(0, value.find('T'));
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t size, int& out) {
    if (at >= value.size()) return true;
    const char* end = value.data() + at + size;
    const auto [stop, error] = std::from_chars(value.data() + at, end, out);
    return error == std::errc() && stop == end;
  };
  Date date;
  if (!part(0, 4, date.year) || !part(5, 2, date.month) || !part(8, 2, date.day)) return std::nullopt;
  if (date.month < 0 || date.month > 12) return std::nullopt;
  return date;
}

}  // namespace

GlossTables::GlossTables(const Lexicon& lexicon)
    : nouns(lexicon.table("gloss_nouns")),
      phrases(lexicon.table("gloss_phrases")),
      masculine_places(lexicon.table("masculine_places")),
      human(nouns.column("human")),
      one(nouns.column("one")),
      more(nouns.column("more")) {}

std::string GlossTables::phrase(const std::string& key, const char* language) const {
  const auto rows = phrases.find(*to_utf16(key));
  return rows ? std::string(phrases.text(rows->begin, phrases.column(language))) : std::string();
}

GlossVerbs::GlossVerbs(const Table& of)
    : table(of),
      types(of.column("types")),
      past(of.column("past")),
      present(of.column("present")),
      jussive(of.column("jussive")),
      noun(of.column("noun")),
      link(of.column("link")),
      verb(of.column("verb")),
      participle(of.column("participle")),
      verb_link(of.column("verb_link")),
      label(of.column("label")),
      label_link(of.column("label_link")),
      frame(of.column("frame")) {}

GlossVerb::GlossVerb(const GlossVerbs& verbs, int row) : verbs_(verbs), row_(row) {
  link = arabic(verbs.link);
  if (const std::string_view said = cell(verbs.frame); !said.empty()) frame = said.front();
}

std::u16string GlossVerb::jussive() const {
  const std::u16string own = arabic(verbs_.jussive);
  return own.empty() ? present() : own;
}

std::u16string GlossVerb::arabic(int column) const { return *to_utf16(cell(column)); }

int gloss_row(const GlossVerbs& verbs, std::u16string_view lemma, EventType type) {
  const auto rows = verbs.table.find(lemma);
  for (int row = rows ? rows->begin : 0; rows && row < rows->end; ++row)
    if (has_word(verbs.table.text(row, verbs.types), name(type))) return row;
  return -1;
}

namespace {

bool is_place(const Document& doc, const Argument& a) {
  if (a.entity < 0) return false;
  const MentionType type = doc.entities[static_cast<std::size_t>(a.entity)].type;
  return type == MentionType::GPE || type == MentionType::LOC || type == MentionType::FAC;
}

/// A town does not explode: what struck it happened there.
void move_places(const Document& doc, std::vector<Argument>& from, std::vector<Argument>& places) {
  const auto is_area = [&](const Argument& a) {
    return is_place(doc, a) && doc.entities[static_cast<std::size_t>(a.entity)].type != MentionType::FAC;
  };
  for (const Argument& a : from)
    if (is_area(a) && !among(places, a)) places.insert(places.begin(), a);
  std::erase_if(from, is_area);
}

/// Whether at most a comma stands between two arguments, and the latter is joined to the former by و or that comma.
bool are_coordinated(const Document& doc, const Argument& a, const Argument& b) {
  const TokenRange first = doc.tokens_at(a.span), second = doc.tokens_at(b.span);
  if (first.empty() || second.empty() || second.begin < first.end || second.begin > first.end + 1) return false;
  const bool joined = (doc.morphs[static_cast<std::size_t>(second.begin)].prefixes & clitic::wa) != 0;
  return joined || (second.begin == first.end + 1 &&
                    (doc.norm(first.end) == u"،" || doc.norm(first.end) == u"," || doc.norm(first.end) == u"و"));
}

}  // namespace

GlossRoles gloss_roles(const Document& doc, const GlossVerb& verb, const Event& event) {
  GlossRoles roles{presentable(doc, event.agents), presentable(doc, event.targets), {}};
  std::vector<Argument> places = event.places;
  if (verb.frame == 's' && event.type == EventType::DISASTER) move_places(doc, roles.object, places);
  if (verb.frame == 's' && !roles.object.empty()) roles.subject = roles.object;
  if (verb.frame == 's' || verb.frame == 'n') roles.object.clear();
  // Nobody invests in 500 million dollars: a sum after a preposition is how much, not whom.
  const auto is_sum = [&](const Argument& a) {
    const TokenRange words = doc.tokens_at(a.span);
    return a.entity < 0 && !words.empty() &&
           doc.tokens[static_cast<std::size_t>(words.begin)].kind == TokenKind::number;
  };
  if (event.type == EventType::ECONOMY && !verb.link.empty()) std::erase_if(roles.object, is_sum);
  // اتفاق مع اتفاق: a noun that the verb says already.
  const auto repeats = [&](const Argument& a) {
    const TokenRange words = doc.tokens_at(a.span);
    return a.entity < 0 && words.size() == 1 && doc.stem_key(words.begin) == fold_key(verb.noun());
  };
  std::erase_if(roles.object, repeats);
  // Nobody does a thing to himself: who stands on both sides stays where he is not alone, else as the subject.
  const bool others = std::any_of(roles.subject.begin(), roles.subject.end(),
                                  [&](const Argument& a) { return !among(roles.object, a); });
  auto& doubled = others ? roles.subject : roles.object;
  const auto& kept = others ? roles.object : roles.subject;
  std::erase_if(doubled, [&](const Argument& a) { return among(kept, a); });
  // Where a place takes part, no other is said to be where; of several only those that stand side by side.
  if (std::any_of(roles.object.begin(), roles.object.end(), [&](const Argument& a) { return is_place(doc, a); }))
    return roles;
  for (const Argument& place : places)
    if (!is_said_already(doc, roles, place) &&
        (roles.places.empty() || are_coordinated(doc, roles.places.back(), place)))
      roles.places.push_back(place);
  return roles;
}

TokenRange gloss_words(const Document& doc, const GlossTables& tables, const Argument& argument) {
  constexpr int most_words = 4;  // of what is counted
  TokenRange words = doc.tokens_at(argument.span);
  if (words.empty() || words.end >= doc.token_count()) return words;
  if (words.size() > 1) return words;
  auto rows = tables.nouns.find(doc.bare_key(words.begin));
  if (!rows) rows = tables.nouns.find(doc.lemma(words.begin));
  const bool quantity = rows && tables.nouns.text(rows->begin, tables.human) == "q";
  if (!quantity) return words;
  const int sentence = doc.tokens[static_cast<std::size_t>(words.begin)].sentence;
  const int limit = std::min(doc.sentences[static_cast<std::size_t>(sentence)].tokens.end, words.end + 1 + most_words);
  int i = words.end;
  if (doc.key(i) == u"من") ++i;
  const int noun = i;
  const auto article = [&](int t) { return doc.morphs[static_cast<std::size_t>(t)].article_units > 0; };
  while (i < limit && article(i) && doc.morphs[static_cast<std::size_t>(i)].prefix_units == 0) ++i;
  if (i > noun) words.end = i;
  return words;
}

std::optional<Argument> gloss_source(const Event& event) {
  return event.source && !among(event.agents, *event.source) ? event.source : std::nullopt;
}

std::optional<GlossDate> gloss_date(const Document& doc, const Event& event) {
  for (int t : event.times) {
    const Time& time = doc.times[static_cast<std::size_t>(t)];
    if (time.type != TimeType::DATE && time.type != TimeType::TIME) continue;
    const auto begin = read_date(time.value);
    if (!begin) continue;
    GlossDate date{*begin, *begin, false};
    if (const auto end = read_date(time.end_value); end && end->day > 0 && begin->day > 0) date.end = *end;
    date.with_year = !doc.published || doc.published->year != begin->year;
    return date;
  }
  return std::nullopt;
}

bool denies_future(const Document& doc, const Event& event) {
  return event.trigger_token > 0 && doc.stem_key(event.trigger_token - 1) == u"لن";
}

const Count* own_count(const Event& event) {
  const CountKind kind = event.mode == "injury"    ? CountKind::injured
                         : event.mode == "missing" ? CountKind::missing
                                                   : CountKind::killed;
  const auto found =
      std::find_if(event.counts.begin(), event.counts.end(), [kind](const Count& c) { return c.kind == kind; });
  return found == event.counts.end() || found->value < 1 || found->value != std::floor(found->value) ? nullptr
                                                                                                     : &*found;
}

const Count* counted_people(const Document& doc, const Event& event) {
  if (event.type != EventType::CASUALTY || (event.mode != "death" && event.mode != "injury")) return nullptr;
  const Count* const found = own_count(event);
  if (found == nullptr) return nullptr;
  const auto no_one_else = [&](const Argument& a) {
    const TokenRange words = doc.tokens_at(a.span);
    if (a.entity >= 0 || words.empty()) return false;
    const auto first = static_cast<std::size_t>(words.begin);
    if (a.span.overlaps(found->span)) return doc.tokens[first].span.start < found->span.start;  // مقتل 14 شخصا
    return doc.tokens[first].kind == TokenKind::number || doc.morphs[first].pos == Pos::NUM;
  };
  return std::all_of(event.targets.begin(), event.targets.end(), no_one_else) ? found : nullptr;
}

std::vector<Count> counts_beside(const Event& event) {
  std::vector<Count> out;
  for (const Count& count : event.counts) {
    const auto says = [&](const Argument& a) { return a.span.start < count.span.end && count.span.start < a.span.end; };
    if (count.kind > CountKind::missing || count.value < 1 || count.value != std::floor(count.value)) continue;
    if (std::any_of(event.agents.begin(), event.agents.end(), says)) continue;
    if (std::none_of(event.targets.begin(), event.targets.end(), says)) out.push_back(count);
  }
  return out;
}

std::string number_words(double value) {
  char text[40];
  std::snprintf(text, sizeof(text), value == std::floor(value) && value < 1e15 ? "%.0f" : "%.6g", value);
  return text;
}

}  // namespace khabar
