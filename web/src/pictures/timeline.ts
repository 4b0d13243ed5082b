import type { Analysis, NewsEvent, TimeExpression } from "../engine/analysis.js";
import { DIRECTIONS, formatNumber } from "../i18n/index.js";
import { sayTime } from "../i18n/times.js";
import { bdi, h } from "../ui/dom.js";
import { eventTitle } from "../ui/events.js";
import { itemButton, type View } from "../ui/view.js";
import { firstDay } from "./dates.js";
import { familyLegend, familyOf, table, type Picture } from "./picture.js";
import { canvas, pressable, s, shorten } from "./svg.js";

const DOT = 13;
const STEP = 32;
const MARGIN = 24;
/** Room that a date needs along a horizontal axis. */
const LABEL_WIDTH = 112;
/** Where the axis of an upright timeline is, from the side where reading starts. */
const UPRIGHT_AXIS = 138;
/** Characters that fit beside it. */
const LONGEST_LABEL = 20;

interface Column {
  day: number;
  label: string;
  events: { event: NewsEvent; number: number }[];
}

/** The events along a line of time, numbered as in the table; it runs in the direction of reading. */
export function timeline(view: View): Picture {
  const { messages: m, analysis } = view;
  const words = m.pictures;
  const dated = datedEvents(analysis);
  const undated = analysis.events.filter(({ times }) => times.length === 0);
  const columns = inColumns(view, dated);
  const { date, event: eventName, status } = m.takeAway.columns;
  const rows = [
    ...dated.map(({ event, time }, index) => [
      number(view, event, index + 1),
      bdi(sayTime(time, view.locale)),
      eventButton(view, event),
      m.statuses[event.status],
    ]),
    ...undated.map((event) => ["", words.undated, eventButton(view, event), m.statuses[event.status]]),
  ];
  return {
    caption: words.timeline,
    empty: words.noTimeline,
    draw: dated.length > 0 ? (width) => draw(view, columns, width) : null,
    legend: dated.length > 0 ? familyLegend(view, new Set(dated.map(({ event }) => familyOf(event)))) : null,
    table: rows.length > 0 ? table(["#", date, eventName, status], rows) : null,
    note: null,
  };
}

interface Dated {
  event: NewsEvent;
  day: number;
  time: TimeExpression;
}

/** The events of the analysis' own timeline, which tells of no happening twice, with what is planned in its place in time. */
function datedEvents({ timeline, events, times }: Analysis): Dated[] {
  return timeline
    .flatMap((entry) => {
      const time = times[entry.time]!;
      const day = firstDay(time.value!);
      return day === null ? [] : [{ event: events[entry.event]!, day, time }];
    })
    .sort((a, b) => a.day - b.day);
}

function number({ locale }: View, event: NewsEvent, value: number): HTMLElement {
  return h("span", { class: `dot-number family-${familyOf(event)}` }, formatNumber(locale, value));
}

function eventButton(view: View, event: NewsEvent): HTMLElement {
  return itemButton(view, { kind: "event", index: event.id }, "inline", eventTitle(view, event));
}

function inColumns(view: View, dated: Dated[]): Column[] {
  const columns: Column[] = [];
  dated.forEach(({ event, day, time }, index) => {
    let column = columns.at(-1);
    if (column?.day !== day) columns.push((column = { day, label: sayTime(wholeDay(time), view.locale), events: [] }));
    column.events.push({ event, number: index + 1 });
  });
  return columns;
}

/** Along the axis the day is enough: «21 نوفمبر 2026» and not the evening of it. */
function wholeDay(time: TimeExpression): TimeExpression {
  const day = /^\d{4}-\d\d-\d\d(?=T)/.exec(time.value ?? "")?.[0];
  return day ? { ...time, type: "DATE", value: day } : time;
}

