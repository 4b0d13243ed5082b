// Document: the text and the layers that the stages add to it. Every layer points at the text as it was given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/origins.h"
#include "khabar/span.h"

namespace khabar {

// ---------------------------------------------------------------------------------------------------------------------
// Words

enum class TokenKind : std::uint8_t { word, number, foreign, punctuation, symbol };

/// A word, number, mark of punctuation or symbol. Tokens are sorted, do not overlap and cover all but white space.
struct Token {
  Span span;                         ///< in Document::text
  Span folded;                       ///< in Document::folded (and Document::keys, of the same length)
  TokenKind kind = TokenKind::word;  ///< `word` is Arabic script; `foreign` any other script
  std::int32_t sentence = 0;         ///< index into Document::sentences
  std::int32_t reading = -1;         ///< index into Document::readings, or -1 when the token is read as it is written
};

/// Universal part-of-speech tags (https://universaldependencies.org/u/pos/).
enum class Pos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
enum class Tense : std::uint8_t { none, past, present, imperative };
enum class Voice : std::uint8_t { none, active, passive };
/// The mood of a present form, where a particle before it tells: لن يذهب is subjunctive, لم يذهب jussive.
enum class Mood : std::uint8_t { none, indicative, subjunctive, jussive };
enum class Gender : std::uint8_t { none, masculine, feminine };
enum class Number : std::uint8_t { none, singular, dual, plural };

/// The proclitics that OUTPUT.md names, as bits of Morph::prefixes.
namespace clitic {
inline constexpr std::uint8_t wa = 1, fa = 2, ba = 4, la = 8, ka = 16, sa = 32, al = 64;
}

/// The reading of one token; Document::morphs is parallel to Document::tokens. The unit counts are of Document::key(i),
/// in which the contraction لل is undone (للرئيس reads لالرييس): prefixes and pronoun have the same units in the text.
struct Morph {
  std::uint8_t prefixes = 0;       ///< bits of namespace clitic, in the fixed order و/ف, ب/ل/ك/س, ال
  std::uint8_t prefix_units = 0;   ///< units that و ف ب ل ك س take
  std::uint8_t article_units = 0;  ///< units that the article takes after them: 2 or 0
  std::uint8_t suffix_units = 0;   ///< units that the attached pronoun takes
  Pos pos = Pos::X;
  Tense tense = Tense::none;
  Voice voice = Voice::none;
  Mood mood = Mood::none;
  std::uint8_t person = 0;  ///< 1, 2, 3; 0 where it does not apply
  Gender gender = Gender::none;
  Number number = Number::none;
  bool known = false;       ///< the stem stands in a lexicon
  std::int32_t lemma = -1;  ///< index into Document::lemmas, or -1; see Document::lemma
};

struct Sentence {
  Span span;
  TokenRange tokens;
  int paragraph = 0;
};

// ---------------------------------------------------------------------------------------------------------------------
// Names

enum class MentionType : std::uint8_t { PER, ORG, GPE, LOC, FAC, NORP, TITLE, EVENT, PRODUCT };

struct Mention {
  Span span;
  MentionType type = MentionType::PER;
  int entity = -1;  ///< id, an index into Document::entities
  double confidence = 1.0;
  TokenRange tokens;
};

struct Entity {
  MentionType type = MentionType::PER;
  std::u16string name;   ///< the fullest form in the text
  std::string latin;     ///< as English-language news writes it
  std::string wikidata;  ///< "Q159", or empty where unknown
  std::string country;   ///< ISO 3166-1 alpha-2, or empty
  std::vector<std::u16string> titles;
  double salience = 0;
  Gender gender = Gender::none;  ///< of a person where the name or title tells
  std::vector<int> mentions;     ///< sorted indices into Document::mentions
};

struct Relation {
  std::string type;  ///< ROLE MEMBER_OF LOCATED_IN
  int from = -1;     ///< entity id
  int to = -1;       ///< entity id
  Span span;         ///< the words that state it
};

// ---------------------------------------------------------------------------------------------------------------------
// Times and quantities

enum class TimeType : std::uint8_t { DATE, TIME, DURATION, SET };
enum class Calendar : std::uint8_t { gregorian, hijri };

/// A TIMEX3 expression (ISO-TimeML). `value` is empty where nothing anchors it.
struct Time {
  Span span;
  TimeType type = TimeType::DATE;
  std::string value;      ///< "2023-09-18", "2023-W38", "P4D", "PRESENT_REF" ...
  std::string end_value;  ///< the end of a range, else empty
  Calendar calendar = Calendar::gregorian;
  bool unanchored = false;  ///< relative, and the publication date is not known
  TokenRange tokens;
};

enum class QuantityKind : std::uint8_t { CARDINAL, ORDINAL, PERCENT, MONEY, MEASURE };

struct Quantity {
  Span span;
  QuantityKind kind = QuantityKind::CARDINAL;
  double value = 0;
  std::optional<double> upper;  ///< the other end of a range
  std::string bound;            ///< "about", "over", "under", or empty
  std::string unit;  ///< ISO 4217 code for MONEY, canonical unit for MEASURE, noun class for CARDINAL; may be empty
  TokenRange tokens;
};

// ---------------------------------------------------------------------------------------------------------------------
// Quotes and events

/// Somebody or something that takes part: an entity, or an unnamed span of words.
struct Argument {
  Span span;
  int entity = -1;  ///< -1 for an unnamed one
};

enum class QuoteKind : std::uint8_t { direct, indirect };

struct Quote {
  Span span;  ///< the words said, without the marks
  QuoteKind kind = QuoteKind::direct;
  std::optional<Argument> speaker;
  std::optional<Span> cue;
  int cue_token = -1;
};

enum class EventType : std::uint8_t {
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  REJECT,
  ACCUSE,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT,
  STATE,
  PERSONNEL,
  VOTE,
  JUSTICE,
  CASUALTY,
  DISASTER,
  ECONOMY,
  LAUNCH,
  COMPETE
};
enum class Status : std::uint8_t { actual, planned, possible, negated };
enum class CountKind : std::uint8_t { killed, injured, arrested, displaced, missing, money, percent, other };

struct Count {
  CountKind kind = CountKind::other;
  double value = 0;
  Span span;
};

struct Event {
  EventType type = EventType::STATE;
  std::string mode;  ///< "visit", or empty
  Span trigger;      ///< one word, clitics outside
  int trigger_token = -1;
  int sentence = 0;
  std::vector<Argument> agents, targets, places;
  std::vector<int> times;  ///< indices into Document::times
  std::vector<Count> counts;
  Status status = Status::actual;
  std::optional<Argument> source;  ///< who reports it
  int same_as = -1;                ///< the index of the first event that tells of the same happening, or -1
  double confidence = 1.0;
  std::string cameo;               ///< CAMEO root or base code, or empty
  std::string plover;              ///< PLOVER type, or empty
  std::string gloss_ar, gloss_en;  ///< UTF-8 sentences for readers
};

// ---------------------------------------------------------------------------------------------------------------------
// The brief

struct RankedSentence {
  int sentence = 0;
  double score = 0;
};

struct Summary {
  std::vector<RankedSentence> sentences;  ///< best first
  std::u16string headline;
  std::u16string headline_en;               ///< empty where no event has an English line
  std::vector<int> who, what, where, when;  ///< entity ids, event ids, entity ids, time indices
  std::vector<Span> why, how;               ///< the words that answer, from their marker (بسبب, عبر) on
};

/// An event with the day on which it happened or is to happen.
struct TimelineEntry {
  int event = 0;         ///< id
  int time = 0;          ///< index into Document::times
  bool planned = false;  ///< planned or possible
};

struct Keyword {
  std::u16string text;
  double score = 0;
  std::vector<Span> ranges;
};

struct Warning {
  std::string code;     ///< "suspected-typo", "unanchored-time", "no-arabic" ...
  std::string message;  ///< one English sentence
  Span span;
  std::u16string reading;  ///< of a suspected typo: what it was read as; else empty
};

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 0, month = 0, day = 0;
};

