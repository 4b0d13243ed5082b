import { formatDay } from "../i18n/times.js";
import { DIRECTIONS, type Messages } from "../i18n/index.js";
import { h } from "../ui/dom.js";
import { typedAddress } from "../export/share.js";
import { ACCEPTED_FILES, openFiles } from "./files.js";
import { SAMPLE } from "./sample.js";
import type { Session } from "./session.js";
import { localeOf, type Changed, type State, type Store } from "./store.js";
import { today } from "./today.js";

/** Of texts of more code units that come in whole, the field has this much of the beginning while they are analysed. */
const LONG_TEXT = 20_000;
const BEGINNING = 6_000;

/** Where the text comes in: typed, pasted, dropped or opened, with its date. */
export class Composer {
  readonly field: HTMLElement;
  readonly actions: HTMLElement;
  readonly details: HTMLElement;
  private readonly area: HTMLTextAreaElement;
  private readonly date: HTMLInputElement;
  private readonly source: HTMLInputElement;
  private readonly dateWords = h("span", { class: "date-words" });
  private readonly clearButton: HTMLButtonElement;
  /**
   * Whether the field has only the beginning of a long text that came in whole. Browsers lay all of a field out in one
   * go, during which the page would not answer; so the rest comes when somebody wants to write.
   */
  private abridged = false;
  /** Counts the texts that came in whole; null while none of them is being analysed. */
  private arriving: number | null = null;
  private arrivals = 0;
  /** What a paste over the whole text is about to replace. */
  private replaced: State["cleared"] = null;

  constructor(
    private readonly store: Store,
    private readonly session: Session,
    private readonly m: Messages,
  ) {
    this.area = h("textarea", {
      attrs: {
        id: "text",
        lang: "ar",
        placeholder: m.placeholder,
        spellcheck: "false",
        autocomplete: "off",
        "aria-describedby": "privacy",
      },
      on: {
        beforeinput: (event) => this.onBeforeInput(event),
        input: (event) => this.onInput(event as InputEvent),
        paste: (event) => this.onPaste(event),
        keydown: (event) => this.onKey(event),
      },
    });
    this.field = h(
      "div",
      { class: "field" },
      h("label", { class: "visually-hidden", attrs: { for: "text" } }, m.textLabel),
      this.area,
    );
    this.date = h("input", {
      attrs: {
        id: "published",
        type: "date",
        min: "1800-01-01",
        max: "2200-12-31",
        "aria-describedby": "date-words date-hint",
      },
      on: { change: () => this.onDate() },
    });
    this.dateWords.id = "date-words";
    this.source = h("input", {
      attrs: { id: "source", type: "url", dir: "ltr", placeholder: "https://", "aria-describedby": "source-hint" },
      on: { change: () => this.onSource() },
    });
    this.details = h(
      "div",
      { class: "details" },
      h(
        "div",
        { class: "detail-field" },
        h("label", { attrs: { for: "published" } }, m.date),
        this.date,
        this.dateWords,
        h("span", { class: "hint", attrs: { id: "date-hint" } }, m.dateHint),
      ),
      h(
        "div",
        { class: "detail-field" },
        h("label", { attrs: { for: "source" } }, m.source),
        this.source,
        h("span", { class: "hint", attrs: { id: "source-hint" } }, m.sourceHint),
      ),
    );
    this.clearButton = button(m.clear, () => this.clear());
    this.actions = h(
      "div",
      { class: "actions" },
      button(m.sample, () => this.openSample()),
      this.filePicker(),
      this.clearButton,
    );
    this.draw(store.state, null);
  }

  update(state: State, changed: Changed): void {
    this.draw(state, changed);
  }

  focusText(): void {
    this.area.focus();
  }

