import { defineConfig } from "vite";
import { blobWorker } from "./build/blob-worker.js";
import { shared } from "./vite.config.js";

/** The widget: one script for any site. */
export default defineConfig({
  ...shared,
  publicDir: false,
  plugins: [blobWorker()],
  build: {
    ...shared.build,
    outDir: "dist/widget",
    emptyOutDir: false,
    lib: {
      entry: "src/widget/define.ts",
      formats: ["iife"],
      name: "khabarWidget",
      fileName: () => "khabar-analyzer.js",
    },
  },
});
