import { formatNumber, type Messages } from "../i18n/index.js";
import { briefPanel, type SummaryLength } from "../ui/brief.js";
import { h, scrollBehavior } from "../ui/dom.js";
import { eventsPanel } from "../ui/events.js";
import { itemKey, type ItemKind } from "../ui/items.js";
import { namesPanel } from "../ui/names.js";
import { notesPanel } from "../ui/notes.js";
import { quotesPanel } from "../ui/quotes.js";
import { timesPanel } from "../ui/times.js";
import type { Panel, View } from "../ui/view.js";
import { PAINT } from "./steps.js";
import type { Choice } from "./store.js";

/** The list in which items of a kind stand; the others stand in the brief alone. */
const LIST_OF: Partial<Record<ItemKind, string>> = {
  event: "events",
  quote: "quotes",
  entity: "names",
  time: "times",
  note: "notes",
};

/** Room that a row in view has above it, where the names of the lists stand, and below it. */
const ROW_MARGIN = { top: 80, bottom: 20 };

const PANELS = [eventsPanel, quotesPanel, namesPanel, timesPanel, notesPanel];

/** The results: the brief, which the page puts on top of a story that is read, and the lists beside the text. */
export class Findings {
  readonly element: HTMLElement;
  readonly brief = h("div", { class: "brief-place" });
  private readonly nav = h("nav", { class: "findings-nav" });
  private readonly body = h("div", { class: "findings-body" });

  constructor(
    private readonly m: Messages,
    private readonly length: SummaryLength,
  ) {
    this.nav.setAttribute("aria-label", m.resultsNav);
    this.element = h(
      "section",
      { class: "findings", attrs: { id: "results", "aria-label": m.results, tabindex: -1 } },
      this.nav,
      this.body,
    );
    this.show(null, null, []);
  }

  /** Pieces of work that draw and show what `view` has, or that there is nothing yet. */
  stepsTo(view: View | null): (() => void)[] {
    if (!view) return [() => this.show(null, null, [])];
    const panels: Panel[] = [];
    const draw = (make: (view: View) => Panel | null) => () => {
      const panel = make(view);
      if (panel) panels.push(panel);
    };
    return [
      ...PANELS.map(draw),
      // What is in sight comes first, and the rest after a paint, since laying out takes longer than drawing.
      () => this.show(view, briefPanel(view, this.length), panels),
      PAINT,
      () => {
        for (const old of [...this.body.children].slice(1)) old.remove();
        this.body.append(...panels.slice(1).map(({ element }) => element));
      },
    ];
  }

  /** Shows the brief, the names of all lists and the first list. */
  private show(view: View | null, brief: Panel | null, panels: Panel[]): void {
    this.element.scrollTop = 0;
    this.nav.hidden = panels.length === 0;
    const link = (id: string, title: string, className?: string, count?: HTMLElement): HTMLElement =>
      h("li", { class: className }, h("a", { attrs: { href: `#${id}` } }, title, count && " ", count));
    this.nav.replaceChildren(
      h(
        "ul",
        { attrs: { role: "list" } },
        link("brief", this.m.brief, "to-brief"),
        link("text-title", this.m.text, "to-text"),
        ...panels.map(({ id, title, count }) =>
          link(id, title, undefined, h("span", { class: "key-count" }, formatNumber(view!.locale, count))),
        ),
        link("pictures", this.m.pictures.title, "to-pictures"),
      ),
    );
    this.brief.replaceChildren(...(brief ? [brief.element] : []));
    // The lists of an earlier text stay until theirs are laid out: a gap for a moment would be a flash.
    if (panels[0] && this.body.firstChild) this.body.firstChild.replaceWith(panels[0].element);
    else this.body.replaceChildren(awaiting(this.m));
  }

  /** Puts the brief in front of the lists, for as long as the text is being written. */
  takeBrief(): void {
    this.nav.after(this.brief);
  }

  markStale(stale: boolean): void {
    this.element.classList.toggle("stale", stale);
    this.brief.classList.toggle("stale", stale);
  }

  /** Shows which item is chosen. */
  markChoice(choice: Choice | null): void {
    for (const root of [this.brief, this.body])
      for (const old of root.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    if (choice) for (const button of this.buttonsFor(choice)) button.setAttribute("aria-current", "true");
  }

  /**
   * Scrolls the lists towards the row of what was chosen in the text, and the page, unless it moves already, as far as
   * the lists alone do not lead there; false where nothing is left to scroll.
   */
  approach(choice: Choice, first: boolean, pageMoves: boolean): boolean {
    const row = this.buttonsFor(choice).at(-1);
    if (!row || !this.body.contains(row) || choice.from !== "text" || !this.scrollsByItself()) return false;
    const box = row.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    // The list may begin or end outside the window.
    const top = Math.max(frame.top, 0);
    const bottom = Math.min(frame.bottom, innerHeight);
    if (box.top >= top + ROW_MARGIN.top && box.bottom <= bottom - ROW_MARGIN.bottom) return false;
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const wanted = box.top - top - Math.max(ROW_MARGIN.top, (bottom - top) / 3);
    const byList = Math.max(-scrollTop, Math.min(wanted, scrollHeight - clientHeight - scrollTop));
    const below = box.bottom - byList - (bottom - ROW_MARGIN.bottom);
    const byPage = pageMoves ? 0 : Math.max(0, Math.min(below, frame.top));
    const behavior = first ? scrollBehavior() : "instant";
    if (Math.abs(byList) >= 1) this.element.scrollBy({ top: byList, behavior });
    if (byPage >= 1) scrollBy({ top: byPage, behavior });
    return Math.abs(byList) >= 1 || byPage >= 1;
  }

  focusItem(choice: Choice): void {
    this.buttonsFor(choice).at(-1)?.focus({ preventScroll: true });
  }

  /** Scrolls towards the row of `choice` wherever it is; false once it is in the window. */
  approachRow(choice: Choice, first: boolean): boolean {
    const row = this.buttonsFor(choice).at(-1);
    if (!row) return false;
    const { top, bottom } = row.getBoundingClientRect();
    if (!first && top >= 0 && bottom <= innerHeight) return false;
    row.scrollIntoView({ block: "center", behavior: first ? scrollBehavior() : "instant" });
    return true;
  }

  /** The brief links to items as well; the last one is the item's own row. Rows not drawn yet are drawn first. */
  private buttonsFor({ item }: Choice): HTMLElement[] {
    const find = (root: HTMLElement): HTMLElement[] => [
      ...root.querySelectorAll<HTMLElement>(`[data-item="${itemKey(item)}"]`),
    ];
    const list = LIST_OF[item.kind];
    const panel = list && this.body.querySelector<HTMLElement>(`#${list}`);
    for (let more; panel && find(panel).length === 0 && (more = panel.querySelector<HTMLElement>(".more")); )
      more.click();
    return [...find(this.brief), ...find(this.body)];
  }

  private scrollsByItself(): boolean {
    return getComputedStyle(this.element).overflowY === "auto";
  }
}

function awaiting(m: Messages): HTMLElement {
  return h(
    "div",
    { class: "awaiting" },
    h("h2", {}, m.awaiting),
    h("ul", { attrs: { role: "list" } }, ...m.awaitingPoints.map((point) => h("li", {}, point))),
  );
}
