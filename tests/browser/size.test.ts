import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "./support.js";

const DIST = join(__dirname, "../../web/dist");
const LIMIT = 2_200_000;

/** What a file of the page takes on its way, in bytes: as the build has packed it, or as a server would. */
function packed(path: string): number {
  const file = join(DIST, path === "/" ? "index.html" : path);
  if (existsSync(`${file}.br`)) return statSync(`${file}.br`).size;
  const content = readFileSync(file);
  return Math.min(content.length, brotliCompressSync(content).length);
}

test("all that is fetched to read a story, in either language, is 2.2 MB", async ({
  desk,
  page,
  watch,
}) => {
  await desk.open();
  await desk.openSample();
  await desk.inEnglish();
  await page.waitForLoadState("networkidle");
  const paths = new Set(
    watch.requests
      .filter((url) => url.startsWith("http"))
      .map((url) => new URL(url).pathname),
  );
  const parts = [...paths].map((path) => ({ path, bytes: packed(path) }));
  const fonts = parts.filter(({ path }) => path.endsWith(".woff2"));
  expect(fonts.length).toBeGreaterThan(4);
  expect(parts.some(({ path }) => path.endsWith(".wasm"))).toBe(true);
  // The map and what draws it come when somebody looks at it.
  expect(parts.filter(({ path }) => path.includes("/map-"))).toEqual([]);
  const sum = parts.reduce((total, { bytes }) => total + bytes, 0);
  expect(sum, JSON.stringify(parts, null, 1)).toBeLessThan(LIMIT);
});

test("the fonts have the letters of news, with marks and foreign ones", async ({
  desk,
  page,
}) => {
  await desk.open();
  const words = "قُرئَ «الخبرُ» ڤيينا چاد پاريس گلگت، ١٢٣ ۱۲۳ 123؟ – ﻻ";
  await desk.read(`زار الرئيس المصري بيروت. ${words}`);
  const fallen = await page.evaluate(async (text) => {
    await document.fonts.ready;
    const width = (font: string): number => {
      const context = document.createElement("canvas").getContext("2d")!;
      context.font = font;
      return context.measureText(text).width;
    };
    return ["Naskh", "Plex Arabic"].filter(
      (face) =>
        width(`40px "${face}", monospace`) !== width(`40px "${face}", serif`),
    );
  }, words);
  expect(fallen).toEqual([]);
  const asked = readdirSync(join(DIST, "assets")).filter((name) =>
    name.endsWith(".woff2"),
  );
  expect(asked.length).toBe(8);
});