// ---------------------------------------------------------------------------------------------------------------------

/// Whose rules say which organisations are names and where they end; those of the newswire corpora (ANERcorp) leave out
/// governments, ministries and armies and the nationality after a club.
enum class NameGuidelines { khabar, newswire };

/// The text and its layers. It owns all of them; nothing points outside.
struct Document {
  std::u16string text;            ///< exactly as given; may hold lone surrogates and NULs
  std::optional<Date> published;  ///< what relative times are resolved against
  NameGuidelines guidelines = NameGuidelines::khabar;

  // text/
  std::u16string folded;  ///< see text/fold.h
  std::u16string keys;    ///< `folded` with hamza, ta marbuta and alef maqsura levelled; same length
  Origins origin;         ///< folded unit -> unit of `text`; folded.size() + 1 entries
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  /// Keys of tokens that are not read as they are written: a corrected typing mistake (corrections also warn), or the
  /// contraction لل undone. Token::reading points here.
  std::vector<std::u16string> readings;

  std::vector<Morph> morphs;           // morphology/
  std::vector<std::u16string> lemmas;  ///< dictionary forms, each once. Morph::lemma points here.
  std::vector<Time> times;             // time/
  std::vector<Quantity> quantities;
  std::vector<Mention> mentions;  // entities/
  std::vector<Entity> entities;
  std::vector<Relation> relations;
  std::vector<Quote> quotes;            // quotes/
  std::vector<Event> events;            // events/
  Summary summary;                      // summary/
  std::vector<TimelineEntry> timeline;  ///< what happened, then what is planned, each in order of time
  std::vector<Keyword> keywords;
  std::vector<Warning> warnings;  // any stage

