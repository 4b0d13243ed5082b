import { readFile } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { loadCore } from "./core.js";
import { KhabarError } from "./errors.js";
import { inParts, type Request, type Wasm } from "./protocol.js";
import { createService } from "./service.js";

async function readWasm(wasm: Wasm | null): Promise<Uint8Array> {
  if (wasm instanceof Uint8Array) return wasm;
  const place = wasm ?? new URL("../../generated/khabar.wasm", import.meta.url).href;
  return readFile(place.startsWith("file:") ? new URL(place) : place).catch((cause: unknown) => {
    throw new KhabarError("load-failed", `The analyser's wasm file could not be read: ${String(cause)}`);
  });
}

const answer = createService(async (wasm) => loadCore(await readWasm(wasm)));

parentPort?.on("message", async (request: Request) => {
  for (const reply of inParts(await answer(request))) parentPort?.postMessage(reply);
});
