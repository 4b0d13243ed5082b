// Noun phrases and the subjects of verbs: a light parse that quotes and events stand on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/analysis.h"
#include "lexicon/lexicon.h"

namespace khabar {

/// The tables that phrases are read with.
struct PhraseTables {
  /// Reads `titles`, `function_words`, `phrase_links`.
  explicit PhraseTables(const Lexicon& lexicon)
      : titles(lexicon.table("titles")),
        function_words(lexicon.table("function_words")),
        links(lexicon.table("phrase_links")),
        kind(titles.column("kind")) {}
  Table titles, function_words, links;
  int kind;  ///< column of `titles`
};

/// Which mention each token belongs to, and other facts of tokens that phrases ask for again and again.
class TokenIndex {
 public:
  TokenIndex(const Document& doc, const PhraseTables& tables);

  /// The index of the innermost mention that covers the token, or -1.
  int mention(int token) const { return mention_[static_cast<std::size_t>(token)]; }
  /// The TITLE mention that covers the token, or -1.
  int title(int token) const { return title_[static_cast<std::size_t>(token)]; }
  bool in_time(int token) const { return in_time_[static_cast<std::size_t>(token)]; }
  /// A rank or honorific (الرئيس، الدكتور), which may stand before a name.
  bool is_rank(int token) const { return has(token, rank); }
  /// A word that can be in a noun phrase: no verb, no closed-class word, no mark.
  bool is_nominal(int token) const;
  bool is_function_word(int token) const { return has(token, function_word); }
  /// A word with a preposition before it that goes on inside a noun phrase: متحدث باسم الوزارة.
  bool is_link(int token) const { return has(token, link); }
  bool is_comma(int token) const;
  const Document& doc() const { return doc_; }

 private:
  /// What the tables say of a word, read when it is first asked for.
  enum Fact : std::uint8_t { known = 1, rank = 2, function_word = 4, link = 8 };
  bool has(int token, Fact fact) const {
    std::uint8_t& facts = facts_[static_cast<std::size_t>(token)];
    if (facts == 0) facts = facts_of(token);
    return (facts & fact) != 0;
  }
  std::uint8_t facts_of(int token) const;

  const Document& doc_;
  const PhraseTables& tables_;
  std::vector<int> mention_, title_;
  std::vector<bool> in_time_;
  mutable std::vector<std::uint8_t> facts_;  ///< bits of Fact, 0 where they have not been read
};

/// Whether the spelling of the word at token `i` shows an indefinite accusative: ضابطا.
bool shows_accusative(const Document& doc, int i);

/// A noun phrase: its tokens and whom it means. Where a title is followed by its holder, the holder is meant; where the
/// phrase is or ends in a name, that entity; else its words are an unnamed argument.
struct Phrase {
  TokenRange tokens;
  Argument argument;
};

/// The token after the dateline that the sentence begins with (القاهرة (رويترز) - , بيروت - أ ف ب:, الرباط/ الأناضول:),
/// or its first token where it has none: before any verb a dash after a space, or a colon after such a dash or a slash;
/// and no person at its head.
int dateline_end(const Document& doc, TokenRange sentence);

/// The noun phrase that begins at token `i` of the sentence that ends before token `limit`; nothing where none begins.
std::optional<Phrase> phrase_at(const TokenIndex& index, int i, int limit);

/// The subject of the verb at token `verb`: the phrase after it (times in between are passed over), else the one right
/// before it in its clause. Nothing where the subject is implied.
std::optional<Phrase> subject_of(const TokenIndex& index, int verb);

}  // namespace khabar
