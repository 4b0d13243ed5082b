import { NUMERALS, THEMES, type Language, type Numerals, type Theme } from "../i18n/index.js";
import { LONGEST_SUMMARY } from "../ui/brief.js";

export const PARTS = ["summary", "events", "quotes", "entities", "times"] as const;
export type PartName = (typeof PARTS)[number];

/** What is shown where `show` says nothing sensible. */
const USUAL_PARTS: readonly PartName[] = ["summary", "entities", "events"];

/** What a site may say about a widget. A value that makes no sense counts as not said. */
export interface Settings {
  /** Id of the element that has the text; empty where the widget's own content is the text. */
  source: string;
  /** `YYYY-MM-DD`, or null. */
  published: string | null;
  show: readonly PartName[];
  language: Language;
  numerals: Numerals;
  theme: Theme;
  /** Sentences of the summary; null for as many as the length of the text calls for. */
  sentences: number | null;
  lazy: boolean;
}

export const ATTRIBUTES = ["for", "published", "show", "lang", "numerals", "theme", "sentences", "loading"] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export function readSettings(read: (name: Attribute) => string | null): Settings {
  return {
    source: read("for")?.trim() ?? "",
    published: dateOr(read("published")),
    show: partsOf(read("show") ?? ""),
    language: oneOf(read("lang")?.toLowerCase().split("-")[0], ["ar", "en"]),
    numerals: oneOf(read("numerals"), NUMERALS),
    theme: oneOf(read("theme"), THEMES),
    sentences: countOr(read("sentences")),
    lazy: read("loading") !== "eager",
  };
}

/** The value if it is one of `values`, which begin with the one that otherwise holds. */
function oneOf<T extends string>(value: string | null | undefined, values: readonly [T, ...T[]]): T {
  return values.find((one) => one === value?.trim().toLowerCase()) ?? values[0];
}

function partsOf(value: string): readonly PartName[] {
  const words = new Set(value.toLowerCase().split(/[\s,]+/));
  const parts = PARTS.filter((part) => words.has(part));
  return parts.length > 0 ? parts : USUAL_PARTS;
}

function dateOr(value: string | null): string | null {
  const day = /^\s*(\d{4}-\d\d-\d\d)/.exec(value ?? "")?.[1];
  if (day === undefined) return null;
  // 31 February comes out as a day in March.
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

function countOr(value: string | null): number | null {
  const count = Number(value);
  return value !== null && Number.isInteger(count) && count >= 1 ? Math.min(count, LONGEST_SUMMARY) : null;
}
