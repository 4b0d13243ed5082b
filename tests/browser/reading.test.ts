import { expect, test } from "./support.js";

test.beforeEach(async ({ desk }) => {
  await desk.open();
  await desk.openSample();
});

test("an item of the lists lights up its words, and a mark its item", async ({
  desk,
  page,
}) => {
  const row = desk
    .panel("names")
    .locator(".item", { hasText: "فارس الحديدي" })
    .first();
  await row.click();
  const words = await desk.highlighted("khabar-focus");
  expect(words[0]).toBe("فارس الحديدي");
  await expect(row).toHaveAttribute("aria-current", "true");
  await expect(desk.inspector).toContainText("فارس الحديدي");

  const mark = page.locator(".reading mark.kind-times").first();
  await mark.click();
  expect(await desk.highlighted("khabar-focus")).toEqual([
    await mark.textContent(),
  ]);
  const key = await mark.getAttribute("data-item");
  await expect(
    desk.panel("times").locator(`[data-item="${key}"]`),
  ).toHaveAttribute("aria-current", "true");
  await expect(
    desk.panel("times").locator(`[data-item="${key}"]`),
  ).toBeInViewport();
});

for (const [machine, rate] of [
  ["quick", 1],
  ["slow", 6],
] as const) {
  test(`on a ${machine} machine the item of a mark is in view wherever the page stood, and so is the mark`, async ({
    desk,
    page,
  }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const marks = page.locator(".reading mark.kind-times");
    for (const top of [0, 500, 700, 5000]) {
      for (const mark of [marks.first(), marks.last()]) {
        // The page still moves towards a name while a time is chosen.
        await desk.panel("names").locator(".item").first().click();
        await page.evaluate((y) => scrollTo(0, y), top);
        await mark.click();
        const key = await mark.getAttribute("data-item");
        const row = desk.panel("times").locator(`[data-item="${key}"]`);
        await expect(row).toHaveAttribute("aria-current", "true");
        await expect(row).toBeInViewport({ ratio: 1 });
        await expect(mark).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test("an event lights up with its sentence", async ({ desk }) => {
  const row = desk.panel("events").locator(".item").first();
  await row.click();
  const [trigger] = await desk.highlighted("khabar-focus");
  const [sentence] = await desk.highlighted("khabar-context");
  expect(sentence).toContain(trigger);
});

test("those who take part in an event light up with it, and lead to all that is known of them", async ({
  desk,
  page,
}) => {
  await desk
    .panel("events")
    .locator(".item", { hasText: "الحديدي" })
    .first()
    .click();
  const parts = await desk.highlighted("khabar-related");
  expect(parts.join(" ")).toContain("الحديدي");
  const agent = desk.inspector.locator(".item", { hasText: "الحديدي" }).first();
  await agent.click();
  await expect(desk.inspector).toContainText("وزير الخارجية الأردني");
  await expect(desk.inspector).toContainText(/Fares (al-)?\S*h\S*d/i);
  const events = desk.inspector.locator('.item[data-item^="event"]');
  expect(await events.count()).toBeGreaterThan(0);
  await events.first().click();
  await expect(page.locator(".inspected-kind")).toBeVisible();
  expect(await desk.highlighted("khabar-focus")).toHaveLength(1);
});

test("the inspector goes from mention to mention and round again", async ({
  desk,
  page,
}) => {
  const entity = desk
    .panel("names")
    .locator(".item", {
      has: page.locator(".mention-count", { hasText: /^[2-9]/ }),
    })
    .first();
  await entity.click();
  const place = desk.inspector.locator(".place");
  const all = Number(/من (\d+)/.exec((await place.textContent())!)![1]);
  await expect(place).toHaveText(`الموضع 1 من ${all}`);
  await page.getByRole("button", { name: "الموضع التالي" }).click();
  await expect(place).toHaveText(`الموضع 2 من ${all}`);
  await page.getByRole("button", { name: "الموضع السابق" }).click();
  await page.getByRole("button", { name: "الموضع السابق" }).click();
  await expect(place).toHaveText(`الموضع ${all} من ${all}`);
  await expect(
    page.getByRole("button", { name: "الموضع السابق" }),
  ).toBeFocused();
  await page.getByRole("button", { name: "إنهاء الاختيار" }).click();
  await expect(desk.inspector).toHaveCount(0);
  expect(await desk.highlighted("khabar-focus")).toEqual([]);
});

test("what is chosen is in view, above what is said of it", async ({
  desk,
  page,
}) => {
  for (const height of [900, 600]) {
    await page.setViewportSize({ width: 1360, height });
    await page.evaluate(() => scrollTo(0, 0));
    for (const at of [0, 3, 9]) {
      await desk.panel("events").locator(".item").nth(at).click();
      await expect
        .poll(() =>
          page.evaluate(() => {
            const [range] = CSS.highlights.get("khabar-focus")!;
            const words = (range as Range).getBoundingClientRect();
            const told = document
              .querySelector(".inspector")!
              .getBoundingClientRect();
            return words.top >= 0 && words.bottom <= told.top;
          }),
        )
        .toBe(true);
    }
  }
});

test("only our own highlights are taken away", async ({ desk, page }) => {
  await page.evaluate(() =>
    CSS.highlights.set("of-somebody-else", new Highlight()),
  );
  await desk.panel("events").locator(".item").first().click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(desk.inspector).toHaveCount(0);
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([
    "of-somebody-else",
  ]);
});

test("the legend counts its marks, hides them and shows them again", async ({
  desk,
  page,
}) => {
  const key = page.locator('.key[data-kind="places"]');
  const pieces = page.locator(".reading mark.kind-places[tabindex]");
  expect(Number(await key.locator(".key-count").textContent())).toBe(
    await pieces.count(),
  );
  const line = () =>
    pieces
      .first()
      .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  expect(await line()).toBe("underline");
  await key.click();
  await expect(key).toHaveAttribute("aria-pressed", "false");
  await expect(key).toBeFocused();
  expect(await line()).toBe("none");
  await key.click();
  expect(await line()).toBe("underline");
  await expect(desk.marks.first()).toBeVisible();
});

test("the whole way by keyboard: to the marks, along them, to the list and back", async ({
  desk,
  page,
}) => {
  await desk.reading.focus();
  await page.keyboard.press("Tab");
  const marks = page.locator(".reading mark[tabindex]");
  await expect(marks.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(marks.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(marks.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(marks.nth(0)).toBeFocused();
  const key = await marks.nth(0).getAttribute("data-item");
  await page.keyboard.press("Enter");
  await expect(
    desk.findings.locator(`[data-item="${key}"]`).last(),
  ).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(marks.nth(0)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(desk.inspector).toHaveCount(0);
  // One tab stop for all the marks: the next Tab leaves the text.
  await page.keyboard.press("Tab");
  await expect(page.locator(".reading mark:focus")).toHaveCount(0);
});

test("the skip link leads to the results", async ({ page }) => {
  await page.reload();
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#results")).toBeFocused();
});
