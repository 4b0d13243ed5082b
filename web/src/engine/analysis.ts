/**
 * The document that the analyser gives out, as TypeScript. Every range is half-open and counted in UTF-16 code
 * units of the text exactly as given, so `text.slice(range.start, range.end)` is the text of any item.
 */

export interface Range {
  start: number;
  end: number;
}

/** An ISO 8601 calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

export const MENTION_TYPES = ["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "TITLE", "EVENT", "PRODUCT"] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

export const TIME_TYPES = ["DATE", "TIME", "DURATION", "SET"] as const;
export type TimeType = (typeof TIME_TYPES)[number];

export const CALENDARS = ["gregorian", "hijri"] as const;
export type Calendar = (typeof CALENDARS)[number];

export const QUANTITY_KINDS = ["CARDINAL", "ORDINAL", "PERCENT", "MONEY", "MEASURE"] as const;
export type QuantityKind = (typeof QUANTITY_KINDS)[number];

export const QUANTITY_BOUNDS = ["about", "over", "under"] as const;
export type QuantityBound = (typeof QUANTITY_BOUNDS)[number];

export const QUOTE_KINDS = ["direct", "indirect"] as const;
export type QuoteKind = (typeof QUOTE_KINDS)[number];

export const EVENT_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "REJECT",
  "ACCUSE",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
  "STATE",
  "PERSONNEL",
  "VOTE",
  "JUSTICE",
  "CASUALTY",
  "DISASTER",
  "ECONOMY",
  "LAUNCH",
  "COMPETE",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const EVENT_STATUSES = ["actual", "planned", "possible", "negated"] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const COUNT_KINDS = [
  "killed",
  "injured",
  "arrested",
  "displaced",
  "missing",
  "money",
  "percent",
  "other",
] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

export interface Sentence extends Range {
  /** Index of the paragraph that the sentence stands in. */
  paragraph: number;
}

export interface Mention extends Range {
  type: MentionType;
  /** Index into `Analysis.entities`. */
  entity: number;
  confidence: number;
}

export interface Entity {
  id: number;
  type: MentionType;
  /** The fullest form found in the text. */
  name: string;
  /** The name as English-language news writes it, or null. */
  latin: string | null;
  /** Wikidata identifier, or null where it is not known: it is never guessed. */
  wikidata: string | null;
  /** ISO 3166-1 alpha-2, or null. */
  country: string | null;
  /** What the text calls a person. */
  titles: string[];
  salience: number;
  /** Indices into `Analysis.mentions`. */
  mentions: number[];
}

export interface TimeExpression extends Range {
  type: TimeType;
  /** TIMEX3 value, or null where nothing anchors the expression. */
  value: string | null;
  /** The second end of a range, or null. */
  endValue: string | null;
  calendar: Calendar;
  /** True where the expression is relative and no publication date was given. */
  unanchored?: true;
}

export interface Quantity extends Range {
  kind: QuantityKind;
  value: number;
  /** The upper end of a range of numbers. */
  endValue?: number;
  /** Whether the text gives the value as an estimate or a limit. */
  bound?: QuantityBound;
  unit: string | null;
}

/** Words that stand for someone or something; `entity` is null for an unnamed one. */
export interface Argument extends Range {
  entity: number | null;
}

export interface Quote extends Range {
  kind: QuoteKind;
  speaker: Argument | null;
  cue: Range | null;
}

export interface EventCount extends Range {
  kind: CountKind;
  value: number;
}

export interface NewsEvent {
  id: number;
  type: EventType;
  mode: string | null;
  trigger: Range;
  /** Index into `Analysis.sentences`. */
  sentence: number;
  agents: Argument[];
  targets: Argument[];
  places: Argument[];
  /** Indices into `Analysis.times`. */
  times: number[];
  counts: EventCount[];
  status: EventStatus;
  /** To whom the article attributes the report, or null. */
  source: Argument | null;
  /** The id of the first event that tells of the same happening, or null. */
  sameAs: number | null;
  confidence: number;
  cameo: string | null;
  plover: string | null;
  gloss: { ar: string; en: string };
}

export const RELATION_TYPES = ["ROLE", "MEMBER_OF", "LOCATED_IN", "SPOUSE"] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

export interface Relation extends Range {
  type: RelationType;
  /** Entity ids. */
  from: number;
  to: number;
}

export interface SummarySentence {
  /** Index into `Analysis.sentences`. */
  sentence: number;
  score: number;
}

export interface Summary {
  /** Best first. */
  sentences: SummarySentence[];
  headline: string;
  /** Null where no event has an English line. */
  headlineEn: string | null;
  /** Entity ids. */
  who: number[];
  /** Event ids. */
  what: number[];
  /** Entity ids. */
  where: number[];
  /** Indices into `Analysis.times`. */
  when: number[];
  /** The words that answer, from their marker on. */
  why: Range[];
  how: Range[];
}

/** An event with its day; what happened comes before what is planned, each in order of time. */
export interface TimelineEntry {
  /** An event id. */
  event: number;
  /** An index into `Analysis.times`. */
  time: number;
  planned: boolean;
}

export interface Keyword {
  text: string;
  score: number;
  ranges: Range[];
}

export interface Warning extends Range {
  code: string;
  message: string;
  /** For a typing mistake: the word as it was read. */
  reading?: string;
}

export const PREFIXES = ["و", "ف", "ب", "ل", "ك", "س", "ال"] as const;
export type Prefix = (typeof PREFIXES)[number];

/** Universal parts of speech. */
export const PARTS_OF_SPEECH = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

export interface Token extends Range {
  /** In the order in which they stand. */
  prefixes: Prefix[];
  stem: string;
  suffixes: string[];
  lemma: string;
  pos: PartOfSpeech;
}

export interface Analysis {
  schemaVersion: 1;
  engine: { name: "khabar"; version: string };
  published: IsoDate | null;
  /** Length of the text in UTF-16 code units. */
  length: number;
  sentences: Sentence[];
  mentions: Mention[];
  entities: Entity[];
  times: TimeExpression[];
  quantities: Quantity[];
  quotes: Quote[];
  events: NewsEvent[];
  relations: Relation[];
  summary: Summary;
  timeline: TimelineEntry[];
  keywords: Keyword[];
  warnings: Warning[];
  /** Present only where `tokens: true` was asked for. */
  tokens?: Token[];
}
