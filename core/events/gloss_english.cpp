#include "events/gloss_english.h"

#include <algorithm>

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr int head_reach = 4;  // words of an unnamed argument among which its noun may be

/// Some who take part, in English.
struct Party {
  std::string words;
  bool plural = false;
  bool human = false;
};

std::string third_person(const std::string& verb) {
  const std::size_t space = std::min(verb.find(' '), verb.size());
  std::string first = verb.substr(0, space);
  const auto ends = [&](std::string_view end) { return first.ends_with(end); };
  if (ends("s") || ends("sh") || ends("ch") || ends("x") || ends("z") || ends("o"))
    first += "es";
  else if (ends("y") && first.size() > 1 && std::string_view("aeou").find(first[first.size() - 2]) == std::string::npos)
    first.replace(first.size() - 1, 1, "ies");
  else
    first += "s";
  return first + verb.substr(space);
}

/// One sentence; its parts are written one after the other.
class Writer {
 public:
  Writer(const Document& doc, const Event& event, const GlossVerb& verb, const GlossRoles& roles,
         const GlossTables& tables)
      : doc_(doc), event_(event), verb_(verb), tables_(tables), roles_(roles) {}

  std::string write() {
    const Party object = party(roles_.object);
    Party subject = party(roles_.subject);
    std::vector<Count> counts = counts_beside(event_);
    if (const Count* people_there = counted_people(doc_, event_); people_there != nullptr && verb_.frame == 's') {
      subject = people(*people_there);
      std::erase_if(counts, [&](const Count& c) { return c.span == people_there->span; });
    } else if (subject.words.empty() && verb_.frame == 's' && event_.type == EventType::CASUALTY &&
               !event_.counts.empty()) {
      const Count* const own = own_count(event_);
      subject = people(own != nullptr ? *own : event_.counts.front());
      counts.clear();
    }
    const bool whole = !subject.words.empty() && (verb_.frame != 't' || !object.words.empty()) && verb_.frame != 'd';
    if (whole)
      out_ = subject.words + " " + predicate(verb_.verb(), subject.plural) + with(verb_.verb_link(), object);
    else if (subject.words.empty() && object.human && !verb_.participle().empty() && verb_.frame == 't')
      out_ = object.words + " " + predicate("be " + verb_.participle(), object.plural);
    else
      out_ = headed(object, subject);
    if (const Party places = party(roles_.places); !places.words.empty())
      out_ += (is_body(roles_.places.front()) ? " at " : " in ") + places.words;
    if (const auto date = gloss_date(doc_, event_)) out_ += ", " + words(*date);
    for (const Count& count : counts)
      out_ += " (" + number_words(count.value) + " " + tables_.phrase(count_key(count), "en") + ")";
    add_source();
    if (out_.front() >= 'a' && out_.front() <= 'z') out_.front() = static_cast<char>(out_.front() - 'a' + 'A');
    return out_;
  }

 private:
  static std::string count_key(const Count& count) { return "count." + std::string(name(count.kind)) + ".other"; }

  std::string predicate(const std::string& base, bool plural) const {
    const bool be = base.starts_with("be ");
    const std::string rest = be ? base.substr(2) : base;
    switch (event_.status) {
      case Status::planned:
        return "to " + base;
      case Status::possible:
        return "may " + base;
      case Status::negated:
        if (denies_future(doc_, event_)) return "will not " + base;
        return be ? (plural ? "were not" : "was not") + rest : "did not " + base;
      case Status::actual:
        break;
    }
    if (be) return (plural ? "are" : "is") + rest;
    return plural ? base : third_person(base);
  }

  static std::string with(const std::string& link, const Party& party) {
    if (party.words.empty()) return {};
    return (link.empty() ? " " : " " + link + " ") + party.words;
  }

  /// The noun with what is known: «Visit to Russia», «Planned arrest of suspects».
  std::string headed(const Party& object, const Party& subject) const {
    const std::string before = event_.status == Status::planned    ? "planned "
                               : event_.status == Status::possible ? "possible "
                               : event_.status == Status::negated  ? "no "
                                                                   : "";
    std::string out = before + verb_.label();
    if (verb_.frame != 'd' || roles_.places.empty()) out += with(verb_.label_link(), object);
    return out + (verb_.frame == 's' ? with(verb_.label_link(), subject) : with("by", subject));
  }

  Party people(const Count& count) const {
    return {number_words(count.value) + " " + tables_.phrase(count.value == 1 ? "people.one" : "people.other", "en"),
            count.value != 1, true};
  }

  Party party(const std::vector<Argument>& list) const {
    std::vector<Party> parties;
    for (const Argument& a : list)
      if (Party one = a.entity >= 0 ? named(a) : unnamed(a); !one.words.empty()) parties.push_back(std::move(one));
    Party out;
    for (std::size_t i = 0; i < parties.size(); ++i) {
      if (i > 0) out.words += i + 1 == parties.size() ? " and " : ", ";
      out.words += parties[i].words;
      out.human = out.human || parties[i].human;
    }
    out.plural = parties.size() > 1 || (parties.size() == 1 && parties.front().plural);
    return out;
  }

