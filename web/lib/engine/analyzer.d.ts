import type { Analysis } from "./analysis.js";
import type { OpenChannel } from "./channel.js";
import { type AnalysisOptions } from "./protocol.js";
export interface AnalyzeOptions extends AnalysisOptions {
    /** Aborting rejects the promise with the signal's reason and stops the work itself. */
    signal?: AbortSignal;
}
export interface Analyzer {
    /** Version of the core. */
    readonly version: string;
    /**
     * Analyses one text. Calls are served in order. Rejects with a `KhabarError`, or with the reason of `signal`.
     */
    analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
    /** Stops the worker. Calls that have not been answered are rejected with code `disposed`. */
    dispose(): void;
}
/** Opens a worker, loads the module at `wasm` (null: the one that belongs to the package) and waits until it is ready. */
export declare function startAnalyzer(open: OpenChannel, wasm: string | null): Promise<Analyzer>;
