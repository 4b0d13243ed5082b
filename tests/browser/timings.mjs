// Measures the page in Chromium: a cold start, tasks of the main thread while a story is analysed, a text of 1 MB and its
// cancelling. A script and no test, since times depend on the machine. usage: node tests/browser/timings.mjs [ROUNDS]
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../../scripts/serve.mjs";
import { launchOptions } from "./chromium.mjs";

const here = new URL("./", import.meta.url);
const { chromium } = createRequire(new URL("../../web/", here))(
  "playwright-core",
);
/** Texts of more code units are cancelled once first. */
const LONG = 200_000;
const rounds = Number(process.argv[2] ?? 5);
const golden = new URL("../golden/", here);
const articles = readdirSync(golden)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({ name, text: readFileSync(new URL(name, golden), "utf8") }));
const whole = articles.map(({ text }) => text).join("\n\n");
articles.push(
  { name: "50 KB", text: whole.repeat(20).slice(0, 50_000) },
  { name: "1 MB", text: whole.repeat(400).slice(0, 1_000_000) },
);

const server = await serve(new URL("../../web/dist", here).pathname, 0);
const address = `http://127.0.0.1:${server.address().port}/`;

/** A browser of its own each time: nothing is in any cache. */
async function visit(work) {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({
    viewport: { width: 1360, height: 900 },
  });
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        window.tasks.push([startTime, duration]);
    }).observe({ type: "longtask", buffered: true });
    // When the page says that the analyser is ready, and when a field to write in is there.
    const look = new MutationObserver(() => {
      if (!window.field && document.querySelector("textarea"))
        window.field = performance.now();
      if (
        !window.ready &&
        /جاهز/.test(
          document.querySelector('[role="status"]')?.textContent ?? "",
        )
      )
        window.ready = performance.now();
    });
    look.observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await page.goto(address);
  await page.waitForFunction(() => window.ready, null, { timeout: 60_000 });
  const result = await work(page, browser);
  await browser.close();
  return result;
}

/** The longest task of the page's main thread while `work` runs, in milliseconds of its own computing, without waiting. */
async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: ["toplevel"] });
  const result = await work();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const threads = new Set(
    traceEvents
      .filter(
        ({ name, args }) =>
          name === "thread_name" && args.name === "CrRendererMain",
      )
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid, tdur }) =>
      name.endsWith("RunTask") && tdur && threads.has(`${pid} ${tid}`),
  );
  return {
    ...result,
    computing: Math.max(...tasks.map(({ tdur }) => tdur / 1000)),
  };
}

const median = (values) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value)} ms`;

const starts = [];
for (let round = 0; round < rounds; round++)
  starts.push(
    await visit((page) =>
      page.evaluate(() => ({ field: window.field, ready: window.ready })),
    ),
  );
console.log(
  `cold start, median of ${rounds}: field ${ms(median(starts.map(({ field }) => field)))},`,
);
console.log(`  analyser ready ${ms(median(starts.map(({ ready }) => ready)))}`);

for (const { name, text } of articles) {
  const { passed, tasks, cancelled, computing } = await visit(
    async (page, browser) => {
      // The text is there before: taking it in is the work of this script and not of the page.
      await page.evaluate((words) => (window.words = words), text);
      return longestTask(browser, page, () =>
        page.evaluate(async (long) => {
          const { words } = window;
          const area = document.querySelector("textarea");
          const pause = (time) => new Promise((done) => setTimeout(done, time));
          const paste = () => {
            area.value = words;
            area.dispatchEvent(
              new InputEvent("input", {
                bubbles: true,
                inputType: "insertFromPaste",
              }),
            );
          };
          const until = async (holds) => {
            while (!holds()) await pause(5);
          };
          await pause(500);
          let cancelled = null;
          if (long) {
            paste();
            await until(() =>
              document.querySelector(".cancel")?.checkVisibility(),
            );
            const since = performance.now();
            document.querySelector(".cancel").click();
            await until(() =>
              /أُلغي/.test(
                document.querySelector('[role="status"]').textContent,
              ),
            );
            cancelled = performance.now() - since;
            area.value = "";
            area.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await pause(3000);
          }
          window.tasks.length = 0;
          const since = performance.now();
          paste();
          await until(() => document.querySelector(".reading mark"));
          const passed = performance.now() - since;
          await pause(1500);
          return {
            passed,
            cancelled,
            tasks: window.tasks.map(([at, duration]) => [
              Math.round(at - since),
              duration,
            ]),
          };
        }, text.length > LONG),
      );
    },
  );
  const long = tasks.map(([at, duration]) => `${duration} at ${at}`).join(", ");
  const cancel = cancelled === null ? "" : `; cancelled in ${ms(cancelled)}`;
  console.log(
    `${name} (${text.length} characters): ${ms(passed)}${cancel}; tasks over 50 ms: ${long || "none"}; longest ${ms(computing)} of computing`,
  );
}
server.close();
