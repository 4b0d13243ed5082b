import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EventType, NewsEvent } from "../engine/analysis.js";
import { alpha2Of } from "../../build/countries.js";
import { cityAt } from "./cities.js";
import { firstDay } from "./dates.js";
import { arrange } from "./layout.js";
import { tiesOf } from "./network.js";

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe("firstDay", () => {
  it.each([
    ["2026-11-25", "2026-11-25"],
    ["2026-11-25TEV", "2026-11-25"],
    ["2026-11", "2026-11-01"],
    ["2026", "2026-01-01"],
    ["2023-W38", "2023-09-18"],
    ["2023-W38-3", "2023-09-20"],
    ["2026-W01", "2025-12-29"],
    ["2026-Q3", "2026-07-01"],
    ["2026-H2", "2026-07-01"],
    ["2026-SU", "2026-06-01"],
  ])("of %s is %s", (value, iso) => expect(firstDay(value)).toBe(day(iso)));

  it.each(["P2D", "PRESENT_REF", "XXXX-11-25", "T14:00", "199"])("is not known of %s", (value) =>
    expect(firstDay(value)).toBeNull(),
  );
});

describe("tiesOf", () => {
  const TEXT = "الشرطة متظاهرون";
  const party = (entity: number | null, start = 0, end = 6) => ({ entity, start, end });
  const event = (type: EventType, agents: ReturnType<typeof party>[], targets: ReturnType<typeof party>[]) =>
    ({ type, agents, targets }) as unknown as NewsEvent;
  const draw = (events: NewsEvent[]): string[] =>
    tiesOf(TEXT, events).map(
      ({ from, to, family, events: { length }, directed }) =>
        `${from.key} ${directed ? "→" : "–"} ${to.key} ${family} ${length}`,
    );

  it("counts events between the same two together", () => {
    const visit = event("CONSULT", [party(1)], [party(2)]);
    expect(draw([visit, visit, event("ACCUSE", [party(1)], [party(2)])])).toEqual([
      "entity:1 → entity:2 cooperation 2",
      "entity:1 → entity:2 dispute 1",
    ]);
  });

  it("names those whom the analysis does not know by their words", () => {
    expect(draw([event("COERCE", [party(1)], [party(null, 7, 15)])])).toEqual(["entity:1 → words:متظاهرون force 1"]);
  });

  it("ties those who act together, and nobody to themselves", () => {
    expect(draw([event("CONSULT", [party(1), party(2)], [])])).toEqual(["entity:1 – entity:2 cooperation 1"]);
    expect(draw([event("ASSAULT", [party(1)], [party(1)])])).toEqual([]);
  });
});

describe("arrange", () => {
  const sizes = Array.from({ length: 40 }, (_, index) => ({
    id: `${index}`,
    width: 60 + ((index * 37) % 110),
    height: 30,
  }));
  const ties = sizes.slice(1).map(({ id }, index) => ({ from: `${Math.floor(index / 3)}`, to: id }));

  it.each([320, 700])("lays 40 names out without one on another, %i pixels wide", (width) => {
    const { boxes, height } = arrange(sizes, ties, width, false);
    const all = [...boxes.values()];
    for (const a of all) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      for (const b of all)
        if (a.id < b.id)
          expect(
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2,
          ).toBe(true);
    }
  });

  it("draws the same picture each time, and its mirror image for Arabic", () => {
    const left = arrange(sizes, ties, 700, false);
    expect(arrange(sizes, ties, 700, false)).toEqual(left);
    const right = arrange(sizes, ties, 700, true);
    for (const [id, { x, y }] of left.boxes)
      expect([Math.abs(right.boxes.get(id)!.x - (700 - x)) <= 1, right.boxes.get(id)!.y]).toEqual([true, y]);
  });

  it("has those who act on the left and their objects on the right", () => {
    const two = arrange(sizes.slice(0, 2), [{ from: "0", to: "1" }], 700, false).boxes;
    expect(two.get("0")!.x).toBeLessThan(two.get("1")!.x);
  });
});

describe("alpha2Of", () => {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const source = new URL("../../node_modules/world-atlas/countries-50m.json", import.meta.url);
  const shapes = JSON.parse(readFileSync(source, "utf8")).objects.countries as {
    geometries: { id?: string; properties: { name: string } }[];
  };

  /** Names that the map data shorten or spell in another way. */
  const letters = (name: string): string =>
    name
      .normalize("NFD")
      .replace(/[^A-Za-z]/g, "")
      .toLowerCase();

  /** Names that the map data shorten beyond that. */
  const SHORTENED: Record<string, string> = {
    "036": "AU",
    "086": "IO",
    "132": "CV",
    "180": "CD",
    "226": "GQ",
    "234": "FO",
    "239": "GS",
    "258": "PF",
    "260": "TF",
    "580": "MP",
    "654": "SH",
    "662": "LC",
    "728": "SS",
    "732": "EH",
    "807": "MK",
  };

  it("knows every numbered country of the map data, by the right name", () => {
    const wrong: string[] = [];
    for (const { id, properties } of shapes.geometries) {
      if (id === undefined) continue;
      const code = alpha2Of(id, properties.name);
      const name = code && names.of(code);
      if (SHORTENED[id] !== undefined && SHORTENED[id] === code) continue;
      if (!name || letters(name).slice(0, 4) !== letters(properties.name).slice(0, 4))
        wrong.push(`${id} ${properties.name}: ${name}`);
    }
    expect(wrong).toEqual([]);
  });

  it("knows Kosovo by its name", () => expect(alpha2Of("undefined", "Kosovo")).toBe("XK"));
});

describe("cityAt", () => {
  const table = readFileSync(new URL("cities.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1);

  it.each([
    ["Beirut", "LB", 33.9, 35.5],
    ["New York", "US", 40.7, -74],
    ["Santa Cruz", "BO", -17.8, -63.2],
  ])("knows where %s is", (latin, country, latitude, longitude) => {
    const [x, y] = cityAt({ latin, country })!;
    expect(y).toBeCloseTo(latitude, 0);
    expect(x).toBeCloseTo(longitude, 0);
  });

  it("does not take the city of another country, nor a name without a country", () => {
    expect(cityAt({ latin: "Tripoli", country: "LY" })).not.toEqual(cityAt({ latin: "Tripoli", country: "LB" }));
    expect(cityAt({ latin: "Beirut", country: "FR" })).toBeNull();
    expect(cityAt({ latin: "Beirut", country: null })).toBeNull();
  });

  it("has a table of sound rows, each city once", () => {
    const wrong = table.filter((row) => !/^[^\t]+\t[A-Z]{2}\t-?\d{1,2}\.\d\d\t-?\d{1,3}\.\d\d$/.test(row));
    expect(wrong).toEqual([]);
    expect(new Set(table.map((row) => row.split("\t").slice(0, 2).join())).size).toBe(table.length);
    expect(table.length).toBeGreaterThan(2000);
  });
});
