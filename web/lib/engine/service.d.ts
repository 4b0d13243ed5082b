/** The worker's side of the protocol, the same in browsers and in Node. */
import type { Core } from "./core.js";
import { type Reply, type Request } from "./protocol.js";
/**
 * Makes the function that answers requests. `load` starts the core. Whatever is thrown on the way becomes a `failed`
 * reply, so that the promise on the other side always settles.
 */
export declare function createService(load: (wasm: string | null) => Promise<Core>): (request: Request) => Promise<Reply>;
