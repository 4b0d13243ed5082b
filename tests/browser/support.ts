import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
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

interface Fixtures {
  watch: Watch;
  desk: Desk;
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
    this.status = page.getByRole("status");
  }

  async open(language: "ar" | "en" = "ar"): Promise<void> {
    await this.page.goto(language === "en" ? "./?lang=en" : "./");
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
