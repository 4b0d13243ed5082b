import { plural, type Messages } from "../i18n/index.js";
import { bdi, h } from "../ui/dom.js";
import { button } from "./composer.js";
import type { Session } from "./session.js";
import { isFresh, localeOf, type Changed, type State, type Store } from "./store.js";

/** Work that ends sooner than this shows no sign of progress, which would only flicker. */
const PATIENCE_MS = 400;

/** An estimate never says that all is done. */
const MOST_SHOWN = 97;

/** What is going on: loading, working and for how long, done with what, or what went wrong and what to do. */
export class StatusBar {
  readonly element: HTMLElement;
  private readonly words = h("p", { class: "status-words", attrs: { role: "status" } });
  private readonly trouble = h("div", { class: "trouble", attrs: { role: "alert" } });
  private readonly bar: HTMLElement;
  private readonly progress = h("div", { class: "progress", attrs: { hidden: true } });
  private readonly elapsed = h("span", { class: "elapsed", attrs: { "aria-hidden": "true" } });
  private readonly offers = h("div", { class: "offers" });
  private ticking = 0;
  private counted: { text: string; words: number } | null = null;
  private readonly notices: Record<NonNullable<State["notice"]>, string>;

  constructor(
    private readonly store: Store,
    private readonly session: Session,
    private readonly m: Messages,
  ) {
    this.notices = { sample: m.sampleNote, "legacy-encoding": m.legacyEncoding, "from-link": m.fromLink };
    this.bar = h("div", { class: "bar", attrs: { role: "progressbar", "aria-label": m.working } });
    this.progress.append(
      this.bar,
      this.elapsed,
      button(m.cancel, () => session.cancel(), "quiet cancel"),
    );
    this.element = h("div", { class: "status-bar" }, this.trouble, this.words, this.offers, this.progress);
    this.draw(store.state);
  }

  update(state: State, changed: Changed): void {
    if (["phase", "trouble", "result", "cleared", "notice", "text"].some((key) => changed.has(key as keyof State)))
      this.draw(state);
  }

  dispose(): void {
    clearInterval(this.ticking);
  }

  /** Tells of something that is over with being told. */
  say(words: string): void {
    this.words.textContent = words;
  }

  private draw(state: State): void {
    const words = this.wordsFor(state);
    if (this.words.textContent !== words) this.words.textContent = words;
    this.drawTrouble(state);
    this.offers.replaceChildren(...(state.cleared ? [this.undoOffer(state)] : []));
    this.drawProgress(state.phase === "working");
  }

  private wordsFor(state: State): string {
    const { m } = this;
    if (state.trouble) return "";
    if (state.phase === "loading") return m.loading;
    if (state.phase === "working") return m.working;
    if (state.phase === "cancelled") return m.cancelled;
    const notice = state.notice === null ? "" : this.notices[state.notice];
    if (isFresh(state)) return `${this.doneWords(state)} ${notice}`.trim();
    if (state.text === "") return m.ready;
    return state.result ? m.stale : notice;
  }

  private doneWords(state: State): string {
    const { m } = this;
    const { result, text } = state;
    if (!result) return "";
    const { events, entities, quotes } = result.analysis;
    const locale = localeOf(state);
    const facts = [
      plural(locale, this.wordsOf(text), m.words),
      plural(locale, entities.length, m.nameCount),
      plural(locale, events.length, m.eventCount),
      plural(locale, quotes.length, m.quoteCount),
    ];
    return m.done(facts.join(m.listJoin));
  }

  /** Counted once for each text, since a long one takes a while. */
  private wordsOf(text: string): number {
    if (this.counted?.text !== text) this.counted = { text, words: countWords(text) };
    return this.counted.words;
  }

  private drawTrouble({ trouble }: State): void {
    if (!trouble) return this.trouble.replaceChildren();
    const { kind, offset, detail } = trouble;
    const retry = ["load-failed", "crashed", "other"].includes(kind);
    this.trouble.replaceChildren(
      h("p", {}, this.m.troubles[kind], offset !== null && ` ${this.m.atOffset(String(offset))}`),
      ...(detail ? [h("p", { class: "hint" }, bdi(detail))] : []),
      ...(retry ? [button(this.m.retry, () => void this.session.analyze({ read: true }))] : []),
    );
  }

  private undoOffer({ text }: State): HTMLElement {
    return h(
      "p",
      { class: "undo" },
      text === "" ? `${this.m.cleared} ` : `${this.m.replaced} `,
      button(this.m.undo, () => this.undo()),
    );
  }

  private undo(): void {
    const { cleared } = this.store.state;
    if (!cleared) return;
    this.session.edited();
    this.store.set({ ...cleared, cleared: null, trouble: null });
    if (!isFresh(this.store.state)) void this.session.analyze({ read: cleared.mode === "read", quiet: true });
  }

  private drawProgress(working: boolean): void {
    if (working === this.ticking > 0) return;
    clearInterval(this.ticking);
    this.ticking = 0;
    this.progress.hidden = true;
    if (!working) return;
    const since = performance.now();
    this.elapsed.textContent = "";
    this.ticking = window.setInterval(() => this.tick(performance.now() - since), PATIENCE_MS);
  }

  /** The share done is reckoned from the pace of earlier texts; without one the bar only says that work goes on. */
  private tick(passed: number): void {
    const expected = this.session.expectedMs;
    const seconds = Math.floor(passed / 1000);
    this.progress.hidden = false;
    this.elapsed.textContent = seconds > 0 ? plural(localeOf(this.store.state), seconds, this.m.seconds) : "";
    this.bar.classList.toggle("measured", expected !== null);
    if (expected === null) return this.bar.removeAttribute("aria-valuenow");
    const share = Math.min(MOST_SHOWN, Math.round((100 * passed) / expected));
    this.bar.setAttribute("aria-valuenow", String(share));
    this.bar.style.setProperty("--share", `${share}%`);
  }
}

function countWords(text: string): number {
  const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
  let count = 0;
  while (word.test(text)) count++;
  return count;
}
