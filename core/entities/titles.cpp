// Roles and their complements: وزير الدفاع الصيني، سكرتير مجلس الأمن في الاتحاد الروسي.
#include <algorithm>

#include "entities/name_words.h"
#include "entities/spans.h"
#include "entities/words.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

bool is_place_or_body(const Candidate* c) {
  return c && (c->type == MentionType::GPE || c->type == MentionType::ORG || c->type == MentionType::LOC ||
               c->type == MentionType::FAC || c->type == MentionType::EVENT);
}

class TitleFinder {
 public:
  TitleFinder(const Document& doc, const NameTables& tables, const SpanTables& spans, const NameWords& words,
              const std::vector<Candidate>& names)
      : doc_(doc),
        t_(tables),
        spans_(spans),
        words_(words),
        names_(names),
        name_at_(doc.tokens.size(), -1),
        timed_(doc.tokens.size(), false) {
    for (const Time& time : doc.times)
      for (int i = time.tokens.begin; i < time.tokens.end; ++i) timed_[static_cast<std::size_t>(i)] = true;
    for (std::size_t n = 0; n < names.size(); ++n)
      for (int i = names[n].tokens.begin; i < names[n].tokens.end; ++i)
        name_at_[static_cast<std::size_t>(i)] = static_cast<int>(n);
  }

  std::vector<Candidate> run() {
    const int complement = t_.titles.column("complement"), kind = t_.titles.column("kind");
    std::vector<Candidate> out;
    for (int i = 0; i < doc_.token_count(); ++i) {
      if (!words_.stem_in(t_.titles, i)) continue;
      Rows rows;
      const int head_end = longest_match(doc_, t_.titles, i, rows);
      const std::string_view sort = head_end == i ? "honorific" : t_.titles.text(rows.begin, kind);
      if (sort == "honorific" || name_of(i)) continue;
      begin_ = i;
      rank_ = sort == "rank";
      end_ = head_end_ = head_end;
      named_ = closed_ = false;
      const int needs = t_.titles.number(rows.begin, complement);
      complete_ = needs == 0 && !rank_;
      for (int j = head_end; same_sentence(doc_, i, j) && j < i + longest;) {
        const int next = step(j);
        if (next == j) break;
        j = next;
      }
      if (end_ == head_end && (needs > 0 || rank_)) continue;
      if (needs == 2 && !named_) continue;
      out.push_back({{i, end_}, MentionType::TITLE, 0.8, {&t_.titles, rows.begin}});
      i = end_ - 1;
    }
    return out;
  }

 private:
  static constexpr int longest = 14;  // tokens of a role

  const Candidate* name_of(int i) const {
    if (i >= doc_.token_count() || name_at_[static_cast<std::size_t>(i)] < 0) return nullptr;
    return &names_[static_cast<std::size_t>(name_at_[static_cast<std::size_t>(i)])];
  }

  /// The token where a name begins at `j` or after a class noun there (ولاية فيرمونت), else -1.
  int name_begin(int j) const {
    if (!same_sentence(doc_, begin_, j)) return -1;
    if (is_place_or_body(name_of(j))) return j;
    const bool class_noun = !has_article(doc_, j) && t_.class_nouns.find(doc_.bare_key(j));
    return class_noun && same_sentence(doc_, begin_, j + 1) && is_place_or_body(name_of(j + 1)) ? j + 1 : -1;
  }

  /// Takes what stands at `j` into the role, if it belongs there; gives the token to go on from, or `j`.
  int step(int j) {
    const Morph& m = morph(doc_, j);
    const Candidate* name = name_of(j);
    if (timed_[static_cast<std::size_t>(j)] || (name && name->type == MentionType::PER)) return j;
    if (is_place_or_body(name)) return step_name(j, *name);
    if (spans_.title_tails.find(doc_.key(j))) {
      closed_ = (m.prefixes & clitic::ba) != 0;  // after بالنيابة only a place or body can follow
      return end_ = j + 1;
    }
    if (closed_) return j;
    if (!rank_ && t_.title_links.find(doc_.key(j)))
      if (const int to = name_begin(j + 1); to > 0 && name_of(to)->type != MentionType::FAC) return to;
    if (end_ > head_end_ || !rank_) {
      const Link link = noun_link(doc_, spans_, j);
      if (link == Link::word && same_sentence(doc_, begin_, j + 1) && is_content(doc_, t_, j + 1)) return j + 1;
      if (link == Link::attached) return end_ = j + 1;
    }
    if (!is_content(doc_, t_, j) || spans_.span_stops.find(doc_.key(j)) || m.suffix_units > 0 || ends_before(j))
      return j;
    const bool definite = looks_definite(doc_, j);
    const bool joined = (m.prefixes & clitic::wa) && end_ > head_end_ && definite && !rank_ && !name_of(j - 1);
    if ((m.prefixes & (clitic::wa | clitic::fa | clitic::ba | clitic::ka)) && !joined) return j;
    if (rank_ && !starts_norp(doc_, t_, j) && (m.prefixes & clitic::la) == 0) return j;
    if (!definite) return into_idafa(j) ? j + 1 : j;
    named_ = named_ || starts_norp(doc_, t_, j);
    return end_ = j + 1;
  }

