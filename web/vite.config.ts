import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { serviceWorker } from "./build/service-worker.js";
import { worldMap } from "./build/world.js";

const FONT_LICENCES = new URL("generated/fonts/licences/", import.meta.url);

/** The Open Font License asks that its text goes wherever the fonts go; `build/fonts.mjs` lays it beside them. */
function fontLicences(): Plugin {
  return {
    name: "font-licences",
    generateBundle() {
      for (const name of readdirSync(FONT_LICENCES)) {
        const source = readFileSync(new URL(name, FONT_LICENCES), "utf8");
        this.emitFile({ type: "asset", fileName: `licences/${name}`, source });
      }
    },
  };
}

export const shared = {
  base: "./",
  build: {
    target: "es2022",
    // Inlined files would be data: addresses, which the page's Content-Security-Policy does not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
} satisfies UserConfig;

/** The page. */
export default defineConfig({ ...shared, plugins: [worldMap(), fontLicences(), serviceWorker()] });
