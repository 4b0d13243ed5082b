import type { Analyzer } from "../engine/analyzer.js";
import { KhabarError } from "../engine/errors.js";
import type { Trouble } from "../i18n/index.js";
import { LONGEST_SUMMARY } from "../ui/brief.js";
import { isFresh, type Result, type Store } from "./store.js";

/** Typing pauses of this length start an analysis; long texts wait longer, since each takes longer. */
const TYPING_PAUSE_MS = 350;
const LONG_TEXT = 50_000;
const LONG_TEXT_PAUSE_MS = 1200;

/** Shorter texts say little of the pace: starting costs as much as the work. */
const LEAST_TO_PACE = 500;

const ARABIC_LETTER = /\p{Script=Arabic}/u;

const TROUBLE_OF_CODE: Record<string, Trouble> = {
  "text-too-long": "too-long",
  "invalid-date": "bad-date",
  "load-failed": "load-failed",
  "corrupt-data": "load-failed",
  crashed: "crashed",
};

/** Decides what is analysed when. The newest request always wins: an older one is aborted. */
export class Session {
  private analyzer: Promise<Analyzer> | null = null;
  private running: AbortController | null = null;
  private timer = 0;
  /** Pace of the last long analysis, in milliseconds for a code unit. */
  private msPerUnit: number | null = null;
  /** Whether the reader asked to see the text with its marks as soon as they are there. */
  private readNext = false;

  constructor(
    private readonly store: Store,
    private readonly start: () => Promise<Analyzer>,
    private readonly onResult: (result: Result) => void,
  ) {}

  /** How long the running analysis will take, from how long others took; null where none is known or running. */
  get expectedMs(): number | null {
    return this.running && this.msPerUnit !== null ? this.store.state.text.length * this.msPerUnit : null;
  }

  /** Loads the analyser ahead of the first text. */
  async prepare(): Promise<void> {
    this.store.set({ phase: "loading" });
    try {
      await this.load();
      if (!this.running) this.store.set({ phase: "idle" });
    } catch (cause) {
      if (!this.running) this.fail(cause);
    }
  }

  /** The text or the date was edited. */
  edited(): void {
    this.stop();
    this.stayInText();
    this.store.set({ trouble: null, phase: this.idlePhase(), choice: null });
    clearTimeout(this.timer);
    if (this.store.state.text.trim() === "") return this.store.set({ result: null });
    const pause = this.store.state.text.length > LONG_TEXT ? LONG_TEXT_PAUSE_MS : TYPING_PAUSE_MS;
    this.timer = window.setTimeout(() => void this.analyze({ quiet: true }), pause);
  }

  /** Somebody works on the text: it is not to be replaced by its marks when they are there. */
  stayInText(): void {
    this.readNext = false;
  }

  /**
   * Analyses the text as it is now. `read` shows the marks afterwards. A `quiet` one was not asked for by anybody, so
   * text that is not Arabic (yet) is no trouble to tell of.
   */
  async analyze({ read = false, quiet = false } = {}): Promise<void> {
    clearTimeout(this.timer);
    this.readNext ||= read;
    const { text, published } = this.store.state;
    const trouble: Trouble | null = text.trim() === "" ? "empty" : ARABIC_LETTER.test(text) ? null : "no-arabic";
    if (trouble) return this.refuse(trouble, quiet);
    if (isFresh(this.store.state)) return this.show();

    this.stop();
    const controller = new AbortController();
    this.running = controller;
    this.store.set({ phase: "working", trouble: null, choice: null });
    try {
      const analyzer = await this.load();
      const since = performance.now();
      const analysis = await analyzer.analyze(text, {
        published: published || null,
        sentences: LONGEST_SUMMARY,
        signal: controller.signal,
      });
      if (this.running !== controller) return;
      this.running = null;
      if (text.length >= LEAST_TO_PACE) this.msPerUnit = (performance.now() - since) / text.length;
      const result: Result = { text, published, analysis };
      this.store.set({ result, phase: "idle" });
      this.onResult(result);
      if (quiet) this.store.set({ cleared: null }); // somebody has gone on writing, so there is nothing to undo
      this.show();
    } catch (cause) {
      if (this.running !== controller) return;
      this.running = null;
      this.fail(cause);
    }
  }

  cancel(): void {
    this.stop();
    this.readNext = false;
    this.store.set({ phase: "cancelled" });
  }

  private load(): Promise<Analyzer> {
    this.analyzer ??= this.start().catch((cause: unknown) => {
      this.analyzer = null; // so that the next try loads anew
      throw cause;
    });
    return this.analyzer;
  }

  private show(): void {
    if (this.readNext) this.store.set({ mode: "read" });
    this.readNext = false;
  }

  private refuse(kind: Trouble, quiet: boolean): void {
    this.stop();
    this.readNext = false;
    this.store.set({
      phase: this.idlePhase(),
      trouble: quiet ? null : { kind, offset: null, detail: null },
      result: null,
      mode: "edit",
    });
  }

  private fail(cause: unknown): void {
    this.readNext = false;
    const known = cause instanceof KhabarError ? cause : new KhabarError("other", String(cause));
    const kind = TROUBLE_OF_CODE[known.code] ?? "other";
    const detail = kind === "other" ? known.message : null;
    this.store.set({ phase: "idle", trouble: { kind, offset: known.offset, detail } });
  }

  private idlePhase(): "loading" | "idle" {
    return this.store.state.phase === "loading" ? "loading" : "idle";
  }

  private stop(): void {
    const stopped = this.running;
    this.running = null;
    stopped?.abort();
  }
}
