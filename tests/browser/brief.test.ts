import { expect, test } from "./support.js";

const STORY = [
  "تظاهر مئات العمال أمام مقر البرلمان في تونس يوم الاثنين احتجاجًا على ارتفاع الأسعار.",
  "وقال رئيس النقابة كمال الورتاني إن الإضراب سيستمر حتى تستجيب الحكومة.",
  "واستقبل وزير الشؤون الاجتماعية سامي بن عمر وفدًا من المحتجين في مكتبه.",
  "وأعلنت الحكومة أنها ستبحث الملف في اجتماع يوم الخميس.",
  "ويشهد قطاع النسيج إضرابات متكررة منذ بداية العام.",
].join("\n\n");

test.beforeEach(async ({ desk, page }) => {
  await desk.open();
  await page.locator("#published").fill("2026-11-23");
  await desk.read(STORY);
});

test("the brief answers who, what, where, when and why, in the words of the story", async ({
  desk,
}) => {
  const brief = desk.panel("brief");
  await expect(brief.locator(".headline")).not.toBeEmpty();
  const answer = (question: string) =>
    brief.locator(".facts > div", {
      has: desk.page.locator("dt", { hasText: question }),
    });
  await expect(answer("مَن").locator(".item").first()).toBeVisible();
  await expect(answer("ماذا").locator(".item").first()).toBeVisible();
  await expect(answer("أين")).toContainText("تونس");
  await expect(answer("متى")).toContainText("نوفمبر 2026");
  const why = answer("لماذا").locator(".item").first();
  await expect(why).toContainText("ارتفاع الأسعار");
  await why.click();
  const [lit] = await desk.highlighted("khabar-focus");
  expect(lit).toContain("ارتفاع الأسعار");
  await expect(desk.inspector).toContainText("لماذا");
});

test("main people stand with their posts, and keywords lead to their places", async ({
  desk,
}) => {
  const people = desk.panel("brief").locator(".main-people");
  await expect(people).toContainText("سامي بن عمر");
  await expect(people).toContainText("وزير الشؤون الاجتماعية");
  const keyword = desk.panel("brief").locator(".keyword").first();
  await keyword.click();
  expect((await desk.highlighted("khabar-focus")).length).toBeGreaterThan(0);
});

test("the slider makes the summary longer and shorter, in the order of the story, and is kept", async ({
  desk,
  page,
}) => {
  const slider = page.locator("#summary-length");
  const sentences = desk.panel("brief").locator(".sentence");
  await slider.fill("1");
  await expect(sentences).toHaveCount(1);
  await expect(page.locator(".slider-value")).toHaveText("جملة واحدة");
  await slider.fill("2");
  await expect(page.locator(".slider-value")).toHaveText("جملتان");
  await slider.focus();
  // In Arabic more is to the left.
  await page.keyboard.press("ArrowLeft");
  await expect(sentences).toHaveCount(3);
  await expect(page.locator(".slider-value")).toHaveText("3 جمل");
  const order = (await sentences.allTextContents()).map((words) =>
    STORY.indexOf(words.trim()),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  await desk.inEnglish();
  await expect(sentences).toHaveCount(3);
});

test("in English a line says what the headline is about", async ({ desk }) => {
  await desk.inEnglish();
  await expect(desk.panel("brief").locator(".headline-en")).toHaveText(
    /^[\x20-\x7e\u2019]+$/,
  );
  await expect(desk.panel("brief").locator(".headline")).toHaveAttribute(
    "dir",
    "rtl",
  );
});
