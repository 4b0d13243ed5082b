import { loadCore } from "./core.js";
import { createService } from "./service.js";
const answer = createService((wasm) => loadCore(wasm ?? new URL("../../generated/khabar.wasm", import.meta.url).href));
self.onmessage = async (event) => {
    self.postMessage(await answer(event.data));
};
