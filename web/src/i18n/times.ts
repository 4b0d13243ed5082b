/** Says TIMEX3 values in words. */
import type { TimeExpression } from "../engine/analysis.js";
import { LOCALES, MESSAGES, languageOf, withDigits, type Locale, type Messages } from "./index.js";

type DateStyle = Intl.DateTimeFormatOptions;

const DAY: DateStyle = { day: "numeric", month: "long", year: "numeric" };
const MONTH: DateStyle = { month: "long", year: "numeric" };
const UNITS = { Y: "year", M: "month", W: "week", D: "day" } as const;
const CLOCK_UNITS = { H: "hour", M: "minute", S: "second" } as const;
const MS_PER_DAY = 86_400_000;

/** Made once each: browsers take milliseconds to make one. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>();

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>(key: string, make: () => T): T {
  const format = (formats.get(key) as T | undefined) ?? make();
  formats.set(key, format);
  return format;
}

function dateFormat(locale: Locale, style: DateStyle): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(LOCALES[locale], { ...style, calendar: "gregory", timeZone: "UTC" });
  return kept(`${locale} ${JSON.stringify(style)}`, make);
}

function unitFormat(locale: Locale, unit: string): Intl.NumberFormat {
  const style = { style: "unit", unit, unitDisplay: "long" } as const;
  return kept(`${locale} ${unit}`, () => new Intl.NumberFormat(LOCALES[locale], style));
}

function listFormat(locale: Locale): Intl.ListFormat {
  return kept(`${locale} list`, () => new Intl.ListFormat(LOCALES[locale], { type: "conjunction" }));
}

/** A calendar day in words, with its weekday if asked for. */
export function formatDay(locale: Locale, iso: string, weekday = false): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return dateFormat(locale, weekday ? { ...DAY, weekday: "long" } : DAY).format(date);
}

/** The Monday of an ISO 8601 week. */
function weekStart(year: number, week: number): Date {
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * MS_PER_DAY;
  return new Date(monday + (week - 1) * 7 * MS_PER_DAY);
}

function weekdayName(locale: Locale, isoDay: number): string {
  return dateFormat(locale, { weekday: "long" }).format(new Date(Date.UTC(2024, 0, isoDay)));
}

interface Pattern {
  match: RegExp;
  say: (parts: string[], locale: Locale, words: Messages["timeWords"]) => string | null;
}

/** The shapes of a point in time, each with a way to say it; the first that matches counts. */
const PATTERNS: Pattern[] = [
  { match: /^PRESENT_REF$/, say: (_, __, words) => words.present },
  { match: /^PAST_REF$/, say: (_, __, words) => words.past },
  { match: /^FUTURE_REF$/, say: (_, __, words) => words.future },
  { match: /^(\d{4}-\d\d-\d\d)$/, say: ([day], locale) => formatDay(locale, day!) },
  {
    match: /^(\d{4}-\d\d-\d\d)(T(?:MO|MI|AF|EV|NI|DT))$/,
    say: ([day, part], locale, words) => words.dayParts[part as keyof typeof words.dayParts](formatDay(locale, day!)),
  },
  {
    match: /^(\d{4}-\d\d-\d\d)T(\d\d(?::\d\d)?)/,
    say: ([day, clock], locale, words) =>
      words.at(formatDay(locale, day!), clock!.length === 2 ? `${clock}:00` : clock!),
  },
  { match: /^T(\d\d:\d\d)/, say: ([clock]) => clock! },
  {
    match: /^(\d{4}-\d\d)$/,
    say: ([month], locale) => dateFormat(locale, MONTH).format(new Date(`${month}-01T00:00:00Z`)),
  },
  { match: /^(\d{4})$/, say: ([year]) => year! },
  {
    match: /^(\d{4})-W(\d\d)$/,
    say: ([year, week], locale, words) =>
      words.weekOf(dateFormat(locale, DAY).format(weekStart(Number(year), Number(week)))),
  },
  {
    match: /^(\d{4})-W(\d\d)-WE$/,
    say: ([year, week], locale, words) =>
      words.weekend(dateFormat(locale, DAY).format(weekStart(Number(year), Number(week)))),
  },
  {
    match: /^(\d{4})-W(\d\d)-([1-7])$/,
    say: ([year, week, day], locale) =>
      dateFormat(locale, DAY).format(
        new Date(weekStart(Number(year), Number(week)).getTime() + (Number(day) - 1) * MS_PER_DAY),
      ),
  },
  {
    match: /^(\d{4})-Q([1-4])$/,
    say: ([year, part], _, words) => words.ofYear(words.quarter[Number(part) - 1]!, year!),
  },
  { match: /^(\d{4})-H([12])$/, say: ([year, part], _, words) => words.ofYear(words.half[Number(part) - 1]!, year!) },
  {
    match: /^(\d{4})-(SP|SU|FA|WI)$/,
    say: ([year, season], _, words) => words.seasons[season as keyof typeof words.seasons](year!),
  },
  { match: /^(\d{3})X?$/, say: ([decade], _, words) => words.decade(`${decade}0`) },
  { match: /^(\d{2})(?:XX)?$/, say: ([century], _, words) => words.century(Number(century) + 1) },
  { match: /^XXXX-WXX-([1-7])/, say: ([day], locale, words) => words.day(weekdayName(locale, Number(day))) },
  {
    match: /^XXXX-(\d\d)-(\d\d)$/,
    say: ([month, day], locale) =>
      dateFormat(locale, { day: "numeric", month: "long" }).format(
        new Date(Date.UTC(2024, Number(month) - 1, Number(day))),
      ),
  },
  {
    match: /^XXXX-(\d\d)$/,
    say: ([month], locale) =>
      dateFormat(locale, { month: "long" }).format(new Date(Date.UTC(2024, Number(month) - 1, 1))),
  },
];

