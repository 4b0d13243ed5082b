import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import type { Plugin } from "vite";

const TEMPLATE = new URL("worker-template.js", import.meta.url);
const PUBLIC = new URL("../public/", import.meta.url);

/** Writes `sw.js`, which keeps all files of the page for work without a connection. */
export function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    // After vite itself, which finishes the code of the chunks here.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hash = createHash("sha256");
        const files: string[] = ["./"];
        for (const [name, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
          if (name.startsWith("licences/")) continue;
          if (name !== "index.html") files.push(name);
          hash.update(name).update(output.type === "chunk" ? output.code : output.source);
        }
        for (const file of readdirSync(PUBLIC, { withFileTypes: true })) {
          if (!file.isFile()) continue;
          files.push(file.name);
          hash.update(readFileSync(new URL(file.name, PUBLIC)));
        }
        const template = readFileSync(TEMPLATE, "utf8");
        const source = template
          .replace('"VERSION"', JSON.stringify(hash.update(template).digest("hex").slice(0, 12)))
          .replace('["FILES"]', JSON.stringify(files));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
