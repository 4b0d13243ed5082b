/** A piece of no work, after which the browser lays out and paints what the ones before it have changed. */
export const PAINT = (): void => undefined;

/**
 * Does pieces of work one after the other, each in a task of its own, so that the page answers and is painted in between.
 */
export class Steps {
  private waiting: (() => void)[] = [];
  private timer = 0;

  /** Drops what is still waiting and begins with `pieces`. */
  start(pieces: (() => void)[]): void {
    this.waiting = [...pieces];
    this.plan();
  }

  /** Does `piece` after all that waits: at once where nothing does. */
  then(piece: () => void): void {
    if (this.waiting.length === 0) piece();
    else this.waiting.push(piece);
  }

  /** Does all that waits now, for work that builds on it. */
  finish(): void {
    for (const piece of this.waiting.splice(0)) piece();
  }

  /** Drops all that waits. */
  drop(): void {
    this.waiting = [];
    clearTimeout(this.timer);
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const piece = this.waiting.shift();
      piece?.();
      if (this.waiting.length === 0) return;
      // Pages out of sight are not painted, and would wait for ever.
      if (piece === PAINT && !document.hidden) requestAnimationFrame(() => this.plan());
      else this.plan();
    });
  }
}
