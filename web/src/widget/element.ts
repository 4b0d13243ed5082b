import type { Analysis } from "../engine/analysis.js";
import { KhabarError } from "../engine/errors.js";
import { DIRECTIONS, localeFor, MESSAGES, type Messages } from "../i18n/index.js";
import { briefPanel } from "../ui/brief.js";
import { h, scrollBehavior } from "../ui/dom.js";
import { eventsPanel } from "../ui/events.js";
import { emphasize } from "../ui/highlights.js";
import { itemKey, placesOf, type Item } from "../ui/items.js";
import { namesPanel } from "../ui/names.js";
import { quotesPanel } from "../ui/quotes.js";
import { timesPanel } from "../ui/times.js";
import type { Panel, View } from "../ui/view.js";
import { ATTRIBUTES, readSettings, type PartName, type Settings } from "./attributes.js";
import { readHostText, type HostText } from "./host-text.js";
import { sharedAnalyzer } from "./shared.js";
import { adoptHighlights, adoptStyles } from "./styles.js";

/** Attributes that ask for another analysis; the others only for another drawing. */
const OF_THE_TEXT: ReadonlySet<string> = new Set(["for", "published"]);

export interface KhabarEvents {
  "khabar-analysis": { analysis: Analysis; text: string };
  "khabar-error": { code: string; message: string };
  "khabar-choose": { item: Item; ranges: { start: number; end: number }[] };
}

/**
 * `<khabar-analyzer>`: reads the article that `for` names, or its own content, and shows what is in it. Its attributes
 * are its only state. Until there is a result, and where there is none, its own content is shown.
 */
