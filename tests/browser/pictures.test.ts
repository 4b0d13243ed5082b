import type { Locator } from "@playwright/test";
import { expect, test } from "./support.js";

/** Who met, accused and helped whom, on several days and in several countries. */
const STORY = [
  "التقى الرئيس المصري عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون في القاهرة يوم 10 نوفمبر 2026.",
  "واتهمت روسيا أوكرانيا بقصف مدينة بيلغورود يوم 12 نوفمبر 2026.",
  "ودعا وزير الخارجية الأردني أيمن الصفدي إسرائيل إلى وقف إطلاق النار في قطاع غزة يوم 15 نوفمبر 2026.",
  "وقدمت السعودية مساعدات إلى السودان يوم 18 نوفمبر 2026.",
  "وأدانت تونس الهجوم على بيروت يوم 20 نوفمبر 2026.",
].join("\n\n");

/** How far from the left each of the parts of a picture is. */
const placesAcross = (parts: Locator): Promise<number[]> =>
  parts.evaluateAll((all) =>
    all.map((part) => Math.round(part.getBoundingClientRect().x)),
  );

/**
 * That more than `least` parts are there, and none lies on another. Of names, whose boxes are taller than their letters,
 * `height` pixels count.
 */
async function expectApart(
  parts: Locator,
  least: number,
  height?: number,
): Promise<void> {
  const boxes = await parts.evaluateAll((all) =>
    all.map((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  expect(boxes.length).toBeGreaterThan(least);
  const rounding = height === undefined ? 1 : 0;
  const middle = ({ top, bottom }: (typeof boxes)[number]) =>
    (top + bottom) / 2;
  const overlaps = boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (b) =>
          a.left < b.right - rounding &&
          b.left < a.right - rounding &&
          Math.abs(middle(a) - middle(b)) <
            (height ?? (a.bottom - a.top + b.bottom - b.top) / 2 - rounding),
      ),
  );
  expect(overlaps).toEqual([]);
}

test.beforeEach(async ({ desk }) => desk.open());

test("the timeline runs in the direction of reading, and a dot leads to its event", async ({
  desk,
}) => {
  await desk.read(STORY);
  const picture = await desk.openPicture("timeline");
  const dots = picture.locator(".pressable circle");
  const inArabic = await placesAcross(dots);
  expect(inArabic.length).toBeGreaterThan(3);
  expect(inArabic.at(-1)).toBeLessThan(inArabic[0]!);
  await expect(picture.locator("table")).toContainText("18 نوفمبر 2026");

  await picture.locator(".dot-words").first().click();
  await expect(desk.inspector).toBeVisible();
  expect(await desk.highlighted("khabar-focus")).toHaveLength(1);

  await desk.inEnglish();
  await desk.openPicture("timeline");
  const inEnglish = await placesAcross(dots);
  expect(inEnglish.at(-1)).toBeGreaterThan(inEnglish[0]!);
});

test("the network has an arrow for each deed, and the table says the same", async ({
  desk,
}) => {
  await desk.read(STORY);
  const picture = await desk.openPicture("network");
  await expect(picture.locator(".line[marker-end]").first()).toBeAttached();
  const names = await picture.locator(".name-words").allTextContents();
  for (const name of ["روسيا", "أوكرانيا"]) expect(names).toContain(name);
  const row = picture.locator("tr", { hasText: "روسيا" }).first();
  await expect(row).toContainText("أوكرانيا");
  await picture.locator(".pressable", { hasText: "روسيا" }).last().click();
  await expect(desk.inspector).toContainText("روسيا");
});

test("a network of many parties shows forty at most, and no name lies on another", async ({
  desk,
}) => {
  const countries =
    "مصر السودان ليبيا تونس الجزائر المغرب موريتانيا الصومال جيبوتي الأردن سوريا لبنان العراق السعودية الكويت قطر البحرين عمان اليمن فلسطين إيران تركيا اليونان إيطاليا فرنسا إسبانيا البرتغال ألمانيا بولندا أوكرانيا روسيا الصين اليابان الهند باكستان أفغانستان إندونيسيا ماليزيا كندا المكسيك البرازيل الأرجنتين كينيا إثيوبيا".split(
      " ",
    );
  const deeds = countries
    .slice(1)
    .map((other, at) => `واتهمت ${countries[at]} ${other} بدعم المتمردين أمس.`);
  await desk.read(deeds.join("\n"));
  const picture = await desk.openPicture("network");
  const boxes = picture.locator(".name-box");
  await expectApart(boxes, 25);
  expect(await boxes.count()).toBeLessThanOrEqual(40);
});

test("the map fills the countries named, and one leads to its words", async ({
  desk,
}) => {
  await desk.read(STORY);
  const picture = await desk.openPicture("map");
  const filled = picture.locator(".pressable", {
    has: desk.page.locator("path.country"),
  });
  expect(await filled.count()).toBeGreaterThan(5);
  await expect(picture.locator("table")).toContainText("السودان");
  await filled
    .filter({ hasText: "السودان" })
    .locator("path")
    .dispatchEvent("click");
  expect(await desk.highlighted("khabar-focus")).toContain("السودان");
});

test("cities are points on the map, each with its name and its way to the text", async ({
  desk,
}) => {
  await desk.read(
    "زار وزير الخارجية المصري دمشق وحلب في سوريا، ثم بيروت وطرابلس في لبنان، ثم عاد إلى القاهرة.",
  );
  const picture = await desk.openPicture("map");
  const cities = picture.locator(".pressable", {
    has: desk.page.locator("circle.city"),
  });
  const named = await cities.locator("title").allTextContents();
  for (const city of ["دمشق", "حلب", "بيروت", "القاهرة"])
    expect(named).toContain(city);
  for (const label of ["دمشق", "القاهرة"])
    await expect(
      picture.locator(".city-name", { hasText: label }),
    ).toBeVisible();
  // Aleppo lies to the north of Damascus, Cairo to the south-west.
  const middle = async (city: string) => {
    const box = (await cities
      .filter({ hasText: city })
      .locator("circle")
      .boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [aleppo, damascus, cairo] = [
    await middle("حلب"),
    await middle("دمشق"),
    await middle("القاهرة"),
  ];
  expect(aleppo.y).toBeLessThan(damascus.y);
  expect(cairo.y).toBeGreaterThan(damascus.y);
  expect(cairo.x).toBeLessThan(damascus.x);
  await expect(picture.locator("table")).toContainText("حلب");
  await cities.filter({ hasText: "حلب" }).locator("circle").click();
  expect(await desk.highlighted("khabar-focus")).toEqual(["حلب"]);
});

test("names on the map do not lie on one another", async ({ desk }) => {
  const cities =
    "صيدا صور النبطية بيروت طرابلس زحلة بعلبك دمشق حمص حماة حلب درعا القدس رام الله نابلس جنين الخليل حيفا عمان إربد".split(
      /(?<!رام) /,
    );
  await desk.read(
    cities.map((city) => `زار الوزير مدينة ${city} أمس.`).join("\n"),
  );
  const picture = await desk.openPicture("map");
  await expectApart(picture.locator(".city-name, .country-name"), 5, 10);
});

test("the network runs in the direction of reading: who acts is first", async ({
  desk,
}) => {
  await desk.read("اتهمت روسيا أوكرانيا بقصف مدينة بيلغورود أمس.");
  const across = async (name: string) =>
    (await (await desk.openPicture("network"))
      .locator(".pressable", { hasText: name })
      .locator(".name-box")
      .first()
      .boundingBox())!.x;
  expect(await across("روسيا")).toBeGreaterThan(await across("أوكرانيا"));
  await desk.inEnglish();
  expect(await across("Russia")).toBeLessThan(await across("Ukraine"));
});

test("each picture has a name and a table that says the same by keyboard", async ({
  desk,
}) => {
  await desk.read(STORY);
  for (const kind of ["timeline", "network", "map"] as const) {
    const picture = await desk.openPicture(kind);
    await expect(picture.getByRole("img")).toHaveAccessibleName(/\S/);
    const item = picture.locator("table .item").first();
    await item.focus();
    await desk.page.keyboard.press("Enter");
    expect((await desk.highlighted("khabar-focus")).length).toBeGreaterThan(0);
  }
});

test("the pictures are chosen by keyboard, in the direction of reading", async ({
  desk,
  page,
}) => {
  await desk.read(STORY);
  await page.locator("#tab-timeline").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("#tab-network")).toBeFocused();
  await expect(page.locator("#tab-network")).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#tab-timeline")).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.locator("#tab-map")).toBeFocused();
});
