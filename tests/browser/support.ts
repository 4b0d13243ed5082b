import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { serveSite, type Served } from "./servers.js";
import {
  expect,
  test as base,
  type Locator,
  type Page,
} from "@playwright/test";

/** What the page may be in the middle of, and what it must never do, whatever the test is about. */
class Watch {
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  /** Where the page of a test may fetch from. */
  readonly origins: string[];

  constructor(page: Page, origin: string) {
    // What a page makes itself never leaves it.
    this.origins = [origin, "blob:", "data:"];
    page.on("console", (message) => {
      // Playwright's own remark, since most tests do without a service worker.
      if (/Service Worker registration blocked/.test(message.text())) return;
      if (["error", "warning"].includes(message.type()))
        this.complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) =>
      this.complaints.push(`error: ${error.message}`),
    );
    page.on("dialog", (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.context().on("request", (request) => {
      this.requests.push(request.url());
      if (!this.origins.some((origin) => request.url().startsWith(origin)))
        this.complaints.push(`request to ${request.url()}`);
    });
  }
}

/** Drops the complaints that a test provokes and expects. */
export function forgive(watch: Watch, expected: RegExp): void {
  const others = watch.complaints.filter(
    (complaint) => !expected.test(complaint),
  );
  watch.complaints.splice(0, watch.complaints.length, ...others);
}

/** Goes to a page of somebody else's site, which knows the origin of ours. */
type Visit = (
  html: (origin: string) => string,
  policy: (origin: string) => string,
  options?: Parameters<Page["goto"]>[1],
) => Promise<void>;

interface Fixtures {
  watch: Watch;
  desk: Desk;
  visit: Visit;
}

/** Every test fails if the page complains on the console, throws, opens a dialog or asks another origin for anything. */
export const test = base.extend<Fixtures>({
  watch: [
    async ({ page, baseURL }, use) => {
      const watch = new Watch(page, baseURL!);
      await use(watch);
      expect(watch.complaints).toEqual([]);
    },
    { auto: true },
  ],
  desk: async ({ page }, use) => use(new Desk(page)),
  visit: async ({ page, baseURL, watch }, use) => {
    const { origin } = new URL(baseURL!);
    const sites: Served[] = [];
    await use(async (html, policy, options) => {
      const site = await serveSite(html(origin), policy(origin));
      sites.push(site);
      watch.origins.push(site.address);
      await page.goto(site.address, options);
    });
    for (const site of sites) site.stop();
  },
});

export { expect };

/** The example that the page offers. */
export const SAMPLE = {
  published: "2026-11-23",
  text: readFileSync(
    join(__dirname, "../../web/src/app/sample.txt"),
    "utf8",
  ).trimEnd(),
};

/** Where a picture or a file of a test is kept. */
export const artifact = (name: string): string =>
  join(__dirname, "artifacts", name);

/** The page, by what a reader sees. */
export class Desk {
  readonly area: Locator;
  readonly reading: Locator;
  readonly marks: Locator;
  readonly findings: Locator;
  readonly inspector: Locator;
  readonly alert: Locator;
  readonly status: Locator;

  constructor(readonly page: Page) {
    this.area = page.locator("textarea");
    this.reading = page.locator(".reading");
    this.marks = page.locator(".reading mark");
    this.findings = page.locator(".findings");
    this.inspector = page.locator(".inspector");
    this.alert = page.getByRole("alert");
    this.status = page.locator('.status-words[role="status"]');
  }

  /** Goes to the page, and does not wait until it is ready. */
  async visit(language: "ar" | "en" = "ar"): Promise<void> {
    await this.page.goto(language === "en" ? "./?lang=en" : "./");
  }

  async open(language: "ar" | "en" = "ar"): Promise<void> {
    await this.visit(language);
    await expect(this.status).toHaveText(/جاهز|ready/);
  }

  async openSample(): Promise<void> {
    await this.page
      .getByRole("button", { name: /تجربة مثال|Try an example/ })
      .click();
    await expect(this.marks.first()).toBeVisible();
  }

  /** Puts a text in as a paste does, in one go. */
  async paste(text: string): Promise<void> {
    await this.area.focus();
    await this.area.evaluate((area: HTMLTextAreaElement, value) => {
      area.value = value;
      area.dispatchEvent(
        new InputEvent("input", {
          bubbles: true,
          inputType: "insertFromPaste",
        }),
      );
    }, text);
  }

  /** Analyses a text that came in by paste and waits for its result. */
  async read(text: string): Promise<void> {
    await this.paste(text);
    await expect(this.marks.first()).toBeVisible();
  }

  async openFile(
    name: string,
    content: string | Uint8Array,
    mimeType = "",
  ): Promise<void> {
    await this.page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  }

  async inEnglish(): Promise<void> {
    await this.page.getByRole("button", { name: "English" }).click();
  }

  /** Waits until the whole text is there, code unit for code unit. */
  async expectText(text: string): Promise<void> {
    await expect
      .poll(() => this.reading.evaluate((element) => element.textContent))
      .toBe(text);
  }

  /** What `act` leaves on the clipboard. */
  async copied(act: () => Promise<unknown>): Promise<string> {
    await this.page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    await act();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Looks at one of the pictures, which comes when it is asked for. */
  async openPicture(kind: "timeline" | "network" | "map"): Promise<Locator> {
    await this.page.locator(`#tab-${kind}`).click();
    const picture = this.page.locator(`#picture[data-kind="${kind}"]`);
    await expect(picture.locator("svg.canvas")).toBeVisible();
    return picture;
  }

  analyzeButton(): Locator {
    return this.page.getByRole("button", { name: /^(تحليل|Analyse)$/ });
  }

  panel(
    name: "brief" | "events" | "quotes" | "names" | "times" | "pictures",
  ): Locator {
    return this.page.locator(`#${name}`);
  }

  /** The words that a highlight of ours is over. */
  highlighted(name: string): Promise<string[]> {
    return this.page.evaluate(
      (key) =>
        [...(CSS.highlights.get(key) ?? [])].map((range) => String(range)),
      name,
    );
  }

  /** Frames are pages of their own: a test of one that has frames leaves them out. */
  async expectAccessible({ frames = true } = {}): Promise<void> {
    const builder = new AxeBuilder({ page: this.page });
    if (!frames) builder.exclude("iframe");
    const { violations } = await builder.analyze();
    expect(
      violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map((node) => node.html),
      })),
    ).toEqual([]);
  }

  async expectNoSideways(): Promise<void> {
    const widths = await this.page.evaluate(
      () => [document.documentElement.scrollWidth, innerWidth] as const,
    );
    expect(widths[0]).toBeLessThanOrEqual(widths[1]);
  }
}
