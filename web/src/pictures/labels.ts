/** Where the names on a map go, so that none lies on another or on the dot of a city. */
import { overlap, type Place } from "./place.js";

export interface Wanted {
  words: string;
  x: number;
  y: number;
  /** How far from its place a name stands; 0 for one that stands on it. */
  beside: number;
  /** Of the letters, in pixels. */
  size: number;
}

/** Mean width of a letter, as a share of its size. */
const LETTER = 0.56;
/** Height of a line above and below the foot of its letters, as shares of their size. */
const ABOVE = 1;
const BELOW = 0.4;
/** Width and height of the room round a dot that names keep off. */
const ROUND_DOT = 10;

/**
 * The names for which there is room, the first ones first, each with its middle at `x` and its line at `y`. The others are
 * left to the table.
 */
export function placeLabels(
  wanted: Wanted[],
  dots: { x: number; y: number }[],
  width: number,
  height: number,
): Wanted[] {
  const taken: Place[] = [];
  return wanted.flatMap((label) => {
    const size = { width: label.words.length * label.size * LETTER, height: label.size * (ABOVE + BELOW) };
    const others = label.beside > 0 ? dots.filter(({ x, y }) => x !== label.x || y !== label.y) : dots;
    const occupied = [...taken, ...others.map(({ x, y }) => ({ x, y, width: ROUND_DOT, height: ROUND_DOT }))];
    for (const { x, y } of choices(label, size.width / 2)) {
      const place = { x, y: y + (label.size * (BELOW - ABOVE)) / 2, ...size };
      if (!isInside(place, width, height) || occupied.some((other) => overlap(place, other))) continue;
      taken.push(place);
      return [{ ...label, x, y }];
    }
    return [];
  });
}

/** On its place; or below a dot, above it, to its left, to its right. */
function choices({ x, y, beside, size }: Wanted, half: number): { x: number; y: number }[] {
  const middle = y + size * 0.33;
  if (beside === 0) return [0, size, -size].map((aside) => ({ x, y: middle + aside }));
  return [
    { x, y: y + beside + size * 0.9 },
    { x, y: y - beside - size * 0.3 },
    { x: x - beside - half, y: middle },
    { x: x + beside + half, y: middle },
  ];
}

function isInside({ x, y, width, height }: Place, allWidth: number, allHeight: number): boolean {
  return x >= width / 2 && x + width / 2 <= allWidth && y >= height / 2 && y + height / 2 <= allHeight;
}
