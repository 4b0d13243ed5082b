import { expect, SAMPLE, test } from "./support.js";

test("the sample loads with one click and shows marks, summary, events, quotes, names and times", async ({
  desk,
}) => {
  await desk.open();
  await desk.openSample();
  for (const kind of [
    "people",
    "orgs",
    "places",
    "times",
    "events",
    "quotes",
  ]) {
    expect(
      await desk.page.locator(`.reading mark.kind-${kind}`).count(),
      kind,
    ).toBeGreaterThan(0);
  }
  await expect(desk.panel("brief").locator(".headline")).not.toBeEmpty();
  expect(
    await desk.panel("brief").locator(".sentence").count(),
  ).toBeGreaterThan(1);
  expect(await desk.panel("events").locator(".event").count()).toBeGreaterThan(
    3,
  );
  await expect(desk.panel("quotes")).toContainText(
    "«تقف إلى جانب المغرب في هذه المحنة»",
  );
  for (const name of ["سامي العلوي", "فارس الحديدي", "المغرب", "مراكش"]) {
    await expect(
      desk.panel("names").locator(".name", { hasText: name }).first(),
    ).toBeVisible();
  }
  await expect(desk.panel("times")).toContainText("24 نوفمبر 2026");
});

test("what happens is listed before what is said of it or told again, and nothing twice in a row", async ({
  desk,
}) => {
  await desk.open();
  await desk.openSample();
  const events = desk.panel("events");
  const kinds = events.locator("ol").nth(0).locator(".event-type");
  for (const kind of await kinds.allTextContents())
    expect(kind).not.toBe("تصريح");
  await expect(events.locator("h3")).toHaveText("تصريحات، وأحداث تكرّر ذكرها");
  await expect(
    events.locator("ol").nth(1).locator(".event-type", { hasText: "تصريح" }),
  ).not.toHaveCount(0);
  for (const row of await events.locator(".event").all()) {
    const gloss = (await row.locator(".gloss").textContent())!;
    for (const detail of await row.locator(".detail bdi").allTextContents())
      expect(gloss).not.toContain(detail);
  }
});

test("marks leave the text as it was, and copied words are its words", async ({
  desk,
}) => {
  await desk.open();
  await desk.openSample();
  await desk.expectText(SAMPLE.text);
  const copied = await desk.reading.evaluate((element) => {
    getSelection()!.selectAllChildren(element);
    const data = new DataTransfer();
    element.dispatchEvent(
      new ClipboardEvent("copy", {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      }),
    );
    return data.getData("text/plain");
  });
  // Selecting ends where the last visible words end.
  expect(copied).toBe(SAMPLE.text);
});

test("a mark has nothing that would break the joining of letters", async ({
  desk,
}) => {
  await desk.open();
  await desk.openSample();
  const styles = await desk.marks.evaluateAll((marks) =>
    marks.flatMap((mark) => {
      const {
        display,
        marginLeft,
        marginRight,
        paddingLeft,
        paddingRight,
        borderLeftWidth,
        borderRightWidth,
        letterSpacing,
        fontWeight,
        fontFamily,
      } = getComputedStyle(mark);
      const parent = getComputedStyle(mark.parentElement!);
      const widths = [
        marginLeft,
        marginRight,
        paddingLeft,
        paddingRight,
        borderLeftWidth,
        borderRightWidth,
      ];
      const fine =
        display === "inline" &&
        letterSpacing === "normal" &&
        widths.every((width) => width === "0px") &&
        fontWeight === parent.fontWeight &&
        fontFamily === parent.fontFamily;
      return fine ? [] : [mark.outerHTML];
    }),
  );
  expect(styles).toEqual([]);
});

test("marks move no letter: the lines are as they are without any", async ({
  desk,
}) => {
  await desk.open();
  await desk.read(
    "وقال للقاهرة وبيروت وللرباط إنه سيزورها. فللعراق وبالأردن وكالمغرب وسوريا يصل الوزير المصري سامح حداد غدا.",
  );
  const moved = await desk.reading.evaluate((reading) => {
    const paragraph = reading.querySelector("p")!;
    const plain = paragraph.cloneNode() as HTMLElement;
    plain.textContent = paragraph.textContent;
    paragraph.after(plain);
    /** The place of each character, marked or not. */
    const places = (element: Element): number[] => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: number[] = [];
      const { left, top } = element.getBoundingClientRect();
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        for (let at = 0; at < node.length; at++) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          found.push(box.left - left + 10_000 * Math.round(box.top - top));
        }
      }
      return found;
    };
    const marked = places(paragraph);
    const unmarked = places(plain);
    plain.remove();
    return marked.filter((place, at) => Math.abs(place - unmarked[at]!) > 1)
      .length;
  });
  expect(await desk.marks.count()).toBeGreaterThan(5);
  expect(moved).toBe(0);
});

test("nothing is fetched after the page has loaded", async ({
  desk,
  watch,
}) => {
  await desk.open();
  await desk.page.waitForLoadState("networkidle");
  const before = watch.requests.length;
  await desk.openSample();
  await desk.panel("events").locator(".item").first().click();
  await desk.inEnglish();
  await expect(desk.panel("events")).toContainText("Events");
  expect(watch.requests.slice(before)).toEqual([]);
});

test("the page holds the text to this device by its own rules", async ({
  desk,
  page,
}) => {
  const response = await page.goto("./");
  const policy = response!.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("'unsafe-eval'");
  await expect(desk.page.locator(".privacy")).toBeVisible();
});

test("notes show a typing mistake and how it was read, and lead to it", async ({
  desk,
}) => {
  await desk.open();
  await desk.paste("قال الرئيس الفرنسي إن الحرب فيأوكرانيا ستنتهي قريبا.");
  const note = desk.page.locator("#notes .item").first();
  await expect(note).toContainText("فيأوكرانيا ← في أوكرانيا");
  await note.click();
  expect(await desk.highlighted("khabar-focus")).toEqual(["فيأوكرانيا"]);
});

test("English is one click away and keeps the work", async ({ desk, page }) => {
  await desk.open();
  await desk.openSample();
  await desk.inEnglish();
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(/^Khabar/);
  await expect(
    desk.panel("names").locator(".name", { hasText: "Morocco" }).first(),
  ).toBeVisible();
  for (const gloss of await desk
    .panel("events")
    .locator(".gloss")
    .allTextContents())
    expect(gloss).toMatch(/^[A-Z0-9]/);
  await desk.expectText(SAMPLE.text);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});
