import type { Analysis } from "../engine/analysis.js";
import {
  localeFor,
  type Language,
  type Locale,
  type MarkKind,
  type Numerals,
  type Theme,
  type Trouble,
} from "../i18n/index.js";
import type { Item } from "../ui/items.js";
import type { Article } from "./shelf.js";

export interface Result {
  text: string;
  published: string;
  analysis: Analysis;
}

export interface Choice {
  item: Item;
  /** Which of the item's places in the text. */
  stop: number;
  /** Where it was chosen: the other side is brought into view. */
  from: "text" | "list" | "inspector";
}

export interface State {
  language: Language;
  numerals: Numerals;
  theme: Theme;
  text: string;
  /** `YYYY-MM-DD`, or empty where no date is set. */
  published: string;
  /** Address of the story, or empty. */
  source: string;
  mode: "edit" | "read";
  phase: "loading" | "idle" | "working" | "cancelled";
  trouble: { kind: Trouble; offset: number | null; detail: string | null } | null;
  notice: "sample" | "legacy-encoding" | "from-link" | null;
  result: Result | null;
  /** What "Undo" brings back. */
  cleared: Pick<State, "text" | "published" | "source" | "result" | "mode" | "notice" | "article"> | null;
  hidden: ReadonlySet<MarkKind>;
  choice: Choice | null;
  /** Sentences of the summary; null for as many as the length of the text calls for. */
  summaryLength: number | null;
  /** The articles that the browser keeps, the newest first; null where it keeps none. */
  saved: readonly Article[] | null;
  /** What "Undo" brings back into them. */
  removed: readonly Article[];
  /** Whether the reader wants articles kept. */
  keeping: boolean;
  /** Id of the kept article that the text is a version of. */
  article: string | null;
}

export type Changed = ReadonlySet<keyof State>;
type Listener = (state: State, changed: Changed) => void;

/** The one place that holds what the page shows. */
export class Store {
  private listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  set(patch: Partial<State>): void {
    const changed = new Set(
      (Object.keys(patch) as (keyof State)[]).filter((key) => !Object.is(patch[key], this.current[key])),
    );
    if (changed.size === 0) return;
    this.current = { ...this.current, ...patch };
    for (const listener of this.listeners) listener(this.current, changed);
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Forgets all listeners: the page is about to be built anew. */
  unsubscribeAll(): void {
    this.listeners = [];
  }
}

/** Whether the result on show belongs to the text and date as they are now. */
export function isFresh(state: State): boolean {
  return state.result !== null && state.result.text === state.text && state.result.published === state.published;
}

/** How numbers and dates are written, with the digits chosen or those of the text. */
export function localeOf({ language, numerals, text }: State): Locale {
  return localeFor(language, numerals, text);
}
