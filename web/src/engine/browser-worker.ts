import { loadCore } from "./core.js";
import { inParts, type Request } from "./protocol.js";
import { createService } from "./service.js";

const answer = createService((wasm) => loadCore(wasm ?? new URL("../../generated/khabar.wasm", import.meta.url).href));

self.onmessage = async (event: MessageEvent<Request>) => {
  for (const reply of inParts(await answer(event.data))) self.postMessage(reply);
};
