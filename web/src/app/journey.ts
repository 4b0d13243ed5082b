/** How long a place stays where it is before it counts as arrived at. */
const STILL_MS = 120;

/** More turns than this mean that there is no way to what is sought. */
const MOST_TURNS = 5;

const READER_MOVES = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Scrolls until what was chosen is in view. What lies under way is laid out as it comes near, and is seldom as tall as
 * it was guessed to be; another scroll may still run. So the way is looked at again each time that all stands still.
 */
export class Journey {
  private timer = 0;
  private readerMoved: AbortController | null = null;

  /**
   * Calls `turn`, which scrolls `scroller` or the window by what is missing, until it says that nothing is. It ends as
   * soon as the reader moves.
   */
  start(scroller: HTMLElement, turn: (first: boolean) => boolean): void {
    this.stop();
    const { signal } = (this.readerMoved = new AbortController());
    for (const name of READER_MOVES)
      addEventListener(name, () => this.stop(), { signal, passive: true, capture: true });
    let turns = 0;
    let before = "";
    const look = (): void => {
      const place = `${scrollY} ${scroller.scrollTop}`;
      if (place === before && (turns === MOST_TURNS || !turn(turns++ === 0))) return this.stop();
      before = place;
      this.timer = window.setTimeout(look, STILL_MS);
    };
    turn(turns++ === 0);
    look();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.readerMoved?.abort();
    this.readerMoved = null;
  }
}
