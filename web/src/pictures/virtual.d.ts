/** The borders of all countries, simplified; ids are ISO 3166-1 alpha-2. Made by `build/world.ts`. */
declare module "virtual:world" {
  const world: import("topojson-specification").Topology<{
    countries: import("topojson-specification").GeometryCollection;
  }>;
  export default world;
}
