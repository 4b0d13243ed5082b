import { artifact, expect, test } from "./support.js";

const SCREENS = [
  { name: "wide", width: 1360, height: 900 },
  { name: "narrow", width: 360, height: 740 },
] as const;

for (const language of ["ar", "en"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const { name, width, height } of SCREENS) {
      test.describe(`${language}, ${colorScheme}, ${name}`, () => {
        test.use({ colorScheme, viewport: { width, height } });

        test("is accessible, fits and is kept as pictures in every state", async ({
          desk,
          page,
        }) => {
          test.setTimeout(400_000); // axe looks at the page a good dozen times
          const shoot = (state: string, fullPage = false): Promise<unknown> =>
            page.screenshot({
              path: artifact(`${language}-${colorScheme}-${name}-${state}.png`),
              fullPage,
            });
          const check = async (state: string): Promise<void> => {
            await desk.expectAccessible();
            await desk.expectNoSideways();
            await shoot(state);
          };
          // The analyser is kept waiting, so that the page is at work for as long as it is looked at.
          let release = (): void => undefined;
          const held = new Promise<void>((done) => (release = done));
          await page.route("**/*.wasm", async (route) => {
            await held;
            await route.continue();
          });
          await desk.visit(language);
          await check("loading");
          await desk.paste("زار وزير الخارجية المصري بيروت أمس.");
          await expect(page.getByRole("progressbar")).toBeVisible();
          await check("working");
          await page.getByRole("button", { name: /^(إلغاء|Cancel)$/ }).click();
          await expect(desk.status).toContainText(/أُلغي|cancelled/);
          await check("cancelled");
          release();
          await desk.open(language);
          await check("empty");
          await desk.analyzeButton().click();
          await expect(desk.alert).not.toBeEmpty();
          await check("trouble");
          await desk.openSample();
          await check("result");
          await shoot("whole", true);
          await desk.panel("events").locator(".item").first().click();
          await expect(desk.inspector).toBeVisible();
          await check("chosen");
          await page.keyboard.press("Escape");
          for (const kind of ["timeline", "network", "map"] as const) {
            const drawn = await desk.openPicture(kind);
            await drawn.scrollIntoViewIfNeeded();
            await check(kind);
          }
          for (const dialog of ["take-away", "history", "settings"]) {
            await page.locator(`.open-${dialog}`).click();
            await expect(page.getByRole("dialog")).toBeVisible();
            await check(dialog);
            await page.keyboard.press("Escape");
          }
          await page.getByRole("button", { name: /^(تحرير|Edit)$/ }).click();
          await check("edit");
          await page.getByRole("button", { name: /^(مسح|Clear)$/ }).click();
          await check("cleared");
        });
      });
    }
  }
}

test.describe("320 pixels wide", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const language of ["ar", "en"] as const) {
    test(`reflows without scrolling sideways (${language})`, async ({
      desk,
    }) => {
      await desk.open(language);
      await desk.expectNoSideways();
      await desk.openSample();
      await desk.panel("events").locator(".item").first().click();
      await desk.expectNoSideways();
    });
  }
});

test.describe("text at 200 %", () => {
  for (const width of [1280, 640]) {
    test.describe(`${width} pixels wide`, () => {
      test.use({ viewport: { width, height: 800 } });

      for (const language of ["ar", "en"] as const) {
        test(`nothing is cut off or pushed out (${language})`, async ({
          desk,
          page,
        }) => {
          await desk.open(language);
          await page.evaluate(() => {
            document.documentElement.style.fontSize = "200%";
          });
          await desk.openSample();
          await desk.panel("events").locator(".item").first().click();
          await desk.expectNoSideways();
          const cut = await page.evaluate(() =>
            [...document.querySelectorAll("button, a, dt, dd, h2, p, label")]
              .filter((element) => element.checkVisibility())
              .filter(
                (element) =>
                  element.clientWidth > 1 &&
                  element.scrollWidth > element.clientWidth + 1 &&
                  getComputedStyle(element).display !== "inline",
              )
              .map((element) => element.outerHTML.slice(0, 120)),
          );
          expect(cut).toEqual([]);
          await page.screenshot({
            path: artifact(`${language}-200-percent-${width}.png`),
          });
        });
      }
    });
  }
});

test.describe("forced colours", () => {
  test.use({ contextOptions: { forcedColors: "active" } });

  test("marks are told apart by their lines", async ({ desk, page }) => {
    await desk.open();
    await desk.openSample();
    const styles = await Promise.all(
      ["people", "orgs", "places", "times"].map((kind) =>
        page
          .locator(`.reading mark.kind-${kind}`)
          .first()
          .evaluate((mark) => getComputedStyle(mark).textDecorationStyle),
      ),
    );
    expect(new Set(styles).size).toBe(styles.length);
    await page.screenshot({ path: artifact("ar-forced-colors.png") });
  });
});

test.describe("reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("goes to a place without gliding", async ({ desk, page }) => {
    await desk.open();
    await desk.openSample();
    await desk.panel("quotes").locator(".item").last().click();
    const before = await page.evaluate(() => scrollY);
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});
