/** A rectangle by its middle. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function overlap(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
