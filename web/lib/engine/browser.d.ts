/**
 * Khabar for the browser. The analysis runs in a worker of its own, so a page stays responsive meanwhile.
 *
 *     const analyzer = await createAnalyzer();
 *     const analysis = await analyzer.analyze(text, { published: "2026-11-20" });
 */
import { type Analyzer } from "./analyzer.js";
export type { Analyzer, AnalyzeOptions } from "./analyzer.js";
export type { AnalysisOptions } from "./protocol.js";
export * from "./analysis.js";
export { KhabarError } from "./errors.js";
export interface AnalyzerOptions {
    /** Where `khabar.wasm` is, if it does not lie where the package puts it. */
    wasm?: string | URL;
    /** Starts the worker (browser only); called again after an abort. For sites that bundle or host it differently. */
    worker?: () => Worker;
}
/** Starts a worker and loads the analyser in it. Rejects with `KhabarError` code `load-failed` or `crashed`. */
export declare function createAnalyzer(options?: AnalyzerOptions): Promise<Analyzer>;
