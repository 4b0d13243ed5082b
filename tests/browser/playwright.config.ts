import { defineConfig } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

const port = Number(process.env["KHABAR_TEST_PORT"] ?? 8321);

/** Serves web/dist as scripts/start does and opens it in Chromium. */
export default defineConfig({
  testDir: ".",
  outputDir: "artifacts/runs",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env["KHABAR_REPORT"]
    ? [["list"], ["junit", { outputFile: process.env["KHABAR_REPORT"] }]]
    : [["list"]],
  webServer: {
    command: `node ../../scripts/serve.mjs ../../web/dist ${port}`,
    url: `http://127.0.0.1:${port}/`,
  },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: "chromium",
    viewport: { width: 1360, height: 900 },
    // Only the tests of offline work want one: it would answer in place of the server.
    serviceWorkers: "block",
    launchOptions,
  },
});
