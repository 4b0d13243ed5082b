// Takes the wasm module from where the build leaves it (or from KHABAR_WASM) to generated/, where the sources expect it.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const from = process.env.KHABAR_WASM ?? fileURLToPath(new URL("../build/wasm/", import.meta.url));
const to = fileURLToPath(new URL("generated/", import.meta.url));

const files = [
  ["khabar.mjs", "khabar.mjs"],
  ["khabar.wasm", "khabar.wasm"],
  ["khabar.d.ts", "khabar.d.mts"],
];

const missing = files.filter(([name]) => !existsSync(join(from, name)));
if (missing.length > 0) {
  console.error(
    `${from} lacks ${missing.map(([name]) => name).join(", ")}: build the wasm module first (scripts/build).`,
  );
  process.exit(1);
}
mkdirSync(to, { recursive: true });
for (const [name, as] of files) copyFileSync(join(from, name), join(to, as));