/** `P4D`, `P1Y6M`, `PT2H30M`; null for a number that the text leaves open (`PXD`). */
function sayDuration(value: string, locale: Locale): string | null {
  const shape = /^P((?:\d+(?:\.\d+)?[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?$/.exec(value);
  if (!shape || value === "P") return null;
  const parts: string[] = [];
  const add = (source: string | undefined, units: Record<string, string>): void => {
    for (const [, number, letter] of (source ?? "").matchAll(/([\d.]+)([A-Z])/g)) {
      parts.push(unitFormat(locale, units[letter!]!).format(Number(number)));
    }
  };
  add(shape[1], UNITS);
  add(shape[2], CLOCK_UNITS);
  return listFormat(locale).format(parts);
}

/** One TIMEX3 value in words, or the value itself where it has a shape not known here. */
export function sayTimeValue(value: string, locale: Locale): string {
  const words = MESSAGES[languageOf(locale)].timeWords;
  for (const { match, say } of PATTERNS) {
    const found = match.exec(value);
    const said = found && say(found.slice(1), locale, words);
    if (said) return withDigits(locale, said);
  }
  return sayDuration(value, locale) ?? value;
}

/** A time expression in words: its value, its range or its rhythm. */
export function sayTime(time: Pick<TimeExpression, "type" | "value" | "endValue">, locale: Locale): string {
  const messages = MESSAGES[languageOf(locale)];
  if (time.value === null) return messages.unknownTime;
  if (time.endValue !== null) return sayRange(time.value, time.endValue, locale);
  if (time.type === "SET") return saySet(time.value, locale);
  return sayTimeValue(time.value, locale);
}

function sayRange(from: string, to: string, locale: Locale): string {
  const days = [from, to].map((iso) => (/^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null));
  const [first, last] = days;
  if (first && last && first <= last) return dateFormat(locale, DAY).formatRange(first, last);
  return MESSAGES[languageOf(locale)].timeWords.until(sayTimeValue(from, locale), sayTimeValue(to, locale));
}

function saySet(value: string, locale: Locale): string {
  const { timeWords } = MESSAGES[languageOf(locale)];
  const single = /^P1([YMWD])$/.exec(value);
  if (single) return timeWords.every(timeWords.units[single[1] as keyof typeof timeWords.units]);
  return timeWords.every(sayTimeValue(value, locale));
}

/** Orders times: those with a calendar date by that date, the rest as they stand in the text, after them. */
export function compareTimes(a: TimeExpression, b: TimeExpression): number {
  const key = (time: TimeExpression): string =>
    time.value !== null && /^\d{4}/.test(time.value) ? time.value : "9999";
  return key(a) === key(b) ? a.start - b.start : key(a) < key(b) ? -1 : 1;
}
