import type { CountKind, EventStatus, EventType, MentionType } from "../engine/analysis.js";
import type { PluralForms } from "./plural.js";

/** The kinds of mark in the text, each with a place in the legend. */
export const MARK_KINDS = [
  "people",
  "titles",
  "orgs",
  "places",
  "groups",
  "works",
  "times",
  "events",
  "quotes",
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What went wrong, as far as the reader of the page is concerned. */
export type Trouble =
  | "empty"
  | "no-arabic"
  | "too-long"
  | "load-failed"
  | "crashed"
  | "bad-date"
  | "file-type"
  | "file-size"
  | "file-read"
  | "file-many"
  | "other";

/** Everything that the page says. `#` in plural forms stands for the number. */
export interface Messages {
  title: string;
  name: string;
  tagline: string;
  privacy: string;
  skip: string;
  otherLanguage: string;

  text: string;
  textLabel: string;
  placeholder: string;
  date: string;
  dateHint: string;
  dateNone: string;
  analyze: string;
  analyzeKeys: string;
  openFile: string;
  sample: string;
  sampleNote: string;
  clear: string;
  cleared: string;
  replaced: string;
  undo: string;
  cancel: string;
  retry: string;
  edit: string;
  read: string;
  mode: string;
  dropHere: string;
  legacyEncoding: string;

  history: string;
  historyNote: string;
  noHistory: string;
  delete: string;
  deleteNamed: (title: string) => string;
  deleteAll: string;
  deleted: string;
  keepArticles: string;
  closeDialog: string;

  loading: string;
  ready: string;
  working: string;
  seconds: PluralForms;
  cancelled: string;
  stale: string;
  done: (facts: string) => string;
  listJoin: string;

  troubles: Record<Trouble, string>;
  atOffset: (offset: string) => string;

  legend: string;
  legendHint: string;
  results: string;
  resultsNav: string;
  brief: string;
  headline: string;
  summaryNote: string;
  events: string;
  quotes: string;
  names: string;
  times: string;
  warnings: string;
  noSummary: string;
  noEvents: string;
  noQuotes: string;
  noNames: string;
  noTimes: string;
  awaiting: string;
  awaitingPoints: [string, string, string];
  showAll: PluralForms;

  kinds: Record<MarkKind, string>;
  types: Record<MentionType, string>;
  eventTypes: Record<EventType, string>;
  statuses: Record<EventStatus, string>;
  counts: Record<Exclude<CountKind, "money" | "percent" | "other">, PluralForms>;
  quote: string;
  quoteIndirect: string;
  unnamedSpeaker: string;
  according: string;
  who: string;
  what: string;
  when: string;
  where: string;
  time: string;
  sentenceOfSummary: string;
  /** Between a word of the text and the way it was read: an arrow in the direction of reading. */
  readAs: string;
  /** Remarks of the analysis, by code. */
  notes: Partial<Record<string, string>>;
  unknownTime: string;

  words: PluralForms;
  eventCount: PluralForms;
  quoteCount: PluralForms;
  nameCount: PluralForms;
  mentionCount: PluralForms;

  inspector: string;
  place: (nth: string, all: string) => string;
  previous: string;
  next: string;
  close: string;
  showInList: string;

  timeWords: {
    present: string;
    past: string;
    future: string;
    weekOf: (date: string) => string;
    weekend: (date: string) => string;
    quarter: [string, string, string, string];
    half: [string, string];
    ofYear: (part: string, year: string) => string;
    seasons: Record<"SP" | "SU" | "FA" | "WI", (year: string) => string>;
    dayParts: Record<"TMO" | "TMI" | "TAF" | "TEV" | "TNI" | "TDT", (date: string) => string>;
    at: (date: string, time: string) => string;
    decade: (year: string) => string;
    century: (ordinal: number) => string;
    every: (unit: string) => string;
    units: Record<"Y" | "M" | "W" | "D", string>;
    day: (weekday: string) => string;
    until: (from: string, to: string) => string;
  };
}
