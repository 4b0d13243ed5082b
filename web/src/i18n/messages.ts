import type { CountKind, EventStatus, EventType, MentionType } from "../engine/analysis.js";
import type { Numerals, PluralForms } from "./plural.js";

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
  | "bad-link"
  | "other";

/** The parts that somebody or something has in an event. */
export const ROLES = ["agents", "targets", "places", "times", "counts", "source"] as const;
export type Role = (typeof ROLES)[number];

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What events are drawn alike in the pictures. */
export const FAMILIES = ["cooperation", "dispute", "force", "statement", "other"] as const;
export type Family = (typeof FAMILIES)[number];

/** The forms in which an analysis can be taken away. */
export const FORMATS = ["json", "entities", "events", "markdown", "html", "jsonld"] as const;
export type Format = (typeof FORMATS)[number];

export interface TakeAwayMessages {
  open: string;
  files: string;
  formats: Record<Format, { name: string; hint: string }>;
  saved: (name: string) => string;
  print: string;
  printHint: string;
  link: string;
  linkHint: string;
  linkCopied: string;
  linkTooLong: string;
  madeWith: string;
  columns: Record<
    | "name"
    | "latin"
    | "type"
    | "country"
    | "titles"
    | "mentions"
    | "event"
    | "date"
    | "status"
    | "sentence"
    | "trigger",
    string
  >;
}

export interface PictureMessages {
  title: string;
  note: string;
  tabs: Record<"timeline" | "network" | "map", string>;
  loading: string;
  failed: string;
  families: Record<Family, string>;
  timeline: string;
  noTimeline: string;
  undated: string;
  network: string;
  noNetwork: string;
  others: PluralForms;
  map: string;
  noMap: string;
  places: string;
  elsewhere: string;
  borders: string;
}

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
  source: string;
  sourceHint: string;
  fromLink: string;
  edit: string;
  read: string;
  tools: string;
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

  settings: string;
  numerals: string;
  numeralNames: Record<Numerals, string>;
  theme: string;
  themeNames: Record<Theme, string>;

  update: string;
  updateNow: string;
  updateLater: string;

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
  summaryNote: string;
  summaryLength: string;
  sentenceCount: PluralForms;
  mainPeople: string;
  keywords: string;
  events: string;
  /** Heading over the events that matter less. */
  asides: string;
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
  why: string;
  how: string;
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
  keyword: string;
  roles: Record<Role, string>;
  titles: string;
  itsEvents: string;
  country: string;
  code: string;
  cite: string;
  cited: string;
  copyFailed: string;

  widget: {
    /** Name of the region for those who do not see it. */
    title: string;
    noText: string;
    privacy: string;
  };
  takeAway: TakeAwayMessages;
  pictures: PictureMessages;
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
