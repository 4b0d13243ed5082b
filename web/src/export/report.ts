/** What an analysis says in plain words, for the forms in which it is taken away. */
import type { Analysis, Argument, Entity, NewsEvent, Range } from "../engine/analysis.js";
import { formatNumber, plural, type Language, type Locale, type Messages } from "../i18n/index.js";
import { sayTime } from "../i18n/times.js";
import { glossOf, nameIn } from "../ui/view.js";

export interface Report {
  language: Language;
  locale: Locale;
  messages: Messages;
  text: string;
  analysis: Analysis;
  /** Address of the story, or empty. */
  source: string;
}

export function argumentIn(report: Report, { entity, start, end }: Argument): string {
  const named = entity === null ? undefined : report.analysis.entities[entity];
  return named ? nameIn(report.language, named) : report.text.slice(start, end);
}

/** The event in a few words; where there are none, its kind and the word that tells of it. */
export function eventIn(report: Report, event: NewsEvent): string {
  const { start, end } = event.trigger;
  return glossOf(report, event) ?? `${report.messages.eventTypes[event.type]}: ${report.text.slice(start, end)}`;
}

export function timesIn({ analysis, locale, messages }: Report, indices: number[]): string {
  return indices.map((index) => sayTime(analysis.times[index]!, locale)).join(messages.listJoin);
}

export function countIn({ locale, messages, text }: Report, count: NewsEvent["counts"][number]): string {
  const { kind, value, start, end } = count;
  if (kind === "percent") return `${formatNumber(locale, value)}%`;
  return kind === "money" || kind === "other" ? text.slice(start, end) : plural(locale, value, messages.counts[kind]);
}

/** The sentences of the summary in the order of the story. */
export function summaryIn({ analysis, text }: Report, count: number): string[] {
  return analysis.summary.sentences
    .slice(0, count)
    .map(({ sentence }) => analysis.sentences[sentence]!)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end).trim());
}

export interface Fact {
  term: string;
  values: string[];
}

/** Who, what, where, when, why and how, as far as the analysis has answers. */
export function factsIn(report: Report): Fact[] {
  const { analysis, messages: m } = report;
  const { who, what, where, when, why, how } = analysis.summary;
  const words = (ranges: Range[]): string[] => ranges.map(({ start, end }) => report.text.slice(start, end));
  const names = (ids: number[]): string[] => ids.map((id) => nameIn(report.language, analysis.entities[id]!));
  const facts = [
    { term: m.who, values: names(who) },
    { term: m.what, values: what.map((index) => eventIn(report, analysis.events[index]!)) },
    { term: m.where, values: names(where) },
    { term: m.when, values: when.map((index) => timesIn(report, [index])) },
    { term: m.why, values: words(why) },
    { term: m.how, values: words(how) },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

/** A row for each event: what, kind, status, who, to whom, where, when, counts, source, sentence. */
export function eventRow(report: Report, event: NewsEvent): string[] {
  const { analysis, messages: m, text } = report;
  const list = (parts: Argument[]): string => parts.map((part) => argumentIn(report, part)).join(m.listJoin);
  const sentence = analysis.sentences[event.sentence];
  return [
    eventIn(report, event),
    m.eventTypes[event.type],
    m.statuses[event.status],
    list(event.agents),
    list(event.targets),
    list(event.places),
    timesIn(report, event.times),
    event.counts.map((count) => countIn(report, count)).join(m.listJoin),
    event.source ? argumentIn(report, event.source) : "",
    sentence ? text.slice(sentence.start, sentence.end).trim() : "",
  ];
}

export function eventColumns({ takeAway: { columns }, roles }: Messages): string[] {
  const { agents, targets, places, times, counts, source } = roles;
  return [
    columns.event,
    columns.type,
    columns.status,
    agents,
    targets,
    places,
    times,
    counts,
    source,
    columns.sentence,
  ];
}

/** A row for each entity, the most important first. */
export function entityRow({ messages: m, locale }: Report, entity: Entity): string[] {
  return [
    entity.name,
    entity.latin ?? "",
    m.types[entity.type],
    entity.country ?? "",
    entity.titles.join(m.listJoin),
    formatNumber(locale, entity.mentions.length),
    entity.wikidata ?? "",
  ];
}

export function entityColumns({ takeAway: { columns } }: Messages): string[] {
  const { name, latin, type, country, titles, mentions } = columns;
  return [name, latin, type, country, titles, mentions, "Wikidata"];
}

export function byImportance({ entities }: Analysis): Entity[] {
  return [...entities].sort((a, b) => b.salience - a.salience || a.id - b.id);
}
