/** The worker where scripts cannot be loaded from an address: its code travels in the page and it is given the bytes. */
import { loadCore } from "./core.js";
import { KhabarError } from "./errors.js";
import { inParts, type Request } from "./protocol.js";
import { createService } from "./service.js";

const answer = createService((wasm) => {
  if (wasm === null) throw new KhabarError("load-failed", "This worker has to be given the module.");
  return loadCore(wasm);
});

self.onmessage = async (event: MessageEvent<Request>) => {
  for (const reply of inParts(await answer(event.data))) self.postMessage(reply);
};
