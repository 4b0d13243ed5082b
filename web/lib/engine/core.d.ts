import type { Analysis } from "./analysis.js";
import type { AnalysisOptions } from "./protocol.js";
export interface Core {
    version: string;
    /** Throws `KhabarError`. */
    analyze(text: string, options: AnalysisOptions): Analysis;
}
/** Starts the module from `wasm`: an address to fetch, or the bytes themselves. Throws `KhabarError`. */
export declare function loadCore(wasm: string | Uint8Array): Promise<Core>;
/** Reads what the module's `analyze` gave: the document, or `{"ok":false,"error":{code,offset,message}}`. */
export declare function readResult(json: string): Analysis;
