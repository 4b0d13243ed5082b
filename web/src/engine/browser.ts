/**
 * Khabar for the browser. The analysis runs in a worker of its own, so a page stays responsive meanwhile.
 *
 *     const analyzer = await createAnalyzer();
 *     const analysis = await analyzer.analyze(text, { published: "2026-11-20" });
 */
import { startAnalyzer, type Analyzer } from "./analyzer.js";
import { throughWorker } from "./worker-channel.js";

export type { Analyzer, AnalyzeOptions } from "./analyzer.js";
export type { AnalysisOptions } from "./protocol.js";
export * from "./analysis.js";
export { KhabarError } from "./errors.js";

export interface AnalyzerOptions {
  /** Where `khabar.wasm` is, if it does not lie where the package puts it, or its bytes. */
  wasm?: string | URL | Uint8Array;
  /** Starts the worker (browser only); called again after an abort. For sites that bundle or host it differently. */
  worker?: () => Worker;
}

/** Starts a worker and loads the analyser in it. Rejects with `KhabarError` code `load-failed` or `crashed`. */
export function createAnalyzer(options: AnalyzerOptions = {}): Promise<Analyzer> {
  const startWorker =
    options.worker ?? (() => new Worker(new URL("./browser-worker.js", import.meta.url), { type: "module" }));
  const { wasm = null } = options;
  const bytes = wasm === null || wasm instanceof Uint8Array;
  return startAnalyzer(throughWorker(startWorker), bytes ? wasm : new URL(wasm, document.baseURI).href);
}
