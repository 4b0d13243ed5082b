import type { Argument, NewsEvent } from "../engine/analysis.js";
import { DIRECTIONS, FAMILIES, plural, type Family } from "../i18n/index.js";
import { h } from "../ui/dom.js";
import { eventTitle } from "../ui/events.js";
import { KIND_OF_TYPE } from "../ui/marks.js";
import { argumentName, itemButton, type View } from "../ui/view.js";
import { arrange, type Box } from "./layout.js";
import { overlap, type Place } from "./place.js";
import { familyLegend, familyOf, table, type Picture } from "./picture.js";
import { canvas, pressable, s, shorten } from "./svg.js";

/** More than this cannot be told apart; the table has all of them. */
const MOST_NODES = 40;
/** Letters of a name, on a narrow screen and on a wide one. */
const LONGEST_LABEL = { narrow: 24, wide: 34 };
const NARROW = 480;
/** With more arrows than this, words on them would hide the names. */
const MOST_LABELLED = 14;
/** How far arrows between the same two parties are bent apart. */
const BEND = 34;

interface Point {
  x: number;
  y: number;
}

/** One who acts or is acted on: somebody the analysis knows, or words of the text. */
export interface Party {
  key: string;
  argument: Argument;
}

export interface Tie {
  from: Party;
  to: Party;
  family: Family;
  events: NewsEvent[];
  /** False where two act together and none of them on the other. */
  directed: boolean;
}

/** Who acts on whom, one tie for each pair, direction and family of events. */
export function tiesOf(text: string, events: NewsEvent[]): Tie[] {
  const ties = new Map<string, Tie>();
  const tie = (from: Party, to: Party, event: NewsEvent, directed: boolean): void => {
    if (from.key === to.key) return;
    const family = familyOf(event);
    const key = JSON.stringify([from.key, to.key, family, directed]);
    const known = ties.get(key);
    if (known) known.events.push(event);
    else ties.set(key, { from, to, family, events: [event], directed });
  };
  for (const event of events) {
    const agents = parties(text, event.agents);
    const targets = parties(text, event.targets);
    for (const from of agents) for (const to of targets) tie(from, to, event, true);
    if (targets.length === 0 && familyOf(event) === "cooperation")
      for (const other of agents.slice(1)) tie(agents[0]!, other, event, false);
  }
  return [...ties.values()];
}

function parties(text: string, parts: Argument[]): Party[] {
  const found = parts.map((argument): [string, Party] => {
    const { entity, start, end } = argument;
    const key = entity === null ? `words:${text.slice(start, end)}` : `entity:${entity}`;
    return [key, { key, argument }];
  });
  return [...new Map(found).values()];
}

export function network(view: View): Picture {
  const { messages: m, analysis, text } = view;
  const words = m.pictures;
  const ties = tiesOf(text, analysis.events);
  const worthDrawing = ties.filter((tie) => isWorthDrawing(text, tie));
  const all = mostTied(worthDrawing);
  const nodes = all.slice(0, MOST_NODES);
  const left = all.length - nodes.length;
  const shown = new Set(nodes.map(({ key }) => key));
  const drawn = worthDrawing.filter(({ from, to }) => shown.has(from.key) && shown.has(to.key));
  const name = ({ argument }: Party): HTMLElement =>
    argument.entity === null
      ? argumentName(view, argument)
      : itemButton(view, { kind: "entity", index: argument.entity }, "inline", argumentName(view, argument));
  const rows = ties.map((tie) => [
    name(tie.from),
    h("div", { class: "lines" }, ...tie.events.map((event) => eventButton(view, event))),
    name(tie.to),
  ]);
  return {
    caption: words.network,
    empty: words.noNetwork,
    draw: drawn.length > 0 ? (width) => draw(view, nodes, drawn, width) : null,
    legend: drawn.length > 0 ? familyLegend(view, new Set(drawn.map(({ family }) => family))) : null,
    table: rows.length > 0 ? table([m.roles.agents, m.takeAway.columns.event, m.roles.targets], rows) : null,
    note: left > 0 ? plural(view.locale, left, words.others) : null,
  };
}

/** The picture is of those who have a name and of what they do; the table has the rest, and amounts, too. */
function isWorthDrawing(text: string, { from, to }: Tie): boolean {
  const ends = [from.argument, to.argument];
  const amount = ends.some(({ entity, start, end }) => entity === null && /\p{N}/u.test(text.slice(start, end)));
  return !amount && ends.some(({ entity }) => entity !== null);
}

function eventButton(view: View, event: NewsEvent): HTMLElement {
  return itemButton(view, { kind: "event", index: event.id }, "inline", eventTitle(view, event));
}

