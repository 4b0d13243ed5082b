import { citation, linkToWords } from "../export/citation.js";
import type { Report } from "../export/report.js";
import { linkWith } from "../export/share.js";
import { DIRECTIONS, MESSAGES, type Language, type MarkKind, type Messages } from "../i18n/index.js";
import { LONGEST_SUMMARY } from "../ui/brief.js";
import { h } from "../ui/dom.js";
import { inspector, type InspectorActions } from "../ui/inspector.js";
import { placesOf } from "../ui/items.js";
import { legend } from "../ui/legend.js";
import { countMarks, layersOf, type Layer } from "../ui/marks.js";
import { ReadingView } from "../ui/reading.js";
import { argumentName, type View } from "../ui/view.js";
import { button, Composer } from "./composer.js";
import { Findings } from "./findings.js";
import { History } from "./history.js";
import { Journey } from "./journey.js";
import type { Library } from "./library.js";
import { Pictures } from "./pictures.js";
import type { Session } from "./session.js";
import { Settings } from "./settings.js";
import { StatusBar } from "./status.js";
import { isFresh, localeOf, type Changed, type Choice, type State, type Store } from "./store.js";
import { PAINT, Steps } from "./steps.js";
import { copyText, TakeAway } from "./take-away.js";

/** The whole page in one language. Another language is another page over the same store. */
export class Page {
  readonly element: HTMLElement;
  private readonly language: Language;
  private readonly m: Messages;
  private readonly composer: Composer;
  private readonly status: StatusBar;
  private readonly reading: ReadingView;
  private readonly findings: Findings;
  private readonly pictures: Pictures;
  private readonly history: History;
  private readonly settings: Settings;
  private readonly takeAway: TakeAway;
  private readonly bar = h("section", { class: "bar-sheet" });
  private readonly sheet = h("section", { class: "sheet" });
  private readonly foot = h("div", { class: "sheet-foot" });
  private readonly modes = h("div", { class: "modes" });
  private readonly legendPlace = h("div");
  private readonly inspectorPlace = h("div", { class: "inspector-place" });
  private readonly analyzeButton: HTMLButtonElement;
  private readonly steps = new Steps();
  private readonly journey = new Journey();
  private view: View | null = null;
  private markCounts: ReadonlyMap<MarkKind, number> = new Map();

  constructor(
    private readonly store: Store,
    private readonly session: Session,
    library: Library,
  ) {
    this.language = store.state.language;
    const m = (this.m = MESSAGES[this.language]);
    this.composer = new Composer(store, session, m);
    this.status = new StatusBar(store, session, m);
    this.findings = new Findings(m, {
      value: store.state.summaryLength,
      onChange: (summaryLength) => store.set({ summaryLength }),
    });
    this.pictures = new Pictures(m);
    this.history = new History(store, library, m, ({ id, text, published }) =>
      this.composer.take(text, { published, source: "", article: id }),
    );
    this.settings = new Settings(store, m);
    this.takeAway = new TakeAway(m, () => this.reportOnShow());
    this.reading = new ReadingView(m, {
      onChoose: (item, stop) => this.choose({ item, stop, from: "text" }),
      onLeave: () => store.set({ choice: null }),
    });
    this.analyzeButton = button(m.analyze, () => void session.analyze({ read: true }), "primary");
    this.analyzeButton.title = m.analyzeKeys;
    this.element = h(
      "div",
      { class: "page" },
      h("a", { class: "skip", attrs: { href: "#results" } }, m.skip),
      this.masthead(),
      h("main", {}, this.bar, h("div", { class: "desk" }, this.sheet, this.findings.element), this.pictures.element),
      h("footer", { class: "privacy", attrs: { id: "privacy" } }, m.privacy),
      this.history.dialog,
      this.settings.dialog,
      this.takeAway.dialog,
    );
    this.buildSheet();
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    document.title = m.title;
    document.documentElement.lang = this.language;
    document.documentElement.dir = DIRECTIONS[this.language];
    this.steps.start(this.stepsToResult(store.state));
    this.steps.finish();
    this.showMode(store.state, false);
    store.subscribe((state, changed) => this.update(state, changed));
  }

  dispose(): void {
    this.steps.drop();
    this.journey.stop();
    this.status.dispose();
    this.reading.clear();
    this.pictures.dispose();
    this.store.unsubscribeAll();
  }