/** Places along an axis of `length`: longer gaps are wider, but years do not push days together. */
function places(columns: Column[], length: number, least: number): number[] {
  const gaps = columns.slice(1).map(({ day }, index) => Math.log2(1 + day - columns[index]!.day));
  const sum = gaps.reduce((total, gap) => total + gap, 0) || 1;
  const spare = Math.max(0, length - least * gaps.length);
  let at = 0;
  return [0, ...gaps.map((gap) => (at += least + (gap / sum) * spare))];
}

function draw(view: View, columns: Column[], width: number): SVGElement {
  const room = width - 2 * MARGIN - LABEL_WIDTH;
  return LABEL_WIDTH * (columns.length - 1) <= room && columns.length > 1
    ? drawLying(view, columns, width)
    : drawUpright(view, columns, width);
}

function drawLying(view: View, columns: Column[], width: number): SVGElement {
  const rtl = DIRECTIONS[view.language] === "rtl";
  const tallest = Math.max(...columns.map(({ events }) => events.length));
  const axis = MARGIN + tallest * STEP;
  const first = MARGIN + LABEL_WIDTH / 2;
  const along = places(columns, width - 2 * first, LABEL_WIDTH);
  const x = (index: number): number => (rtl ? width - first - along[index]! : first + along[index]!);
  const parts = columns.flatMap(({ label, events }, index) => [
    s("line", { x1: x(index), x2: x(index), y1: axis - 6, y2: axis + 6, class: "axis" }),
    s("text", { x: x(index), y: axis + 26, class: "tick", "text-anchor": "middle" }, label),
    ...events.map((entry, row) => dot(view, entry, x(index), axis - STEP * (row + 0.7))),
  ]);
  const line = s("line", { x1: MARGIN, x2: width - MARGIN, y1: axis, y2: axis, class: "axis" });
  return canvas(width, axis + 44, view.messages.pictures.timeline, line, ...parts);
}

/** On narrow screens, and where there are many dates, time runs downwards. */
function drawUpright(view: View, columns: Column[], width: number): SVGElement {
  const rtl = DIRECTIONS[view.language] === "rtl";
  const across = (distance: number): number => (rtl ? width - distance : distance);
  const inRow = Math.max(1, Math.floor((width - UPRIGHT_AXIS - MARGIN) / STEP));
  let y = MARGIN;
  const parts: Node[] = [];
  for (const { label, events } of columns) {
    const axis = across(UPRIGHT_AXIS);
    parts.push(s("line", { x1: axis - 6, x2: axis + 6, y1: y, y2: y, class: "axis" }));
    const anchor = { x: across(UPRIGHT_AXIS - 14), y: y + 5, class: "tick", "text-anchor": "end" };
    parts.push(s("text", { ...anchor, direction: rtl ? "rtl" : "ltr" }, shorten(label, LONGEST_LABEL)));
    events.forEach((entry, index) => {
      const distance = UPRIGHT_AXIS + 26 + (index % inRow) * STEP;
      parts.push(dot(view, entry, across(distance), y + Math.floor(index / inRow) * STEP));
    });
    y += STEP * (Math.floor((events.length - 1) / inRow) + 1) + 8;
  }
  const axis = across(UPRIGHT_AXIS);
  const line = s("line", { x1: axis, x2: axis, y1: 4, y2: y - STEP / 2, class: "axis" });
  return canvas(width, y, view.messages.pictures.timeline, line, ...parts);
}

function dot(view: View, { event, number: value }: Column["events"][number], x: number, y: number): SVGElement {
  const sure = event.status === "actual";
  return pressable(
    () => view.choose({ kind: "event", index: event.id }),
    eventTitle(view, event).textContent!,
    s("circle", { cx: x, cy: y, r: DOT, class: `dot family-${familyOf(event)} ${sure ? "sure" : "unsure"}` }),
    s(
      "text",
      { x, y: y + 4, "text-anchor": "middle", class: `dot-words ${sure ? "sure" : "unsure"}` },
      formatNumber(view.locale, value),
    ),
  );
}
