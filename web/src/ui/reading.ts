import type { Analysis } from "../engine/analysis.js";
import type { MarkKind, Messages } from "../i18n/index.js";
import { h, scrollBehavior } from "./dom.js";
import { clearEmphasis, emphasize } from "./highlights.js";
import { itemKey, parseItem, placesOf, type Item } from "./items.js";
import { buildMarks, isMark, type Layer, type MarkNode, type Paragraph } from "./marks.js";
import { TextIndex } from "./text-index.js";

/** How many code units of text go into the document before other work gets a turn. */
const BATCH_LENGTH = 6_000;

/** Texts of more code units than this are laid out only near the screen. */
const LONG_TEXT = 20_000;

/**
 * Browsers take quadratic time over a "word" of many thousand letters, so one that is longer than any line is laid out in
 * pieces of this length.
 */
const RUN_LENGTH = 2000;
const ENDLESS_RUN = new RegExp(`\\S{${RUN_LENGTH},}`, "g");

/** Shares of the window: what words in view have above and below them, and where words are brought that are not. */
const COMFORT = 0.15;
const RESTING_PLACE = 0.4;

export interface ReadingEvents {
  onChoose(item: Item, stop: number): void;
  onLeave(): void;
}

/**
 * The text with its marks. Its `textContent` is the text, code unit for code unit. One mark at a time is in the tab
 * order; the arrow keys go from mark to mark in reading order.
 */
export class ReadingView {
  readonly element: HTMLElement;
  private text = "";
  private analysis: Analysis | null = null;
  private index = new TextIndex();
  private marks: HTMLElement[] = [];
  private hidden: ReadonlySet<MarkKind> = new Set();
  private tabStop: HTMLElement | null = null;
  private drawing = 0;

  constructor(
    messages: Messages,
    private readonly events: ReadingEvents,
  ) {
    this.element = h("article", {
      class: "reading",
      attrs: { lang: "ar", dir: "rtl", tabindex: -1, "aria-label": messages.textLabel },
      on: {
        click: (event) => this.onClick(event),
        keydown: (event) => this.onKey(event),
        copy: (event) => this.onCopy(event),
      },
    });
  }

  /** Draws `text` with `layers` of marks; long ones over several turns of the event loop, the beginning at once. */
  show(text: string, analysis: Analysis, layers: Layer[]): void {
    this.clear();
    this.text = text;
    this.analysis = analysis;
    this.element.classList.toggle("long", text.length > LONG_TEXT);
    this.drawFrom(buildMarks(text, layers), this.drawing);
  }

  clear(): void {
    this.drawing++;
    this.element.replaceChildren();
    this.index = new TextIndex();
    this.marks = [];
    this.tabStop = null;
    this.analysis = null;
    clearEmphasis();
  }

  hide(kinds: ReadonlySet<MarkKind>): void {
    this.hidden = kinds;
    this.element.dataset["hidden"] = [...kinds].join(" ");
    if (this.tabStop && kinds.has(kindOf(this.tabStop))) this.moveTabStop(this.visibleMarks()[0] ?? null);
  }

  /** Lights up an item. */
  emphasize(item: Item, stop: number): void {
    if (!this.analysis) return;
    const { stops, related, context } = placesOf(this.analysis, item);
    const ranges = (list: typeof stops): Range[] =>
      list.map((range) => this.index.rangeOf(range)).filter((range) => range !== null);
    emphasize({ focus: ranges(stops), related: ranges(related), context: ranges(context) });
    const mark = this.marks.find(
      (one) => one.dataset["item"] === itemKey(item) && Number(one.dataset["stop"]) === stop,
    );
    if (mark) this.moveTabStop(mark);
  }

  /**
   * Scrolls the page towards one of an item's places, above the `covered` pixels at the foot of the window: at `first`
   * unless it is comfortably in view, later only where it is out of sight. False where nothing is left to scroll.
   */
  approach(item: Item, stop: number, covered: number, first: boolean): boolean {
    const place = this.analysis && placesOf(this.analysis, item).stops[stop];
    const range = place && this.index.rangeOf(place);
    if (!range) return false;
    const box = range.getBoundingClientRect();
    const height = innerHeight - covered;
    const margin = first ? height * COMFORT : 0;
    if (box.top >= margin && box.bottom <= height - margin) return false;
    // Words that are taller than the window begin in view.
    if (!first && box.height > height && box.top >= 0 && box.top <= height * RESTING_PLACE + 1) return false;
    scrollBy({ top: box.top - height * RESTING_PLACE, behavior: first ? scrollBehavior() : "instant" });
    return true;
  }

  /** Drops the emphasis and leaves the rest as it is. */
  dim(): void {
    clearEmphasis();
  }

  focusMark(item: Item, stop: number): void {
    this.marks
      .find((mark) => mark.dataset["item"] === itemKey(item) && Number(mark.dataset["stop"]) === stop)
      ?.focus({ preventScroll: true });
  }