  private masthead(): HTMLElement {
    const { m } = this;
    const other: Language = this.language === "ar" ? "en" : "ar";
    const switcher = h(
      "button",
      {
        class: "quiet language",
        attrs: { type: "button", lang: other },
        on: { click: () => this.store.set({ language: other }) },
      },
      m.otherLanguage,
    );
    return h(
      "header",
      { class: "masthead" },
      h("h1", { class: "wordmark" }, m.name),
      h("p", { class: "tagline" }, m.tagline),
      h("div", { class: "masthead-actions" }, this.history.opener, this.settings.opener, switcher),
    );
  }

  private buildSheet(): void {
    const { m } = this;
    this.bar.setAttribute("aria-label", m.tools);
    this.sheet.setAttribute("aria-labelledby", "text-title");
    this.modes.setAttribute("role", "group");
    this.modes.setAttribute("aria-label", m.mode);
    this.modes.append(
      this.modeButton("edit", m.edit, () => this.edit()),
      this.modeButton("read", m.read, () => void this.session.analyze({ read: true })),
    );
    this.composer.actions.append(this.takeAway.opener);
    this.bar.append(h("div", { class: "toolbar" }, this.modes, this.composer.actions), this.composer.details);
    this.foot.append(this.analyzeButton);
    this.sheet.append(
      h("h2", { class: "visually-hidden", attrs: { id: "text-title", tabindex: -1 } }, m.textLabel),
      this.legendPlace,
      this.composer.field,
      this.reading.element,
      this.inspectorPlace,
      this.foot,
    );
    const dropNote = h("p", { class: "drop-note", attrs: { "aria-hidden": "true" } }, m.dropHere);
    this.element.append(dropNote);
    this.composer.acceptDrops(this.element);
  }

  private modeButton(mode: State["mode"], label: string, act: () => void): HTMLElement {
    const element = button(label, act, "mode");
    element.dataset["mode"] = mode;
    return element;
  }

  backToSettings(): void {
    this.settings.backToNumerals();
  }

  private update(state: State, changed: Changed): void {
    this.composer.update(state, changed);
    this.history.update(state, changed);
    if (changed.has("result")) this.steps.start(this.stepsToResult(state));
    // Only a result that somebody waits for comes bit by bit; what the reader does has its effect at once.
    const back = state.result === null || (changed.has("mode") && state.mode === "edit");
    if (back || changed.has("hidden") || changed.has("choice")) this.steps.finish();
    // What is said of a result, and the view of it, come when it is there.
    this.steps.then(() => this.status.update(this.store.state, changed));
    if (changed.has("result") || changed.has("text") || changed.has("published")) {
      this.findings.markStale(state.result !== null && !isFresh(state));
    }
    if (changed.has("mode")) this.steps.then(() => this.showMode(this.store.state, true));
    if (changed.has("hidden")) this.showLegend(state);
    if (changed.has("choice")) this.showChoice(state.choice);
  }

  /** Shows the result in pieces, none of which keeps the page from answering. */
  private stepsToResult(state: State): (() => void)[] {
    const { result } = state;
    this.view = result && {
      language: this.language,
      locale: localeOf(state),
      messages: this.m,
      text: result.text,
      analysis: result.analysis,
      choose: (item) => this.choose({ item, stop: 0, from: "list" }),
    };
    let layers: Layer[] = [];
    return [
      () => {
        this.element.classList.toggle("has-result", result !== null);
        this.takeAway.opener.hidden = result === null;
      },
      ...this.findings.stepsTo(this.view),
      PAINT,
      () => {
        layers = result ? layersOf(result.analysis) : [];
        this.markCounts = countMarks(layers);
      },
      () => {
        if (result) this.reading.show(result.text, result.analysis, layers);
        else this.reading.clear();
      },
      () => {
        this.showLegend(this.store.state);
        this.showChoice(this.store.state.choice);
        this.pictures.show(this.view);
      },
    ];
  }

  /** The result with what its exports need; summaries are as long as the slider says. */
  private reportOnShow(): { report: Report; sentences: number } | null {
    if (!this.view) return null;
    const slider = this.findings.brief.querySelector<HTMLInputElement>("#summary-length");
    return {
      report: { ...this.view, source: this.store.state.source },
      sentences: slider ? Number(slider.value) : LONGEST_SUMMARY,
    };
  }

  private showLegend(state: State): void {
    this.reading.hide(state.hidden);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["kind"] : undefined;
    this.legendPlace.replaceChildren();
    if (state.result) {
      this.legendPlace.append(
        legend(localeOf(state), this.m, this.markCounts, state.hidden, (hidden) => this.store.set({ hidden })),
      );
    }
    if (focused) this.legendPlace.querySelector<HTMLElement>(`.key[data-kind="${focused}"]`)?.focus();
  }

