/** Where the names on a map go, so that none lies on another or on the dot of a city. */

export interface Wanted {
  words: string;
  x: number;
  y: number;
  /** How far from its place a name stands; 0 for one that stands on it. */
  beside: number;
  /** Of the letters, in pixels. */
  size: number;
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Mean width of a letter, as a share of its size. */
const LETTER = 0.56;
/** Room round a dot that names keep off. */
const ROUND_DOT = 5;

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
  const taken: Area[] = [];
  return wanted.flatMap((label) => {
    const half = (label.words.length * label.size * LETTER) / 2;
    const others = label.beside > 0 ? dots.filter(({ x, y }) => x !== label.x || y !== label.y) : dots;
    const occupied = [...taken, ...others.map(roundDot)];
    for (const { x, y } of choices(label, half)) {
      const area = { left: x - half, right: x + half, top: y - label.size, bottom: y + label.size * 0.4 };
      const inside = area.left >= 0 && area.right <= width && area.top >= 0 && area.bottom <= height;
      if (!inside || occupied.some((other) => overlap(area, other))) continue;
      taken.push(area);
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

function roundDot({ x, y }: { x: number; y: number }): Area {
  return { left: x - ROUND_DOT, right: x + ROUND_DOT, top: y - ROUND_DOT, bottom: y + ROUND_DOT };
}

function overlap(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
