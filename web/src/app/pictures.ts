import type { Messages } from "../i18n/index.js";
import type { Picture } from "../pictures/picture.js";
import { h } from "../ui/dom.js";
import type { View } from "../ui/view.js";
import { button } from "./composer.js";

const KINDS = ["timeline", "network", "map"] as const;
type Kind = (typeof KINDS)[number];

/** Each picture comes with its libraries and data when somebody first looks at it. */
const LOADERS: Record<Kind, () => Promise<(view: View) => Picture>> = {
  timeline: async () => (await import("../pictures/timeline.js")).timeline,
  network: async () => (await import("../pictures/network.js")).network,
  map: async () => (await import("../pictures/map.js")).map,
};

/** The story in pictures: one at a time, each with a table that says the same. */
export class Pictures {
  readonly element: HTMLElement;
  private readonly tabs = new Map<Kind, HTMLButtonElement>();
  private readonly body = h("div", { class: "picture", attrs: { id: "picture", role: "tabpanel", tabindex: 0 } });
  private readonly place = h("div", { class: "picture-place" });
  private view: View | null = null;
  private kind: Kind = "timeline";
  private picture: Picture | null = null;
  private drawnWidth = 0;
  /** Counts what was asked for, so that a picture that comes late does not replace a newer one. */
  private asked = 0;
  private readonly sizes = new ResizeObserver(() => this.fit());
  private readonly sight = new IntersectionObserver((entries) => this.onSight(entries), { rootMargin: "200px" });

  constructor(private readonly m: Messages) {
    const words = m.pictures;
    const list = h("div", { class: "picture-tabs", attrs: { role: "tablist", "aria-label": words.title } });
    for (const kind of KINDS) {
      const tab = button(words.tabs[kind], () => this.choose(kind), "tab");
      tab.id = `tab-${kind}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", "picture");
      this.tabs.set(kind, tab);
      list.append(tab);
    }
    list.addEventListener("keydown", (event) => this.onKey(event));
    this.element = h(
      "section",
      { class: "pictures", attrs: { id: "pictures", "aria-labelledby": "pictures-title", tabindex: -1 } },
      h("h2", { attrs: { id: "pictures-title" } }, words.title),
      list,
      this.body,
    );
    this.sizes.observe(this.place);
    this.sight.observe(this.element);
    this.markTabs();
    this.show(null);
  }

  show(view: View | null): void {
    this.view = view;
    this.picture = null;
    this.element.hidden = view === null;
    // Observing anew tells whether the pictures are in sight: only then is the new one drawn.
    this.sight.unobserve(this.element);
    if (view) this.sight.observe(this.element);
  }

  dispose(): void {
    this.sizes.disconnect();
    this.sight.disconnect();
  }

  private onSight(entries: IntersectionObserverEntry[]): void {
    if (this.view && !this.picture && entries.some(({ isIntersecting }) => isIntersecting)) void this.load();
  }

  private choose(kind: Kind): void {
    this.kind = kind;
    this.markTabs();
    void this.load();
  }

  private markTabs(): void {
    for (const [kind, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(kind === this.kind));
      tab.tabIndex = kind === this.kind ? 0 : -1;
    }
    this.body.setAttribute("aria-labelledby", `tab-${this.kind}`);
  }

  private onKey(event: KeyboardEvent): void {
    const rtl = getComputedStyle(this.element).direction === "rtl";
    const at = KINDS.indexOf(this.kind);
    const steps: Record<string, number> = {
      ArrowLeft: at + (rtl ? 1 : -1),
      ArrowRight: at + (rtl ? -1 : 1),
      Home: 0,
      End: KINDS.length - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.choose(KINDS[(target + KINDS.length) % KINDS.length]!);
    this.tabs.get(this.kind)!.focus();
  }

  private async load(): Promise<void> {
    const { view, kind } = this;
    if (!view) return;
    const asked = ++this.asked;
    this.body.replaceChildren(h("p", { class: "empty" }, this.m.pictures.loading));
    try {
      const make = await LOADERS[kind]();
      if (asked !== this.asked) return;
      this.picture = make(view);
      this.body.dataset["kind"] = kind;
      this.lay(this.picture);
    } catch {
      if (asked !== this.asked) return;
      const again = button(this.m.retry, () => void this.load());
      this.body.replaceChildren(h("p", { class: "empty" }, this.m.pictures.failed), again);
    }
  }

  private lay({ caption, legend, table, draw, empty, note }: Picture): void {
    this.drawnWidth = 0;
    this.place.replaceChildren();
    const figure = h(
      "figure",
      {},
      h("figcaption", {}, caption),
      this.place,
      legend,
      h("p", { class: "hint" }, note ? `${note} ` : null, this.m.pictures.note),
    );
    this.body.replaceChildren(...(draw ? [figure] : [h("p", { class: "empty" }, empty)]), ...(table ? [table] : []));
    this.fit();
  }

  /** Draws the picture as wide as there is room. */
  private fit(): void {
    const width = Math.floor(this.place.clientWidth);
    if (!this.picture?.draw || width < 50 || width === this.drawnWidth) return;
    this.drawnWidth = width;
    this.place.replaceChildren(this.picture.draw(width));
  }
}
