/** Where cities lie: rows of name, country, latitude and longitude, as the analysis writes names and countries. */
import type { Entity } from "../engine/analysis.js";
import table from "./cities.tsv?raw";

const places = new Map<string, [longitude: number, latitude: number]>(
  table
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [latin, country, latitude, longitude] = row.split("\t");
      return [`${latin}\t${country}`, [Number(longitude), Number(latitude)]];
    }),
);

/** Longitude and latitude in degrees of a city that the table has; otherwise null. */
export function cityAt({ latin, country }: Pick<Entity, "latin" | "country">): [number, number] | null {
  return places.get(`${latin}\t${country}`) ?? null;
}
