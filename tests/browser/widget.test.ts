import { artifact, expect, forgive, test } from "./support.js";

const ARTICLE =
  "التقى وزير الخارجية الكويتي سالم المطوع نظيره المغربي في الرباط يوم الثلاثاء، وبحثا التعاون في مجال الطاقة.";

/** Nothing inline, no eval, nothing from anywhere but the place of the widget, and Trusted Types. */
const strict = (origin: string): string =>
  `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}; ` +
  `base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types khabar`;

const pageWith =
  (body: string) =>
  (origin: string): string => `<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>موقع آخر</title>
<script src="${origin}/widget/khabar-analyzer.js" defer></script></head><body><main>${body}</main></body></html>`;

test("on another origin, under a strict policy, two widgets share one worker", async ({
  page,
  visit,
}) => {
  const html = pageWith(
    `<h1>خبر</h1><article id="story"><p>${ARTICLE}</p></article>
     <khabar-analyzer for="story" published="2026-11-25" loading="eager"></khabar-analyzer>
     <khabar-analyzer lang="en" show="entities" published="2026-11-25" loading="eager"><p>زار الملك الأردني بغداد أمس.</p></khabar-analyzer>`,
  );
  await visit(html, strict);
  const widgets = page.locator("khabar-analyzer");
  await expect(widgets.nth(0).locator(".headline")).toContainText("المطوع");
  await expect(widgets.nth(1).locator(".names").first()).toContainText(
    "Baghdad",
  );
  expect(page.workers()).toHaveLength(1);

  // Its own words stay in the page of the site, lit up there.
  await widgets.nth(0).locator(".name-row", { hasText: "الرباط" }).click();
  const lit = await page.evaluate(() =>
    [...(CSS.highlights.get("khabar-focus") ?? [])].map(String),
  );
  expect(lit).toEqual(["الرباط"]);
  await expect(page.locator("#story")).toHaveText(ARTICLE);
});

test("is found by its parts and speaks by events", async ({ page, visit }) => {
  await visit(
    pageWith(
      `<h1>خبر</h1><article id="story"><p>${ARTICLE}</p></article><div id="place"></div>`,
    ),
    strict,
  );
  const heard = await page.evaluate(async () => {
    const widget = document.createElement("khabar-analyzer");
    widget.setAttribute("for", "story");
    widget.setAttribute("loading", "eager");
    const analysis = new Promise((done) =>
      document.addEventListener(
        "khabar-analysis",
        (event) => done((event as CustomEvent).detail.text),
        { once: true },
      ),
    );
    document.getElementById("place")!.append(widget);
    return analysis;
  });
  expect(heard).toContain("سالم المطوع");
  const missing = await page
    .locator("khabar-analyzer")
    .evaluate((widget) =>
      ["headline", "names", "events"].filter(
        (part) => !widget.shadowRoot!.querySelector(`[part~="${part}"]`),
      ),
    );
  expect(missing).toEqual([]);
});

test("obeys its attributes as they change, and the colours of the site", async ({
  page,
  visit,
}) => {
  await visit(
    pageWith(`<h1>خبر</h1><article id="story"><p>${ARTICLE}</p></article>
       <article id="other"><p>وصل الملك الأردني إلى بغداد أمس.</p></article>
       <khabar-analyzer for="story" loading="eager" show="summary entities times" published="2026-11-25"></khabar-analyzer>`),
    strict,
  );
  const widget = page.locator("khabar-analyzer");
  const set = (name: string, value: string) =>
    widget.evaluate(
      (element, [key, words]) => element.setAttribute(key!, words!),
      [name, value],
    );
  await expect(widget.locator(".headline")).toBeVisible();
  await expect(widget.locator(".panel-events")).toHaveCount(0);
  await set("show", "events");
  await expect(widget.locator(".panel-events")).toBeVisible();
  await expect(widget.locator(".headline")).toHaveCount(0);
  await set("lang", "en");
  await expect(widget.locator(".panel-events h2")).toHaveText("Events");
  await expect(widget.locator(".frame")).toHaveAttribute("dir", "ltr");
  await set("lang", "nonsense");
  await expect(widget.locator(".frame")).toHaveAttribute("dir", "rtl");
  await set("show", "times");
  await set("numerals", "arab");
  await expect(widget.locator(".panel-times")).toContainText("٢٠٢٦");
  await set("for", "other");
  await set("show", "entities");
  await expect(widget.locator(".panel-names")).toContainText("بغداد");
  await set("theme", "dark");
  const ink = () =>
    widget.locator(".frame").evaluate((frame) => getComputedStyle(frame).color);
  await expect(widget.locator(".frame")).toHaveAttribute("data-theme", "dark");
  const dark = await ink();
  await set("theme", "light");
  expect(await ink()).not.toBe(dark);
  await widget.evaluate((element: HTMLElement) =>
    element.style.setProperty("--khabar-ink", "rgb(1, 2, 3)"),
  );
  expect(await ink()).toBe("rgb(1, 2, 3)");
});