export class KhabarAnalyzer extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  private readonly root = this.attachShadow({ mode: "open" });
  private readonly frame = h("div", { class: "frame" });
  private readonly status = h("p", { class: "status-line", attrs: { role: "status" } });
  private readonly results = h("div", { class: "results" });
  private readonly slotElement = h("slot");
  private settings: Settings = readSettings(() => null);
  private host: HostText | null = null;
  private result: { text: string; analysis: Analysis } | null = null;
  private running: AbortController | null = null;
  private sight: IntersectionObserver | null = null;
  private due: "nothing" | "drawing" | "analysis" = "nothing";
  private seen = false;

  constructor() {
    super();
    adoptStyles(this.root);
    this.frame.append(this.status, this.results);
    this.root.append(this.slotElement, this.frame);
  }

  connectedCallback(): void {
    this.plan("analysis");
  }

  disconnectedCallback(): void {
    this.sight?.disconnect();
    this.running?.abort();
    this.running = null;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after && this.isConnected) this.plan(OF_THE_TEXT.has(name) ? "analysis" : "drawing");
  }

  /** Reads the text again, for sites that change it without changing the page. */
  refresh(): void {
    this.plan("analysis");
  }

  /** Several attributes changed in a row make one piece of work. */
  private plan(work: "drawing" | "analysis"): void {
    if (this.due === "nothing") queueMicrotask(() => this.work());
    if (this.due !== "analysis") this.due = work;
  }

  private work(): void {
    const { due } = this;
    this.due = "nothing";
    if (!this.isConnected) return;
    this.settings = readSettings((name) => this.getAttribute(name));
    this.dress();
    if (due === "drawing" && this.result) return this.draw();
    if (this.seen || !this.settings.lazy) return this.begin();
    this.sight?.disconnect();
    this.sight = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.sight?.disconnect();
        this.begin();
      },
      { rootMargin: "300px" },
    );
    this.sight.observe(this);
  }

  /** While the page is being read in, the article or the rest of the widget's own content may still be on its way. */
  private begin(): void {
    this.seen = true;
    if (document.readyState !== "loading") return void this.analyze();
    document.addEventListener("DOMContentLoaded", () => void this.analyze(), { once: true });
  }

  private get messages(): Messages {
    return MESSAGES[this.settings.language];
  }

  private async analyze(): Promise<void> {
    this.running?.abort();
    const controller = (this.running = new AbortController());
    const { source, published } = this.settings;
    const article = source === "" ? this : document.getElementById(source);
    const host = (this.host = article && readHostText(article));
    if (!host || host.text.trim() === "") return this.fail(new KhabarError("no-text", this.messages.widget.noText));
    this.say(this.messages.working);
    try {
      const analyzer = await sharedAnalyzer();
      if (controller.signal.aborted) return;
      const options = { published, sentences: 10, signal: controller.signal };
      const analysis = await analyzer.analyze(host.text, options);
      if (this.running !== controller) return;
      this.running = null;
      this.result = { text: host.text, analysis };
      this.draw();
      this.tell("khabar-analysis", this.result);
    } catch (cause) {
      if (this.running === controller) this.fail(cause);
    }
  }

  private fail(cause: unknown): void {
    const { code, message } = cause instanceof KhabarError ? cause : new KhabarError("other", String(cause));
    const { troubles, widget } = this.messages;
    this.running = null;
    this.result = null;
    this.results.replaceChildren();
    this.slotElement.hidden = false;
    this.say(code === "no-text" ? widget.noText : code === "load-failed" ? troubles["load-failed"] : troubles.other);
    this.tell("khabar-error", { code, message });
  }

  private say(words: string): void {
    this.status.textContent = words;
    this.status.hidden = words === "";
  }

  private tell<K extends keyof KhabarEvents>(name: K, detail: KhabarEvents[K]): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  private dress(): void {
    const { language, theme } = this.settings;
    this.frame.lang = language;
    this.frame.dir = DIRECTIONS[language];
    this.frame.setAttribute("role", "region");
    this.frame.setAttribute("aria-label", this.label());
    this.frame.dataset["theme"] = theme;
  }

  /** The name of its region, which tells several widgets of a page apart. */
  private label(): string {
    const { title } = this.messages.widget;
    const headline = this.result?.analysis.summary.headline;
    return headline ? `${title}: ${headline}` : title;
  }

  private draw(): void {
    const { result, messages: m } = this;
    if (!result) return;
    const { language, numerals, show, source, sentences } = this.settings;
    const view: View = {
      language,
      locale: localeFor(language, numerals, result.text),
      messages: m,
      ...result,
      choose: (item) => this.choose(item),
    };
    const panels: Record<PartName, () => Panel> = {
      summary: () => briefPanel(view, { value: sentences, onChange: () => undefined }),
      events: () => eventsPanel(view),
      quotes: () => quotesPanel(view),
      entities: () => namesPanel(view),
      times: () => timesPanel(view),
    };
    this.results.replaceChildren(
      ...show.map((part) => group(panels[part]())),
      h("p", { class: "hint privacy" }, m.widget.privacy),
    );
    this.say("");
    this.frame.setAttribute("aria-label", this.label());
    // With `for` the own content was a stand-in; without it, it is the text itself.
    this.slotElement.hidden = source !== "";
    this.nameParts();
  }

  /** A class name is the name of a part: sites style `::part(headline)`. */
  private nameParts(): void {
    for (const element of this.root.querySelectorAll("[class]")) element.setAttribute("part", element.className);
  }

  private choose(item: Item): void {
    if (!this.result || !this.host) return;
    const places = placesOf(this.result.analysis, item);
    if (!this.tell("khabar-choose", { item, ranges: places.stops })) return;
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-item]"))
      button.toggleAttribute("data-chosen", button.dataset["item"] === itemKey(item));
    const { index } = this.host;
    const ranges = (list: typeof places.stops): Range[] =>
      list.map((place) => index.rangeOf(place)).filter((range) => range?.startContainer.isConnected) as Range[];
    adoptHighlights();
    const focus = ranges(places.stops);
    emphasize({ focus, related: ranges(places.related), context: ranges(places.context) });
    focus[0]?.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: scrollBehavior() });
  }
}

/**
 * A part of the widget. As landmarks of the site's page, the parts of several widgets would have the same names; a
 * `section` with a name counts as one even where it has another role.
 */
function group({ element: section }: Panel): HTMLElement {
  const attrs = { id: section.id, role: "group", "aria-labelledby": section.getAttribute("aria-labelledby") };
  return h("div", { class: section.className, attrs }, ...section.childNodes);
}
