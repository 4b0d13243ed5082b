/** The things that a reader can choose, in the text or in the lists beside it. */
import type { Analysis, Range } from "../engine/analysis.js";

export type ItemKind = "entity" | "event" | "quote" | "time" | "sentence" | "note" | "keyword" | "why" | "how";

export interface Item {
  kind: ItemKind;
  /** Index into the layer of that kind. */
  index: number;
}

/** Where an item stands in the text. */
export interface Places {
  /** The words to go to, one after the other. */
  stops: Range[];
  /** The words to light up besides. */
  related: Range[];
  /** What to show them against, such as the sentence of an event. */
  context: Range[];
}

export function itemKey(item: Item): string {
  return `${item.kind}:${item.index}`;
}

export function sameItem(a: Item | null, b: Item | null): boolean {
  return a?.kind === b?.kind && a?.index === b?.index;
}

export function parseItem(key: string): Item {
  const [kind, index] = key.split(":");
  return { kind: kind as ItemKind, index: Number(index) };
}

export function placesOf(analysis: Analysis, item: Item): Places {
  switch (item.kind) {
    case "entity": {
      const entity = analysis.entities[item.index]!;
      return { stops: entity.mentions.map((mention) => analysis.mentions[mention]!), related: [], context: [] };
    }
    case "event":
      return placesOfEvent(analysis, item.index);
    case "quote": {
      const quote = analysis.quotes[item.index]!;
      return { stops: [quote], related: [quote.speaker, quote.cue].filter((range) => range !== null), context: [] };
    }
    case "time":
      return { stops: [analysis.times[item.index]!], related: [], context: [] };
    case "sentence":
      return { stops: [analysis.sentences[item.index]!], related: [], context: [] };
    case "keyword":
      return { stops: analysis.keywords[item.index]!.ranges, related: [], context: [] };
    case "why":
    case "how":
      return { stops: [analysis.summary[item.kind][item.index]!], related: [], context: [] };
    case "note":
      return { stops: [analysis.warnings[item.index]!], related: [], context: [] };
  }
}

function placesOfEvent(analysis: Analysis, index: number): Places {
  const event = analysis.events[index]!;
  const sentence = analysis.sentences[event.sentence];
  const parts: Range[] = [...event.agents, ...event.targets, ...event.places, ...event.counts];
  parts.push(...event.times.map((time) => analysis.times[time]!));
  if (event.source) parts.push(event.source);
  return { stops: [event.trigger], related: parts, context: sentence ? [sentence] : [] };
}
