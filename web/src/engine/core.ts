/** The only file that knows the wasm module. It runs inside the worker. */
import createModule from "../../generated/khabar.mjs";
import type { Analysis } from "./analysis.js";
import { KhabarError } from "./errors.js";
import type { AnalysisOptions, Wasm } from "./protocol.js";

export interface Core {
  version: string;
  /** Throws `KhabarError`. */
  analyze(text: string, options: AnalysisOptions): Analysis;
}

/** Starts the module from `wasm`: an address to fetch, or the bytes themselves. Throws `KhabarError`. */
export async function loadCore(wasm: Wasm): Promise<Core> {
  const module = await createModule(
    typeof wasm === "string" ? { locateFile: () => wasm } : { wasmBinary: wasm, locateFile: (name: string) => name },
  ).catch((cause: unknown) => {
    throw new KhabarError("load-failed", `The analyser could not be loaded: ${String(cause)}`);
  });
  return {
    version: module.version(),
    analyze: (text, options) => readResult(module.analyze(text, JSON.stringify(options))),
  };
}

interface Failure {
  ok: false;
  error: { code: string; offset: number | null; message: string };
}

/** Reads what the module's `analyze` gave: the document, or `{"ok":false,"error":{code,offset,message}}`. */
export function readResult(json: string): Analysis {
  const result = JSON.parse(json) as Analysis | Failure;
  if (!("ok" in result)) return result;
  const { code, offset, message } = result.error;
  throw new KhabarError(code, message, offset !== null && offset >= 0 ? offset : null);
}
