/** Starts the analyser where no worker script can be fetched: on other people's sites and from `file://`. */
import code from "virtual:blob-worker";
import { startAnalyzer, type Analyzer } from "./analyzer.js";
import { throughWorker } from "./worker-channel.js";

/** `wasm` are the bytes of the module. Needs `worker-src blob:` where there is a Content-Security-Policy. */
export function createInlineAnalyzer(wasm: Uint8Array): Promise<Analyzer> {
  const address = trusted(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  return startAnalyzer(
    throughWorker(() => new Worker(address)),
    wasm,
  );
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): string;
  };
}

/** Sites that require Trusted Types name our policy in their Content-Security-Policy: `trusted-types khabar`. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy("khabar", { createScriptURL: (own) => own }).createScriptURL(address) ?? address;
}
