import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { artifact, expect, test } from "./support.js";

const root = join(__dirname, "../..");

function namesIn(folder: string, ending: RegExp): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => ending.test(name))
    .sort();
}

/** Our own short ones, and some of the annotated articles where they lie beside the checkout. */
const ARTICLES = [
  ...namesIn("tests/golden", /\.txt$/).map((name) => ({
    name,
    text: readFileSync(join(root, "tests/golden", name), "utf8"),
  })),
  ...namesIn("../shared/gold/dev", /^[^.]+\.json$/)
    .filter((_, at) => at % 8 === 0)
    .map((name) => ({
      name,
      text: JSON.parse(
        readFileSync(join(root, "../shared/gold/dev", name), "utf8"),
      ).text as string,
    })),
];

const SCREENS = [
  { language: "ar", colorScheme: "light", width: 360 },
  { language: "en", colorScheme: "dark", width: 1360 },
] as const;

for (const { language, colorScheme, width } of SCREENS) {
  test.describe(`${language}, ${colorScheme}, ${width} pixels`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    for (const { name, text } of ARTICLES) {
      test(`a whole article is shown in full and without fault: ${name}`, async ({
        desk,
        page,
      }) => {
        await desk.open(language);
        await desk.read(text);
        await desk.expectText(text);
        await expect(desk.panel("brief").locator(".headline")).not.toBeEmpty();
        for (const list of ["names", "events"] as const)
          expect(
            await desk.panel(list).locator(".item").count(),
          ).toBeGreaterThan(2);
        const event = desk.panel("events").locator(".item").first();
        await event.click();
        expect(await desk.highlighted("khabar-focus")).toHaveLength(1);
        await desk.expectAccessible();
        await desk.expectNoSideways();
        await page.screenshot({
          path: artifact(`article-${name}-${language}.png`),
        });
      });
    }
  });
}
