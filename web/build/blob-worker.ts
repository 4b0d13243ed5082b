import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rollup } from "vite";

const NAME = "virtual:blob-worker";
const ENTRY = fileURLToPath(new URL("../src/engine/blob-worker.ts", import.meta.url));

/** Gives `virtual:blob-worker`: the worker as one classic script, to be started from a Blob. */
export function blobWorker(): Plugin {
  return {
    name: "blob-worker",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: async (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(await bundle())};` : null),
  };
}

async function bundle(): Promise<string> {
  const outputs = (await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [withoutAddress()],
    build: {
      target: "es2022",
      write: false,
      lib: { entry: ENTRY, formats: ["iife"], name: "khabarWorker" },
    },
  })) as Rollup.RollupOutput[];
  return outputs[0]!.output[0].code;
}

/** A worker from a Blob has no place of its own to look for the module in, and is given it. */
function withoutAddress(): Plugin {
  return {
    name: "without-address",
    enforce: "pre",
    transform: (code, id) => (id.endsWith("/khabar.mjs") ? code.replaceAll("import.meta.url", '"blob:"') : null),
  };
}
