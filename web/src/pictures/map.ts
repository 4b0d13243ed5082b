import { geoArea, geoCentroid, geoMercator, geoPath, type GeoPermissibleObjects, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { Feature, Geometry, Polygon } from "geojson";
import world from "virtual:world";
import type { Entity } from "../engine/analysis.js";
import { formatNumber } from "../i18n/index.js";
import { arabic, h } from "../ui/dom.js";
import { itemButton, joined, nameIn, nameOf, type View } from "../ui/view.js";
import { cityAt } from "./cities.js";
import { placeLabels, type Wanted } from "./labels.js";
import { table, type Picture } from "./picture.js";
import { canvas, pressable, s } from "./svg.js";

const PLACE_TYPES: ReadonlySet<string> = new Set(["GPE", "LOC", "FAC"]);

/** Pixels that a radian may take: a country is shown with its neighbours round it. */
const CLOSEST = 1800;
/** Islands and lands overseas that are smaller than this share of the mainland do not widen the view. */
const LEAST_SHARE = 0.25;
/** Countries smaller than this on the screen get a dot, or nobody would see them. */
const SMALLEST = 7;
/** Radius of a city's dot, and how much more one has that is named often. */
const CITY = { radius: 4.5, more: 2.5 };

interface Country {
  code: string;
  name: string;
  mentions: number;
  /** The country under its own name, if the text has that. */
  itself: Entity | null;
  places: Entity[];
}

/** A city, or another place that is a point on the map. */
interface City {
  entity: Entity;
  name: string;
  at: [longitude: number, latitude: number];
}

/** The countries that the text names, with the cities and places in each. */
export function map(view: View): Picture {
  const { messages: m } = view;
  const words = m.pictures;
  const { countries, elsewhere } = countriesOf(view);
  const shapes = shapesOf(countries);
  const placeButton = (entity: Entity): HTMLElement =>
    itemButton(view, { kind: "entity", index: entity.id }, "inline", nameOf(view.language, entity));
  const list = (entities: Entity[]): HTMLElement => h("span", {}, ...joined(entities.map(placeButton), m.listJoin));
  const rows = countries.map((country) => [
    country.itself
      ? itemButton(view, { kind: "entity", index: country.itself.id }, "inline", named(view, country.name))
      : named(view, country.name),
    list(country.places),
    formatNumber(view.locale, country.mentions),
  ]);
  if (elsewhere.length > 0)
    rows.push([words.elsewhere, list(elsewhere), formatNumber(view.locale, mentionsOf(elsewhere))]);
  const columns = [m.country, words.places, m.takeAway.columns.mentions];
  return {
    caption: words.map,
    empty: words.noMap,
    draw: shapes.size > 0 ? (width) => draw(view, countries, shapes, width) : null,
    legend: null,
    table: rows.length > 0 ? table(columns, rows) : null,
    note: shapes.size > 0 ? words.borders : null,
  };
}

function named({ language }: View, name: string): HTMLElement {
  return language === "ar" ? arabic(name) : h("bdi", {}, name);
}

function mentionsOf(entities: Entity[]): number {
  return entities.reduce((sum, { mentions }) => sum + mentions.length, 0);
}

function countriesOf({ analysis, language }: View): { countries: Country[]; elsewhere: Entity[] } {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const english = new Intl.DisplayNames("en", { type: "region" });
  const arabicNames = new Intl.DisplayNames("ar", { type: "region" });
  const countries = new Map<string, Country>();
  const elsewhere: Entity[] = [];
  for (const entity of analysis.entities) {
    if (!PLACE_TYPES.has(entity.type)) continue;
    const code = entity.country;
    if (code === null || !/^[A-Z]{2}$/.test(code)) {
      elsewhere.push(entity);
      continue;
    }
    const known = countries.get(code);
    const country = known ?? { code, name: names.of(code) ?? code, mentions: 0, itself: null, places: [] };
    countries.set(code, country);
    country.mentions += entity.mentions.length;
    const isCountry = entity.latin === english.of(code) || entity.name === arabicNames.of(code);
    if (isCountry && !country.itself) country.itself = entity;
    else country.places.push(entity);
  }
  return { countries: [...countries.values()].sort((a, b) => b.mentions - a.mentions), elsewhere };
}

function citiesOf({ language }: View, countries: Country[]): City[] {
  return countries
    .flatMap(({ places }) => places)
    .flatMap((entity) => {
      const at = cityAt(entity);
      return at ? [{ entity, name: nameIn(language, entity), at }] : [];
    })
    .sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
}

type Shape = Feature<Geometry>;

const all = feature(world, world.objects.countries);

function shapesOf(countries: Country[]): Map<string, Shape> {
  const wanted = new Set(countries.map(({ code }) => code));
  const shapes = new Map<string, Shape>();
  for (const shape of all.features) {
    const code = String(shape.id);
    if (wanted.has(code) && !shapes.has(code)) shapes.set(code, shape);
  }
  return shapes;
}

/** The parts of a country that matter for the view, the largest first: where its name belongs. */
function mainParts({ geometry }: Shape): Polygon[] {
  if (geometry.type === "Polygon") return [geometry];
  if (geometry.type !== "MultiPolygon") return [];
  const parts = geometry.coordinates
    .map((coordinates): Polygon => ({ type: "Polygon", coordinates }))
    .map((part) => ({ part, area: geoArea(part) }))
    .sort((a, b) => b.area - a.area);
  return parts.filter(({ area }) => area >= LEAST_SHARE * parts[0]!.area).map(({ part }) => part);
}

function fittedProjection(parts: Geometry[], width: number, height: number): GeoProjection {
  const collection: GeoPermissibleObjects = { type: "GeometryCollection", geometries: parts };
  const margin = Math.min(width, height) * 0.18;
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    collection,
  );
  if (projection.scale() > CLOSEST) {
    const center = projection.invert!([width / 2, height / 2])!;
    projection.scale(CLOSEST).translate([0, 0]);
    const [x, y] = projection(center)!;
    projection.translate([width / 2 - x, height / 2 - y]);
  }
  return projection.clipExtent([
    [-20, -20],
    [width + 20, height + 20],
  ]);
}

