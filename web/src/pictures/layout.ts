import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";

import type { Place } from "./place.js";

export interface Size {
  id: string;
  width: number;
  height: number;
}

export type Box = Size & Place;

type Node = Box & SimulationNodeDatum;

const TICKS = 200;
const GAP = { x: 16, y: 26 };
/** Between the edges of two boxes that are tied: room for an arrow with a word on it. */
const TIE_LENGTH = 105;
/** How far from the middle those who act and those who are acted on are drawn, as a share of the width. */
const SIDE = 0.28;
const MARGIN = 10;
/** Between a box and the line of a tie that is not its own. */
const AIR = 8;
/** How far a box steps aside in one turn. */
const MOST_ASIDE = 2;

/**
 * Places boxes of names so that ties are short and no box lies on another, with those who act towards the left and those
 * who are acted on towards the right, or the other way round where `mirrored`. The same input gives the same picture.
 */
export function arrange(
  sizes: Size[],
  ties: { from: string; to: string }[],
  width: number,
  mirrored: boolean,
): { boxes: Map<string, Box>; height: number } {
  const height = Math.round(Math.min(760, Math.max(260, (sizes.reduce(areaOf, 0) * 4.5) / width)));
  const nodes: Node[] = sizes.map((size, index) => ({
    ...size,
    // On a spiral, so that no two start at one place.
    x: width / 2 + 20 * Math.sqrt(index) * Math.cos(index * 2.4),
    y: height / 2 + 20 * Math.sqrt(index) * Math.sin(index * 2.4),
  }));
  const balance = new Map<string, number>();
  for (const { from, to } of ties) {
    balance.set(from, (balance.get(from) ?? 0) - 1);
    balance.set(to, (balance.get(to) ?? 0) + 1);
  }
  const side = ({ id }: Node): number => width * (0.5 + SIDE * Math.sign(balance.get(id) ?? 0));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const links = ties.map(({ from, to }) => ({ source: byId.get(from)!, target: byId.get(to)! }));
  const simulation = forceSimulation(nodes)
    .force(
      "ties",
      forceLink<Node, (typeof links)[number]>(links)
        .distance(({ source, target }) => TIE_LENGTH + (source.width + target.width) / 2)
        .strength(0.35),
    )
    .force("apart", forceManyBody().strength(-420).distanceMax(360))
    .force("x", forceX<Node>(side).strength(0.09))
    .force("y", forceY(height / 2).strength(0.03))
    .stop();
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    for (const { source, target } of links) stepAside(source, target, nodes);
    separate(nodes);
    keepInside(nodes, width, height);
  }
  for (let round = 0; round < 80 && separate(nodes); round++) keepInside(nodes, width, Infinity);
  settle(nodes);
  if (mirrored) for (const node of nodes) node.x = width - node.x;
  return fitted(nodes);
}

function areaOf(sum: number, { width, height }: Size): number {
  return sum + (width + GAP.x) * (height + GAP.y);
}

/** Pushes boxes apart that overlap, along the shorter way; false once none does. */
function separate(nodes: Node[]): boolean {
  let moved = false;
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      const a = nodes[i]!;
      const b = nodes[j]!;
      const overlapX = (a.width + b.width) / 2 + GAP.x - Math.abs(a.x - b.x);
      const overlapY = (a.height + b.height) / 2 + GAP.y - Math.abs(a.y - b.y);
      if (overlapX <= 0.5 || overlapY <= 0.5) continue;
      moved = true;
      if (overlapX < overlapY) {
        const push = (a.x < b.x ? -overlapX : overlapX) / 2;
        a.x += push;
        b.x -= push;
      } else {
        const push = (a.y < b.y ? -overlapY : overlapY) / 2;
        a.y += push;
        b.y -= push;
      }
    }
  }
  return moved;
}

/** Moves boxes that lie on the line from one box to another off it, a little at a time. */
function stepAside(from: Node, to: Node, nodes: Node[]): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const across = { x: -dy / length, y: dx / length };
  for (const node of nodes) {
    if (node === from || node === to) continue;
    const along = ((node.x - from.x) * dx + (node.y - from.y) * dy) / length;
    if (along <= 0 || along >= length) continue;
    const off = (node.x - from.x) * across.x + (node.y - from.y) * across.y;
    const room = (Math.abs(across.x) * node.width + Math.abs(across.y) * node.height) / 2 + AIR;
    if (Math.abs(off) >= room) continue;
    const push = (off < 0 ? -1 : 1) * Math.min(room - Math.abs(off), MOST_ASIDE);
    node.x += push * across.x;
    node.y += push * across.y;
  }
}

/** Where there is no room left to push aside, a box goes below those that it would lie on. */
function settle(nodes: Node[]): void {
  const placed: Node[] = [];
  for (const node of [...nodes].sort((a, b) => a.y - b.y)) {
    for (const other of placed.sort((a, b) => a.y - b.y)) {
      const aside = Math.abs(node.x - other.x) >= (node.width + other.width) / 2 + 2;
      const apart = (node.height + other.height) / 2 + 2;
      if (!aside && Math.abs(node.y - other.y) < apart) node.y = other.y + apart;
    }
    placed.push(node);
  }
}

function keepInside(nodes: Node[], width: number, height: number): void {
  const clamp = (value: number, half: number, most: number): number =>
    Math.max(half + MARGIN, Math.min(most - half - MARGIN, value));
  for (const node of nodes) {
    node.x = clamp(node.x, node.width / 2, width);
    if (Number.isFinite(height)) node.y = clamp(node.y, node.height / 2, height);
  }
}

/** Moves everything up to the upper edge and tells how tall the whole is. */
function fitted(nodes: Node[]): { boxes: Map<string, Box>; height: number } {
  const top = Math.min(...nodes.map(({ y, height }) => y - height / 2)) - MARGIN;
  const bottom = Math.max(...nodes.map(({ y, height }) => y + height / 2)) + MARGIN;
  const boxes = nodes.map(({ id, width, height, x, y }): [string, Box] => [
    id,
    { id, width, height, x: Math.round(x), y: Math.round(y - top) },
  ]);
  return { boxes: new Map(boxes), height: Math.ceil(bottom - top) };
}