test("tells the site what is chosen, which may do something else instead", async ({
  page,
  visit,
}) => {
  await visit(
    pageWith(`<h1>خبر</h1><article id="story"><p>${ARTICLE}</p></article>
       <khabar-analyzer for="story" loading="eager" show="entities"></khabar-analyzer>`),
    strict,
  );
  const heard = page.evaluate(
    () =>
      new Promise<string>((done) =>
        document.addEventListener("khabar-choose", (event) => {
          event.preventDefault();
          const [{ start, end }] = (event as CustomEvent).detail.ranges;
          const widget = event.target as HTMLElement;
          done(`${widget.tagName} ${end - start}`);
        }),
      ),
  );
  await page
    .locator("khabar-analyzer .name-row", { hasText: "الرباط" })
    .click();
  expect(await heard).toBe(`KHABAR-ANALYZER ${"الرباط".length}`);
  expect(await page.evaluate(() => CSS.highlights.has("khabar-focus"))).toBe(
    false,
  );
});

test("shows its own content where it cannot work, and says so", async ({
  page,
  visit,
  watch,
}) => {
  await page.route("**/*.wasm", (route) => route.abort());
  const heard = page.waitForEvent("console", (message) =>
    message.text().startsWith("heard"),
  );
  await page.addInitScript(() =>
    document.addEventListener("khabar-error", (event) =>
      console.log("heard", (event as CustomEvent).detail.code),
    ),
  );
  await visit(
    pageWith(`<h1>خبر</h1><article id="story"><p>${ARTICLE}</p></article>
       <khabar-analyzer for="story" loading="eager"><p>اقرأ الخبر كاملًا.</p></khabar-analyzer>`),
    strict,
  );
  expect((await heard).text()).toBe("heard load-failed");
  await expect(page.getByText("اقرأ الخبر كاملًا.")).toBeVisible();
  await expect(
    page.locator("khabar-analyzer").getByRole("status"),
  ).toContainText("تعذّر تحميل المحلّل");
  await expect(page.locator("#story")).toHaveText(ARTICLE);
  // The browser itself reports the failed fetch, which is what was asked for here.
  forgive(watch, /ERR_FAILED/);
});

test("waits until it comes near the screen", async ({ page, visit, watch }) => {
  await visit(
    pageWith(`<h1>خبر</h1><article id="story"><p>${ARTICLE}</p></article>${"<br>".repeat(200)}
       <khabar-analyzer for="story"></khabar-analyzer>`),
    strict,
    { waitUntil: "networkidle" },
  );
  expect(watch.requests.filter((url) => url.endsWith(".wasm"))).toEqual([]);
  await page.locator("khabar-analyzer").scrollIntoViewIfNeeded();
  await expect(page.locator("khabar-analyzer .headline")).toBeVisible();
});

test("in a frame on another origin it takes the text and grows to its height", async ({
  page,
  visit,
}) => {
  const html = (
    origin: string,
  ) => `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>موقع آخر</title>
    <script src="${origin}/widget/khabar-frame.js" defer></script></head><body><main><h1>خبر</h1>
    <article id="story"><p>${ARTICLE}</p></article>
    <iframe data-khabar-for="story" data-khabar-published="2026-11-25" title="قراءة في الخبر"
      src="${origin}/widget/frame.html?show=summary,events" width="100%"></iframe></main></body></html>`;
  await visit(
    html,
    (origin) => `default-src 'none'; script-src ${origin}; frame-src ${origin}`,
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.locator(".headline")).toContainText("المطوع");
  await expect
    .poll(async () => (await page.locator("iframe").boundingBox())!.height)
    .toBeGreaterThan(250);
});

test("the gallery shows every example at work and is accessible", async ({
  desk,
  page,
}) => {
  await page.goto("widget/");
  for (const widget of await page.locator("khabar-analyzer").all()) {
    await widget.scrollIntoViewIfNeeded();
    await expect(widget.locator(".results > *").first()).toBeVisible();
  }
  await expect(page.locator("#heard")).not.toHaveText("لا شيء بعد.");
  await expect(page.locator("pre").first()).toContainText(
    "/widget/khabar-analyzer.js",
  );
  await desk.expectAccessible({ frames: false });
  await desk.expectNoSideways();
  await page.screenshot({
    path: artifact("gallery.png"),
    fullPage: true,
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await desk.expectNoSideways();
  await page.screenshot({
    path: artifact("gallery-narrow.png"),
    fullPage: true,
  });
});

test("the page that tests a strict policy shows a result", async ({ page }) => {
  await page.goto("widget/csp.html");
  await expect(page.locator("khabar-analyzer .headline")).toBeVisible();
});
