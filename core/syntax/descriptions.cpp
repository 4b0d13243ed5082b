#include "syntax/descriptions.h"

#include <algorithm>

namespace khabar {

Descriptions::Descriptions(const Document& doc, const Table& class_nouns, const Table& titles)
    : doc_(doc), class_nouns_(class_nouns), titles_(titles) {
  for (std::size_t e = 0; e < doc.entities.size(); ++e)
    for (const std::u16string& title : doc.entities[e].titles) holders_.emplace(title, static_cast<int>(e));
}

void Descriptions::advance(int i) {
  for (; next_ < static_cast<int>(doc_.mentions.size()); ++next_) {
    const Mention& m = doc_.mentions[static_cast<std::size_t>(next_)];
    if (m.tokens.begin >= i) return;
    const Argument named{m.span, m.entity};
    if (m.type == MentionType::PER) {
      person_ = named;
      note_ranks(m, named);
    }
    if (m.type == MentionType::PER || m.type == MentionType::ORG) anyone_ = named;
    if (m.type != MentionType::PER && m.type != MentionType::TITLE && m.type != MentionType::NORP) note_class(m, named);
  }
}

/// The ranks and offices before a person's name: الوزير is then this person.
void Descriptions::note_ranks(const Mention& m, const Argument& named) {
  constexpr int reach = 5;
  for (int i = m.tokens.begin - 1; i >= std::max(0, m.tokens.begin - reach); --i)
    if (titles_.find(doc_.bare_key(i))) ranks_[std::u16string(doc_.bare_key(i))] = named;
}

/// The class noun that a name begins with or stands after, over a quotation mark (شركة "سامسونغ"), else any noun that a
/// name of several words begins with (حكومة الوفاق).
void Descriptions::note_class(const Mention& m, const Argument& named) {
  for (const int i : {m.tokens.begin, m.tokens.begin - 1, m.tokens.begin - 2})
    if (i >= 0 && class_nouns_.find(doc_.bare_key(i))) {
      bodies_[std::u16string(doc_.bare_key(i))] = named;
      return;
    }
  const int head = m.tokens.begin;
  if (m.tokens.size() > 1 && doc_.morphs[static_cast<std::size_t>(head)].pos == Pos::NOUN)
    bodies_[std::u16string(doc_.bare_key(head))] = named;
}

Argument Descriptions::resolve(const Phrase& phrase, const std::optional<Argument>& last) const {
  const int head = phrase.tokens.begin;
  const Argument& said = phrase.argument;
  if (said.entity >= 0 && doc_.entities[static_cast<std::size_t>(said.entity)].type == MentionType::TITLE) {
    const auto holder = holders_.find(doc_.at(said.span));
    return holder != holders_.end() ? Argument{said.span, holder->second} : said;
  }
  if (said.entity >= 0 || doc_.morphs[static_cast<std::size_t>(head)].article_units == 0) return said;
  if (const auto body = bodies_.find(std::u16string(doc_.bare_key(head))); body != bodies_.end())
    return {said.span, body->second.entity};
  if (const auto holder = ranks_.find(std::u16string(doc_.bare_key(head))); holder != ranks_.end())
    return {said.span, holder->second.entity};
  const bool rank = titles_.find(doc_.stem_key(head)) || titles_.find(doc_.bare_key(head));
  if (rank && person_) return {said.span, person_->entity};
  return last && last->entity >= 0 && phrase.tokens.size() <= 2 ? Argument{said.span, last->entity} : said;
}

}  // namespace khabar
