import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serveFolder } from "./servers.js";
import { expect, SAMPLE, test, type Desk } from "./support.js";

const DIST = join(__dirname, "../../web/dist");

/** Until the worker has all files and answers for this page. */
async function expectKept({ page }: Desk): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) =>
      navigator.serviceWorker.addEventListener("controllerchange", done),
    );
  });
}

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("after the first visit the page opens and works with no server at all", async ({
    desk,
    page,
    watch,
  }) => {
    const server = await serveFolder();
    watch.origins.push(server.address);
    await page.goto(server.address);
    await expectKept(desk);
    server.stop();
    await page.reload();
    await desk.openSample();
    await expect(desk.panel("names")).toContainText("سامي العلوي");
    await desk.openPicture("map");
  });

  test("can be installed: a manifest with names, icons and where to start", async ({
    page,
  }) => {
    await page.goto("./");
    const address = await page
      .locator('link[rel="manifest"]')
      .evaluate((link: HTMLLinkElement) => link.href);
    const manifest = await page.evaluate(
      async (url) => (await fetch(url)).json(),
      address,
    );
    expect(manifest).toMatchObject({ display: "standalone", lang: "ar" });
    expect(manifest.name).toContain("خبر");
    expect(new URL(manifest.start_url, address).href).toBe(page.url());
    for (const size of ["192x192", "512x512"]) {
      const icon = manifest.icons.find(
        ({ sizes }: { sizes: string }) => sizes === size,
      );
      const drawn = await page.evaluate(async (src) => {
        const image = await createImageBitmap(await (await fetch(src)).blob());
        return `${image.width}x${image.height}`;
      }, new URL(icon.src, address).href);
      expect(drawn).toBe(size);
    }
    // Chromium itself finds nothing that stands in the way.
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send(
      "Page.getInstallabilityErrors",
    );
    expect(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
    ).toEqual([]);
  });

  test("a new version is offered, taken when the reader says so, and the text stays", async ({
    desk,
    page,
    watch,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), "khabar-update-"));
    const other = /widget|offline\.html|\.br$/;
    cpSync(DIST, folder, {
      recursive: true,
      filter: (file) => !other.test(file.slice(DIST.length)),
    });
    const server = await serveFolder(folder);
    try {
      watch.origins.push(server.address);
      await page.goto(server.address);
      await expectKept(desk);
      await desk.read("زار الرئيس الفرنسي القاهرة.");
      await page.getByRole("button", { name: "تحرير" }).click();
      await desk.area.press("End");
      await desk.area.pressSequentially(" ثم عاد");

      const worker = join(folder, "sw.js");
      const newer = readFileSync(worker, "utf8").replace(
        /`khabar-\$\{"[0-9a-f]+"\}`/,
        '"khabar-newer"',
      );
      writeFileSync(worker, newer);
      appendFileSync(join(folder, "index.html"), "<!-- newer -->");
      await page.evaluate(async () =>
        (await navigator.serviceWorker.ready).update(),
      );
      const toast = page.locator(".toast");
      await expect(toast).toBeVisible();
      await desk.expectAccessible();
      const text = await desk.area.inputValue();
      expect(text).toContain("ثم عاد");
      const reloaded = page.waitForEvent("load");
      await toast.getByRole("button").first().click();
      await reloaded;
      await expect(desk.area).toHaveValue(text);
      await expect(desk.panel("names")).toContainText("القاهرة");
      expect(await page.evaluate(() => caches.keys())).toEqual([
        "khabar-newer",
      ]);
      await expect(toast).toHaveCount(0);
    } finally {
      server.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

test("one file from the disk does all of it: text, marks, pictures, English", async ({
  desk,
  page,
  watch,
}) => {
  watch.origins.splice(0, watch.origins.length, "file:", "blob:", "data:");
  await page.goto(pathToFileURL(join(DIST, "khabar-offline.html")).href);
  await desk.openSample();
  await desk.expectText(SAMPLE.text);
  for (const kind of ["timeline", "network", "map"] as const)
    await desk.openPicture(kind);
  await desk.inEnglish();
  await expect(desk.panel("events")).toContainText("Events");
  expect(
    await page.evaluate(() => document.fonts.check('16px "Naskh"', "خبر")),
  ).toBe(true);
  expect(watch.requests.filter((url) => /^https?:/.test(url))).toEqual([]);
});
