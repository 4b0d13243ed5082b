import { readPreference, writePreference } from "./preferences.js";
import type { Article, Shelf } from "./shelf.js";
import type { Result, Store } from "./store.js";

/** Remembers the reader's wish not to have articles kept. */
const REFUSED = "keep-nothing";
const TITLE_LENGTH = 90;

/** The articles of earlier visits: what was analysed is kept, unless the reader does not want that. */
export class Library {
  constructor(
    private readonly store: Store,
    private readonly shelf: Shelf,
  ) {}

  /** Reads what is there. Where the browser lends no room, `saved` stays null and nothing is offered. */
  async open(): Promise<void> {
    this.store.set({ keeping: readPreference(REFUSED) === null });
    await this.refresh();
  }

  /** Keeps an article that has been analysed, in the place of its earlier version. */
  async keep({ text, published, analysis }: Result): Promise<void> {
    const { keeping, notice, saved } = this.store.state;
    if (!keeping || saved === null || notice === "sample") return;
    const id = this.store.state.article ?? crypto.randomUUID();
    this.store.set({ article: id });
    const title = titleOf(analysis.summary.headline || text);
    await this.change(() => this.shelf.put({ id, title, text, published, kept: Date.now() }));
  }

  async remove(articles: readonly Article[]): Promise<void> {
    const ids = articles.map(({ id }) => id);
    if (ids.includes(this.store.state.article ?? "")) this.store.set({ article: null });
    this.store.set({ removed: articles });
    await this.change(() => this.shelf.delete(ids));
  }

  /** Puts back what was removed last. */
  async restore(): Promise<void> {
    const { removed } = this.store.state;
    this.store.set({ removed: [] });
    await this.change(async () => {
      for (const article of removed) await this.shelf.put(article);
    });
  }

  setKeeping(keeping: boolean): void {
    writePreference(REFUSED, keeping ? null : "1");
    this.store.set({ keeping });
  }

  private async change(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch {
      // A full or forbidden store loses the history, never the text at hand.
    }
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    this.store.set({ saved: await this.shelf.list().catch(() => null) });
  }
}

function titleOf(text: string): string {
  const line = text.trim().split(/[\n\r]/)[0]!;
  return line.length <= TITLE_LENGTH ? line : `${line.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, "")}…`;
}
