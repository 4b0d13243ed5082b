import { readFileSync } from "node:fs";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { serviceWorker } from "./build/service-worker.js";
import { worldMap } from "./build/world.js";

const FONTS = [
  "@fontsource/ibm-plex-sans-arabic",
  "@fontsource/noto-naskh-arabic",
  "@fontsource-variable/markazi-text",
];

/** The Open Font License asks that its text goes wherever the fonts go. */
function fontLicences(): Plugin {
  return {
    name: "font-licences",
    generateBundle() {
      for (const font of FONTS) {
        const source = readFileSync(new URL(`node_modules/${font}/LICENSE`, import.meta.url), "utf8");
        this.emitFile({ type: "asset", fileName: `licences/${font.replace(/^.*\//, "")}.txt`, source });
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
