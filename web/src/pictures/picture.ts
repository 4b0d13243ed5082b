import type { EventType, NewsEvent } from "../engine/analysis.js";
import { FAMILIES, type Family } from "../i18n/index.js";
import { h, type Child } from "../ui/dom.js";
import type { View } from "../ui/view.js";
import { s } from "./svg.js";

/** A picture of the story with the table that says the same. */
export interface Picture {
  /** Draws the picture to fit into so many CSS pixels; null where there is nothing to draw. */
  draw: ((width: number) => SVGElement) | null;
  caption: string;
  legend: HTMLElement | null;
  table: HTMLElement | null;
  /** What is said where there is nothing to draw. */
  empty: string;
  note: string | null;
}

const FAMILY_OF_TYPE: Record<EventType, Family> = {
  AGREE: "cooperation",
  CONSULT: "cooperation",
  SUPPORT: "cooperation",
  CONCEDE: "cooperation",
  COOPERATE: "cooperation",
  AID: "cooperation",
  RETREAT: "cooperation",
  REQUEST: "dispute",
  REJECT: "dispute",
  ACCUSE: "dispute",
  THREATEN: "dispute",
  PROTEST: "force",
  SANCTION: "force",
  MOBILIZE: "force",
  COERCE: "force",
  ASSAULT: "force",
  STATE: "statement",
  PERSONNEL: "other",
  VOTE: "other",
  JUSTICE: "other",
  CASUALTY: "other",
  DISASTER: "other",
  ECONOMY: "other",
  LAUNCH: "other",
  COMPETE: "other",
};

export function familyOf({ type }: Pick<NewsEvent, "type">): Family {
  return FAMILY_OF_TYPE[type];
}

/** What the colours and lines of the families mean, for those that are in the picture. */
export function familyLegend({ messages: m }: View, shown: ReadonlySet<Family>): HTMLElement {
  const row = (family: Family): HTMLElement => {
    const line = s("line", { x1: 0, y1: 5, x2: 28, y2: 5, class: `line family-${family}` });
    const sample = s("svg", { width: 28, height: 10, "aria-hidden": "true" }, line);
    const item = h("li", {});
    item.append(sample, ` ${m.pictures.families[family]}`);
    return item;
  };
  return h(
    "ul",
    { class: "picture-legend", attrs: { role: "list" } },
    ...FAMILIES.filter((family) => shown.has(family)).map(row),
  );
}

export function table(columns: string[], rows: Child[][]): HTMLElement {
  const head = h("tr", {}, ...columns.map((column) => h("th", { attrs: { scope: "col" } }, column)));
  const body = rows.map((cells) => h("tr", {}, ...cells.map((cell) => h("td", {}, cell))));
  return h(
    "div",
    { class: "table-place" },
    h("table", { class: "picture-table" }, h("thead", {}, head), h("tbody", {}, ...body)),
  );
}
