import { type Analyzer } from "./analyzer.js";
import type { AnalyzerOptions } from "./browser.js";
export type { Analyzer, AnalyzeOptions } from "./analyzer.js";
export type { AnalyzerOptions } from "./browser.js";
export type { AnalysisOptions } from "./protocol.js";
export * from "./analysis.js";
export { KhabarError } from "./errors.js";
/**
 * Starts a worker thread and loads the analyser in it; `wasm` is a file URL or a path. An idle analyser does not keep
 * the process alive.
 */
export declare function createAnalyzer(options?: Pick<AnalyzerOptions, "wasm">): Promise<Analyzer>;
