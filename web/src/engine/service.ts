/** The worker's side of the protocol, the same in browsers and in Node. */
import type { Core } from "./core.js";
import { KhabarError } from "./errors.js";
import { toWire, type Reply, type Request, type Wasm } from "./protocol.js";

/**
 * Makes the function that answers requests. `load` starts the core. Whatever is thrown on the way becomes a `failed`
 * reply, so that the promise on the other side always settles.
 */
export function createService(load: (wasm: Wasm | null) => Promise<Core>): (request: Request) => Promise<Reply> {
  let core: Core | null = null;

  return async (request) => {
    const { id } = request;
    try {
      switch (request.kind) {
        case "load":
          core = await load(request.wasm);
          return { kind: "loaded", id, version: core.version };
        case "analyze":
          if (!core) throw new KhabarError("load-failed", "The analyser has not been loaded.");
          return { kind: "analyzed", id, analysis: core.analyze(request.text, request.options) };
      }
    } catch (cause) {
      return { kind: "failed", id, error: toWire(cause) };
    }
  };
}
