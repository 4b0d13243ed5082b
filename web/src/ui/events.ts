import type { NewsEvent } from "../engine/analysis.js";
import { formatNumber, plural } from "../i18n/index.js";
import { sayTime } from "../i18n/times.js";
import { arabic, bdi, h } from "./dom.js";
import { list } from "./list.js";
import { argumentName, glossOf, itemButton, joined, panel, type Panel, type View } from "./view.js";

/**
 * The events as sentences in the order of the story, each with its kind, status, time, place and source: first what
 * happens, then that somebody says something, and what the story tells once more.
 */
export function eventsPanel(view: View): Panel {
  const { analysis, messages: m } = view;
  const main = analysis.events.filter((event) => !isAside(event));
  const aside = analysis.events.filter(isAside);
  const rows = (events: NewsEvent[]): HTMLElement =>
    list(view, "ol", "events", events, (event) => eventRow(view, event));
  return panel(
    "events",
    m.events,
    analysis.events.length,
    m.noEvents,
    main.length > 0 && rows(main),
    main.length > 0 && aside.length > 0 && h("h3", {}, m.asides),
    aside.length > 0 && rows(aside),
  );
}

function isAside({ type, sameAs }: NewsEvent): boolean {
  return type === "STATE" || sameAs !== null;
}

function eventRow(view: View, event: NewsEvent): HTMLElement {
  const m = view.messages;
  return h(
    "li",
    { class: `event status-${event.status}` },
    itemButton(view, { kind: "event", index: event.id }, "gloss", eventTitle(view, event)),
    h(
      "p",
      { class: "meta" },
      h("span", { class: "status" }, m.statuses[event.status]),
      h("span", { class: "event-type" }, m.eventTypes[event.type]),
      ...details(view, event),
    ),
  );
}

/** The event in a few words; where there are none, its kind and the word of the text that tells of it. */
export function eventTitle(view: View, event: NewsEvent): HTMLElement {
  const gloss = glossOf(view, event);
  if (gloss !== null) return bdi(gloss);
  const word = arabic(view.text.slice(event.trigger.start, event.trigger.end));
  return h("span", {}, `${view.messages.eventTypes[event.type]}: `, word);
}

/** What belongs to an event, but for what its few words say already. */
function details(view: View, event: NewsEvent): HTMLElement[] {
  const { locale, messages: m, analysis } = view;
  const said = glossOf(view, event) ?? "";
  const rows: HTMLElement[] = [];
  const add = (className: string, label: string | null, all: HTMLElement[]): void => {
    const values = all.filter(({ textContent }) => !said.includes(textContent!));
    if (values.length === 0) return;
    rows.push(h("span", { class: `detail ${className}` }, label && `${label} `, ...joined(values, m.listJoin)));
  };
  add(
    "when",
    m.when,
    event.times.map((index) => bdi(sayTime(analysis.times[index]!, locale))),
  );
  add(
    "where",
    m.where,
    event.places.map((place) => argumentName(view, place)),
  );
  add(
    "counts",
    null,
    event.counts.map((count) => countWords(view, count)),
  );
  if (event.source) add("source", m.according, [argumentName(view, event.source)]);
  return rows;
}

/** «14 قتيلًا»; an amount whose unit the count does not tell is shown in the words of the text. */
export function countWords(view: View, { kind, value, start, end }: NewsEvent["counts"][number]): HTMLElement {
  if (kind === "percent") return bdi(`${formatNumber(view.locale, value)}%`);
  if (kind === "money" || kind === "other") return arabic(view.text.slice(start, end));
  return bdi(plural(view.locale, value, view.messages.counts[kind]));
}
