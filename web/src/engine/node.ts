/** Khabar for Node: the same interface as in the browser, on a worker thread. */
import { Worker } from "node:worker_threads";
import { startAnalyzer, type Analyzer } from "./analyzer.js";
import type { AnalyzerOptions } from "./browser.js";
import type { ChannelEvents, OpenChannel } from "./channel.js";
import type { Reply } from "./protocol.js";

export type { Analyzer, AnalyzeOptions } from "./analyzer.js";
export type { AnalyzerOptions } from "./browser.js";
export type { AnalysisOptions } from "./protocol.js";
export * from "./analysis.js";
export { KhabarError } from "./errors.js";

/**
 * Starts a worker thread and loads the analyser in it; `wasm` is a file URL, a path or the bytes. An idle analyser does not keep
 * the process alive.
 */
export function createAnalyzer(options: Pick<AnalyzerOptions, "wasm"> = {}): Promise<Analyzer> {
  const open: OpenChannel = (events) =>
    connect(new Worker(new URL("./node-worker.js", import.meta.url), { execArgv: [] }), events);
  const { wasm = null } = options;
  return startAnalyzer(open, wasm instanceof URL ? wasm.href : wasm);
}

function connect(worker: Worker, events: ChannelEvents): ReturnType<OpenChannel> {
  worker.on("message", (reply: Reply) => events.onReply(reply));
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
