/** Passing emphasis over words of the text, by the CSS Custom Highlight API. It adds nothing to the document. */

const NAMES = { focus: "khabar-focus", related: "khabar-related", context: "khabar-context" } as const;

export type Emphasis = keyof typeof NAMES;

const supported = typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight !== "undefined";

/** Lights up `ranges`, in place of what was lit up so before. */
export function emphasize(ranges: Record<Emphasis, Range[]>): void {
  clearEmphasis();
  if (!supported) return selectInstead(ranges.focus[0]);
  let priority = 3;
  for (const [emphasis, name] of Object.entries(NAMES)) {
    const highlight = new Highlight(...ranges[emphasis as Emphasis]);
    highlight.priority = priority--;
    CSS.highlights.set(name, highlight);
  }
}

/** Takes away our own highlights and leaves those of others alone. */
export function clearEmphasis(): void {
  if (supported) for (const name of Object.values(NAMES)) CSS.highlights.delete(name);
}

/** Where highlights are not to be had, the browser's own selection shows the place. */
function selectInstead(range: Range | undefined): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  if (range) selection?.addRange(range);
}
