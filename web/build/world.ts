import { readFileSync } from "node:fs";
import { quantize } from "topojson-client";
import { filter, presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";
import type { Plugin } from "vite";
import { alpha2Of } from "./countries.js";

const NAME = "virtual:world";
const SOURCE = new URL("../node_modules/world-atlas/countries-50m.json", import.meta.url);

/** Corners that stand out by fewer square degrees are left away. */
const LEAST_CORNER = 0.008;
/** Islands that are smaller than this share of their country's largest part are left away. */
const LEAST_SHARE = 0.004;
/** Steps round the globe: one is about a pixel where the map is closest. */
const STEPS = 9_000;

type Point = [number, number];

/**
 * Gives `virtual:world`: the borders of Natural Earth at 1:50 million in no more detail than a screen shows, each country
 * with its two letters as id.
 */
export function worldMap(): Plugin {
  return {
    name: "world-map",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    // Browsers read JSON in a string faster than the same as code.
    load: (id) =>
      id === `\0${NAME}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(slimWorld()))});` : null,
  };
}

function slimWorld(): Topology {
  const source = JSON.parse(readFileSync(SOURCE, "utf8")) as Topology<{ countries: GeometryCollection }>;
  const geometries = source.objects.countries.geometries.map((geometry) => ({
    ...withoutSpecks(source, geometry as Polygon | MultiPolygon),
    id: alpha2Of(String(geometry.id), nameOf(geometry)) ?? undefined,
  }));
  const countries: GeometryCollection = { type: "GeometryCollection", geometries };
  // `filter` drops the arcs that nothing refers to any more.
  const kept = filter({ ...source, objects: { countries } }, () => true);
  return quantize(simplify(presimplify(kept), LEAST_CORNER), STEPS);
}

function nameOf({ properties }: { properties?: { name?: string } }): string {
  return properties?.name ?? "";
}

function withoutSpecks(source: Topology, geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (geometry.type === "Polygon") return { type: "Polygon", arcs: geometry.arcs };
  const areas = geometry.arcs.map(([ring]) => areaOf(ring!.flatMap((arc) => pointsOf(source, arc))));
  const least = LEAST_SHARE * Math.max(...areas);
  return { type: "MultiPolygon", arcs: geometry.arcs.filter((_, at) => areas[at]! >= least) };
}

/** The points of an arc, which is stored as steps from one to the next; a negative index means it backwards. */
function pointsOf({ arcs, transform }: Topology, index: number): Point[] {
  const { translate, scale } = transform!;
  let x = 0;
  let y = 0;
  const points = arcs[index < 0 ? ~index : index]!.map(([dx, dy]): Point => {
    x += dx!;
    y += dy!;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
  return index < 0 ? points.reverse() : points;
}

function areaOf(ring: Point[]): number {
  const twice = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
