import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { blobWorker } from "./build/blob-worker.js";
import { singleFile } from "./build/single-file.js";
import { worldMap } from "./build/world.js";
import { shared } from "./vite.config.js";

const inline = fileURLToPath(new URL("src/app/start-inline.ts", import.meta.url));

/** The page as one file, for a memory stick or a mail. */
export default defineConfig({
  ...shared,
  publicDir: false,
  plugins: [worldMap(), blobWorker(), singleFile("khabar-offline.html")],
  resolve: { alias: [{ find: /^\.\/start\.js$/, replacement: inline }] },
  build: {
    ...shared.build,
    emptyOutDir: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    rollupOptions: { output: { inlineDynamicImports: true } },
  },
});