/** All parties, those in the most events first. */
function mostTied(ties: Tie[]): Party[] {
  const found = new Map<string, { party: Party; weight: number }>();
  for (const { from, to, events } of ties) {
    for (const party of [from, to]) {
      const known = found.get(party.key) ?? { party, weight: 0 };
      known.weight += events.length;
      found.set(party.key, known);
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).map(({ party }) => party);
}

function draw(view: View, nodes: Party[], ties: Tie[], width: number): SVGElement {
  const fullName = ({ argument }: Party): string => argumentName(view, argument).textContent!.replace(/\s+/g, " ");
  const measure = measurer();
  const longest = width < NARROW ? LONGEST_LABEL.narrow : LONGEST_LABEL.wide;
  const labels = new Map(nodes.map((party) => [party.key, shorten(fullName(party), longest)]));
  const sizes = nodes.map(({ key }) => ({ id: key, width: measure(labels.get(key)!) + 20, height: 30 }));
  const links = ties.map(({ from, to }) => ({ from: from.key, to: to.key }));
  const { boxes, height } = arrange(sizes, links, width, DIRECTIONS[view.language] === "rtl");
  const heads = FAMILIES.map((family) =>
    s(
      "marker",
      {
        id: `head-${family}`,
        viewBox: "0 0 8 8",
        refX: 7,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        orient: "auto",
        markerUnits: "userSpaceOnUse",
      },
      s("path", { d: "M0 0 8 4 0 8z", class: `head family-${family}` }),
    ),
  );
  const taken: Place[] = [...boxes.values()];
  const labelled = ties.length <= MOST_LABELLED;
  const lines = bent(ties).map(({ tie, bend }) => {
    const curve = curveBetween(boxes.get(tie.from.key)!, boxes.get(tie.to.key)!, bend);
    const words = view.messages.eventTypes[tie.events[0]!.type];
    const place = labelled ? freePlace(curve, measure(words), taken) : null;
    return tieLine(view, tie, curve, place && tieWords(place, words));
  });
  const names = nodes.map((party) => {
    return nameBox(view, party, boxes.get(party.key)!, labels.get(party.key)!, fullName(party));
  });
  return canvas(width, height, view.messages.pictures.network, s("defs", {}, ...heads), ...lines, ...names);
}

function measurer(): (words: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return (words) => words.length * 8;
  context.font = `600 14px ${getComputedStyle(document.body).fontFamily}`;
  return (words) => context.measureText(words).width;
}

function nameBox(view: View, { argument }: Party, box: Box, label: string, fullName: string): SVGElement {
  const { x, y, width, height } = box;
  const { entity } = argument;
  const kind = entity === null ? "unnamed" : `kind-${KIND_OF_TYPE[view.analysis.entities[entity]!.type]}`;
  const outline = { x: x - width / 2, y: y - height / 2, width, height, rx: 4 };
  const parts = [
    s("rect", { ...outline, class: `name-box ${kind}` }),
    s("text", { x, y: y + 5, "text-anchor": "middle", class: "name-words" }, label),
  ];
  return entity === null
    ? s("g", {}, s("title", {}, fullName), ...parts)
    : pressable(() => view.choose({ kind: "entity", index: entity }), fullName, ...parts);
}

/** Ties between the same two parties lie side by side. */
function bent(ties: Tie[]): { tie: Tie; bend: number }[] {
  const pairs = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = JSON.stringify([tie.from.key, tie.to.key].sort());
    pairs.set(key, [...(pairs.get(key) ?? []), tie]);
  }
  return [...pairs.values()].flatMap((group) =>
    group.map((tie, index) => {
      const side = (index - (group.length - 1) / 2) * BEND;
      return { tie, bend: tie.from.key < tie.to.key ? side : -side };
    }),
  );
}

/** Start, the point that bends it, and end. */
type Curve = [Point, Point, Point];

function curveBetween(from: Box, to: Box, bend: number): Curve {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const middle = {
    x: (from.x + to.x) / 2 - ((to.y - from.y) / length) * bend,
    y: (from.y + to.y) / 2 + ((to.x - from.x) / length) * bend,
  };
  return [edgeOf(from, middle), middle, edgeOf(to, middle)];
}

function tieLine(view: View, tie: Tie, [start, middle, end]: Curve, words: SVGElement | null): SVGElement {
  const path = `M${start.x} ${start.y}Q${middle.x} ${middle.y} ${end.x} ${end.y}`;
  const head = tie.directed ? `url(#head-${tie.family})` : null;
  return pressable(
    () => view.choose({ kind: "event", index: tie.events[0]!.id }),
    tie.events.map((event) => eventTitle(view, event).textContent).join("\n"),
    s("path", { d: path, class: "tie-reach" }),
    s("path", { d: path, class: `line family-${tie.family}`, "marker-end": head }),
    words ?? false,
  );
}

function tieWords({ x, y }: Place, words: string): SVGElement {
  return s("text", { x, y, dy: 4, "text-anchor": "middle", class: "tie-words" }, words);
}

/** Where on a curve words of this width hide nothing; then the place is taken. Null where there is none. */
function freePlace([start, middle, end]: Curve, width: number, taken: Place[]): Place | null {
  for (const t of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    const at = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    const place: Place = { x: at(start.x, middle.x, end.x), y: at(start.y, middle.y, end.y), width, height: 18 };
    if (taken.some((other) => overlap(place, other))) continue;
    taken.push(place);
    return place;
  }
  return null;
}

/** Where the line from the middle of `box` to `point` leaves the box, with a little air. */
function edgeOf({ x, y, width, height }: Box, point: Point): Point {
  const dx = point.x - x;
  const dy = point.y - y;
  const scale = Math.min((width / 2 + 3) / Math.abs(dx || 1e-6), (height / 2 + 3) / Math.abs(dy || 1e-6), 1);
  return { x: Math.round(x + dx * scale), y: Math.round(y + dy * scale) };
}