  bool is_body(const Argument& a) const {
    if (a.entity < 0) return false;
    const MentionType type = doc_.entities[static_cast<std::size_t>(a.entity)].type;
    return type == MentionType::ORG || type == MentionType::FAC;
  }

  Party named(const Argument& a) const {
    const Entity& entity = doc_.entities[static_cast<std::size_t>(a.entity)];
    if (entity.latin.empty()) return unnamed(a);
    if (entity.type != MentionType::NORP) return {entity.latin, false, entity.type == MentionType::PER};
    const Morph& m = doc_.morphs[static_cast<std::size_t>(doc_.tokens_at(a.span).begin)];
    if (m.number != Number::plural) return {entity.latin, false, true};
    const auto ends = [&](std::string_view end) { return entity.latin.ends_with(end); };
    return {ends("ese") || ends("ch") || ends("sh") || ends("ss") ? "the " + entity.latin : entity.latin + "s", true,
            true};
  }

  /// By the first of its words that the table of nouns knows, with the words of quantity before it.
  Party unnamed(const Argument& a) const {
    const TokenRange tokens = gloss_words(doc_, tables_, a);
    std::string quantifier;
    for (int t = tokens.begin; t < std::min(tokens.end, tokens.begin + head_reach); ++t) {
      const auto rows = noun_at(t, tokens.end);
      // What a noun that is not known governs is not what is meant: رشوة قيمتها.
      if (!rows && doc_.morphs[static_cast<std::size_t>(t)].pos == Pos::NOUN) return {};
      if (!rows) continue;
      const auto cell = [&](int column) { return tables_.nouns.text(rows->begin, column); };
      if (cell(tables_.human) == "q") {
        quantifier = cell(tables_.more);
        continue;
      }
      const auto number = quantifier.empty() ? quantity(a.span) : std::nullopt;
      const Number form = doc_.morphs[static_cast<std::size_t>(t)].number;
      const bool plural = !quantifier.empty() || cell(tables_.human) == "p" ||
                          (number ? *number != 1 : form == Number::plural || form == Number::dual);
      std::string words(cell(plural ? tables_.more : tables_.one));
      if (number)
        words = number_words(*number) + " " + words;
      else if (form == Number::dual)
        words = "two " + words;
      if (!quantifier.empty()) words = quantifier + " " + words;
      return {words, plural && quantifier != "one of the", cell(tables_.human) == "h"};
    }
    return {};
  }

  /// The longest key of the table that begins at `token`, words without their article; else that of the lemma.
  std::optional<Rows> noun_at(int token, int limit) const {
    Table::Cursor cursor = tables_.nouns.cursor();
    std::optional<Rows> best;
    for (int t = token; t < std::min(limit, token + 3); ++t) {
      if (t > token && !cursor.feed(u" ")) break;
      if (!cursor.feed(doc_.bare_key(t))) break;
      if (const auto rows = cursor.rows()) best = rows;
    }
    return best ? best : tables_.nouns.find(doc_.lemma(token));
  }

  std::optional<double> quantity(Span span) const {
    const auto first = std::partition_point(doc_.quantities.begin(), doc_.quantities.end(),
                                            [&](const Quantity& q) { return q.span.end <= span.start; });
    if (first == doc_.quantities.end() || first->span.start > span.start || first->kind != QuantityKind::CARDINAL)
      return std::nullopt;
    return first->value;
  }

  std::string words(const GlossDate& date) const {
    const auto month = [&](const Date& d) { return tables_.phrase("month." + std::to_string(d.month), "en"); };
    const std::string year = std::to_string(date.begin.year), tail = date.with_year ? " " + year : "";
    if (date.begin.month == 0) return year;
    if (date.begin.day == 0) return month(date.begin) + tail;
    std::string out = std::to_string(date.begin.day);
    if (date.begin.month != date.end.month)
      out += " " + month(date.begin) + "–" + std::to_string(date.end.day);
    else if (date.begin.day != date.end.day)
      out += "–" + std::to_string(date.end.day);
    return out + " " + month(date.end) + tail;
  }

  void add_source() {
    const auto reporter = gloss_source(event_);
    if (!reporter) return;
    if (const Party source = party({*reporter}); !source.words.empty())
      out_ += (source.plural ? ", say " : ", says ") + source.words;
  }

  const Document& doc_;
  const Event& event_;
  const GlossVerb& verb_;
  const GlossTables& tables_;
  const GlossRoles& roles_;
  std::string out_;
};

}  // namespace

std::string english_gloss(const Document& doc, const Event& event, const GlossVerb& verb, const GlossRoles& roles,
                          const GlossTables& tables) {
  return Writer(doc, event, verb, roles, tables).write();
}

}  // namespace khabar
