// A country or city that stands for its team is a body: منتخب نيوزيلندا، فريق صفاقس.
#include <algorithm>
#include <unordered_set>

#include "entities/spans.h"
#include "entities/words.h"

namespace khabar {
namespace {

constexpr int team_noun = 2;  // in the column "namesake" of class_nouns.tsv

bool after_team_noun(const Document& doc, const NameTables& t, int i) {
  if (i == 0 || !same_sentence(doc, i - 1, i) || morph(doc, i).prefix_units > 0) return false;
  const auto rows = t.class_nouns.find(doc.bare_key(i - 1));
  return rows && !has_article(doc, i - 1) &&
         t.class_nouns.number(rows->begin, t.class_nouns.column("namesake")) == team_noun;
}

/// في نيوزيلندا and بنيوزيلندا are the country.
bool is_where(const Document& doc, int i) {
  if (morph(doc, i).prefixes & clitic::ba) return true;
  return i > 0 && same_sentence(doc, i - 1, i) && morph(doc, i - 1).pos == Pos::ADP;
}

}  // namespace

void name_teams(const Document& doc, const NameTables& t, std::vector<Candidate>& names) {
  std::unordered_set<std::u16string_view> teams;
  for (std::size_t n = 0; n < names.size(); ++n) {
    Candidate& c = names[n];
    if (c.type != MentionType::GPE) continue;
    // روسيا والبرتغال: what is joined to a team is one.
    const bool joined = n > 0 && names[n - 1].type == MentionType::ORG &&
                        teams.count(doc.stem_key(names[n - 1].tokens.begin)) &&
                        names[n - 1].tokens.end == c.tokens.begin && (morph(doc, c.tokens.begin).prefixes & clitic::wa);
    if (!joined && !after_team_noun(doc, t, c.tokens.begin)) continue;
    c.type = MentionType::ORG;
    teams.insert(doc.stem_key(c.tokens.begin));
  }
  if (teams.empty()) return;
  for (Candidate& c : names)
    if (c.type == MentionType::GPE && teams.count(doc.stem_key(c.tokens.begin)) && !is_where(doc, c.tokens.begin))
      c.type = MentionType::ORG;
}

}  // namespace khabar
