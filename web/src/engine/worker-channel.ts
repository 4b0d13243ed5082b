import type { OpenChannel } from "./channel.js";
import type { Reply } from "./protocol.js";

/** Channels to web workers, each started by `startWorker`. */
export function throughWorker(startWorker: () => Worker): OpenChannel {
  return (events) => {
    const worker = startWorker();
    worker.onmessage = (event: MessageEvent<Reply>) => events.onReply(event.data);
    worker.onerror = (event) => events.onBreakdown(event.message || "The worker could not be started.");
    worker.onmessageerror = () => events.onBreakdown("A reply of the worker could not be read.");
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => worker.terminate(),
      setBusy: () => undefined,
    };
  };
}