function draw(view: View, countries: Country[], shapes: Map<string, Shape>, width: number): SVGElement {
  const height = Math.round(Math.min(520, Math.max(260, width * 0.62)));
  const parts = new Map([...shapes].map(([code, shape]) => [code, mainParts(shape)]));
  const projection = fittedProjection([...parts.values()].flat(), width, height);
  const path = geoPath(projection);
  const land = all.features.map((shape) => s("path", { d: path(shape) ?? "", class: "land" }));
  const most = Math.max(...countries.map(({ mentions }) => mentions));
  const shown = countries.filter(({ code }) => shapes.has(code));
  const middle = ({ code }: Country): [number, number] => projection(geoCentroid(parts.get(code)![0]!)) ?? [0, 0];
  const filled = shown.map((country) => {
    const depth = Math.ceil((3 * country.mentions) / most);
    const d = path(shapes.get(country.code)!) ?? "";
    const [x, y] = middle(country);
    const [[left, top], [right, bottom]] = path.bounds(parts.get(country.code)![0]!);
    const tiny = Math.max(right - left, bottom - top) < SMALLEST;
    const target = country.itself ?? country.places[0]!;
    return pressable(
      () => view.choose({ kind: "entity", index: target.id }),
      country.name,
      s("path", { d, class: `country depth-${depth}` }),
      tiny && s("circle", { cx: x, cy: y, r: SMALLEST, class: `country depth-${depth}` }),
    );
  });
  const cities = citiesOf(view, shown).flatMap((city) => {
    const [x, y] = projection(city.at) ?? [-1, -1];
    return x >= 0 && x <= width && y >= 0 && y <= height ? [{ ...city, x, y }] : [];
  });
  const mostOfCity = cities[0]?.entity.mentions.length ?? 1;
  const radius = ({ entity }: City): number => CITY.radius + (CITY.more * (entity.mentions.length - 1)) / mostOfCity;
  // The least named below, so that it does not hide another.
  const dots = [...cities]
    .reverse()
    .map((city) =>
      pressable(
        () => view.choose({ kind: "entity", index: city.entity.id }),
        city.name,
        s("circle", { cx: city.x, cy: city.y, r: radius(city), class: "city" }),
      ),
    );
  const names: Wanted[] = [
    ...cities.map((city): Wanted => ({ words: city.name, x: city.x, y: city.y, beside: radius(city) + 3, size: 13 })),
    ...shown.map((country): Wanted => {
      const [x, y] = middle(country);
      return { words: country.name, x, y, beside: 0, size: 15 };
    }),
  ];
  const labels = placeLabels(names, cities, width, height).map(({ words, x, y, beside }) =>
    s("text", { x, y, "text-anchor": "middle", class: beside > 0 ? "city-name" : "country-name" }, words),
  );
  const frame = s("rect", { x: 0, y: 0, width, height, class: "sea" });
  return canvas(width, height, view.messages.pictures.map, frame, ...land, ...filled, ...dots, ...labels);
}
