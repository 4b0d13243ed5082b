#include "entities/relations.h"

#include <algorithm>

#include "entities/words.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr int reach = 2;  // tokens between a title and the person after it: a comma, a rank; before it, a comma

/// The person whose role `names[t]` is, by place: after the title, else before it; names.size() where there is none.
std::size_t holder(const std::vector<Candidate>& names, std::size_t t) {
  for (std::size_t n = t + 1; n < names.size() && names[n].tokens.begin <= names[t].tokens.end + reach; ++n)
    if (names[n].type == MentionType::PER) return n;
  for (std::size_t n = t; n-- > 0 && names[n].tokens.end + 1 >= names[t].tokens.begin;)
    if (names[n].type == MentionType::PER) return n;
  return names.size();
}

void add_role(Document& doc, const std::vector<Candidate>& names, std::size_t t) {
  const std::size_t person = holder(names, t);
  if (person == names.size()) return;
  const int id = doc.mentions[person].entity;
  Entity& e = doc.entities[static_cast<std::size_t>(id)];
  const std::u16string title(doc.at(doc.mentions[t].span));
  if (std::find(e.titles.begin(), e.titles.end(), title) == e.titles.end()) e.titles.push_back(title);
  e.gender = names[t].fact.text("gender") == "f" ? Gender::feminine : Gender::masculine;
  const std::string_view said = names[t].fact.text("relation");
  for (std::size_t n = t + 1; n < names.size() && names[n].tokens.end <= names[t].tokens.end; ++n)
    doc.relations.push_back(
        {said.empty() ? "ROLE" : std::string(said), id, doc.mentions[n].entity, doc.mentions[t].span});
}

bool is_thing(MentionType t) {
  return t == MentionType::ORG || t == MentionType::FAC || t == MentionType::GPE || t == MentionType::LOC;
}

/// The relation that the words between two names state, or none.
std::string_view stated(const Document& doc, const Table& links, const Candidate& a, const Candidate& b) {
  constexpr int longest = 4;
  const int count = b.tokens.begin - a.tokens.end;
  if (count < 0 || count > longest || !same_sentence(doc, a.tokens.begin, b.tokens.begin)) return {};
  const std::uint8_t attached = morph(doc, b.tokens.begin).prefixes;
  if (count == 0) return attached & clitic::ba ? std::string_view("LOCATED_IN") : std::string_view();
  std::u16string key;
  for (int i = a.tokens.end; i < b.tokens.begin; ++i) {
    if (!key.empty()) key += u' ';
    key += doc.key(i);
  }
  const auto rows = links.find(key);
  if (!rows) return {};
  for (int r = rows->begin; r < rows->end; ++r) {
    const std::string_view letter = links.text(r, links.column("attached"));
    const std::uint8_t needed = letter == "ب" ? clitic::ba : letter == "ل" ? clitic::la : std::uint8_t{0};
    if (needed == 0 ? morph(doc, b.tokens.begin).prefix_units == 0 : (attached & needed) != 0)
      return links.text(r, links.column("relation"));
  }
  return {};
}

}  // namespace

void add_relations(Document& doc, const std::vector<Candidate>& names, const Table& links) {
  std::size_t before = names.size();  // the name before, titles aside
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (names[n].type == MentionType::TITLE) {
      add_role(doc, names, n);
      continue;
    }
    if (before < names.size() && is_thing(names[before].type) && is_thing(names[n].type)) {
      const std::string_view relation = stated(doc, links, names[before], names[n]);
      const bool place = names[n].type == MentionType::GPE || names[n].type == MentionType::LOC;
      const int from = doc.mentions[before].entity, to = doc.mentions[n].entity;
      if (!relation.empty() && from != to && (relation != "LOCATED_IN" || place))
        doc.relations.push_back(
            {std::string(relation), from, to, {doc.mentions[before].span.start, doc.mentions[n].span.end}});
    }
    before = n;
  }
}

}  // namespace khabar
