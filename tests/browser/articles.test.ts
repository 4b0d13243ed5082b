import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./support.js";

/** Whole articles: those of which the expected documents are kept. */
const FOLDER = join(__dirname, "../golden");
const ARTICLES = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

const SCREENS = [
  { language: "ar", colorScheme: "light", width: 360 },
  { language: "en", colorScheme: "dark", width: 1360 },
] as const;

for (const { language, colorScheme, width } of SCREENS) {
  test.describe(`${language}, ${colorScheme}, ${width} pixels`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    for (const name of ARTICLES) {
      test(`a whole article is shown in full and without fault: ${name}`, async ({
        desk,
        page,
      }) => {
        const text = readFileSync(join(FOLDER, name), "utf8");
        await desk.open(language);
        await desk.read(text);
        expect(
          await desk.reading.evaluate((element) => element.textContent),
        ).toBe(text);
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
          path: join(__dirname, `artifacts/article-${name}-${language}.png`),
        });
      });
    }
  });
}
