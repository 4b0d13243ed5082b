/**
 * Khabar for the browser. The analysis runs in a worker of its own, so a page stays responsive meanwhile.
 *
 *     const analyzer = await createAnalyzer();
 *     const analysis = await analyzer.analyze(text, { published: "2026-11-20" });
 */
import { startAnalyzer } from "./analyzer.js";
export * from "./analysis.js";
export { KhabarError } from "./errors.js";
/** Starts a worker and loads the analyser in it. Rejects with `KhabarError` code `load-failed` or `crashed`. */
export function createAnalyzer(options = {}) {
    const startWorker = options.worker ?? (() => new Worker(new URL("./browser-worker.js", import.meta.url), { type: "module" }));
    const open = (events) => connect(startWorker(), events);
    const wasm = options.wasm === undefined ? null : new URL(options.wasm, document.baseURI).href;
    return startAnalyzer(open, wasm);
}
function connect(worker, events) {
    worker.onmessage = (event) => events.onReply(event.data);
    worker.onerror = (event) => events.onBreakdown(event.message || "The worker could not be started.");
    worker.onmessageerror = () => events.onBreakdown("A reply of the worker could not be read.");
    return {
        post: (request) => worker.postMessage(request),
        terminate: () => worker.terminate(),
        setBusy: () => undefined,
    };
}