  int token_count() const { return static_cast<int>(tokens.size()); }
  /// The words at `span`, as given.
  std::u16string_view at(Span span) const;
  /// Token `i` folded: marks gone, hamza and ta marbuta kept.
  std::u16string_view norm(int i) const;
  /// Token `i` as tables have it: hamza, ta marbuta and alef maqsura levelled, its reading where it has one.
  std::u16string_view key(int i) const;
  /// key(i) without و ف ب ل ك س and without an attached pronoun; the article stays (للرئيس gives الرييس).
  std::u16string_view stem_key(int i) const;
  /// stem_key(i) without the article.
  std::u16string_view bare_key(int i) const;
  /// The key-folded dictionary form of token `i`: the past tense third person of a verb, the singular of a noun; empty
  /// where it has none.
  std::u16string_view lemma(int i) const;
  /// Where the stem (with article) of token `i` stands in the text: what a mention or trigger has of it. Of لل the
  /// first ل is outside.
  Span stem_span(int i) const;
  /// The span in the text from the stem of `range.begin` to the stem of the last token (attached pronoun outside).
  Span span_of(TokenRange range) const;
  /// The words of span_of(range) as they stand without what was attached before them: of للجنة المالية اللجنة المالية,
  /// where the span itself has no alef.
  std::u16string standing(TokenRange range) const;
  /// Maps a range of folded units to the text. Marks that follow a letter belong to it; controls at the end do not.
  Span to_text(Span folded_range) const;
  /// The tokens that `span` of the text touches.
  TokenRange tokens_at(Span span) const;
};

/// Adds a warning.
void warn(Document& doc, std::string_view code, std::string_view message, Span span, std::u16string_view reading = {});

/// What must always hold: ranges inside the text, sorted where said, not splitting a surrogate pair, ids valid.
/// Gives an empty string, or one sentence that names the first broken rule. Used by tests and fuzzers.
std::string check_invariants(const Document& doc);

}  // namespace khabar