  /// What the table says of the word at `j`: "office", "rank", "honorific"; nothing where it has none.
  std::string_view title_kind(int j) const {
    const auto rows = t_.titles.find(doc_.stem_key(j));
    return rows ? t_.titles.text(rows->begin, t_.titles.column("kind")) : std::string_view();
  }

  /// Whether the role ends before another one (وزير الخارجية والرئيس المكسيكي) or before how its holder is addressed
  /// (رئيس مجلس الوزراء | السيد محمد السوداني).
  bool ends_before(int j) const {
    const std::string_view kind = title_kind(j);
    return kind == "honorific" ? has_article(doc_, j - 1) && has_article(doc_, j) : !kind.empty();
  }

  int step_name(int j, const Candidate& name) {
    const Morph& m = morph(doc_, j);
    const bool trails = (m.prefixes & clitic::ba) != 0;  // والي … بسوسة
    if ((m.prefixes & (clitic::wa | clitic::fa | clitic::ka)) || (rank_ && end_ == head_end_)) return j;
    if (trails && ((end_ == head_end_ && !complete_) || name.type == MentionType::EVENT)) return j;
    // No complement of a definite word: زار الرئيس الفرنسي القاهرة.
    if (j == end_ && m.prefix_units == 0 && has_article(doc_, j - 1) && !starts_norp(doc_, t_, j)) return j;
    named_ = true;
    return end_ = std::max(name.tokens.end, j + 1);
  }

  /// A bare noun between the role and a definite word or name: عضو لجنة التحقيق، مدرب نادي …
  bool into_idafa(int j) const {
    const Morph& m = morph(doc_, j);
    const bool prefixed = m.prefix_units > 0 && (m.prefixes & clitic::la) == 0;
    // What is definite ends a construct: دعا الأمين العام للأمم المتحدة | أطراف النزاع.
    if (m.prefix_units == 0 && (has_article(doc_, j - 1) || name_of(j - 1))) return false;
    if (rank_ || j != end_ || prefixed || is_listed_name(doc_, t_, j) || (!m.known && m.prefix_units == 0))
      return false;
    if (!same_sentence(doc_, begin_, j + 1) || morph(doc_, j + 1).prefix_units > 0) return false;
    return has_article(doc_, j + 1) || is_place_or_body(name_of(j + 1));
  }

  const Document& doc_;
  const NameTables& t_;
  const SpanTables& spans_;
  const NameWords& words_;
  const std::vector<Candidate>& names_;
  std::vector<int> name_at_;
  std::vector<bool> timed_;
  int begin_ = 0, head_end_ = 0, end_ = 0;
  bool rank_ = false, named_ = false, complete_ = false, closed_ = false;
};

}  // namespace

Link noun_link(const Document& doc, const SpanTables& spans, int i) {
  if (i == 0 || !same_sentence(doc, i - 1, i)) return Link::none;
  const auto rows = spans.noun_links.find(doc.bare_key(i - 1));
  if (!rows) return Link::none;
  for (int r = rows->begin; r < rows->end; ++r) {
    const std::string_view link = spans.noun_links.text(r, spans.noun_links.column("link"));
    const std::uint8_t letter = link == "ب" ? clitic::ba : link == "ل" ? clitic::la : std::uint8_t{0};
    if (letter != 0 && (morph(doc, i).prefixes & letter) && has_article(doc, i)) return Link::attached;
    if (letter == 0 && doc.norm(i) == *to_utf16(link)) return Link::word;
  }
  return Link::none;
}

std::vector<Candidate> find_titles(const Document& doc, const NameTables& tables, const SpanTables& spans,
                                   const NameWords& words, const std::vector<Candidate>& names) {
  return TitleFinder(doc, tables, spans, words, names).run();
}

std::vector<Candidate> persons_after(const Document& doc, const NameTables& t, const std::vector<Candidate>& titles,
                                     const std::vector<Candidate>& names) {
  constexpr int longest = 4;
  std::vector<bool> taken(doc.tokens.size(), false);
  for (const Candidate& c : names)
    for (int i = c.tokens.begin; i < c.tokens.end; ++i) taken[static_cast<std::size_t>(i)] = true;
  std::vector<Candidate> out;
  for (const Candidate& title : titles) {
    int begin = title.tokens.end;
    const bool apart = same_sentence(doc, title.tokens.begin, begin) && doc.norm(begin) == u"،";
    if (apart) ++begin;
    // Between commas any word may be a surname after a given name: المدير، يوسف صولة، …
    const bool given =
        apart && same_sentence(doc, title.tokens.begin, begin) && t.name_tokens.find(doc.stem_key(begin));
    int end = begin;
    while (end < begin + longest && same_sentence(doc, title.tokens.begin, end) &&
           !taken[static_cast<std::size_t>(end)] && is_content(doc, t, end) && morph(doc, end).prefix_units == 0 &&
           !t.class_nouns.find(doc.bare_key(end)) &&
           (is_listed_name(doc, t, end) || !morph(doc, end).known || given || (end > begin && has_article(doc, end))))
      ++end;
    const bool ends = !given || !same_sentence(doc, title.tokens.begin, end) ||
                      token(doc, end).kind == TokenKind::punctuation || !is_content(doc, t, end);
    if (end - begin >= 2 && ends) out.push_back({{begin, end}, MentionType::PER, 0.6, {}});
  }
  return out;
}

}  // namespace khabar
