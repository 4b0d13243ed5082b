/** Khabar for Node: the same interface as in the browser, on a worker thread. */
import { Worker } from "node:worker_threads";
import { startAnalyzer } from "./analyzer.js";
export * from "./analysis.js";
export { KhabarError } from "./errors.js";
/**
 * Starts a worker thread and loads the analyser in it; `wasm` is a file URL or a path. An idle analyser does not keep
 * the process alive.
 */
export function createAnalyzer(options = {}) {
    const open = (events) => connect(new Worker(new URL("./node-worker.js", import.meta.url), { execArgv: [] }), events);
    return startAnalyzer(open, options.wasm === undefined ? null : String(options.wasm));
}
function connect(worker, events) {
    worker.on("message", (reply) => events.onReply(reply));
    worker.on("error", (cause) => events.onBreakdown(String(cause)));
    worker.on("messageerror", () => events.onBreakdown("A reply of the worker could not be read."));
    return {
        post: (request) => worker.postMessage(request),
        terminate: () => {
            worker.removeAllListeners();
            void worker.terminate();
        },
        setBusy: (busy) => (busy ? worker.ref() : worker.unref()),
    };
}
