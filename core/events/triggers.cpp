#include "events/triggers.h"

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
      light_words_(lexicon.table("light_words")) {}

bool TriggerFinder::is_light(const Document& doc, int token) const {
  const Morph& m = doc.morphs[static_cast<std::size_t>(token)];
  return m.pos == Pos::VERB ? light_words_.find(m.lemma).has_value()
                            : light_words_.find(doc.stem_key(token)).has_value();
}

std::optional<Trigger> TriggerFinder::read(const Document& doc, int token) const {
  const Morph& m = doc.morphs[static_cast<std::size_t>(token)];
  const bool verb = m.pos == Pos::VERB;
  const std::vector<std::u16string> forms = verb ? std::vector<std::u16string>{m.lemma} : noun_forms(doc, token);
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
    if (row < 0 || speech_.number(row, speech_.column("quote")) == 0) continue;
    return Trigger{token, EventType::STATE, verb, 6, {}, speech_.text(row, speech_.column("cameo")), {}};
  }
  return std::nullopt;
}

std::vector<Trigger> TriggerFinder::find(const TokenIndex& index) const {
  constexpr int light_reach = 4;
  const Document& doc = index.doc();
  std::vector<Trigger> out;
  for (int i = 0; i < doc.token_count(); ++i) {
    if (doc.tokens[static_cast<std::size_t>(i)].kind != TokenKind::word || index.in_time(i) || index.title(i) >= 0)
      continue;
    const int mention = index.mention(i);
    if (mention >= 0 && doc.mentions[static_cast<std::size_t>(mention)].type != MentionType::EVENT) continue;
    auto trigger = read(doc, i);
    if (!trigger || trigger->weight < least_weight) continue;
    // قام بزيارة: the verb only carries the word of the event.
    if (!trigger->verb && !out.empty() && out.back().verb && out.back().token + light_reach > i &&
        is_light(doc, out.back().token) &&
        doc.tokens[static_cast<std::size_t>(out.back().token)].sentence ==
            doc.tokens[static_cast<std::size_t>(i)].sentence &&
        out.back().type != EventType::STATE)
      out.pop_back();
    // Two words of one type side by side are one event.
    if (!trigger->verb && !out.empty() && out.back().type == trigger->type && out.back().token + 1 == i) continue;
    out.push_back(*trigger);
  }
  return out;
}

}  // namespace khabar
