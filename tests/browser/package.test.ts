import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, SAMPLE, test } from "./support.js";

/** What a program gets that installs the package: web/ is resolved by its own name. */
function runInNode(code: string): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", code],
    {
      cwd: join(__dirname, "../../web"),
      encoding: "utf8",
      timeout: 50_000,
      env: { ...process.env, SAMPLE: SAMPLE.text, PUBLISHED: SAMPLE.published },
    },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

const ANALYZE = `
  import { createAnalyzer } from "khabar";
  const analyzer = await createAnalyzer();
  const { SAMPLE, PUBLISHED } = process.env;
`;

test("the package analyses in Node and lets the process end by itself", () => {
  const out = runInNode(`${ANALYZE}
    const analysis = await analyzer.analyze(SAMPLE, { published: PUBLISHED, tokens: true, sentences: 2 });
    console.log(JSON.stringify([analysis.length, analysis.tokens.length > 100, analysis.summary.sentences.length]));`);
  expect(JSON.parse(out)).toEqual([SAMPLE.text.length, true, 2]);
});

test("in Node too, an abort rejects and the next call is served", () => {
  const out = runInNode(`${ANALYZE}
    const controller = new AbortController();
    const aborted = analyzer.analyze(SAMPLE.repeat(500), { signal: controller.signal }).catch((cause) => cause.name);
    setTimeout(() => controller.abort(), 20);
    const name = await aborted;
    const { length } = await analyzer.analyze(SAMPLE);
    const code = await analyzer.analyze(SAMPLE, { published: "2026-02-31" }).catch((cause) => cause.code);
    analyzer.dispose();
    const after = await analyzer.analyze(SAMPLE).catch((cause) => cause.code);
    console.log(JSON.stringify([name, length, code, after]));`);
  expect(JSON.parse(out)).toEqual([
    "AbortError",
    SAMPLE.text.length,
    "invalid-date",
    "disposed",
  ]);
});

test("the page and Node give the same document", async ({ desk, page }) => {
  const inNode = runInNode(`${ANALYZE}
    const { entities, events, times, quotes, summary } = await analyzer.analyze(SAMPLE, { published: PUBLISHED });
    console.log(JSON.stringify({
      headline: summary.headline, events: events.map((event) => event.gloss.ar), names: entities.length,
      times: times.length, quotes: quotes.length }));`);
  await desk.open();
  await desk.openSample();
  // The page lists what happens before what is said of it.
  const events = await page.locator(".gloss").evaluateAll((all) =>
    all
      .map((gloss) => {
        const [, id] = (gloss as HTMLElement).dataset["item"]!.split(":");
        return { id: Number(id), words: gloss.textContent };
      })
      .sort((a, b) => a.id - b.id)
      .map(({ words }) => words),
  );
  const inPage = {
    headline: await page.locator(".headline").textContent(),
    events,
    names: await page.locator(".name-row").count(),
    times: await page.locator(".time-row").count(),
    quotes: await page.locator(".quote").count(),
  };
  expect(inPage).toEqual(JSON.parse(inNode));
});
