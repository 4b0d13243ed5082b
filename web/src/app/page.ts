import { DIRECTIONS, MESSAGES, type Language, type MarkKind } from "../i18n/index.js";
import { h } from "../ui/dom.js";
import { inspector } from "../ui/inspector.js";
import { legend } from "../ui/legend.js";
import { countMarks, layersOf } from "../ui/marks.js";
import { ReadingView } from "../ui/reading.js";
import type { View } from "../ui/view.js";
import { button, Composer } from "./composer.js";
import { Findings } from "./findings.js";
import { History } from "./history.js";
import type { Library } from "./library.js";
import type { Session } from "./session.js";
import { StatusBar } from "./status.js";
import { isFresh, type Changed, type Choice, type State, type Store } from "./store.js";

/** The whole page in one language. Another language is another page over the same store. */
export class Page {
  readonly element: HTMLElement;
  private readonly language: Language;
  private readonly composer: Composer;
  private readonly status: StatusBar;
  private readonly reading: ReadingView;
  private readonly findings: Findings;
  private readonly history: History;
  private readonly sheet = h("section", { class: "sheet" });
  private readonly modes = h("div", { class: "modes" });
  private readonly legendPlace = h("div");
  private readonly inspectorPlace = h("div", { class: "inspector-place" });
  private readonly analyzeButton: HTMLButtonElement;
  private view: View | null = null;

  constructor(
    private readonly store: Store,
    private readonly session: Session,
    library: Library,
  ) {
    this.language = store.state.language;
    const m = MESSAGES[this.language];
    this.composer = new Composer(store, session, m);
    this.status = new StatusBar(store, session, m);
    this.findings = new Findings(m);
    this.history = new History(store, library, m, ({ id, text, published }) =>
      this.composer.take(text, { published, article: id }),
    );
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
      h("main", { class: "desk" }, this.sheet, this.findings.element),
      this.history.dialog,
    );
    this.buildSheet();
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    document.title = m.title;
    document.documentElement.lang = this.language;
    document.documentElement.dir = DIRECTIONS[this.language];
    this.showResult(store.state);
    this.showMode(store.state, false);
    store.subscribe((state, changed) => this.update(state, changed));
  }

  dispose(): void {
    this.status.dispose();
    this.reading.clear();
    this.store.unsubscribeAll();
  }

  private masthead(): HTMLElement {
    const m = MESSAGES[this.language];
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
      h("div", { class: "masthead-actions" }, this.history.opener, switcher),
    );
  }

  private buildSheet(): void {
    const m = MESSAGES[this.language];
    this.sheet.setAttribute("aria-labelledby", "text-title");
    this.modes.setAttribute("role", "group");
    this.modes.setAttribute("aria-label", m.mode);
    this.modes.append(
      this.modeButton("edit", m.edit, () => this.edit()),
      this.modeButton("read", m.read, () => void this.session.analyze({ read: true })),
    );
    this.sheet.append(
      h("h2", { class: "visually-hidden", attrs: { id: "text-title", tabindex: -1 } }, m.textLabel),
      h("div", { class: "toolbar" }, this.modes, this.composer.actions),
      this.composer.dateField,
      this.legendPlace,
      this.composer.field,
      this.reading.element,
      this.inspectorPlace,
      h("div", { class: "sheet-foot" }, this.analyzeButton, this.status.element),
      h("p", { class: "privacy", attrs: { id: "privacy" } }, m.privacy),
      h("p", { class: "drop-note", attrs: { "aria-hidden": "true" } }, m.dropHere),
    );
    this.composer.acceptDrops(this.sheet);
  }

  private modeButton(mode: State["mode"], label: string, act: () => void): HTMLElement {
    const element = button(label, act, "mode");
    element.dataset["mode"] = mode;
    return element;
  }

  private update(state: State, changed: Changed): void {
    this.composer.update(state, changed);
    this.status.update(state, changed);
    this.history.update(state, changed);
    if (changed.has("result")) this.showResult(state);
    if (changed.has("result") || changed.has("text") || changed.has("published")) {
      this.findings.markStale(state.result !== null && !isFresh(state));
    }
    if (changed.has("mode")) this.showMode(state, true);
    if (changed.has("hidden")) this.showLegend(state);
    if (changed.has("choice")) this.showChoice(state.choice);
  }

  private showResult(state: State): void {
    const { result } = state;
    this.view = result && {
      language: this.language,
      messages: MESSAGES[this.language],
      text: result.text,
      analysis: result.analysis,
      choose: (item) => this.choose({ item, stop: 0, from: "list" }),
    };
    this.element.classList.toggle("has-result", result !== null);
    this.findings.show(this.view);
    if (result) this.reading.show(result.text, result.analysis);
    else this.reading.clear();
    this.showLegend(state);
    this.showChoice(state.choice);
  }

  private showLegend(state: State): void {
    this.reading.hide(state.hidden);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["kind"] : undefined;
    this.legendPlace.replaceChildren(
      ...(state.result
        ? [
            legend(
              this.language,
              MESSAGES[this.language],
              countMarks(layersOf(state.result.analysis)),
              state.hidden,
              (kind) => this.toggle(kind),
            ),
          ]
        : []),
    );
    if (focused) this.legendPlace.querySelector<HTMLElement>(`.key[data-kind="${focused}"]`)?.focus();
  }

  private toggle(kind: MarkKind): void {
    const hidden = new Set(this.store.state.hidden);
    if (!hidden.delete(kind)) hidden.add(kind);
    this.store.set({ hidden });
  }

  private showMode(state: State, moveFocus: boolean): void {
    const reading = state.mode === "read";
    const hadFocus = this.sheet.contains(document.activeElement);
    this.sheet.classList.toggle("reading-mode", reading);
    this.composer.field.hidden = reading;
    this.analyzeButton.hidden = reading;
    this.reading.element.hidden = !reading;
    this.legendPlace.hidden = !reading;
    for (const element of this.modes.querySelectorAll<HTMLElement>(".mode")) {
      element.setAttribute("aria-pressed", String(element.dataset["mode"] === state.mode));
    }
    if (!moveFocus || !hadFocus) return;
    if (reading && !this.modes.contains(document.activeElement)) this.reading.element.focus({ preventScroll: true });
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
      return;
    }
    this.reading.reveal(choice.item, choice.stop);
    const focusedStep = this.inspectorPlace.contains(document.activeElement)
      ? document.activeElement?.getAttribute("aria-label")
      : null;
    this.inspectorPlace.replaceChildren(
      inspector(view, choice.item, choice.stop, {
        go: (stop) => this.choose({ ...choice, stop, from: "inspector" }),
        showInList: () => this.findings.focusItem(choice),
        close: () => this.store.set({ choice: null }),
      }),
    );
    for (const step of this.inspectorPlace.querySelectorAll<HTMLElement>("[aria-label]")) {
      if (focusedStep && step.getAttribute("aria-label") === focusedStep) step.focus();
    }
  }

  /** From a chosen word to its row in the lists and back: Enter goes there, Escape comes back, and then drops it. */
  private onKey(event: KeyboardEvent): void {
    const { choice } = this.store.state;
    if (!choice) return;
    const fromMark = event.target instanceof HTMLElement && event.target.matches("mark");
    if (event.key === "Enter" && fromMark) this.findings.focusItem(choice);
    if (event.key !== "Escape") return;
    if (this.findings.element.contains(event.target as Node)) this.reading.focusMark(choice.item, choice.stop);
    else this.store.set({ choice: null });
  }
}
