import type { Range as TextRange } from "../engine/analysis.js";

/** Finds the place of an offset among the text nodes of a view, and the offset of a place. */
export class TextIndex {
  private readonly nodes: Text[] = [];
  private readonly starts: number[] = [];

  /** Adds the next text node; `start` is its offset in the text. */
  add(node: Text, start: number): void {
    this.nodes.push(node);
    this.starts.push(start);
  }

  /** The DOM range over `range`, or null while those words are not in the document. */
  rangeOf(range: TextRange): Range | null {
    const from = this.locate(range.start);
    // The end belongs to the node that holds the last code unit, not to the one that starts after it.
    const last = this.locate(Math.max(range.start, range.end - 1));
    if (from < 0 || last < 0) return null;
    const result = document.createRange();
    const clamp = (index: number, offset: number): number =>
      Math.max(0, Math.min(offset - this.starts[index]!, this.nodes[index]!.length));
    result.setStart(this.nodes[from]!, clamp(from, range.start));
    result.setEnd(this.nodes[last]!, clamp(last, range.end));
    return result;
  }

  /** The text range that a DOM range covers, as far as it lies in the view. */
  offsetsOf(range: Range): TextRange | null {
    let start = -1;
    let end = -1;
    for (let i = 0; i < this.nodes.length; i++) {
      const node = this.nodes[i]!;
      if (!range.intersectsNode(node)) continue;
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : node.length;
      if (start < 0) start = this.starts[i]! + from;
      end = this.starts[i]! + to;
    }
    return start < 0 || end <= start ? null : { start, end };
  }

  /** Index of the last node that starts at or before `offset`. */
  private locate(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
