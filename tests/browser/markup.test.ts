import { PAYLOADS } from "./payloads.js";
import { expect, forgive, test, type Desk } from "./support.js";

/** Each payload where names, quotes and events are found, so that it gets into every list. */
const STORY = PAYLOADS.map(
  (payload) =>
    `قال الرئيس المصري: "${payload}" في بيروت. زار محمد ${payload} القاهرة أمس.`,
).join("\n");

const ALIVE =
  "img, image, script, iframe, object, embed, style, math, base, meta, link, form, video, audio, details, marquee";

/** Presses all there is, and looks whether anything of the story has become part of the page. */
async function expectDead({ page, findings, reading }: Desk): Promise<void> {
  await findings
    .locator(".more")
    .evaluateAll((all) => all.forEach((more) => (more as HTMLElement).click()));
  for (const kind of ["timeline", "network", "map"])
    await page.locator(`#tab-${kind}`).click();
  await findings
    .locator(".item")
    .evaluateAll((all) => all.forEach((item) => (item as HTMLElement).click()));
  await reading.hover({ position: { x: 20, y: 20 } });
  expect(await page.locator("#root").locator(ALIVE).count()).toBe(0);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll("#root *")].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith("on")),
      ),
    ),
  ).toEqual([]);
}

test("there are fifty payloads, no two the same", () => {
  expect(new Set(PAYLOADS).size).toBe(50);
});

test.describe("a story full of markup never runs", () => {
  test.beforeEach(({ desk }) => desk.open());

  test("as text", async ({ desk }) => {
    await desk.read(STORY);
    await desk.expectText(STORY);
    await expectDead(desk);
  });

  test("as a text file", async ({ desk }) => {
    await desk.openFile("<img src=x onerror=alert(1)>.txt", STORY);
    await expect(desk.marks.first()).toBeVisible();
    await desk.expectText(STORY);
    await expectDead(desk);
  });

  test("as a web page", async ({ desk, watch }) => {
    const passages = PAYLOADS.map((payload) => `<p>${payload}</p>`).join("");
    await desk.openFile(
      "a.html",
      `<!doctype html><article><p>زار الرئيس الفرنسي الرباط أمس.</p>${passages}</article>`,
      "text/html",
    );
    await expect(desk.marks.first()).toBeVisible();
    await expectDead(desk);
    // Chromium tells of handlers and styles in the parsed page, which its policy forbids and nobody runs.
    forgive(watch, /^console: .*(Content Security Policy|violates)/);
  });

  test("from a link, with an address for a source", async ({ desk, page }) => {
    for (const payload of PAYLOADS)
      await page.evaluate((text) => {
        const source = document.querySelector<HTMLInputElement>("#source")!;
        source.value = text;
        source.dispatchEvent(new Event("change"));
      }, payload);
    await expect(page.locator("#source")).toHaveValue("");
    await page.goto("about:blank");
    await page.goto("./#s=javascript%3Aalert(1)&t=x&d=<script>&at=1-<img>");
    await expect(desk.alert).not.toBeEmpty();
  });
});

test("a widget takes attributes and content full of markup as words", async ({
  page,
  visit,
}) => {
  await visit(
    (
      origin,
    ) => `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>موقع</title>
     <script src="${origin}/widget/khabar-analyzer.js"></script></head><body></body></html>`,
    // A site with no rules of its own: nothing but the widget itself keeps markup from running.
    (origin) => `connect-src ${origin} ${new URL("/", origin).href}`,
  );
  await page.evaluate(
    ({ payloads, story }) => {
      for (const payload of payloads) {
        const widget = document.createElement("khabar-analyzer");
        for (const name of [
          "for",
          "published",
          "show",
          "lang",
          "numerals",
          "theme",
          "sentences",
          "loading",
        ])
          widget.setAttribute(name, payload);
        document.body.append(widget);
      }
      const last = document.createElement("khabar-analyzer");
      last.textContent = story;
      last.setAttribute("loading", "eager");
      last.setAttribute("show", "summary events quotes entities times");
      document.body.append(last);
    },
    { payloads: PAYLOADS, story: STORY },
  );
  const last = page.locator("khabar-analyzer").last();
  await expect(last.locator(".name-row").first()).toBeAttached();
  const alive = await page.evaluate(
    (selector) =>
      [...document.querySelectorAll("khabar-analyzer")].flatMap((widget) =>
        [...widget.shadowRoot!.querySelectorAll("*")].filter(
          (element) =>
            element.matches(selector) ||
            element.getAttributeNames().some((name) => name.startsWith("on")),
        ),
      ).length,
    ALIVE,
  );
  expect(alive).toBe(0);
});
