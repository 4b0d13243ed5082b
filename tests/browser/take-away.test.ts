import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { artifact, expect, SAMPLE, test, type Desk } from "./support.js";

test.beforeEach(async ({ desk }) => {
  await desk.open();
  await desk.openSample();
});

/** The file that a row of the dialog saves. */
async function saved(
  { page }: Desk,
  format: string,
): Promise<{ name: string; content: string }> {
  const arriving = page.waitForEvent("download");
  await page.locator(`[data-format="${format}"]`).click();
  const download = await arriving;
  return {
    name: download.suggestedFilename(),
    content: readFileSync((await download.path())!, "utf8"),
  };
}

/** What a reader gets who copies a quotation of the example. */
function copiedQuotation(desk: Desk): Promise<string> {
  return desk.copied(async () => {
    await desk
      .panel("quotes")
      .locator(".quote-direct", { hasText: "تقف إلى جانب المغرب" })
      .click();
    await desk.page.getByRole("button", { name: "نسخ اقتباس" }).click();
    await expect(desk.status).toContainText("نُسخ الاقتباس");
  });
}

test("every form of file is saved and holds the result", async ({
  desk,
  page,
}) => {
  await page.locator(".open-take-away").click();
  const json = await saved(desk, "json");
  expect(json.name).toBe("khabar-2026-11-23.json");
  const document = JSON.parse(json.content) as {
    text: string;
    events: unknown[];
    entities: unknown[];
  };
  expect(document.text).toBe(SAMPLE.text);

  const rows = (content: string): number => content.trim().split("\r\n").length;
  const entities = await saved(desk, "entities");
  expect(entities.name).toBe("khabar-2026-11-23-entities.csv");
  expect(rows(entities.content)).toBe(document.entities.length + 1);
  const events = await saved(desk, "events");
  expect(rows(events.content)).toBe(document.events.length + 1);

  const markdown = await saved(desk, "markdown");
  expect(markdown.content).toMatch(/^# /);
  expect(markdown.content).toContain("سامي العلوي");

  const linked = JSON.parse((await saved(desk, "jsonld")).content) as Record<
    string,
    unknown
  >;
  expect(linked["@context"]).toBe("https://schema.org");
  expect(linked["datePublished"]).toBe("2026-11-23");
  await expect(page.getByRole("dialog")).toContainText("حُفظ الملف");
});

test("the saved page stands by itself: its own language, no script, nothing fetched", async ({
  desk,
  page,
  watch,
}) => {
  await page.locator(".open-take-away").click();
  const arriving = page.waitForEvent("download");
  await page.locator('[data-format="html"]').click();
  const file = artifact("saved.html");
  await (await arriving).saveAs(file);
  watch.origins.push("file:");
  const before = watch.requests.length;
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("body")).toContainText("سامي العلوي");
  expect(await page.locator("script, img, link[rel=stylesheet]").count()).toBe(
    0,
  );
  expect(watch.requests.slice(before)).toHaveLength(1);
  await desk.expectAccessible();
  await desk.expectNoSideways();
  await page.screenshot({
    path: artifact("saved.png"),
    fullPage: true,
  });
});

test("a link carries the text in its fragment, which no server sees", async ({
  desk,
  page,
  watch,
}) => {
  await page.locator(".open-take-away").click();
  const link = await desk.copied(async () => {
    await page.locator('[data-format="link"]').click();
    await expect(page.getByRole("dialog")).toContainText("نُسخ الرابط");
  });
  const [before, fragment] = link.split("#");
  expect(before).not.toContain("?");
  expect(fragment!.length).toBeGreaterThan(100);

  await page.goto("about:blank");
  await page.goto(link);
  await expect(desk.marks.first()).toBeVisible();
  await desk.expectText(SAMPLE.text);
  await expect(page.locator("#published")).toHaveValue(SAMPLE.published);
  expect(page.url()).not.toContain("#t=");
  expect(watch.requests.filter((url) => url.includes("t="))).toEqual([]);
});

test("a link for a long text is refused, a damaged one says so", async ({
  desk,
  page,
}) => {
  await page.getByRole("button", { name: "مسح" }).click();
  let text = "زار الرئيس المصري بيروت. ";
  // Numbers that do not repeat, or the text would be packed into a few bytes.
  for (let n = 1; n < 9000; n++) text += `${(n * 7919) % 99991} `;
  await desk.read(text);
  await page.locator(".open-take-away").click();
  await page.locator('[data-format="link"]').click();
  await expect(page.getByRole("dialog")).toContainText("أطول من أن يحمله رابط");
  await page.goto("about:blank");
  await page.goto("./#t=%25%25");
  await expect(desk.alert).not.toBeEmpty();
});

test("a quotation is copied with its headline, its day and the link to its sentence", async ({
  desk,
  page,
}) => {
  await page.locator("#source").fill("https://news.example/story");
  await page.locator("#source").blur();
  const [words, about, link] = (await copiedQuotation(desk)).split("\n");
  expect(words).toContain("تقف إلى جانب المغرب");
  expect(about).toContain("الحديدي");
  expect(about).toContain("23 نوفمبر 2026");
  expect(link).toMatch(/^https:\/\/news\.example\/story#:~:text=/);
});

test("without an address of the story the link of a quotation opens the text at its sentence", async ({
  desk,
  page,
}) => {
  const lines = (await copiedQuotation(desk)).split("\n");
  const link = lines.at(-1)!;
  expect(link).toContain("#t=");
  await page.goto("about:blank");
  await page.goto(link);
  await expect(desk.inspector).toBeVisible();
  const [lit] = await desk.highlighted("khabar-focus");
  expect(lit).toContain("تقف إلى جانب المغرب");
});

test("on paper there are the brief, the text and the results, and no tools", async ({
  page,
}) => {
  await page.emulateMedia({ media: "print" });
  for (const shown of [".headline", ".reading", "#events", "#names"])
    await expect(page.locator(shown).first()).toBeVisible();
  for (const tool of [".bar-sheet", ".masthead-actions", ".findings-nav"])
    await expect(page.locator(tool)).toBeHidden();
  const paper = await page.pdf({ format: "A4" });
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
  await page.screenshot({
    path: artifact("ar-print.png"),
    fullPage: true,
  });
});
