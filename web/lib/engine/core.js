/** The only file that knows the wasm module. It runs inside the worker. */
import createModule from "../../generated/khabar.mjs";
import { KhabarError } from "./errors.js";
/** Starts the module from `wasm`: an address to fetch, or the bytes themselves. Throws `KhabarError`. */
export async function loadCore(wasm) {
    const module = await createModule(typeof wasm === "string" ? { locateFile: () => wasm } : { wasmBinary: wasm }).catch((cause) => {
        throw new KhabarError("load-failed", `The analyser could not be loaded: ${String(cause)}`);
    });
    return {
        version: module.version(),
        analyze: (text, options) => readResult(module.analyze(text, JSON.stringify(options))),
    };
}
/** Reads what the module's `analyze` gave: the document, or `{"ok":false,"error":{code,offset,message}}`. */
export function readResult(json) {
    const result = JSON.parse(json);
    if (!("ok" in result))
        return result;
    const { code, offset, message } = result.error;
    throw new KhabarError(code, message, offset !== null && offset >= 0 ? offset : null);
}
