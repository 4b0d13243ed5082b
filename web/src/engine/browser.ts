/**
 * Khabar for the browser. The analysis runs in a worker of its own, so a page stays responsive meanwhile.
 *
 *     const analyzer = await createAnalyzer();
 *     const analysis = await analyzer.analyze(text, { published: "2026-11-20" });
 */
import { startAnalyzer, type Analyzer } from "./analyzer.js";
import type { ChannelEvents, OpenChannel } from "./channel.js";
import type { Reply } from "./protocol.js";

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
export function createAnalyzer(options: AnalyzerOptions = {}): Promise<Analyzer> {
  const startWorker =
    options.worker ?? (() => new Worker(new URL("./browser-worker.js", import.meta.url), { type: "module" }));
  const open: OpenChannel = (events) => connect(startWorker(), events);
  const wasm = options.wasm === undefined ? null : new URL(options.wasm, document.baseURI).href;
  return startAnalyzer(open, wasm);
}

function connect(worker: Worker, events: ChannelEvents): ReturnType<OpenChannel> {
  worker.onmessage = (event: MessageEvent<Reply>) => events.onReply(event.data);
  worker.onerror = (event) => events.onBreakdown(event.message || "The worker could not be started.");
  worker.onmessageerror = () => events.onBreakdown("A reply of the worker could not be read.");
  return {
    post: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
    setBusy: () => undefined,
  };
}
