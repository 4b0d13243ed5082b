import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";

const WASM = new URL("../generated/khabar.wasm", import.meta.url);

/** Turns the page into one HTML file with everything in it, which also opens from a disk. */
export function singleFile(fileName: string): Plugin {
  return {
    name: "single-file",
    // After vite itself, which finishes the code of the chunks here.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const outputs = Object.values(bundle);
        const text = (wanted: (name: string) => boolean): string =>
          outputs
            .filter(({ fileName: name }) => wanted(name))
            .map((output) => (output.type === "asset" ? asText(output) : ""))
            .join("\n");
        const entry = outputs.find((output) => output.type === "chunk" && output.isEntry) as Rollup.OutputChunk;
        const script = entry.code.replaceAll("</script", "<\\/script");
        const style = text((name) => name.endsWith(".css"));
        const page = text((name) => name === "index.html");
        for (const { fileName: name } of outputs) delete bundle[name];
        this.emitFile({ type: "asset", fileName, source: assemble(page, script, style) });
      },
    },
  };
}

function asText({ source }: Rollup.OutputAsset): string {
  return typeof source === "string" ? source : Buffer.from(source).toString("utf8");
}

function assemble(page: string, script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${sha256(style)}'`,
    "worker-src blob:",
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const module = gzipSync(readFileSync(WASM), { level: 9 }).toString("base64");
  return page
    .replace(/<script type="module"[^>]*><\/script>/, "")
    .replace(/<link rel="(?:stylesheet|manifest|modulepreload)"[^>]*>/g, "")
    .replace(/<head>/, () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace("</head>", () => `<style>${style}</style></head>`)
    .replace(
      "</body>",
      () =>
        `<script type="application/gzip" id="khabar-wasm">${module}</script><script type="module">${script}</script></body>`,
    );
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("base64");
}
