// The data is large: its type is stated and not read out of it.
declare module "world-atlas/countries-50m.json" {
  const world: import("topojson-specification").Topology;
  export default world;
}