  private showMode(state: State, moveFocus: boolean): void {
    const reading = state.mode === "read";
    const hadFocus = this.sheet.contains(document.activeElement);
    this.element.classList.toggle("reading-mode", reading);
    // The brief opens a story that is read; while one is written, nothing comes between the tools and the text.
    if (reading) this.bar.after(this.findings.brief);
    else this.findings.takeBrief();
    if (reading) this.bar.append(this.status.element);
    else this.foot.append(this.status.element);
    this.composer.field.hidden = reading;
    this.foot.hidden = reading;
    this.reading.element.hidden = !reading;
    this.legendPlace.hidden = !reading;
    for (const element of this.modes.querySelectorAll<HTMLElement>(".mode")) {
      element.setAttribute("aria-pressed", String(element.dataset["mode"] === state.mode));
    }
    if (!moveFocus || !hadFocus) return;
    if (reading) this.reading.element.focus({ preventScroll: true });
  }

  private edit(): void {
    this.session.stayInText();
    this.store.set({ mode: "edit", choice: null });
    this.composer.focusText();
  }

  private choose(choice: Choice): void {
    if (!isFresh(this.store.state)) return void this.session.analyze({ read: true });
    this.store.set({ mode: "read", choice });
  }

  private showChoice(choice: Choice | null): void {
    const { view } = this;
    this.findings.markChoice(choice);
    if (!choice || !view) {
      this.reading.dim();
      this.inspectorPlace.replaceChildren();
      this.journey.stop();
      return;
    }
    const { activeElement } = document;
    const inside = this.inspectorPlace.contains(activeElement);
    const focusedStep = inside ? activeElement?.getAttribute("aria-label") : null;
    const element = inspector(view, choice.item, choice.stop, this.inspectorActions(view, choice));
    this.inspectorPlace.replaceChildren(element);
    this.reading.emphasize(choice.item, choice.stop);
    this.journey.start(this.findings.element, (first) => {
      const pageMoves = this.reading.approach(choice.item, choice.stop, element.offsetHeight, first);
      return this.findings.approach(choice, first, pageMoves) || pageMoves;
    });
    if (!inside) return;
    const steps = [...element.querySelectorAll<HTMLElement>("[aria-label]")];
    (steps.find((step) => focusedStep && step.getAttribute("aria-label") === focusedStep) ?? element).focus();
  }

  private showInList(choice: Choice): void {
    this.findings.focusItem(choice);
    this.journey.start(this.findings.element, (first) => this.findings.approachRow(choice, first));
  }

  private inspectorActions(view: View, choice: Choice): InspectorActions {
    const quotable = choice.item.kind !== "note" && choice.item.kind !== "keyword";
    return {
      go: (stop) => this.choose({ ...choice, stop, from: "inspector" }),
      showInList: () => this.showInList(choice),
      close: () => this.store.set({ choice: null }),
      ...(quotable && { cite: () => void this.cite(view, choice) }),
    };
  }

  /** Copies a quotation: a quote itself, otherwise the sentence in which the chosen words stand. */
  private async cite(view: View, { item, stop }: Choice): Promise<void> {
    const { text, analysis } = view;
    const { source } = this.store.state;
    const place = placesOf(analysis, item).stops[stop]!;
    const sentence = analysis.sentences.find(({ start, end }) => start <= place.start && place.start < end);
    const range = item.kind === "quote" ? place : (sentence ?? place);
    const words = text.slice(range.start, range.end);
    const own = (): string | null =>
      linkWith(location.href, { text, published: analysis.published ?? "", source, at: range });
    const link = source ? linkToWords(source, words) : own();
    const speaker = item.kind === "quote" ? analysis.quotes[item.index]!.speaker : null;
    const name = speaker && argumentName(view, speaker).textContent;
    const copied = await copyText(citation({ ...view, source }, range, name, link));
    this.status.say(copied ? this.m.cited : this.m.copyFailed);
  }

  /** From a chosen word to its row in the lists and back: Enter goes there, Escape comes back, and then drops it. */
  private onKey(event: KeyboardEvent): void {
    const { choice } = this.store.state;
    if (!choice || document.querySelector("dialog[open]")) return;
    const fromMark = event.target instanceof HTMLElement && event.target.matches("mark");
    if (event.key === "Enter" && fromMark) this.showInList(choice);
    if (event.key !== "Escape") return;
    if (this.findings.element.contains(event.target as Node)) this.reading.focusMark(choice.item, choice.stop);
    else this.store.set({ choice: null });
  }
}
