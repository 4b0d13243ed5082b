import { loadCore } from "./core.js";
import type { Request } from "./protocol.js";
import { createService } from "./service.js";

const answer = createService((wasm) => loadCore(wasm ?? new URL("../../generated/khabar.wasm", import.meta.url).href));

self.onmessage = async (event: MessageEvent<Request>) => {
  self.postMessage(await answer(event.data));
};