  private drawFrom(paragraphs: Generator<Paragraph, void>, drawing: number): void {
    if (drawing !== this.drawing) return;
    const batch = h("div", { class: "stretch" });
    let length = 0;
    let ended = false;
    while (length < BATCH_LENGTH) {
      const { done, value: paragraph } = paragraphs.next();
      ended = done ?? false;
      if (!paragraph) break;
      length += paragraph.end - paragraph.start;
      const element = h("p");
      this.drawNodes(paragraph.children, element);
      batch.append(element);
    }
    this.element.append(batch);
    if (!this.tabStop) this.moveTabStop(this.visibleMarks()[0] ?? null);
    if (!ended) setTimeout(() => this.drawFrom(paragraphs, drawing));
  }

  private drawNodes(nodes: MarkNode[], parent: HTMLElement): void {
    for (const node of nodes) {
      if (isMark(node)) {
        const element = markElement(node.layer, node.first);
        if (node.first) this.marks.push(element);
        this.drawNodes(node.children, element);
        parent.append(element);
      } else {
        this.drawText(node.start, node.end, parent);
      }
    }
  }

  /** Line breaks stay in the text but out of sight: the space between paragraphs is the style sheet's. */
  private drawText(start: number, end: number, parent: HTMLElement): void {
    const words = this.text.slice(start, end).replace(/[\r\n]+$/, "");
    let offset = start;
    for (const { 0: run, index } of words.matchAll(ENDLESS_RUN)) {
      this.drawLeaf(offset, start + index, parent);
      for (let at = start + index; at < start + index + run.length; at += RUN_LENGTH) {
        this.drawLeaf(at, Math.min(at + RUN_LENGTH, start + index + run.length), parent, "run");
      }
      offset = start + index + run.length;
    }
    this.drawLeaf(offset, start + words.length, parent);
    this.drawLeaf(start + words.length, end, parent, "breaks");
  }

  private drawLeaf(start: number, end: number, parent: HTMLElement, className?: string): void {
    if (start === end) return;
    const leaf = document.createTextNode(this.text.slice(start, end));
    this.index.add(leaf, start);
    parent.append(className ? h("span", { class: className }, leaf) : leaf);
  }

  private onClick(event: MouseEvent): void {
    if (!getSelection()?.isCollapsed) return; // somebody is selecting words, not choosing a mark
    const mark = this.visibleMarkAt(event.target);
    if (!mark) return this.events.onLeave();
    this.moveTabStop(this.marks.find((one) => sameMark(one, mark)) ?? mark);
    this.choose(mark);
  }

  private onKey(event: KeyboardEvent): void {
    const mark = event.target;
    if (!(mark instanceof HTMLElement) || !mark.matches("mark")) return;
    const visible = this.visibleMarks();
    const at = visible.indexOf(mark);
    // The text runs right to left, so the left arrow goes forward.
    const steps: Record<string, HTMLElement | undefined> = {
      ArrowLeft: visible[at + 1],
      ArrowDown: visible[at + 1],
      ArrowRight: visible[at - 1],
      ArrowUp: visible[at - 1],
      Home: visible[0],
      End: visible.at(-1),
    };
    const target = steps[event.key];
    if (event.key === "Enter" || event.key === " ") this.choose(mark);
    else if (target) {
      this.moveTabStop(target);
      target.focus();
    } else return;
    event.preventDefault();
  }

  /** Copied words are the words of the article, with its own line breaks and nothing else. */
  private onCopy(event: ClipboardEvent): void {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
    const range = this.index.offsetsOf(selection.getRangeAt(0));
    if (!range) return;
    event.clipboardData.setData("text/plain", this.text.slice(range.start, range.end));
    event.preventDefault();
  }

  private choose(mark: HTMLElement): void {
    this.events.onChoose(parseItem(mark.dataset["item"]!), Number(mark.dataset["stop"]));
  }

  private visibleMarks(): HTMLElement[] {
    return this.marks.filter((mark) => !this.hidden.has(kindOf(mark)));
  }

  /** The innermost mark that shows at a place; hidden kinds let the click through to what is round them. */
  private visibleMarkAt(target: EventTarget | null): HTMLElement | null {
    let mark = target instanceof Element ? target.closest<HTMLElement>("mark") : null;
    while (mark && this.hidden.has(kindOf(mark))) mark = mark.parentElement?.closest<HTMLElement>("mark") ?? null;
    return mark;
  }

  private moveTabStop(mark: HTMLElement | null): void {
    this.tabStop?.setAttribute("tabindex", "-1");
    mark?.setAttribute("tabindex", "0");
    this.tabStop = mark;
  }
}

function markElement(layer: Layer, first: boolean): HTMLElement {
  const element = h("mark", { class: `mark kind-${layer.kind}`, attrs: { tabindex: first ? -1 : null } });
  element.dataset["kind"] = layer.kind;
  element.dataset["item"] = itemKey(layer.item);
  element.dataset["stop"] = String(layer.stop);
  return element;
}

function kindOf(mark: HTMLElement): MarkKind {
  return mark.dataset["kind"] as MarkKind;
}

function sameMark(a: HTMLElement, b: HTMLElement): boolean {
  return a.dataset["item"] === b.dataset["item"] && a.dataset["stop"] === b.dataset["stop"];
}