  /** Makes `target` take dropped files. */
  acceptDrops(target: HTMLElement): void {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    target.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      target.classList.add("dropping");
    });
    target.addEventListener("dragleave", (event) => {
      if (!target.contains(event.relatedTarget as Node | null)) target.classList.remove("dropping");
    });
    target.addEventListener("drop", (event) => {
      target.classList.remove("dropping");
      if (!hasFiles(event)) return;
      event.preventDefault();
      void this.open([...(event.dataTransfer?.files ?? [])]);
    });
  }

  private draw(state: State, changed: Changed | null): void {
    const completed = this.abridged && this.arriving === null && state.mode === "edit";
    if (completed) this.abridged = false;
    if (!changed || changed.has("text") || completed) {
      const words = this.abridged ? state.text.slice(0, BEGINNING) : state.text;
      if (this.area.value !== words) this.area.value = words;
      this.area.readOnly = this.abridged;
    }
    const dir = state.text === "" ? DIRECTIONS[state.language] : "rtl";
    // Set anew, it would cost the browser a look at every line of the field.
    if (this.area.dir !== dir) this.area.dir = dir;
    if (!changed || changed.has("published")) {
      this.date.value = state.published;
      this.dateWords.textContent = state.published
        ? formatDay(localeOf(state), state.published, true)
        : this.m.dateNone;
    }
    if (!changed || changed.has("source")) this.source.value = state.source;
    this.clearButton.disabled = state.text === "";
  }

  private filePicker(): HTMLElement {
    const picker = h("input", {
      attrs: { type: "file", accept: ACCEPTED_FILES, hidden: true, "aria-hidden": "true", tabindex: -1 },
    });
    picker.addEventListener("change", () => {
      const files = [...(picker.files ?? [])];
      picker.value = "";
      if (files.length > 0) void this.open(files);
    });
    return h(
      "span",
      {},
      button(this.m.openFile, () => picker.click()),
      picker,
    );
  }

  private onBeforeInput(event: InputEvent): void {
    const replacesAll = this.allSelected() && this.area.value.trim() !== "";
    this.replaced = replacesAll && arrives(event) ? keep(this.store.state) : null;
  }

  private allSelected(): boolean {
    const { selectionStart, selectionEnd, value } = this.area;
    return selectionStart === 0 && selectionEnd === value.length;
  }

  /** A long text is taken past the field, into which the browser would put all of it. */
  private onPaste(event: ClipboardEvent): void {
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (words.length <= LONG_TEXT || this.abridged || !this.allSelected()) return;
    event.preventDefault();
    this.take(words.replace(/\r\n?/g, "\n"), this.ofAnotherStory());
  }

  private onInput(event: InputEvent): void {
    const { replaced } = this;
    this.replaced = null;
    const text = this.area.value;
    const whole = arrives(event) && (replaced !== null || this.store.state.text.trim() === "");
    if (whole) this.arrive(text);
    this.store.set({ text, notice: null, ...(whole && this.ofAnotherStory()) });
    this.session.edited();
    // A whole article has come in: show it marked. While somebody writes, the text stays where it is.
    if (!whole) return;
    if (replaced) this.store.set({ cleared: replaced });
    void this.readWhole();
  }

  /** What does not go over from one story to the next; the day of the example is of no other story either. */
  private ofAnotherStory(): Partial<State> {
    return { article: null, source: "", ...(this.store.state.notice === "sample" && { published: today() }) };
  }

  private arrive(text: string): void {
    this.arriving = ++this.arrivals;
    this.abridged = text.length > LONG_TEXT;
  }

  private async readWhole(): Promise<void> {
    const { arriving } = this;
    await this.session.analyze({ read: true });
    if (this.arriving !== arriving) return;
    this.arriving = null;
    this.draw(this.store.state, new Set());
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.session.analyze({ read: true });
  }

  /** An address may come without its scheme; what is no address is not kept, and so not shown either. */
  private onSource(): void {
    const source = typedAddress(this.source.value);
    this.store.set({ source });
    this.source.value = source;
  }

  private onDate(): void {
    this.store.set({ published: this.date.value });
    this.session.edited();
  }

  private openSample(): void {
    this.take(SAMPLE.text, { published: SAMPLE.published, source: "", notice: "sample" });
  }

  private async open(files: File[]): Promise<void> {
    const opened = await openFiles(files);
    if (typeof opened === "string") return this.store.set({ trouble: { kind: opened, offset: null, detail: null } });
    const { text, published, source, legacy } = opened;
    this.take(text.replace(/\r\n?/g, "\n"), {
      notice: legacy ? "legacy-encoding" : null,
      source,
      ...(published !== null && { published }),
    });
  }

  /** Puts in a whole text, after which the former one can be brought back. */
  take(text: string, others: Partial<State>): void {
    const { state } = this.store;
    const replaced = state.text.trim() !== "" && state.text !== text ? keep(state) : null;
    this.arrive(text);
    this.store.set({ text, notice: null, article: null, ...others });
    this.session.edited();
    this.store.set({ cleared: replaced });
    void this.readWhole();
  }

  private clear(): void {
    this.session.cancel();
    const cleared = keep(this.store.state);
    this.store.set({ text: "", published: today(), source: "", notice: null, article: null });
    this.session.edited();
    this.store.set({ cleared, mode: "edit" });
    this.focusText();
  }
}

function keep({ text, published, source, result, mode, notice, article }: State): State["cleared"] {
  return { text, published, source, result, mode, notice, article };
}

function arrives({ inputType }: InputEvent): boolean {
  return inputType === "insertFromPaste" || inputType === "insertFromDrop";
}

export function button(label: string, act: () => void, className = "quiet"): HTMLButtonElement {
  return h("button", { class: className, attrs: { type: "button" }, on: { click: act } }, label);
}
