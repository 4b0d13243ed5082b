import type { Entity, NewsEvent } from "../engine/analysis.js";
import { formatNumber, type MarkKind, type Role } from "../i18n/index.js";
import { sayTime } from "../i18n/times.js";
import { arabic, bdi, h, icon, latin, type Child } from "./dom.js";
import { countWords, eventTitle } from "./events.js";
import { placesOf, type Item } from "./items.js";
import { KIND_OF_TYPE } from "./marks.js";
import { argumentName, itemButton, joined, nameOf, titleName, type View } from "./view.js";

/** An entity in more events than this shows the first ones; the list of events has them all. */
const EVENTS_SHOWN = 4;

export interface InspectorActions {
  go(stop: number): void;
  showInList(): void;
  /** Copies the words of the item with their source; absent where there is nothing to quote. */
  cite?(): void;
  close(): void;
}

/** What the chosen item is, what it belongs to, and the way to its other places in the text. */
export function inspector(view: View, item: Item, stop: number, actions: InspectorActions): HTMLElement {
  const { messages: m } = view;
  const { kind, label, title, more, facts } = describe(view, item);
  return h(
    "div",
    { class: "inspector", attrs: { role: "group", "aria-label": m.inspector, tabindex: -1 } },
    h(
      "p",
      { class: "inspected" },
      h(
        "span",
        { class: "inspected-kind" },
        kind && h("span", { class: `swatch kind-${kind}`, attrs: { "aria-hidden": "true" } }),
        label,
      ),
      h("span", { class: "inspected-title" }, title),
      more && h("span", { class: "inspected-more" }, more),
    ),
    factList(facts),
    h("div", { class: "inspector-actions" }, ...steps(view, item, stop, actions), ...buttons(view, actions)),
  );
}

function steps(view: View, item: Item, stop: number, actions: InspectorActions): HTMLElement[] {
  const { messages: m, locale } = view;
  const stops = placesOf(view.analysis, item).stops.length;
  if (stops < 2) return [];
  const step = (name: string, words: string, target: number): HTMLElement =>
    iconButton(name, words, () => actions.go((target + stops) % stops));
  return [
    step("previous", m.previous, stop - 1),
    h("span", { class: "place" }, m.place(formatNumber(locale, stop + 1), formatNumber(locale, stops))),
    step("next", m.next, stop + 1),
  ];
}

function buttons({ messages: m }: View, { showInList, cite, close }: InspectorActions): Child[] {
  const plain = (className: string, words: string, act: () => void): HTMLElement =>
    h("button", { class: `quiet ${className}`, attrs: { type: "button" }, on: { click: act } }, words);
  return [
    cite && plain("cite", m.cite, cite),
    plain("to-list", m.showInList, showInList),
    iconButton("close", m.close, close),
  ];
}

function iconButton(name: string, words: string, act: () => void): HTMLElement {
  const attrs = { type: "button", "aria-label": words, title: words };
  return h("button", { class: "quiet step", attrs, on: { click: act } }, icon(name));
}

type Fact = [string, Child[]];

interface Description {
  kind: MarkKind | null;
  label: string;
  title: Child;
  more: Child;
  facts: Fact[];
}

function factList(facts: Fact[]): HTMLElement | null {
  const filled = facts.filter(([, values]) => values.length > 0);
  if (filled.length === 0) return null;
  return h(
    "dl",
    { class: "inspected-facts" },
    ...filled.map(([term, values]) => h("div", {}, h("dt", {}, term), h("dd", {}, ...values))),
  );
}

function describe(view: View, item: Item): Description {
  const { analysis, messages: m, locale, text } = view;
  const plain = { kind: null, more: null, facts: [] };
  switch (item.kind) {
    case "entity":
      return describeEntity(view, analysis.entities[item.index]!);
    case "event":
      return describeEvent(view, analysis.events[item.index]!);
    case "quote": {
      const { speaker } = analysis.quotes[item.index]!;
      const title = speaker ? argumentName(view, speaker) : m.unnamedSpeaker;
      return { ...plain, kind: "quotes", label: m.quote, title };
    }
    case "time": {
      const time = analysis.times[item.index]!;
      const words = arabic(text.slice(time.start, time.end));
      return { ...plain, kind: "times", label: m.time, title: bdi(sayTime(time, locale)), more: words };
    }
    case "sentence":
      return { ...plain, label: m.brief, title: m.sentenceOfSummary };
    case "keyword":
      return { ...plain, label: m.keyword, title: arabic(analysis.keywords[item.index]!.text) };
    case "why":
    case "how": {
      const { start, end } = analysis.summary[item.kind][item.index]!;
      return { ...plain, label: m[item.kind], title: arabic(text.slice(start, end)) };
    }
    case "note": {
      const warning = analysis.warnings[item.index]!;
      return { ...plain, label: m.warnings, title: bdi(m.notes[warning.code] ?? warning.message) };
    }
  }
}

function describeEntity(view: View, entity: Entity): Description {
  const { analysis, messages: m, language } = view;
  const other = language === "en" && entity.latin ? arabic(entity.name) : entity.latin ? latin(entity.latin) : null;
  const events = analysis.events.filter((event) => takesPart(event, entity.id)).slice(0, EVENTS_SHOWN);
  return {
    kind: KIND_OF_TYPE[entity.type],
    label: m.types[entity.type],
    title: nameOf(language, entity),
    more: other,
    facts: [
      [
        m.titles,
        joined(
          entity.titles.map((title) => titleName(view, title)),
          m.listJoin,
        ),
      ],
      [
        m.itsEvents,
        joined(
          events.map((event) => eventButton(view, event)),
          " · ",
        ),
      ],
    ],
  };
}

function takesPart({ agents, targets, places, source }: NewsEvent, entity: number): boolean {
  return [...agents, ...targets, ...places, ...(source ? [source] : [])].some((part) => part.entity === entity);
}

function eventButton(view: View, event: NewsEvent): HTMLElement {
  return itemButton(view, { kind: "event", index: event.id }, "inline", eventTitle(view, event));
}

function describeEvent(view: View, event: NewsEvent): Description {
  const { analysis, messages: m, locale } = view;
  const parts: Record<Role, Child[]> = {
    agents: event.agents.map((part) => argumentButton(view, part)),
    targets: event.targets.map((part) => argumentButton(view, part)),
    places: event.places.map((part) => argumentButton(view, part)),
    times: event.times.map((index) =>
      itemButton(view, { kind: "time", index }, "inline", bdi(sayTime(analysis.times[index]!, locale))),
    ),
    counts: event.counts.map((count) => countWords(view, count)),
    source: event.source ? [argumentButton(view, event.source)] : [],
  };
  const facts = (Object.keys(parts) as Role[]).map((role): Fact => [m.roles[role], joined(parts[role], m.listJoin)]);
  if (event.cameo) facts.push([m.code, [bdi(event.cameo)]]);
  return {
    kind: "events",
    label: m.eventTypes[event.type],
    title: eventTitle(view, event),
    more: m.statuses[event.status],
    facts,
  };
}

/** The name of one who takes part, as a way to all that is known of them. */
function argumentButton(view: View, argument: NewsEvent["agents"][number]): HTMLElement {
  const name = argumentName(view, argument);
  return argument.entity === null ? name : itemButton(view, { kind: "entity", index: argument.entity }, "inline", name);
}
