#include "events/triggers.h"

#include "entities/candidates.h"
#include "khabar/names.h"
#include "quotes/cues.h"

namespace khabar {
namespace {

constexpr int least_weight = 4;

/// The first row of `key` whose part of speech is `pos`, or -1.
int row_with_pos(const Table& table, std::u16string_view key, std::string_view pos) {
  if (const auto rows = table.find(key))
    for (int r = rows->begin; r < rows->end; ++r)
      if (table.text(r, table.column("pos")) == pos) return r;
  return -1;
}

/// What the past form of a verb with a weak last letter may be where its lemma is in no table: قضت of قضى.
std::vector<std::u16string> weak_forms(const Document& doc, int token) {
  const std::u16string_view word = doc.bare_key(token);
  if (word.size() < 3 || word.back() != u'ت') return {};
  const std::u16string stem(word.substr(0, word.size() - 1));
  return {stem + u"ي", stem + u"ا"};
}

}  // namespace

Role role_of(std::string_view roles, std::string_view key, Role otherwise) {
  const std::string wanted = std::string(key) + "=";
  for (std::size_t at = 0; at < roles.size();) {
    const std::size_t end = std::min(roles.find(' ', at), roles.size());
    const std::string_view item = roles.substr(at, end - at);
    if (item.substr(0, wanted.size()) == wanted) {
      const std::string_view role = item.substr(wanted.size());
      return role == "agent" ? Role::agent : role == "target" ? Role::target : Role::none;
    }
    at = end + 1;
  }
  return otherwise;
}

TriggerFinder::TriggerFinder(const Lexicon& lexicon)
    : triggers_(lexicon.table("triggers")),
      speech_(lexicon.table("speech")),
      light_words_(lexicon.table("light_words")),
      non_triggers_(lexicon.table("non_triggers")) {}

bool TriggerFinder::is_light(const Document& doc, int token) const {
  const Morph& m = doc.morphs[static_cast<std::size_t>(token)];
  return m.pos == Pos::VERB ? light_words_.find(m.lemma).has_value()
                            : light_words_.find(doc.stem_key(token)).has_value();
}

std::optional<Trigger> TriggerFinder::from_row(int row, int token, bool verb) const {
  const auto type = event_type(triggers_.text(row, triggers_.column("type")));
  if (!type) return std::nullopt;
  return Trigger{token,
                 *type,
                 verb,
                 triggers_.number(row, triggers_.column("weight"), 5),
                 triggers_.text(row, triggers_.column("mode")),
                 triggers_.text(row, triggers_.column("cameo")),
                 triggers_.text(row, triggers_.column("roles"))};
}

/// The longest key of several words that begins at `token`: its row and how many words it has.
std::pair<int, int> TriggerFinder::read_phrase(const Document& doc, int token) const {
  constexpr int longest = 3;
  int row = -1, words = 0;
  Table::Cursor cursor = triggers_.cursor();
  if (!cursor.feed(doc.bare_key(token))) return {row, words};
  for (int i = token + 1; i < doc.token_count() && i < token + longest; ++i) {
    if (!cursor.feed(u" ") || !cursor.feed(doc.stem_key(i))) break;
    if (const auto rows = cursor.rows()) {
      row = rows->begin;
      words = i + 1 - token;
    }
  }
  return {row, words};
}

std::optional<Trigger> TriggerFinder::read(const Document& doc, int token) const {
  const Morph& m = doc.morphs[static_cast<std::size_t>(token)];
  const bool verb = m.pos == Pos::VERB;
  if (const auto [row, words] = read_phrase(doc, token); row >= 0) return from_row(row, token, false);
  std::vector<std::u16string> forms = verb ? std::vector<std::u16string>{m.lemma} : noun_forms(doc, token);
  if (verb && row_with_pos(triggers_, m.lemma, "V") < 0 && row_with_pos(speech_, m.lemma, "V") < 0)
    forms = weak_forms(doc, token);
  for (const std::u16string& form : forms) {
    const int row = row_with_pos(triggers_, form, verb ? "V" : "N");
    if (row < 0) continue;
    const auto type = event_type(triggers_.text(row, triggers_.column("type")));
    if (!type) continue;
    return Trigger{token,
                   *type,
                   verb,
                   triggers_.number(row, triggers_.column("weight"), 5),
                   triggers_.text(row, triggers_.column("mode")),
                   triggers_.text(row, triggers_.column("cameo")),
                   triggers_.text(row, triggers_.column("roles"))};
  }
  if (!verb && m.article_units > 0) return std::nullopt;
  for (const std::u16string& form : forms) {
    const int row = row_with_pos(speech_, form, verb ? "V" : "N");
    if (row < 0 || (!verb && speech_.number(row, speech_.column("quote")) == 0)) continue;
    return Trigger{token, EventType::STATE, verb, 6, {}, speech_.text(row, speech_.column("cameo")), {}};
  }
  return std::nullopt;
}

/// Whether `verb` only carries the event word `noun`: بدأ الوزير زيارة, ضرب زلزال.
bool TriggerFinder::is_carried(const Document& doc, const Trigger& verb, const Trigger& noun) const {
  constexpr int reach = 14;
  if (!verb.verb || verb.type == EventType::STATE || noun.token > verb.token + reach) return false;
  if (doc.tokens[static_cast<std::size_t>(verb.token)].sentence !=
      doc.tokens[static_cast<std::size_t>(noun.token)].sentence)
    return false;
  if (noun.type == EventType::DISASTER && noun.token == verb.token + 1) return true;
  if (!is_light(doc, verb.token) || doc.morphs[static_cast<std::size_t>(noun.token)].article_units > 0) return false;
  for (int i = verb.token + 1; i < noun.token; ++i)
    if (doc.morphs[static_cast<std::size_t>(i)].pos == Pos::VERB) return false;
  return true;
}

std::vector<Trigger> TriggerFinder::find(const TokenIndex& index) const {
  const Document& doc = index.doc();
  std::vector<Trigger> out;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word || index.in_time(i) || index.title(i) >= 0)
      continue;
    const int mention = index.mention(i);
    if (mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].type != MentionType::EVENT) continue;
    Rows none;
    if (longest_match(doc, non_triggers_, i, none) > i) continue;
    auto trigger = read(doc, i);
    if (!trigger) continue;
    // A vague word with the article speaks of things in general: الإنتاج، الاستثمار.
    const bool general = !trigger->verb && doc.morphs[static_cast<std::size_t>(i)].article_units > 0;
    if (trigger->weight < (general ? least_weight + 1 : least_weight)) continue;
    if (!trigger->verb && !out.empty() && is_carried(doc, out.back(), *trigger)) out.pop_back();
    // Two words of one type side by side are one event.
    if (!trigger->verb && !out.empty() && out.back().type == trigger->type && out.back().token + 1 == i) continue;
    out.push_back(*trigger);
    i += std::max(0, read_phrase(doc, i).second - 1);
  }
  return out;
}

}  // namespace khabar
