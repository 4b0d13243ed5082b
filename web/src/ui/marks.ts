/**
 * Turns the layers of an analysis into marks round the words of the text. The text itself is never changed: the
 * leaves of the tree, put one after the other, are the text.
 */
import type { Analysis, MentionType, Range } from "../engine/analysis.js";
import type { MarkKind } from "../i18n/index.js";
import type { Item } from "./items.js";

export interface Layer extends Range {
  kind: MarkKind;
  item: Item;
  /** Which mention of the entity this is; 0 for everything else. */
  stop: number;
}

export interface Mark {
  layer: Layer;
  /** False in all but the first piece of a mark that others cut into pieces. */
  first: boolean;
  children: MarkNode[];
}

/** A stretch of plain text, or a mark. */
export type MarkNode = Range | Mark;

/** A paragraph with the line breaks that end it. */
export interface Paragraph extends Range {
  children: MarkNode[];
}

export const KIND_OF_TYPE: Record<MentionType, MarkKind> = {
  PER: "people",
  TITLE: "titles",
  ORG: "orgs",
  GPE: "places",
  LOC: "places",
  FAC: "places",
  NORP: "groups",
  EVENT: "works",
  PRODUCT: "works",
};

export function isMark(node: MarkNode): node is Mark {
  return "layer" in node;
}

/** All that is marked, in no order. */
export function layersOf(analysis: Analysis): Layer[] {
  const layers: Layer[] = [];
  analysis.entities.forEach((entity, index) => {
    entity.mentions.forEach((mention, stop) => {
      const { start, end } = analysis.mentions[mention]!;
      layers.push({ start, end, kind: KIND_OF_TYPE[entity.type], item: { kind: "entity", index }, stop });
    });
  });
  analysis.times.forEach(({ start, end }, index) =>
    layers.push({ start, end, kind: "times", item: { kind: "time", index }, stop: 0 }),
  );
  analysis.events.forEach(({ trigger }, index) =>
    layers.push({ start: trigger.start, end: trigger.end, kind: "events", item: { kind: "event", index }, stop: 0 }),
  );
  analysis.quotes.forEach(({ start, end }, index) =>
    layers.push({ start, end, kind: "quotes", item: { kind: "quote", index }, stop: 0 }),
  );
  return layers;
}

/** How many items each kind of mark has in the text. */
export function countMarks(layers: Layer[]): Map<MarkKind, number> {
  const counts = new Map<MarkKind, number>();
  for (const { kind } of layers) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Among marks over the same words, the one further down this list stands inside. */
const NESTING: MarkKind[] = ["quotes", "titles", "works", "orgs", "places", "people", "groups", "times", "events"];

function openingOrder(a: Layer, b: Layer): number {
  return a.start - b.start || b.end - a.end || NESTING.indexOf(a.kind) - NESTING.indexOf(b.kind);
}

/** Splits a text at its line breaks; every code unit belongs to exactly one paragraph. */
export function splitParagraphs(text: string): Range[] {
  const paragraphs: Range[] = [];
  let start = 0;
  for (const { 0: breaks, index } of text.matchAll(/[\n\r]+/g)) {
    const end = index + breaks.length;
    paragraphs.push({ start, end });
    start = end;
  }
  if (start < text.length) paragraphs.push({ start, end: text.length });
  return paragraphs;
}

/**
 * Builds the marks of each paragraph when it is asked for. Marks nest where they can; where two cross, the later one is cut in two, and so
 * is one that runs over the end of a paragraph. Takes time in proportion to the text and its marks.
 */
export function* buildMarks(text: string, layers: Layer[]): Generator<Paragraph, void> {
  const sorted = layers.filter(({ start, end }) => start < end && start >= 0 && end <= text.length).sort(openingOrder);
  let next = 0;
  let carried: Mark[] = [];
  for (const range of splitParagraphs(text)) {
    const own: Layer[] = [];
    for (let layer = sorted[next]; layer && layer.start < range.end; layer = sorted[++next]) own.push(layer);
    const builder = new ParagraphBuilder(range, carried);
    for (const layer of own) builder.open(layer);
    carried = builder.close();
    yield builder.paragraph;
  }
}

class ParagraphBuilder {
  readonly paragraph: Paragraph;
  private position: number;
  private stack: Mark[] = [];

  constructor(range: Range, carried: Mark[]) {
    this.paragraph = { start: range.start, end: range.end, children: [] };
    this.position = range.start;
    for (const mark of carried) this.push({ layer: mark.layer, first: false, children: [] });
  }

  open(layer: Layer): void {
    this.closeUntil(layer.start);
    this.text(layer.start);
    this.push({ layer, first: true, children: [] });
  }

  /** Ends the paragraph and gives the marks that go on in the next one, outermost first. */
  close(): Mark[] {
    this.closeUntil(this.paragraph.end);
    this.text(this.paragraph.end);
    return this.stack;
  }

  /** Ends every mark that ends at or before `offset`, in the order of their ends. */
  private closeUntil(offset: number): void {
    for (;;) {
      const end = Math.min(...this.stack.map((mark) => mark.layer.end));
      if (end > offset) return;
      this.text(end);
      const outermost = this.stack.findIndex((mark) => mark.layer.end === end);
      const cut = this.stack.splice(outermost).filter((mark) => mark.layer.end > end);
      for (const mark of cut) this.push({ layer: mark.layer, first: false, children: [] });
    }
  }

  private push(mark: Mark): void {
    this.siblings().push(mark);
    this.stack.push(mark);
  }

  private text(end: number): void {
    if (end > this.position) this.siblings().push({ start: this.position, end });
    this.position = Math.max(this.position, end);
  }

  private siblings(): MarkNode[] {
    return this.stack.at(-1)?.children ?? this.paragraph.children;
  }
}
