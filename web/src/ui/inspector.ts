import { formatNumber, type MarkKind } from "../i18n/index.js";
import { sayTime } from "../i18n/times.js";
import { arabic, bdi, h, icon, latin, type Child } from "./dom.js";
import { eventTitle } from "./events.js";
import { placesOf, type Item } from "./items.js";
import { KIND_OF_TYPE } from "./marks.js";
import { argumentName, nameOf, type View } from "./view.js";

export interface InspectorActions {
  go(stop: number): void;
  showInList(): void;
  close(): void;
}

/** What the chosen item is, and the way to its other places in the text. */
export function inspector(view: View, item: Item, stop: number, actions: InspectorActions): HTMLElement {
  const { messages: m, language } = view;
  const { kind, label, title, more } = describe(view, item);
  const stops = placesOf(view.analysis, item).stops.length;
  const step = (className: string, words: string, target: number): HTMLElement =>
    h(
      "button",
      {
        class: "quiet step",
        attrs: { type: "button", "aria-label": words, title: words },
        on: { click: () => actions.go((target + stops) % stops) },
      },
      icon(className),
    );
  return h(
    "div",
    { class: "inspector", attrs: { role: "group", "aria-label": m.inspector } },
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
    h(
      "div",
      { class: "inspector-actions" },
      stops > 1 && step("previous", m.previous, stop - 1),
      stops > 1 &&
        h("span", { class: "place" }, m.place(formatNumber(language, stop + 1), formatNumber(language, stops))),
      stops > 1 && step("next", m.next, stop + 1),
      h(
        "button",
        { class: "quiet to-list", attrs: { type: "button" }, on: { click: actions.showInList } },
        m.showInList,
      ),
      h(
        "button",
        {
          class: "quiet step",
          attrs: { type: "button", "aria-label": m.close, title: m.close },
          on: { click: actions.close },
        },
        icon("close"),
      ),
    ),
  );
}

interface Description {
  kind: MarkKind | null;
  label: string;
  title: Child;
  more: Child;
}

function describe(view: View, item: Item): Description {
  const { analysis, messages: m, language, text } = view;
  switch (item.kind) {
    case "entity": {
      const entity = analysis.entities[item.index]!;
      const other = language === "en" && entity.latin ? arabic(entity.name) : entity.latin ? latin(entity.latin) : null;
      return {
        kind: KIND_OF_TYPE[entity.type],
        label: m.types[entity.type],
        title: nameOf(language, entity),
        more: other,
      };
    }
    case "event": {
      const event = analysis.events[item.index]!;
      return {
        kind: "events",
        label: m.eventTypes[event.type],
        title: eventTitle(view, event),
        more: m.statuses[event.status],
      };
    }
    case "quote": {
      const { speaker } = analysis.quotes[item.index]!;
      return {
        kind: "quotes",
        label: m.quote,
        title: speaker ? argumentName(view, speaker) : m.unnamedSpeaker,
        more: null,
      };
    }
    case "time": {
      const time = analysis.times[item.index]!;
      const words = arabic(text.slice(time.start, time.end));
      return { kind: "times", label: m.time, title: bdi(sayTime(time, language)), more: words };
    }
    case "sentence":
      return { kind: null, label: m.brief, title: m.sentenceOfSummary, more: null };
    case "note": {
      const warning = analysis.warnings[item.index]!;
      return { kind: null, label: m.warnings, title: bdi(m.notes[warning.code] ?? warning.message), more: null };
    }
  }
}
